import type { Runner } from '../../model/shapes/job.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import type { WorkflowJob } from '../../model/workflow-file.ts'
import { versionlessName } from '../history/earlier-run.ts'
import { labelsKey } from '../jobs/runner-labels.ts'
import { maxOverlap } from '../jobs/timing.ts'
import { isMacos, MIN_HOSTED_LIMIT, MIN_MACOS_LIMIT } from '../schedule/capacity.ts'
import type { Limit } from '../schedule/limit.ts'
import { type Plan, type PlannedJob, replay } from '../schedule/replay.ts'
import { isHosted } from '../schedule/runner-pools.ts'
import { findNumberedLegs } from './numbered-legs.ts'
import { type Effect, type Outcome, outcomeOf, type PlannedRun } from './planned-run.ts'
import { ASSUMPTIONS, type Assumption, type LegTime, meanOf, predictLegs } from './predict-legs.ts'

/** The legs of one job of the workflow file that divide its work, or the job alone. */
export interface Shards {
  readonly job: WorkflowJob
  /** How many there are in each group. */
  readonly count: number
  /** In the order of the plan; one group without other dimensions of the matrix. */
  readonly groups: readonly (readonly PlannedJob[])[]
}

/** Why a number of shards can't be predicted. */
export type ShardsUnknown =
  | 'no steps'
  | 'no divisible step'
  | 'runners of several kinds'
  | 'unknown runners'
  | 'unknown max-parallel'
  | 'unexplained wait'
  | 'account limit'

/**
 * Finds the numbered legs of each job of the workflow file.
 *
 * @param whole whether a job without a matrix is one shard
 */
export function findShards({ plan, matches }: PlannedRun, whole = false): readonly Shards[] {
  const ran = plan.jobs.filter(({ job }) => !job.skipped)
  const declaredBy = ({ job }: PlannedJob) => matches.get(job.id)?.at(-1)?.job
  return [...Map.groupBy(ran, declaredBy)].flatMap(([declared, legs]) => {
    if (declared === undefined) return []
    if (!declared.matrix) {
      return whole && legs.length === 1 ? [{ job: declared, count: 1, groups: [legs] }] : []
    }
    // If the caller has the matrix, each leg is a chain of jobs.
    const callers = new Set(legs.map(({ job }) => job.levels.slice(0, -1).join('\n')))
    const names = legs.map(({ job }) => job.levels.at(-1) ?? '')
    const found = callers.size === 1 ? findNumberedLegs(names, declared.matrixKeys) : undefined
    if (found === undefined) return []
    const groups = found.groups.map((group) => legs.filter((_, at) => group.includes(at)))
    return [{ job: declared, count: found.count, groups }]
  })
}

/** Steps that every leg does, by what they do. */
const SET_UP =
  /^(?:set[ -]?up|complete|post |initiali[sz]e|stop containers|run [^\s]+\/[^\s]+@|(?:run )?(?:git )?checkout|(?:run )?(?:\S+ ){0,2}(?:ci|install|restore|download|pull)\b|cache|build|compile|prepare|start|log ?in|wait|upload|report)/i

/** A step whose durations in the legs vary by more, as a share of their mean, differs by its work. */
const MIN_VARIATION = 0.1

/** A shorter part of the leg says too little about its work. */
const MIN_DIVISIBLE = 0.3

/** Names the steps whose work the legs share: the longest that is not set-up, and others that vary. */
export function findDivisibleSteps({ groups }: Shards): ReadonlySet<string> {
  const legs = groups.flat().map(durationsByStep)
  const names = new Set(legs.flatMap((leg) => [...leg.keys()]))
  const work = [...names]
    .filter((name) => !SET_UP.test(name))
    .map((name) => {
      const durations = legs.map((leg) => leg.get(name) ?? 0)
      const mean = meanOf(durations)
      const variation = Math.sqrt(meanOf(durations.map((value) => (value - mean) ** 2))) / mean
      return { name, mean, varies: mean > 10 * SECOND && variation > MIN_VARIATION }
    })
    .toSorted((a, b) => b.mean - a.mean)
  const divisible = work.filter(({ varies, mean }, index) => mean > 0 && (index === 0 || varies))
  const share = divisible.reduce((sum, { mean }) => sum + mean, 0)
  const whole = meanOf(groups.flat().map(({ duration }) => duration))
  return new Set(share < MIN_DIVISIBLE * whole ? [] : divisible.map(({ name }) => name))
}

function durationsByStep({ job }: PlannedJob): ReadonlyMap<string, Milliseconds> {
  const durations = new Map<string, Milliseconds>()
  for (const { step, duration = 0 } of job.report.steps) {
    const name = versionlessName(step.name)
    durations.set(name, (durations.get(name) ?? 0) + duration)
  }
  return durations
}

/** What is known of the legs of several runs. */
interface LegHistory {
  readonly divisibleSteps: ReadonlySet<string>
  /** By how much the slowest leg of a group exceeded the mean, on average. */
  readonly excess: Milliseconds
}

export function describeLegs(
  runs: readonly Shards[],
  divisibleSteps: ReadonlySet<string>,
): LegHistory {
  const excesses = runs.flatMap(({ groups }) =>
    groups.map((group) => {
      // From when a leg could start to its end.
      const times = group.map(({ startedAfter, duration }) => startedAfter + duration)
      return Math.max(...times) - meanOf(times)
    }),
  )
  return { divisibleSteps, excess: meanOf(excesses) }
}

/** Returns the run with another number of shards, or why it is unknown. */
export function withShards(
  run: PlannedRun,
  shards: Shards,
  to: number,
  known: LegHistory,
): Effect | ShardsUnknown {
  const reason = whyUnknown(shards, to)
  if (reason !== undefined) return reason
  const orders = shards.groups.flat().some(({ limits }) => limits.length > 0)
    ? ORDERS
    : ORDERS.slice(0, 1)
  const plansFor = (assumption: Assumption) =>
    orders.map((first) => replaceLegs(run, shards, { to, known, assumption, first }))
  const expected = plansFor(ASSUMPTIONS.expected)
  if (expected.some((plan) => exceedsAccount(run.plan, plan, shards))) return 'account limit'
  if (!expected.every((plan) => keepsExplanations(run, plan))) return 'unexplained wait'
  const meanOutcome = (plans: readonly Plan[]): Outcome => {
    const outcomes = plans.map((plan) => outcomeOf(run, plan))
    const mean = (value: keyof Outcome) => meanOf(outcomes.map((outcome) => outcome[value]))
    return { duration: mean('duration'), saves: mean('saves'), costs: mean('costs') }
  }
  return {
    expected: meanOutcome(expected),
    low: meanOutcome(plansFor(ASSUMPTIONS.low)),
    high: meanOutcome(plansFor(ASSUMPTIONS.high)),
  }
}

/** Which leg gets the first slot, as a share of all: if legs wait for slots, their order decides the end. */
const ORDERS = [0, 0.2, 0.4, 0.6, 0.8]

function whyUnknown(shards: Shards, to: number): ShardsUnknown | undefined {
  const legs = shards.groups.flat()
  for (const group of shards.groups) {
    const labels = group.map(({ job }) => labelsKey(job.report.job.runner.labels))
    if (new Set(labels).size > 1) return 'runners of several kinds'
  }
  if (legs.some(({ predictable, exact }) => !predictable || !exact)) return 'unexplained wait'
  const hosted = legs.every(({ job }) => isHosted(job.report.job.runner))
  const isPooled = legs.every(({ limits }) => limits.some(({ kind }) => kind === 'runners'))
  if (to > shards.count && !hosted && !isPooled) return 'unknown runners'
  return to > shards.count && shards.job.maxParallel === undefined
    ? 'unknown max-parallel'
    : undefined
}

interface NewLegs {
  readonly to: number
  readonly known: LegHistory
  readonly assumption: Assumption
  /** Of `ORDERS`. */
  readonly first: number
}

/** Replaces the legs, where the first of them is, and makes everything that needs them need the new ones. */
function replaceLegs({ plan }: PlannedRun, { job, groups }: Shards, options: NewLegs): Plan {
  const { maxParallel = Infinity } = job
  const isLimited = groups
    .flat()
    .some(({ limits }) => limits.some(({ kind }) => kind === 'max-parallel'))
  const isExceeded = options.to * groups.length > maxParallel && !isLimited
  const added = isExceeded ? [maxParallelLimit(maxParallel)] : []
  const replaced = new Map(
    groups.flatMap((group) =>
      group.map((leg, at) => [leg.job, at === 0 ? createLegs(group, options, added) : []] as const),
    ),
  )
  const newNeeds = (needs: PlannedJob['needs']) =>
    needs.flatMap((needed) => replaced.get(needed)?.map((leg) => leg.job) ?? [needed])
  const needsOf = new Map(plan.jobs.map(({ needs }) => [needs, needs]))
  for (const needs of needsOf.keys()) needsOf.set(needs, newNeeds(needs))
  const jobs = plan.jobs
    .flatMap((planned) => replaced.get(planned.job) ?? [planned])
    .map((planned) => ({ ...planned, needs: needsOf.get(planned.needs) ?? planned.needs }))
  return { ...plan, jobs }
}

function maxParallelLimit(capacity: number): Limit {
  const rest = { members: [], before: new Map(), exact: true, holdsBack: () => true }
  return { kind: 'max-parallel', delays: 'ready', capacity, ...rest }
}

function createLegs(
  legs: readonly PlannedJob[],
  { to, known, assumption, first: start }: NewLegs,
  added: readonly Limit[],
): readonly PlannedJob[] {
  const [first] = legs.toSorted((a, b) => a.job.ready - b.job.ready)
  if (first === undefined) return []
  const times = legs.map((leg): LegTime => {
    const steps = durationsByStep(leg)
    const divisible = [...known.divisibleSteps].reduce(
      (sum, name) => sum + (steps.get(name) ?? 0),
      0,
    )
    return { divisible, fixed: Math.max(0, leg.duration - divisible) }
  })
  const durations = predictLegs(times, { to, excess: known.excess, assumption })
  const createdAfter = meanOf(legs.map((leg) => leg.createdAfter))
  const startedAfter = meanOf(legs.map((leg) => leg.startedAfter))
  // GitHub starts the legs by their number, which says nothing about how long they take.
  return shuffled(durations, start).map((duration) => ({
    ...{ ...first, job: { ...first.job }, createdAfter, startedAfter, duration },
    limits: [...first.limits, ...added],
  }))
}

/** Mixes short and long legs, as a hash does. */
function shuffled<Item>(ascending: readonly Item[], start: number): readonly Item[] {
  const rank = (at: number) => ((at + 1) * GOLDEN_RATIO + start) % 1
  return ascending
    .map((item, at) => ({ item, rank: rank(at) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item)
}

const GOLDEN_RATIO = 0.618_033_988_75

/** Whether more of GitHub's runners would be needed than every account has, and than the run had. */
function exceedsAccount(before: Plan, after: Plan, { groups }: Shards): boolean {
  const runner = groups[0]?.[0]?.job.report.job.runner
  if (runner === undefined || !isHosted(runner)) return false
  const peak = (plan: Plan, counts: (one: Runner) => boolean) => {
    const { jobs } = replay(plan)
    const counted = plan.jobs.filter(({ job }) => !job.skipped && counts(job.report.job.runner))
    return maxOverlap(
      counted.map(({ job, duration }) => {
        const end = jobs.get(job)?.end ?? job.end
        return { start: end - duration, end }
      }),
    )
  }
  const limits = [
    { counts: isHosted, min: MIN_HOSTED_LIMIT },
    { counts: isMacos, min: MIN_MACOS_LIMIT },
  ]
  return limits.some(
    ({ counts, min }) =>
      counts(runner) && peak(after, counts) > Math.max(min, peak(before, counts)),
  )
}

/** Whether every job that starts at another time depends only on what it waited for. */
function keepsExplanations({ actual }: PlannedRun, changed: Plan): boolean {
  const { jobs } = replay(changed)
  return changed.jobs.every(
    ({ job, predictable, exact }) =>
      (predictable && exact) || jobs.get(job)?.ready === actual.jobs.get(job)?.ready,
  )
}
