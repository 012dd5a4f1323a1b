import type { Need } from '../model/report.ts'
import type { Job } from '../model/run.ts'

/**
 * The jobs that a key of the workflow file stands for: itself, the legs of its matrix, or the jobs
 * of the workflow that it calls. Empty when a `name:` hides the key: then nothing is concluded.
 */
export function jobsOfNeed<J extends Pick<Job, 'name'>>({ key }: Need, jobs: readonly J[]): J[] {
  return jobs.filter(
    ({ name }) => name === key || name.startsWith(`${key} (`) || name.startsWith(`${key} / `),
  )
}
