import { drawFailures, joinSteps, LISTED, stepsWith } from './known-month/draw-failures.ts'
import { ERRORS, isAt, isSame, JOBS, placesOf } from './known-month/errors.ts'
import { DAY } from './known-month/issues.ts'
import { isPlanned, planSlots, type Slot } from './known-month/plan.ts'
import type { FailedJob, FailedStep, Month, MonthAttempt, MonthRun } from './known-month/types.ts'
import { pick, type Random, seededRandom } from './random.ts'

// prettier-ignore
const EVENTS = ['push', 'push', 'push', 'schedule', 'pull_request', 'pull_request', 'pull_request', 'pull_request', 'pull_request', 'merge_group'] as const

/** How long an attempt takes, and how long it is until the next one. */
const LASTS = 600
/** The first of March. */
const MIDNIGHT = -10 * 3_600

/** The base branch has an error from the first push after the day `from` until the first one after `to`. */
const BREAKAGES = [
  { id: 'price-round', job: 'golang', from: 4.5, to: 6.5 },
  { id: 'index-version', job: 'python', from: 16.2, to: 17.8 },
  { id: 'map-tiles', job: 'e2e (3)', from: 24.1, to: 25.3 },
]
/** The first push after this day fails, and passes when it is re-run. Changes before the next push have the error. */
const UNSTEADY = { id: 'mail-order', job: 'java', from: 20.5 }
/** Jobs that fail on the base branch only as planned. */
const PLANNED = [...BREAKAGES, UNSTEADY].map(({ job }) => job)
/** So many runs of the base branch are between two that fail in one job, so that nothing comes and goes. */
const APART = 9
/** How often a run fails, a log is lost, a runner is lost, and a run is re-run; how often it fails again. */
const RATES = { base: 0.3, change: 0.8, unreadable: 0.03, lost: 0.04, rerun: 0.4, again: 0.7 }

/** Makes a month of a repository, the same for the same seed. */
export function simulateMonth(seed: number): Month {
  const random = seededRandom(seed)
  const runs: MonthRun[] = []
  for (const slot of planSlots(random)) runs.push(drawRun({ random, from: MIDNIGHT, slot, runs }))
  return { from: MIDNIGHT, runs }
}

/**
 * Lists the earlier runs of the base branch that a run is compared with, oldest first: those of its own
 * event, if there are any, and else the pushes.
 */
export function baseRuns(
  runs: readonly MonthRun[],
  { event, number }: Pick<MonthRun, 'event' | 'number'>,
): MonthRun[] {
  const earlier = runs.filter((run) => run.number < number)
  const ofEvent = (wanted: string) => earlier.filter((run) => run.event === wanted)
  const nightly = event === 'schedule' ? ofEvent(event) : []
  return nightly.length > 0 ? nightly : ofEvent('push')
}

interface Drawing {
  readonly random: Random
  readonly from: number
  readonly slot: Slot
  /** Those before. */
  readonly runs: readonly MonthRun[]
}

function drawRun(drawing: Drawing): MonthRun {
  const { random, from, slot, runs } = drawing
  const number = runs.length + 1
  // The base branch begins with green runs.
  const drawn = number < 3 ? 'push' : pick(random, EVENTS)
  const isChange = slot.pinned !== undefined || runs.slice(-2).some(isUnsteady)
  const event = isChange ? 'pull_request' : drawn
  const createdAt = from + Math.round(slot.day * DAY)
  const times = { startedAt: createdAt, reportedAt: createdAt + LASTS }
  const failed = number < 3 ? [] : drawFailed(drawing, { event, number })
  return {
    ...{ number, event, createdAt },
    fork: event === 'pull_request' && random.chance(0.3),
    commits: (runs.at(-1)?.commits ?? 0) + (event === 'push' ? 1 : 0),
    attempts: [{ ...times, failed }, ...drawSecond(drawing, { event, ...times, failed })],
  }
}

/** Draws what fails in the first attempt. */
function drawFailed(drawing: Drawing, run: Pick<MonthRun, 'event' | 'number'>): FailedJob[] {
  const { random, slot, runs } = drawing
  const base = baseRuns(runs, run)
  const broken = brokenSteps(drawing, run.event)
  if (run.event === 'push' || run.event === 'schedule') {
    return jobsWith([...broken, ...drawFlake(random, base)])
  }
  if (slot.pinned !== undefined) return jobsWith([...broken, ...slot.pinned])
  const newest = base.at(-1)
  if (newest !== undefined && isUnsteady(newest)) {
    return jobsWith([...broken, ...stepsWith([UNSTEADY.id])])
  }
  if (!random.chance(RATES.change)) return jobsWith(broken)
  // Whether a varying error is that of the base branch is not what is measured.
  const varying = stepsOf(newest).filter(({ errors }) => errors.some(({ constant }) => !constant))
  const drawn = drawFailures(random).filter((step) => !varying.some((one) => isSame(one, step)))
  const jobs = jobsWith([...broken, ...drawn])
  const others = [...JOBS.keys()].filter((name) => jobs.every((job) => job.name !== name))
  const lost = random.chance(RATES.lost) ? [pick(random, others)] : []
  return [
    ...jobs.map((job) => ({ ...job, readable: !random.chance(RATES.unreadable) })),
    ...lost.map((name) => ({ name, steps: [], readable: false })),
  ]
}

/** Lists what fails in each run while the base branch is broken. */
function brokenSteps({ from, slot, runs }: Drawing, event: string): FailedStep[] {
  const pushes = runs
    .filter((run) => run.event === 'push')
    .map(({ createdAt }) => (createdAt - from) / DAY)
  const all = event === 'push' ? [...pushes, slot.day] : pushes
  const isPast = (day: number) => all.some((push) => push >= day)
  const broken = BREAKAGES.filter((one) => isPast(one.from) && !isPast(one.to))
  const isNow = event === 'push' && slot.day >= UNSTEADY.from && !runs.some(isUnsteady)
  return [...broken, ...(isNow ? [UNSTEADY] : [])].flatMap(({ id, job }) =>
    stepsWith([id]).map((step) => ({ ...step, job })),
  )
}

/** Draws a listed error that the base branch has by chance, in one run only. */
function drawFlake(random: Random, base: readonly MonthRun[]): FailedStep[] {
  if (!random.chance(RATES.base)) return []
  const recent = base.slice(-APART).flatMap((run) => run.attempts.flatMap(({ failed }) => failed))
  const taken = [...PLANNED, ...recent.map(({ name }) => name)]
  const places = LISTED.filter((error) => !isPlanned(error))
    .flatMap((error) => placesOf(error).map((place) => ({ ...place, errors: [error] })))
    .filter(({ job }) => !taken.includes(job))
  return [pick(random, places)]
}

/** Draws a re-run of the failed jobs, which pass, or fail for the same reason or another one. */
function drawSecond(
  { random, slot }: Drawing,
  { event, reportedAt, failed }: MonthAttempt & Pick<MonthRun, 'event'>,
): MonthAttempt[] {
  const attempt = { startedAt: reportedAt + LASTS, reportedAt: reportedAt + 2 * LASTS }
  if (event === 'push' || event === 'schedule') {
    const isPlanned = stepsOf({ attempts: [{ ...attempt, failed }] }).some(({ errors }) =>
      errors.some(({ id }) => id === UNSTEADY.id),
    )
    return isPlanned ? [{ ...attempt, failed: [] }] : []
  }
  if (slot.pinned !== undefined || failed.length === 0 || !random.chance(RATES.rerun)) return []
  const again = failed.filter(() => random.chance(RATES.again)).map((job) => drawAgain(random, job))
  return [{ ...attempt, failed: again }]
}

function drawAgain(random: Random, job: FailedJob): FailedJob {
  const [step] = job.steps
  const others = ERRORS.filter(({ infrastructure }) => !infrastructure)
  const here = step === undefined ? [] : others.filter((error) => isAt(error, step))
  if (step === undefined || random.chance(0.8)) return job
  return { ...job, steps: [{ ...step, errors: [pick(random, here)] }] }
}

/** The first attempt of a push failed, and the second one passed. */
function isUnsteady({ event, attempts }: MonthRun): boolean {
  return event === 'push' && attempts.length > 1
}

/** Lists the steps that failed in the latest attempt. */
export function stepsOf(run: Pick<MonthRun, 'attempts'> | undefined): FailedStep[] {
  return run?.attempts.at(-1)?.failed.flatMap(({ steps }) => steps) ?? []
}

function jobsWith(steps: readonly FailedStep[]): FailedJob[] {
  const jobs = Map.groupBy(joinSteps(steps), ({ job }) => job)
  return [...jobs].map(([name, failed]) => {
    const order = JOBS.get(name) ?? []
    const sorted = failed.toSorted((a, b) => order.indexOf(a.step) - order.indexOf(b.step))
    return { name, steps: sorted, readable: true }
  })
}
