import type { Job } from '../../model/run.ts'
import type { Need } from '../../model/shapes/report.ts'
import {
  CUT,
  CALLS,
  type NameLevel,
  listNameMatches,
  type NameMatch,
  keyPosition,
} from '../jobs/job-name.ts'
import type { JobGraph, Unread } from '../../model/workflow-file.ts'
import { isFailure } from '../../model/conclusion.ts'
import { conclusionOf, hasNotPassed, isSkipped } from '../jobs/timing.ts'

/**
 * Guesses from names alone which keys each listed job may belong to: without `name:`, GitHub names a
 * job `key`, `key (leg)` or `key / called job`. A job that is named after no key of `needs` may belong
 * to every key that no job is named after.
 */
export function keysByName({ jobs, current, needs }: ListedJobs): PossibleKeys {
  const others = jobs.filter((job) => job !== current)
  const prefix = callerOf(current, others)
  const claims = needs.map((need) => findClaim(need, others, prefix))
  const hidden = claims.flatMap(({ key, jobs }) => (jobs.length === 0 ? [key] : []))
  const claimOf = new Map(claims.flatMap((claim) => claim.jobs.map((job) => [job, claim])))
  const waitedFor = new Set(needs.map(needKey))
  const anyKey = new Set([...waitedFor, OTHER_KEY])
  const unnamed = new Set([...hidden, OTHER_KEY])
  const keyed = others.map((job) => {
    const claim = claimOf.get(job)
    if (claim?.certain) return { job, keys: new Set([claim.key]) }
    // The prefix is a guess too, so a job without it may belong to any key.
    if (!job.name.startsWith(prefix)) return { job, keys: anyKey }
    return { job, keys: claim ? new Set([...hidden, claim.key, OTHER_KEY]) : unnamed }
  })
  return { basis: 'name', prefix, jobs: keyed, waitedFor }
}

/**
 * Returns `deploy / ` if the current job is `deploy / report` and another job has this prefix: `needs`
 * then contains keys of the called workflow.
 */
function callerOf(current: Job | undefined, others: readonly Job[]): string {
  const prefix = /^.* \/ /s.exec(current?.name ?? '')?.[0] ?? ''
  return others.some(({ name }) => name.startsWith(prefix)) ? prefix : ''
}

/**
 * Finds the jobs that are named after a key. (1) If a job has the name of the key, legs and calls do not
 * belong to the key. (2) A key has either legs or calls. (3) If the jobs can't explain the result, they
 * do not belong to the key.
 */
function findClaim(need: Need, jobs: readonly Job[], prefix: string) {
  const name = prefix + need.key
  const exact = jobs.filter((job) => job.name === name)
  const legs = jobs.filter((job) => isLegOf(job.name, name))
  const calls = jobs.filter((job) => job.name.startsWith(name + CALLS))
  const named = exact.length > 0 ? exact : [...legs, ...calls] // (1)
  const isRefuted =
    named.every(({ state }) => state.kind === 'finished') &&
    !named.some((job) => explains(job, need))
  const certain = exact.length > 0 ? exact.length === 1 : legs.length === 0 || calls.length === 0 // (2)
  return { key: needKey(need), jobs: isRefuted ? [] : named, certain } // (3)
}

/** Whether GitHub names a job, a leg or a called job so, if its key is all that names it. */
export function isNamedAfter(name: string, key: string): boolean {
  return name === key || isLegOf(name, key) || name.startsWith(key + CALLS)
}

function isLegOf(name: string, key: string): boolean {
  if (!name.startsWith(`${key} (`)) return false
  return name.endsWith(')') || name.endsWith(CUT) || name.includes(`)${CALLS}`)
}

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
  return { basis: 'file', prefix: '', jobs: within, waitedFor }
}

/** Lets each job belong to any key, if it is unknown to which workflow `needs` refers. */
function anyKey({ jobs, current, needs }: ListedJobs): PossibleKeys {
  const waitedFor = new Set(needs.map(needKey))
  const keys = new Set([...waitedFor, OTHER_KEY])
  const others = jobs.filter((job) => job !== current)
  return { basis: 'file', prefix: '', jobs: others.map((job) => ({ job, keys })), waitedFor }
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

/** Stands for all keys that are not in `needs` and have no known name. No job has this key. */
const OTHER_KEY = ''

/** The list of jobs, with the current job and its `needs`. */
export interface ListedJobs {
  /** Jobs without check runs, which belong to no key. */
  readonly jobs: readonly Job[]
  /** `undefined` if the current job is not listed or not recognised. */
  readonly current: Job | undefined
  readonly needs: readonly Need[]
  /** Whether every job that GitHub counts is listed. */
  readonly complete: boolean
}

/** A listed job and every key of the workflow file that it may belong to, in lower case. */
export interface KeyedJob {
  readonly job: Job
  readonly keys: ReadonlySet<string>
}

/** Listed jobs that may belong to which key. */
export interface PossibleKeys {
  /** Evidence: with `file`, a single key is proven; with `name`, it is a guess from GitHub's default names. */
  readonly basis: 'file' | 'name'
  /** What names of jobs have before a key: `deploy / ` if the current job is in a called workflow; '' by the file. */
  readonly prefix: string
  /** Jobs without the current one. */
  readonly jobs: readonly KeyedJob[]
  /** Keys that had finished when the current job started: those in `needs` and, by the file, those that they need. */
  readonly waitedFor: ReadonlySet<string>
}

/** Returns the key of a need in lower case, since GitHub ignores the case of keys. */
export function needKey({ key }: Need): string {
  return key.toLowerCase()
}

export function keyedJobIds(jobs: readonly KeyedJob[]): readonly number[] {
  return jobs.map(({ job }) => job.id)
}

/** Returns the only key that a job may belong to; `undefined` if there are several. */
export function onlyKey({ keys }: Pick<KeyedJob, 'keys'>): string | undefined {
  const [key] = keys
  return keys.size === 1 ? key : undefined
}

export function isTrouble({ result }: Need): boolean {
  return result !== 'success'
}

/**
 * Whether a job finished in a way that explains the result that `needs` reports for its key. A job that was only
 * cancelled explains no failure: the leg that failed may not be listed yet.
 */
export function explains(job: Job, { result }: Need): boolean {
  if (result === 'success') return job.state.kind === 'finished'
  if (result === 'skipped') return isSkipped(job)
  return result === 'failure' ? mayHaveFailed(job) : hasNotPassed(job)
}

function mayHaveFailed(job: Job): boolean {
  const isFailed = (item: Job | Job['steps'][number]) => isFailure(conclusionOf(item) ?? 'success')
  return isFailed(job) || (hasNotPassed(job) && job.steps.some(isFailed))
}
