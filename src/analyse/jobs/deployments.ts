import type { Run } from '../../model/run.ts'
import { matchJobName } from './job-name.ts'

/** Returns the ids of the jobs that deploy to an environment; empty without the workflow file. */
export function findDeployments({ jobs = [], graph }: Run): ReadonlySet<number> {
  if (graph === undefined) return new Set()
  const deploys = (name: string) => {
    const matches = matchJobName(name, graph)
    return matches.length > 0 && matches.every((match) => match.at(-1)?.job.environment)
  }
  return new Set(
    jobs.filter(({ kind, name }) => kind === 'job' && deploys(name)).map(({ id }) => id),
  )
}
