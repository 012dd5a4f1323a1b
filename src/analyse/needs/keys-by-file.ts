import type { JobGraph } from '../../model/workflow-file.ts'
import { listNameMatches } from '../jobs/job-name.ts'
import { findScopes, keyWithin } from './needs-scope.ts'
import {
  type KeyedJob,
  needKey,
  type ListedJobs,
  onlyKey,
  OTHER_KEY,
  type PossibleKeys,
} from './possible-keys.ts'

/**
 * Determines from the workflow file which keys each listed job may belong to.
 *
 * @returns `undefined` if the file does not explain every job and every key of `needs`, because another
 * version runs, or if the current job is in a called workflow that was not read
 */
export function keysByFile(graph: JobGraph, listed: ListedJobs): PossibleKeys | undefined {
  const { jobs, current, needs, complete } = listed
  const matches = jobs.map((job) => ({ job, matches: listNameMatches(job.name, graph) }))
  const [scope, otherScope] = findScopes(graph, listed)
  if (otherScope !== undefined) return anyKey(listed)
  const declared = scope?.graph ?? 'unread'
  if (scope === undefined || declared === 'unread') return undefined

  const waitedFor = withNeeds(needs.map(needKey), declared)
  const possible = matches.map(({ job, matches }) => {
    const keys = new Set(matches.map((match) => keyWithin(scope, match)))
    if (job === current) for (const key of waitedFor) keys.delete(key)
    return { job, keys }
  })
  const single = declared.filter(({ matrix, called }) => !matrix && called === undefined)
  const present = single.filter(({ key, name }) => waitedFor.has(key) && !name.includes('${{'))
  const keyed = eliminate(possible, {
    single: new Set(single.map(({ key }) => key)),
    present: new Set(complete && current !== undefined ? present.map(({ key }) => key) : []),
  })
  if (keyed.some(({ keys }) => keys.size === 0)) return undefined
  const within = keyed.filter((job) => job.job !== current && onlyKey(job) !== OTHER_KEY)
  return { basis: 'file', jobs: within, waitedFor }
}

/** Lets each job belong to any key, if it is unknown to which workflow `needs` refers. */
function anyKey({ jobs, current, needs }: ListedJobs): PossibleKeys {
  const waitedFor = new Set(needs.map(needKey))
  const keys = new Set([...waitedFor, OTHER_KEY])
  const others = jobs.filter((job) => job !== current)
  return { basis: 'file', jobs: others.map((job) => ({ job, keys })), waitedFor }
}

function withNeeds(keys: readonly string[], graph: JobGraph): ReadonlySet<string> {
  const needsOf = new Map(graph.map(({ key, needs }) => [key, needs]))
  const all = new Set(keys)
  // The iteration includes the keys that it adds.
  for (const key of all) for (const needed of needsOf.get(key) ?? []) all.add(needed)
  return all
}

interface Bounds {
  /** Keys with at most one job. */
  readonly single: ReadonlySet<string>
  /** Keys with at least one of the jobs. */
  readonly present: ReadonlySet<string>
}

/**
 * Removes impossible keys until none is left: (1) a key with at most one job is not the key of another
 * job, (2) if a key has at least one job and only one is possible, it is the key of that job.
 */
function eliminate(jobs: readonly KeyedJob[], bounds: Bounds): readonly KeyedJob[] {
  let [before, after] = [jobs, eliminateOnce(jobs, bounds)]
  while (countKeys(after) < countKeys(before)) {
    ;[before, after] = [after, eliminateOnce(after, bounds)]
  }
  return after
}

function eliminateOnce(jobs: readonly KeyedJob[], { single, present }: Bounds): KeyedJob[] {
  const owners = new Map(jobs.map((job) => [onlyKey(job), job]))
  const holders = Map.groupBy(
    jobs.flatMap(({ keys }) => [...keys]),
    (key) => key,
  )
  return jobs.map((job) => {
    const open = [...job.keys].filter(
      (key) => !single.has(key) || (owners.get(key) ?? job) === job, // (1)
    )
    const due = open.filter((key) => present.has(key) && holders.get(key)?.length === 1) // (2)
    return { ...job, keys: new Set(due.length === 1 ? due : open) }
  })
}

function countKeys(jobs: readonly KeyedJob[]): number {
  return jobs.reduce((count, { keys }) => count + keys.size, 0)
}
