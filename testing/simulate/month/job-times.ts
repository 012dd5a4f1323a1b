import { type Instant, type Milliseconds, SECOND } from '../../../src/model/time.ts'
import { normal, type Random } from '../random.ts'
import type { PlannedAttempt, PlannedFailure, PlannedRun } from './types.ts'
import { LATE, QUEUES, randomOf } from './world.ts'
import { DEPLOY, GREEN, INSTALL, type PlannedJob, WORKFLOWS } from './workflows.ts'

export interface JobTime {
  readonly job: PlannedJob
  readonly position: number
  readonly readyAt: Instant
  readonly startedAt: Instant
  readonly endedAt: Instant
  readonly conclusion: 'success' | 'failure' | 'cancelled' | 'skipped'
  /** Whether it had a runner. */
  readonly ran: boolean
  readonly failures: readonly PlannedFailure[]
  /** Attempt that executed it. */
  readonly attempt: number
  /** Durations of the steps, if nothing ends them. */
  readonly install: Milliseconds
  readonly work: Milliseconds
}

/** Time of the steps before the one that installs, and of those after the one that works. */
export const BEFORE: Milliseconds = 12 * SECOND
export const AFTER: Milliseconds = 3 * SECOND
const INSTALL_SECONDS = 20
/** Standard deviation of the logarithm of a duration. */
const NOISE = 0.06
/** A job of fewer seconds has no step that installs. */
const MIN_INSTALLS = 30

type DrawnRun = Omit<PlannedRun, 'attempts' | 'touchedAt'>
type DrawnAttempt = Omit<PlannedAttempt, 'endedAt' | 'conclusion'>

/** A cache: the times depend on the seed, the run and its attempts only, of which the last one is enough. */
const drawn = new WeakMap<DrawnAttempt, readonly JobTime[]>()

/** Times of the jobs of an attempt, in the order of the workflow; the same for the same seed. */
export function jobTimes(
  seed: number,
  run: DrawnRun,
  attempts: readonly DrawnAttempt[],
): readonly JobTime[] {
  const attempt = attempts.at(-1)
  if (attempt === undefined) return []
  const times = drawn.get(attempt) ?? drawTimes(seed, run, { attempt, attempts })
  drawn.set(attempt, times)
  return times
}

function drawTimes(
  seed: number,
  run: DrawnRun,
  {
    attempt,
    attempts,
  }: { readonly attempt: DrawnAttempt; readonly attempts: readonly DrawnAttempt[] },
): JobTime[] {
  const random = randomOf(seed, run.id, attempt.number)
  const earlier = attempt.executed === undefined ? [] : jobTimes(seed, run, attempts.slice(0, -1))
  const times: JobTime[] = []
  for (const [position, job] of WORKFLOWS[run.workflow].jobs.entries()) {
    const first = attempt.startedAt + random.whole(1, 3) * SECOND
    const last = Math.max(...times.map(({ endedAt }) => endedAt))
    const readyAt = job.needs === undefined ? first : last + SECOND
    const alone = drawTime(random, { job, position, readyAt, attempt })
    const carried = attempt.executed?.has(job.name) === false ? earlier[position] : undefined
    const time = carried ? { ...carried, readyAt } : finish(alone, times, run)
    times.push(carried ? time : cancel(time, attempt.cancelledAt))
  }
  return times
}

interface Drawing extends Pick<JobTime, 'job' | 'position' | 'readyAt'> {
  readonly attempt: Pick<PlannedAttempt, 'number' | 'failures'>
}

function drawTime(random: Random, { job, position, readyAt, attempt }: Drawing): JobTime {
  const labels = job.labels.join(',')
  const isLate = labels === LATE.labels && readyAt >= LATE.from && readyAt < LATE.to
  const median = isLate ? LATE.median : (QUEUES[labels] ?? 0)
  const startedAt = readyAt + round(median * Math.exp(0.5 * normal(random)))
  const machine = Math.exp(NOISE * normal(random))
  const isShort = job.seconds < MIN_INSTALLS
  const fixed = isShort ? 2 * SECOND : BEFORE + INSTALL_SECONDS * SECOND + AFTER
  const install = isShort ? 0 : round(INSTALL_SECONDS * SECOND * machine)
  const work = Math.max(SECOND, round(job.seconds * SECOND * machine - fixed))
  const share = random.real(0.4, 1)
  const failures = attempt.failures.filter((failure) => failure.job === job.name)
  const [failure] = failures
  const isEarly = failure?.step === INSTALL
  const parts = {
    install: isEarly ? round(install * share) : install,
    work: isEarly ? 0 : failure === undefined ? work : round(work * share),
  }
  const whole = isShort ? 2 * SECOND : BEFORE + AFTER
  return {
    ...{ job, position, readyAt, startedAt, failures, attempt: attempt.number, ran: true },
    endedAt: startedAt + whole + parts.install + parts.work,
    conclusion: failure === undefined ? 'success' : 'failure',
    ...parts,
  }
}

/** Decides what becomes of the jobs that need others. */
function finish(time: JobTime, before: readonly JobTime[], run: Pick<PlannedRun, 'pull'>): JobTime {
  const { name } = time.job
  if (name === GREEN) {
    const isRed = before.some(({ conclusion }) => conclusion !== 'success')
    return isRed ? { ...time, conclusion: 'failure' } : time
  }
  const isSkipped = run.pull !== undefined || before.at(-1)?.conclusion !== 'success'
  if (name !== DEPLOY || !isSkipped) return time
  const { readyAt } = time
  return { ...time, startedAt: readyAt, endedAt: readyAt, conclusion: 'skipped', ran: false }
}

function cancel(time: JobTime, at: Instant | undefined): JobTime {
  if (at === undefined || time.endedAt <= at) return time
  const isWaiting = time.startedAt >= at
  return {
    ...time,
    readyAt: Math.min(time.readyAt, at),
    startedAt: isWaiting ? at : time.startedAt,
    endedAt: at,
    ran: !isWaiting,
    conclusion: time.conclusion === 'skipped' ? 'skipped' : 'cancelled',
    failures: [],
  }
}

/** GitHub writes whole seconds. */
function round(time: Milliseconds): Milliseconds {
  return Math.round(time / SECOND) * SECOND
}
