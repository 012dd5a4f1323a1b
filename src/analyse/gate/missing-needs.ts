import type { Report } from '../../model/report/report.ts'
import type { JobGraph, WorkflowJob } from '../../model/workflow-file.ts'
import { CALLS, matchJobName } from '../jobs/job-name.ts'
import { keyWithin, scopesOf } from '../needs/possible-keys.ts'
import { isDeclaredFor, type LimitInputs } from './limit-report.ts'

/**
 * Returns the keys of the workflow file that the current job must wait for, if it waits for none although it is given
 * `needs` and another job is listed that it could wait for:
 *
 * 1. by the file, a job of the same workflow that does not wait for the current one;
 * 2. by names alone, a job of the same caller that is no leg of the current one.
 *
 * With `fail-on-jobs`, only the keys that its lines stand for.
 *
 * @returns no keys if the file is not known or does not show them; `undefined` if the job waits for others, if nothing shows
 * whether it does, or if no other job runs
 */
export function missingNeeds(
  { run, jobs = [] }: Pick<Report, 'run' | 'jobs'>,
  { needs, failOnJobs }: Pick<LimitInputs, 'needs' | 'failOnJobs'>,
): readonly string[] | undefined {
  const current = jobs.find((job) => job.current)?.listed.name
  if (needs?.length !== 0 || current === undefined) return undefined
  const others = jobs
    .filter((job) => !job.current && job.listed.kind === 'job')
    .map(({ listed: job }) => job.name)
  const byFile = run.graph && jobsToWaitFor(run.graph, current, others)
  if (byFile !== undefined) {
    const meant = byFile.filter((job) => isDeclaredFor(job, failOnJobs))
    const keys = (meant.length === 0 ? byFile : meant).map(
      ({ key, writtenKey = key }) => writtenKey,
    )
    return keys.length === 0 ? undefined : keys
  }
  const isCalled = current.includes(CALLS)
  const prefix = isCalled ? current.slice(0, current.lastIndexOf(CALLS) + CALLS.length) : ''
  const baseOf = (name: string) => name.slice(prefix.length).split(LEG_OR_CALL)[0]
  const areOther = others.some(
    (name) => name.startsWith(prefix) && baseOf(name) !== baseOf(current),
  )
  return areOther ? [] : undefined // 2
}

/** What GitHub writes behind a key. */
const LEG_OR_CALL = / \(| \/ /

/** Returns the jobs to wait for, none if there are none; `undefined` if the file does not explain the listed jobs. */
function jobsToWaitFor(
  graph: JobGraph,
  current: string,
  others: readonly string[],
): JobGraph | undefined {
  const [scope, otherScope] = scopesOf(current, graph)
  if (scope === undefined || scope.graph === 'unread' || otherScope !== undefined) return undefined
  const keysOf = (name: string) => matchJobName(name, graph).map((match) => keyWithin(scope, match))
  const [own = '', ...ambiguous] = keysOf(current)
  const listed = others.map(keysOf)
  if (ambiguous.length > 0 || listed.some((keys) => keys.length === 0)) return undefined
  const declared = scope.graph
  if (declared.some(({ key, needs }) => key === own && needs.length > 0)) return []
  const waiting = withDependents(own, declared)
  const open = declared.filter(({ key }) => !waiting.has(key)) // 1
  const isListed = ({ key }: WorkflowJob) => listed.some((keys) => keys.includes(key))
  return open.some(isListed) ? open : []
}

/** Returns a key and those of the jobs that wait for its job. */
function withDependents(own: string, graph: JobGraph): ReadonlySet<string> {
  const all = new Set([own])
  // The iteration includes the keys that it adds.
  for (const key of all) for (const job of graph) if (job.needs.includes(key)) all.add(job.key)
  return all
}
