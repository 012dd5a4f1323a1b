import { DAY, type Instant, type Milliseconds, SECOND } from '../../../src/model/time.ts'
import { normal, type Random } from '../random.ts'
import type { PlannedAttempt, PlannedFailure, PlannedRun } from './types.ts'
import { CACHE, FROM, GROWTH, LATE, QUEUES, randomOf, SLOW, STEP, type World } from './world.ts'
import {
  CACHED,
  DEPLOY,
  GREEN,
  GROWING,
  INSTALL,
  type PlannedJob,
  RENAMED,
  STEPPED,
  WORKFLOWS,
} from './workflows.ts'

/** What the durations of all jobs of a month depend on. */
export interface Durations {
  readonly seed: number
  readonly world: World
  /** Counts of pushes to main from which on something is in effect. */
  readonly growth: { readonly from: number; readonly to: number }
  readonly step: number
  readonly rename: number
  readonly slow: number
  /** What was drawn for a day or a block of hours, by its name. */
  readonly drawn: Map<string, number>
}

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
/** A job of fewer seconds has no step that installs. */
const MIN_INSTALLS = 30

/** Times of the jobs of an attempt, in the order of the workflow; the same each time. */
export function jobTimes(
  durations: Durations,
  run: Omit<PlannedRun, 'attempts' | 'touchedAt'>,
  attempts: readonly Omit<PlannedAttempt, 'endedAt' | 'conclusion' | 'jobTime'>[],
): JobTime[] {
  const attempt = attempts.at(-1)
  if (attempt === undefined) return []
  const random = randomOf(durations.seed, run.id, attempt.number)
  const earlier =
    attempt.executed === undefined ? [] : jobTimes(durations, run, attempts.slice(0, -1))
  const times: JobTime[] = []
  for (const [position, planned] of WORKFLOWS[run.workflow].jobs.entries()) {
    const job = { ...planned, name: nameOf(durations, planned.name, run.pushes) }
    const readyAt = readyAfter(times, job, attempt.startedAt + random.whole(1, 3) * SECOND)
    const drawn = drawTime(durations, run, random, { job, position, readyAt, attempt })
    const carried = attempt.executed?.has(job.name) === false ? earlier[position] : undefined
    const time = carried ? { ...carried, readyAt } : finish(drawn, times, run)
    times.push(carried ? time : cancel(time, attempt.cancelledAt))
  }
  return times
}

/** Returns the name that a job has after so many pushes to main. */
export function nameOf({ rename }: Durations, name: string, pushes: number): string {
  return name === RENAMED.from && pushes >= rename ? RENAMED.to : name
}

/** Returns how long the code makes a job, against how long it was on the first day. */
function codeRatio({ growth, step }: Durations, name: string, pushes: number): number {
  if (name === STEPPED) return pushes >= step ? STEP.ratio : 1
  if (name !== GROWING) return 1
  const share = (pushes - growth.from) / Math.max(1, growth.to - growth.from)
  return 1 + (GROWTH.ratio - 1) * Math.min(1, Math.max(0, share))
}

function readyAfter(times: readonly JobTime[], { needs }: PlannedJob, first: Instant): Instant {
  if (needs === undefined) return first
  return Math.max(...times.map(({ endedAt }) => endedAt)) + SECOND
}

interface Drawing extends Pick<JobTime, 'job' | 'position' | 'readyAt'> {
  readonly attempt: Pick<PlannedAttempt, 'number' | 'failures'>
}

function drawTime(
  durations: Durations,
  run: Pick<PlannedRun, 'pushes'>,
  random: Random,
  { job, position, readyAt, attempt }: Drawing,
): JobTime {
  const labels = job.labels.join(',')
  const isLate = labels === LATE.labels && readyAt >= LATE.from && readyAt < LATE.to
  const median = isLate ? LATE.median : (QUEUES[labels] ?? 0)
  const startedAt = readyAt + round(median * Math.exp(0.5 * normal(random)))
  const ratio = machineRatio(durations, labels, startedAt)
  const machine = ratio * Math.exp(durations.world.noise.run * normal(random))
  const isMiss = isCacheMiss(durations, job.name, startedAt, random.real(0, 1))
  const total = job.seconds * codeRatio(durations, job.name, run.pushes) * SECOND
  const isShort = job.seconds < MIN_INSTALLS
  const missed = isMiss ? (CACHE.ratio - 1) * job.seconds : 0
  const fixed = isShort ? 2 * SECOND : BEFORE + INSTALL_SECONDS * SECOND + AFTER
  const install = isShort ? 0 : round((INSTALL_SECONDS + missed) * SECOND * machine)
  const work = Math.max(SECOND, round(total * machine - fixed))
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

function machineRatio(durations: Durations, labels: string, at: Instant): number {
  const day = Math.floor(at / DAY)
  const wave = drawOnce(durations, `${labels} ${day}`, (random) => normal(random))
  const slow = labels === SLOW.labels && at >= SLOW.at ? durations.slow : 1
  return slow * Math.exp(durations.world.noise.day * wave)
}

/** Misses of one job are spread, those of another come in blocks of hours. */
function isCacheMiss(durations: Durations, name: string, at: Instant, draw: number): boolean {
  if (name === CACHED.spread) return draw < CACHE.share
  if (name !== CACHED.bursts) return false
  const block = Math.floor((at - FROM) / CACHE.block)
  const isBurst = drawOnce(durations, `${name} ${block}`, (random) => random.real(0, 1))
  return isBurst < CACHE.share && draw < 0.9
}

/** Draws what several jobs share. */
function drawOnce({ seed, drawn }: Durations, name: string, draw: (random: Random) => number) {
  const known = drawn.get(name)
  if (known !== undefined) return known
  const codes = Array.from(name, (letter) => letter.codePointAt(0) ?? 0)
  const value = draw(randomOf(seed, ...codes))
  drawn.set(name, value)
  return value
}

/** GitHub writes whole seconds. */
function round(time: Milliseconds): Milliseconds {
  return Math.round(time / SECOND) * SECOND
}

/** Sum of the durations of the jobs that an attempt executed. */
export function executedTime(times: readonly JobTime[], attempt: number): Milliseconds {
  return times
    .filter((time) => time.attempt === attempt)
    .reduce((sum, { startedAt, endedAt }) => sum + endedAt - startedAt, 0)
}
