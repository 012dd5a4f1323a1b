import type { Read } from '../../model/note.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { JobGraph, WorkflowJob } from '../../model/workflow-file.ts'
import { matchJobName, type NameMatch, keyPosition } from '../jobs/job-name.ts'
import { isSkipped, contradict } from '../jobs/timing.ts'
import { type JobTiming, jobTimings } from '../jobs/job-timing.ts'

/**
 * Assigns a different candidate to each of as many keys as possible. Earlier keys have priority,
 * whatever the order of the candidates.
 *
 * @param candidatesOf ids of the candidates
 * @returns the keys that got a candidate
 * @see https://en.wikipedia.org/wiki/Matching_(graph_theory)#Maximum-cardinality_matching
 */
export function matchDistinct<Key>(
  keys: readonly Key[],
  candidatesOf: (key: Key) => readonly number[],
): ReadonlySet<Key> {
  const owners = new Map<number, Key>()
  const candidates = new Map(keys.map((key) => [key, candidatesOf(key)]))
  /** Assigns a candidate that is free, or whose owner can take another candidate. */
  const assign = (key: Key, visited: Set<number>): boolean =>
    (candidates.get(key) ?? []).some((candidate) => {
      if (visited.has(candidate)) return false
      visited.add(candidate)
      const owner = owners.get(candidate)
      if (owner !== undefined && !assign(owner, visited)) return false
      owners.set(candidate, key)
      return true
    })
  return new Set(keys.filter((key) => assign(key, new Set())))
}

/** Keyed by job id: the ids of the jobs that had to finish before it could start. */
export type Predecessors = ReadonlyMap<number, readonly number[]>

/** The jobs of a run in the workflow file, without those whose times contradict it. */
export interface GraphMatch {
  readonly needs: Predecessors
  /** Keyed by job id, without the jobs that match several jobs of the file. */
  readonly matches: ReadonlyMap<number, NameMatch>
  /** The ids of the jobs that started before one that they need finished, and of those that depend on them. */
  readonly contradicted: ReadonlySet<number>
}

/**
 * Matches the run's jobs with the jobs of the workflow file, if every job is in the file and every needed job is
 * listed. A job contradicts the file only if it started before one that it needs finished: the file does not show
 * when it starts at the latest. If names repeat, only one result may be possible, and no job may contradict it.
 */
export function matchGraph(
  graph: JobGraph,
  jobs: readonly JobReport[],
): Read<GraphMatch, 'unmatched' | 'contradicted'> {
  const read = jobs
    .filter(({ listed: job }) => job.kind === 'job')
    .map(({ listed: job }) => ({
      id: job.id,
      // GitHub lists a skipped call as one job, so the name of a caller alone is only that of a skipped job.
      matches: matchJobName(job.name, graph).filter(
        (match) => isSkipped(job) || !Array.isArray(match.at(-1)?.job.called),
      ),
    }))
  const ways = resolveMatches(read).flatMap((matched) => {
    const needs = needsOf(matched)
    return needs === undefined ? [] : [{ matched, needs }]
  })
  if (ways.length === 0) return { unread: 'unmatched' }
  const timings = jobTimings(jobs)
  const judged = ways.map((way) => ({ ...way, contradicted: findContradicted(way.needs, timings) }))
  const possible = judged.filter(({ contradicted }) => contradicted.size === 0)
  const [first, ...others] = judged.length === 1 ? judged : possible
  if (first === undefined) return { unread: 'contradicted' }
  if (!others.every(({ needs }) => isSamePredecessors(first.needs, needs)))
    return { unread: 'unmatched' }
  const fits = ([id]: readonly [number, unknown]) => !first.contradicted.has(id)
  const matches = commonMatches([first, ...others].map(({ matched }) => matched))
  return {
    read: {
      needs: new Map([...first.needs].filter(fits)),
      matches: new Map([...matches].filter(fits)),
      contradicted: first.contradicted,
    },
  }
}

/**
 * Lists those of some jobs before one that are in its own file, by default the jobs that it needs, each with the job of the
 * file to which it belongs, and whether it is that job, and none that it calls.
 */
export function inOwnFile(
  id: number,
  { needs, matches }: Pick<GraphMatch, 'needs' | 'matches'>,
  ids: Iterable<number> = needs.get(id) ?? [],
): readonly { id: number; declared: WorkflowJob; isWhole: boolean }[] {
  const own = matches.get(id) ?? []
  const level = own.length - 1
  return [...ids].flatMap((one) => {
    const match = matches.get(one) ?? []
    const declared = match[level]?.job
    const isOwn = keyPosition(match, level, '') === keyPosition(own, level, '')
    return isOwn && declared ? { id: one, declared, isWhole: match.length === own.length } : []
  })
}

interface Matched {
  readonly id: number
  readonly match: NameMatch
}

/** Enough for four jobs with the same name; with more, nothing shows which is which. */
const MAX_WAYS = 24

/**
 * Lists every way to match each job with one job of the workflow file so that no job of the file runs
 * more often than it can. The list is empty if there are too many ways.
 */
function resolveMatches(
  jobs: readonly { readonly id: number; readonly matches: readonly NameMatch[] }[],
): readonly (readonly Matched[])[] {
  const certain = jobs.flatMap(({ id, matches: [match, other] }) =>
    match === undefined || other !== undefined ? [] : [{ id, match }],
  )
  let ways: readonly (readonly Matched[])[] = runOnce(certain) ? [[]] : []
  for (const { id, matches } of jobs.filter(({ matches }) => matches.length !== 1)) {
    ways = ways.flatMap((way) => matches.map((match) => [...way, { id, match }])).filter(runOnce)
    if (ways.length > MAX_WAYS) return []
  }
  return ways.map((way) => [...certain, ...way]).filter(runOnce)
}

/** Whether each job without a matrix runs only once for each leg of its caller. */
function runOnce(matched: readonly Matched[]): boolean {
  const keys = matched.flatMap(({ match }) => singleKey(match) ?? [])
  return new Set(keys).size === keys.length
}

/**
 * Returns a key that only one job can have; `undefined` for a leg of a matrix. We can place only one job
 * of a called workflow whose file is unavailable; with more, their dependencies are unknown.
 */
function singleKey(match: NameMatch): string | undefined {
  const last = match.at(-1)
  if (last === undefined || (last.job.matrix && last.job.called !== 'unread')) return undefined
  return keyPosition(match, match.length - 1) + (last.job.called === 'unread' ? last.leg : '')
}

function commonMatches(ways: readonly (readonly Matched[])[]): ReadonlyMap<number, NameMatch> {
  const [first = [], ...others] = ways.map(
    (way) => new Map(way.map(({ id, match }) => [id, match])),
  )
  const jobAt = (way: ReadonlyMap<number, NameMatch>, id: number) => way.get(id)?.at(-1)?.job
  return new Map(
    [...first].filter(([id, match]) =>
      others.every((other) => jobAt(other, id) === match.at(-1)?.job),
    ),
  )
}

/** Returns the needs of each job and of its callers; `undefined` if a needed job is not listed. */
function needsOf(matched: readonly Matched[]): Predecessors | undefined {
  const all = matched.flatMap(({ id, match }) =>
    match.map((_, level) => ({ id, position: keyPosition(match, level) })),
  )
  const byPosition = Map.groupBy(all, ({ position }) => position)
  const needs = new Map<number, readonly number[]>()
  for (const { id, match } of matched) {
    const needed = match.flatMap(({ job }, level) =>
      job.needs.map((key) => byPosition.get(keyPosition(match, level, key))),
    )
    if (needed.includes(undefined)) return undefined
    needs.set(id, [...new Set(needed.flatMap((found = []) => found.map((one) => one.id)))])
  }
  return needs
}

/** Jobs carried over are not checked. */
function findContradicted(
  needs: Predecessors,
  timings: readonly JobTiming[],
): GraphMatch['contradicted'] {
  const order = new Map(timings.map((job, index) => [job.id, { ...job, index }]))
  const contradicted = new Set<number>()
  for (const [index, { id, ready }] of timings.entries()) {
    const needed = (needs.get(id) ?? []).flatMap((before) => order.get(before) ?? [])
    const fits = needed.every(
      (before) =>
        !contradicted.has(before.id) &&
        before.index < index &&
        !contradict(before.end, ready) &&
        before.report.listed.state.kind === 'finished',
    )
    if (!fits) contradicted.add(id)
  }
  return contradicted
}

function isSamePredecessors(one: Predecessors, other: Predecessors): boolean {
  return [...one].every(([id, needed]) => {
    const others = new Set(other.get(id))
    return others.size === needed.length && needed.every((before) => others.has(before))
  })
}
