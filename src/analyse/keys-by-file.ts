import type { JobGraph, WorkflowJob } from '../model/workflow-file.ts'
import { listReadings, type Level, type Reading } from './job-name.ts'
import {
  keyOf,
  onlyKey,
  OTHER_KEY,
  type KeyedJob,
  type ListedJobs,
  type PossibleKeys,
} from './possible-keys.ts'

/**
 * Reads from the workflow file which keys each listed job may belong to.
 *
 * @returns `undefined` if the file does not explain every job and every key of `needs`, so that it is
 * another version than the one that runs, or if it is unknown which file `needs` is about
 */
export function keysByFile(graph: JobGraph, listed: ListedJobs): PossibleKeys | undefined {
  const { jobs, current, needs, complete } = listed
  const readings = jobs.map((job) => ({ job, readings: listReadings(job.name, graph) }))
  const currentReadings = readings.find(({ job }) => job === current)?.readings
  const scope = findScope(graph, currentReadings, listed)
  if (scope === undefined) return undefined

  const waitedFor = withNeeds(needs.map(keyOf), scope.graph)
  const possible = readings.map(({ job, readings }) => {
    const keys = new Set(readings.map((reading) => keyWithin(scope, reading)))
    if (job === current) for (const key of waitedFor) keys.delete(key)
    return { job, keys }
  })
  const isListed = complete && current !== undefined
  const keyed = eliminate(possible, {
    single: new Set(scope.graph.filter(runsOnce).map(({ key }) => key)),
    present: isListed ? waitedFor : new Set(),
  })
  if (keyed.some(({ keys }) => keys.size === 0)) return undefined
  const within = keyed.filter((job) => job.job !== current && onlyKey(job) !== OTHER_KEY)
  return { basis: 'file', jobs: within, waitedFor }
}

/** The workflow whose keys `needs` names: the run's own, or a called one that the current job is in. */
interface Scope {
  readonly graph: JobGraph
  /** The leg that calls the workflow; `undefined` for the run's own. */
  readonly caller: Level | undefined
  /** Index of its jobs in a reading. */
  readonly level: number
}

function findScope(
  graph: JobGraph,
  currentReadings: readonly Reading[] | undefined,
  { current, needs }: ListedJobs,
): Scope | undefined {
  const top: Scope = { graph, caller: undefined, level: 0 }
  const scopes = new Map<string, Scope>()
  for (const reading of currentReadings ?? []) {
    const last = reading.at(-1)
    if (last?.job.called === 'unread' && last.leg !== current?.name) return undefined
    // The current job has steps, so it is not a caller.
    if (last === undefined || last.job.called !== undefined) continue
    const caller = reading.at(-2)
    const called = caller?.job.called
    const scope = Array.isArray(called) ? { graph: called, caller, level: reading.length - 1 } : top
    if (declares(scope.graph, needs.map(keyOf))) {
      const path = reading.slice(0, -1).map(({ job }) => job.key)
      scopes.set([...path, caller?.leg].join('\n'), scope)
    }
  }
  if (currentReadings === undefined && declares(graph, needs.map(keyOf))) return top
  return scopes.size === 1 ? scopes.values().next().value : undefined
}

function declares(graph: JobGraph, keys: readonly string[]): boolean {
  const declared = new Set(graph.map(({ key }) => key))
  return keys.every((key) => declared.has(key))
}

function keyWithin({ caller, level }: Scope, reading: Reading): string {
  const above = reading[level - 1]
  const inside = above?.job === caller?.job && above?.leg === caller?.leg
  return (inside ? reading[level]?.job.key : undefined) ?? OTHER_KEY
}

function withNeeds(keys: readonly string[], graph: JobGraph): ReadonlySet<string> {
  const needsOf = new Map(graph.map(({ key, needs }) => [key, needs]))
  const all = new Set(keys)
  // A set iterates over what is added to it during the iteration too.
  for (const key of all) for (const needed of needsOf.get(key) ?? []) all.add(needed)
  return all
}

function runsOnce({ matrix, called }: WorkflowJob): boolean {
  return !matrix && called === undefined
}

interface Bounds {
  /** Keys that own one job at most. */
  readonly single: ReadonlySet<string>
  /** Keys that own at least one of the jobs. */
  readonly present: ReadonlySet<string>
}

/**
 * Removes keys that cannot be true: (1) a key that owns one job at most is not the key of another job,
 * (2) if a key owns at least one job and only one is possible, that job has this key.
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
