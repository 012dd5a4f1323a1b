import { type Instant, MINUTE, SECOND } from '../../../src/model/time.ts'
import { logUniform, type Random } from '../random.ts'
import { burstFailure, FIXED_TEST, FLAKY_TESTS, flakyStep, flakyTest } from './failures.ts'
import { FIXED_PROBABILITY, STEP_PROBABILITY } from './failures.ts'
import { jobTimes } from './job-times.ts'
import type { Burst, PlannedAttempt, PlannedFailure, PlannedRun } from './types.ts'
import { DEPLOY, GREEN, INSTALL, WORKFLOWS } from './workflows.ts'

/** A run whose attempts are not yet known. */
export type NewRun = Omit<PlannedRun, 'attempts' | 'touchedAt'>

/** What decides which attempts a run has. */
export interface Attempting {
  readonly random: Random
  readonly seed: number
  readonly bursts: readonly Burst[]
  readonly sources: readonly Source[]
}

interface Source {
  readonly failure: PlannedFailure
  readonly probability: number
  /** Count of the pushes to main after which it never fails. */
  readonly until: number
}

type Begun = Omit<PlannedAttempt, 'endedAt' | 'conclusion'>

const MAX_ATTEMPTS = 3
/** Failures of an author and others that people re-run, re-runs of failed jobs only, and runs that flaky tests hit. */
const RATES = { own: 0.05, rerun: 0.4, failedOnly: 0.6, flaky: 0.08 }
const HIT = { network: 0.5, 'runner-lost': 0.5, outage: 0.7, server: 0.9 }

/** Returns what fails by chance; the first tests fail far more often than the last ones. */
export function flakySources(fixed: number): Source[] {
  const tests = Array.from({ length: FLAKY_TESTS }, (_, number): Source => {
    const weight = Math.sqrt((number + 1) / FLAKY_TESTS) - Math.sqrt(number / FLAKY_TESTS)
    const isFixed = number === FIXED_TEST
    const probability = isFixed ? FIXED_PROBABILITY : RATES.flaky * weight
    return { failure: flakyTest(number), probability, until: isFixed ? fixed : Infinity }
  })
  return [...tests, { failure: flakyStep(), probability: STEP_PROBABILITY, until: Infinity }]
}

/** Draws the attempts of a run, which has these failures whenever it is re-run. */
export function drawAttempts(
  attempting: Attempting,
  run: NewRun,
  fixed: readonly PlannedFailure[],
  begin: Pick<PlannedAttempt, 'number' | 'startedAt'>,
): PlannedAttempt[] {
  const { random, seed } = attempting
  const attempts: PlannedAttempt[] = []
  let next: Begun = { ...begin, executed: undefined, cancelledAt: undefined, failures: [] }
  for (;;) {
    const failures = drawFailures(attempting, run, fixed, next)
    const attempt = endAttempt(seed, run, [...attempts, { ...next, failures }])
    attempts.push(attempt)
    const isOwn = failures.some((failure) => failure.isOwn)
    const rate = isOwn ? RATES.own : RATES.rerun
    if (failures.length === 0 || attempts.length >= MAX_ATTEMPTS || !random.chance(rate)) break
    const isFailedOnly = random.chance(RATES.failedOnly)
    const names = [...failures.map(({ job }) => job), GREEN, DEPLOY]
    const pause = Math.round(logUniform(random, 60, 2_400)) * SECOND
    next = {
      number: attempt.number + 1,
      startedAt: attempt.endedAt + pause,
      executed: isFailedOnly ? new Set(names) : undefined,
      ...{ cancelledAt: undefined, failures: [] },
    }
  }
  return attempts
}

/** Ends the latest of some attempts. */
function endAttempt(seed: number, run: NewRun, attempts: readonly Begun[]): PlannedAttempt {
  const times = jobTimes(seed, run, attempts)
  const attempt = attempts.at(-1) as Begun
  const failures = attempt.failures.filter(({ job }) =>
    times.some((time) => time.job.name === job && time.conclusion === 'failure'),
  )
  const isCancelled = attempt.cancelledAt !== undefined
  return {
    ...attempt,
    failures,
    endedAt: Math.max(...times.map(({ endedAt }) => endedAt)) + 2 * SECOND,
    conclusion: isCancelled ? 'cancelled' : failures.length > 0 ? 'failure' : 'success',
  }
}

/** Ends the attempts of a run when a newer push cancels it. */
export function cancelRun(seed: number, run: PlannedRun, at: Instant): PlannedAttempt[] {
  const begun = run.attempts.filter(({ startedAt }, index) => index === 0 || startedAt < at)
  const latest = begun.at(-1)
  if (latest === undefined || latest.endedAt <= at) return begun
  const startedAt = Math.min(latest.startedAt, at)
  const cancelled = { ...latest, startedAt, cancelledAt: at + 3 * SECOND }
  const earlier = begun.slice(0, -1)
  return [...earlier, endAttempt(seed, run, [...earlier, cancelled])]
}

function drawFailures(
  { random, bursts, sources }: Attempting,
  run: NewRun,
  fixed: readonly PlannedFailure[],
  { startedAt, executed }: Begun,
): PlannedFailure[] {
  const isCi = run.workflow === 'ci.yml'
  const flaky = sources.filter(
    ({ probability, until }) => isCi && random.chance(probability) && run.pushes < until,
  )
  // Jobs start a minute after the attempt.
  const at = startedAt + MINUTE
  const burst = isCi ? bursts.find(({ from, to }) => at >= from && at < to) : undefined
  const isHit = random.chance(HIT[burst?.kind ?? 'network'])
  const all = [
    ...fixed,
    ...flaky.map(({ failure }) => failure),
    ...(burst !== undefined && isHit ? burstFailure(random, burst.kind) : []),
  ]
  const names = new Set(WORKFLOWS[run.workflow].jobs.map(({ name }) => name))
  return [...Map.groupBy(all, ({ job }) => job).values()].flatMap((ofJob) => {
    const [first] = ofJob
    if (first === undefined || executed?.has(first.job) === false || !names.has(first.job))
      return []
    // A failure hides those of later steps, and a lost runner all of its step.
    const early = ofJob.filter(({ step }) => step === INSTALL)
    const lost = ofJob.filter(({ form }) => form === 'lost')
    return early.length > 0 ? early.slice(0, 1) : lost.length > 0 ? lost : ofJob
  })
}
