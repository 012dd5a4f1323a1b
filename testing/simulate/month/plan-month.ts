import { DAY, type Instant } from '../../../src/model/time.ts'
import { type Durations, jobTimes } from './job-times.ts'
import { monthClient } from './client.ts'
import { placeOfJob } from './bodies.ts'
import { flakySources } from './draw-attempts.ts'
import { FIXED_TEST, flakyTest, UNFIXED_TEST } from './failures.ts'
import { writeJobLog } from './job-log.ts'
import { planRuns } from './plan-runs.ts'
import { drawBursts, drawPeriods, drawSlots } from './slots.ts'
import { flakyHits, hiddenFailures, ownFailures, redTimes } from './truth.ts'
import type { FileChange, Month, PlannedRun, Truth } from './types.ts'
import { CHANGED, FROM, randomOf, type World, WORLD } from './world.ts'
import { GREEN } from './workflows.ts'

interface MonthPlan {
  readonly seed: number
  /** Of `ci.yml`, on average. */
  readonly runsPerDay: number
  /** From 14 to 30. @default 30 */
  readonly days?: number
  readonly world?: Partial<World>
}

/** Plans a month of a repository, the same for the same seed, in which it is known why each job failed. */
export function planMonth({ seed, runsPerDay, days = 30, world: changed }: MonthPlan): Month {
  const world = { ...WORLD, ...changed }
  const random = randomOf(seed, 1)
  const to = FROM + days * DAY
  const slots = drawSlots(random, world, { runsPerDay, days })
  const pushes = slots.filter(({ isMain, workflow }) => isMain && workflow === 'ci.yml').length
  const durations = { seed, world }
  const bursts = drawBursts(random, days, world.bursts)
  const fixed = Math.ceil(CHANGED.fixed * pushes)
  const sources = flakySources(world.flaky, fixed)
  const attempting = { random, durations, bursts, sources }
  const periods = drawPeriods(random, days, world.breakages, 6)
  const { runs, breakages } = planRuns(attempting, slots, periods)
  const onMain = runs.filter(({ event }) => event === 'push')
  const [first] = onMain
  if (first === undefined) throw new Error('The month has no push to main')
  const push = (count: number) => onMain[count - 1] ?? first
  const fileChanges: readonly FileChange[] = [
    fileChange(UNFIXED_TEST, push(Math.ceil(CHANGED.unfixed * pushes)), false),
    fileChange(FIXED_TEST, push(fixed), true),
  ]
  const hits = flakyHits(attempting, runs, push(fixed).createdAt)
  const truth: Truth = {
    flaky: hits.slice(0, -1),
    flakyStep: hits.at(-1) as Truth['flakyStep'],
    red: [...redTimes(runs, 'ci.yml', to), ...redTimes(runs, 'nightly.yml', to)],
    ...{ breakages, bursts, own: ownFailures(runs), hidden: hiddenFailures(runs) },
    fileChanges,
  }
  const known = { runs, durations, fileChanges, artifacts: [], requests: [], downloads: [] }
  const logOf = (id: number, now: Instant) => logAt(durations, runs, id, now)
  return {
    ...{ from: FROM, to, runs, truth },
    reports: runs.filter(({ workflow }) => workflow === 'month.yml'),
    ...{ artifacts: known.artifacts, requests: known.requests, downloads: known.downloads },
    clientAt: (now, limits) => monthClient({ ...known, logOf }, now, limits),
  }
}

function fileChange(number: number, { sha, createdAt }: PlannedRun, fixes: boolean): FileChange {
  const { path = '', test = '' } = flakyTest(number)
  return { path, test, sha, at: createdAt, fixes }
}

function logAt(
  durations: Durations,
  runs: readonly PlannedRun[],
  id: number,
  now: Instant,
): string | undefined {
  const { index, attempt, position } = placeOfJob(id)
  const run = runs[index]
  const attempts = run?.attempts.filter(({ number }) => number <= attempt) ?? []
  if (run === undefined || attempts.at(-1)?.number !== attempt) return undefined
  const times = jobTimes(durations, run, attempts)
  const time = times[position]
  // A lost runner sends no log, and a job that did not run or is not finished has none.
  const isLost = time?.failures.some(({ form }) => form === 'lost')
  if (time === undefined || isLost === true || !time.ran || time.endedAt > now) return undefined
  const red = times.filter(({ job, conclusion }) => job.name !== GREEN && conclusion === 'failure')
  const names = red.map(({ job }) => job.name)
  return writeJobLog(time, run.id, names)
}
