import type { JobGraph, Unread } from '../../model/workflow-file.ts'
import { type NameLevel, listNameMatches, type NameMatch, keyPosition } from '../jobs/job-name.ts'
import {
  type KeyedJob,
  type ListedJobs,
  needKey,
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
 * Removes impossible keys until none is left. (1) A key with at most one job is not the key of another
 * job. (2) If a key has at least one job and only one is possible, it is the key of that job.
 */
function eliminate(jobs: readonly KeyedJob[], bounds: Bounds): readonly KeyedJob[] {
  const rest = eliminateOnce(jobs, bounds)
  return countKeys(rest) < countKeys(jobs) ? eliminate(rest, bounds) : rest
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

/** A workflow that `needs` can refer to: the caller or a called one. */
export interface NeedsScope {
  readonly graph: JobGraph | Unread
  /** The leg that calls the workflow; `undefined` for the workflow of the run. */
  readonly caller: NameLevel | undefined
  /** The index of its jobs in a match. */
  readonly level: number
}

/**
 * Lists the workflows that `needs` may refer to: those that may contain the current job, or all if it
 * is not listed.
 *
 * @returns only workflows that declare all keys
 */
function findScopes(graph: JobGraph, { current, needs }: ListedJobs): readonly NeedsScope[] {
  const keys = needs.map(needKey)
  const scopes =
    current === undefined
      ? listScopes({ graph, caller: undefined, level: 0 })
      : scopesOf(current.name, graph)
  return scopes.filter((scope) => {
    if (scope.graph === 'unread') return true
    const declared = new Set(scope.graph.map(({ key }) => key))
    return keys.every((key) => declared.has(key))
  })
}

/** Returns the key of the job or its caller in the workflow; `OTHER_KEY` if it is not in the workflow. */
export function keyWithin({ caller, level }: NeedsScope, match: NameMatch): string {
  const above = match[level - 1]
  const inside = above?.job === caller?.job && above?.leg === caller?.leg
  return (inside ? match[level]?.job.key : undefined) ?? OTHER_KEY
}

function listScopes(scope: NeedsScope): readonly NeedsScope[] {
  if (scope.graph === 'unread') return []
  const called = scope.graph.flatMap((job) =>
    job.called === undefined
      ? []
      : listScopes({ graph: job.called, caller: { job, leg: '' }, level: scope.level + 1 }),
  )
  return [scope, ...called]
}

/** Lists the workflows that may contain a job with steps. */
export function scopesOf(name: string, graph: JobGraph): readonly NeedsScope[] {
  const scopes = listNameMatches(name, graph).flatMap((match): [string, NeedsScope][] => {
    const last = match.at(-1)
    // The current job has steps, so it is not a caller, but it can be in a workflow that was not read.
    const isInside = last?.job.called === 'unread' && last.leg.trim() !== name.trim()
    if (last?.job.called !== undefined && !isInside) return []
    const callers = isInside ? match : match.slice(0, -1)
    const caller = callers.at(-1)
    const position = keyPosition(match, callers.length, '')
    return [[position, { graph: caller?.job.called ?? graph, caller, level: callers.length }]]
  })
  return [...new Map(scopes).values()]
}
