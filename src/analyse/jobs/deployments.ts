import type { Job, Run } from '../../model/run.ts'
import { matchJobName, type NameMatch } from './job-name.ts'
import { neverRan } from './job-report.ts'

/**
 * Returns the ids of the jobs that may have waited for an approval; empty without the workflow file.
 *
 * 1. A job that started waited for none if nobody approved an environment that it may deploy to. If the approvals
 *    could not be read, it may have waited for any.
 * 2. A job that never started may still wait for any.
 */
export function findDeployments({ jobs = [], graph, approved = UNREAD }: Run): ReadonlySet<number> {
  if (graph === undefined) return new Set()
  const mayHaveWaited = (job: Job) =>
    matchJobName(job.name, graph).some(
      (match) =>
        neverRan(job)
          ? environmentOf(match) !== undefined // 2
          : approved.some((name) => mayDeployTo(match, name)), // 1
    )
  return new Set(jobs.filter((job) => job.kind === 'job' && mayHaveWaited(job)).map(({ id }) => id))
}

/** One approval of an unknown environment. */
const UNREAD = [undefined] as const

function environmentOf(match: NameMatch): string | undefined {
  return match.at(-1)?.job.environment
}

/** Whether a job may deploy to an environment: names ignore case, and an expression can be any text. */
function mayDeployTo(match: NameMatch, name: string | undefined): boolean {
  if (match.at(-1)?.job.called === 'unread') return true
  const environment = environmentOf(match)?.toLowerCase()
  if (environment === undefined || name === undefined) return environment !== undefined
  const [start = '', ...others] = environment.split(/\$\{\{.*?\}\}/s)
  const end = others.at(-1)
  const known = name.toLowerCase()
  if (end === undefined) return known === start
  return known.length >= start.length + end.length && known.startsWith(start) && known.endsWith(end)
}
