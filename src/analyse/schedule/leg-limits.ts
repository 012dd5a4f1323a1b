import { groupsOf, mapSome, type Some } from '../../model/some.ts'
import type { Instant, Milliseconds } from '../../model/time.ts'
import { type NameMatch, positionOf } from '../jobs/job-name.ts'
import { baseOf, CALLS } from '../jobs/name-levels.ts'
import { CLOCK_TOLERANCE, MAX_BURST_PAUSE, MAX_JOB_LAG, PROMPT_JOB_LAG } from '../jobs/lateness.ts'
import { maxOverlap } from '../jobs/timing.ts'
import type { TimedJob } from '../jobs/job-timing.ts'
import { assignSlots, type Limit } from './limit.ts'

/** One leg of a matrix: a job, or all jobs of a called workflow. */
interface LimitedLeg {
  /** The first job with the end of the last. */
  readonly whole: TimedJob
  readonly jobs: readonly TimedJob[]
  readonly last: TimedJob
}

/**
 * Finds the matrices whose legs did not all run in parallel because of `max-parallel`.
 *
 * @param jobs in order of readiness, also those that have not ended
 * @param matches by job id
 * @returns by job id
 */
export function findLegLimits(
  jobs: readonly TimedJob[],
  matches: ReadonlyMap<number, NameMatch>,
): ReadonlyMap<number, readonly Limit[]> {
  const limited = jobs
    .filter(({ skipped }) => !skipped)
    .flatMap((job) => {
      const match = matches.get(job.id) ?? []
      return match.flatMap(({ job: declared, leg: called }, level) => {
        if (!declared.matrix || declared.maxParallel === Infinity) return []
        const leg = declared.called === undefined ? `${job.id}` : called
        return [{ job, declared, leg, position: positionOf(match, level) }]
      })
    })
  const limits = groupsOf(limited, ({ position }) => position).flatMap((matrix) => {
    const legs = groupsOf(matrix, ({ leg }) => leg)
      .map((leg) => toLimitedLeg(mapSome(leg, ({ job }) => job)))
      .toSorted((a, b) => a.whole.ready - b.whole.ready)
    const limit = legLimit(matrix[0].declared.maxParallel, legs)
    return limit === undefined ? [] : matrix.map(({ job: { id } }) => ({ id, limit }))
  })
  return new Map(
    [...Map.groupBy(limits, ({ id }) => id)].map(([id, own]) => [
      id,
      own.map(({ limit }) => limit),
    ]),
  )
}

/**
 * Finds such matrices without the file, by the names and times of the jobs: each leg after the first
 * few was created just after an earlier one had finished.
 *
 * @param jobs in order of readiness
 * @returns by job id
 */
export function inferLegLimits(jobs: readonly TimedJob[]): ReadonlyMap<number, readonly Limit[]> {
  const named = jobs.filter(({ levels, skipped }) => !skipped && matrixOf(levels) !== undefined)
  const matrices = groupsOf(named, ({ levels }) => matrixOf(levels))
  return new Map(
    matrices.flatMap((legs) => {
      const limit = legLimit(
        undefined,
        legs.map((job) => toLimitedLeg([job])),
      )
      const isKept =
        limit !== undefined &&
        limit.delays === 'ready' &&
        legs.every(
          ({ id, ready }) => ready - (limit.before.get(id)?.end ?? ready) <= MAX_BURST_PAUSE,
        )
      return isKept ? legs.map(({ id }) => [id, [limit]] as const) : []
    }),
  )
}

/** `a / b (1)` → `a / b`; `undefined` for a name without matrix values at its end. */
function matrixOf(levels: readonly string[]): string | undefined {
  const base = baseOf(levels)
  return base === levels.join(CALLS) ? undefined : base
}

function toLimitedLeg(jobs: Some<TimedJob>): LimitedLeg {
  const [first] = jobs
  const last = jobs.reduce((latest, job) => (job.end >= latest.end ? job : latest))
  return { whole: { ...first, end: last.end }, jobs, last }
}

/** @param maxParallel if `undefined`, the number of legs that ran in parallel */
function legLimit(maxParallel: number | undefined, legs: readonly LimitedLeg[]): Limit | undefined {
  const wholes = legs.map(({ whole }) => whole)
  const capacity =
    maxParallel ?? maxOverlap(wholes.map(({ ready, end }) => ({ start: ready, end })))
  if (capacity < 1 || capacity >= legs.length) return undefined
  const created = assignSlots(wholes, capacity)
  const early = wholes.some(
    ({ id, ready }) => ready < (created.before.get(id)?.end ?? ready) - CLOCK_TOLERANCE,
  )
  const started = wholes.toSorted((a, b) => a.start - b.start || a.id - b.id)
  const listed = assignListed(wholes, capacity)
  const slots = early ? assignSlots(started, capacity) : listed
  const byId = new Map(legs.map((leg) => [leg.whole.id, leg]))
  const before = [...slots.before].flatMap(([id, { id: leg }]) => {
    const last = byId.get(leg)?.last
    return last === undefined || last.end === Infinity
      ? []
      : (byId.get(id)?.jobs ?? []).map((job) => [job.id, last] as const)
  })
  return {
    ...slots,
    kind: 'max-parallel',
    capacity,
    delays: early ? 'start' : 'ready',
    before: new Map(before),
    // A leg of several jobs takes its slot with one job and frees it with another.
    exact:
      (early || listed.isInOrder) &&
      legs.every(({ jobs, last }) => jobs.length === 1 && last.end < Infinity),
    holdsBack: () => true,
  }
}

/**
 * Gives each leg, in the order of their creation, the slot that is free first. If another leg had that one, which
 * GitHub listed late, the leg gets the slot that was freed just before. This shows in a slot that has been free
 * for long, or in the legs after it: in that order, each of them would be late, the last of them for long.
 */
function assignListed(
  wholes: readonly TimedJob[],
  capacity: number,
): Pick<Limit, 'members' | 'before'> & { readonly isInOrder: boolean } {
  const firstReady = wholes[0]?.ready ?? -Infinity
  const free: { readonly end: Instant; readonly leg?: TimedJob }[] = Array.from(
    { length: capacity },
    () => ({ end: firstReady }),
  )
  const inOrder = assignSlots(wholes, capacity).before
  const lags = wholes.map(({ id, ready }) => ready - (inOrder.get(id)?.end ?? firstReady))
  const before = new Map<number, TimedJob>()
  let isInOrder = true
  for (const [index, leg] of wholes.entries()) {
    free.sort((a, b) => a.end - b.end)
    const waited = leg.ready - (free[0]?.end ?? leg.ready)
    const recent = free.findLastIndex(
      ({ end }) => end < leg.ready && leg.ready - end <= MAX_BURST_PAUSE,
    )
    const isLate = waited > MAX_JOB_LAG || (waited > PROMPT_JOB_LAG && isLateAfter(lags, index))
    const at = isLate ? Math.max(0, recent) : 0
    if (at > 0) isInOrder = false
    const [slot] = free.splice(at, 1, { end: leg.end, leg })
    if (slot?.leg !== undefined) before.set(leg.id, slot.leg)
  }
  return { members: wholes, before, isInOrder }
}

/** Returns whether the first of the legs after one that is prompt or late is late. */
function isLateAfter(lags: readonly Milliseconds[], index: number): boolean {
  const later = lags.find((lag, at) => at > index && !(lag > PROMPT_JOB_LAG && lag <= MAX_JOB_LAG))
  return later !== undefined && later > MAX_JOB_LAG
}
