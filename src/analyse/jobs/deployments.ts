import type { Run } from '../../model/run.ts'
import { readJobName } from './job-name.ts'

/**
 * Finds the jobs that deploy to an environment, which can require an approval.
 *
 * @returns ids of jobs; none without the workflow file
 */
export function findDeployments({ jobs = [], graph }: Run): ReadonlySet<number> {
  if (graph === undefined) return new Set()
  const deploys = (name: string) => {
    const readings = readJobName(name, graph)
    return readings.length > 0 && readings.every((reading) => reading.at(-1)?.job.environment)
  }
  return new Set(
    jobs.filter(({ kind, name }) => kind === 'job' && deploys(name)).map(({ id }) => id),
  )
}
