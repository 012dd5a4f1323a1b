import { type redTimes, runLabel } from '../src/month/analyse/red-time.ts'
import type { ListedRun } from '../src/model/listed-run.ts'
import type { Run } from '../src/model/run.ts'
import type {
  Failed,
  KnownRun,
  Month,
  MonthMemory,
  RedTime,
  RunLabel,
  RunWeek,
  Schedule,
  Unsteady,
  WeekRow,
} from '../src/model/shapes/month.ts'
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../src/model/time.ts'
import { completeMonth } from '../src/month/render/headline.ts'
import { makeRun } from './make-run.ts'

/** A run of the default branch that has finished. */
export type MainRun = KnownRun & { readonly conclusion: string; readonly endedAt: Instant }

/** When the month of these builders ends. */
export const NOW: Instant = Date.UTC(2026, 2, 31, 3)

export const REPOSITORY_URL = 'https://github.com/octo-org/octo-shop'

/** An instant so many days before the end of the month. */
export function daysAgo(days: number): Instant {
  return NOW - days * DAY
}

function runUrl(id: number): string {
  return `${REPOSITORY_URL}/actions/runs/${id}`
}

const shaOf = (id: number) => id.toString(16).padStart(40, '0')

/** By default a push to main that passed in an hour; the larger its id, the later it started. */
export function makeMainRun(id: number, fields: Partial<MainRun> = {}): MainRun {
  const { createdAt = daysAgo(10) + id * HOUR, workflow = 'CI' } = fields
  return {
    ...{ id, number: id, workflow, workflowPath: workflow, commit: shaOf(id), event: 'push' },
    ...{ isMain: true, attempt: 1, conclusion: 'success', createdAt, endedAt: createdAt + HOUR },
    ...{ failedAt: undefined, passedAt: undefined, message: undefined, unread: false },
    ...{ ran: undefined, unfinished: false, ...fields },
  }
}

/** A run of main, as readers know it. */
export function makeRunLabel(id: number, fields: Partial<MainRun> = {}): RunLabel {
  return runLabel(makeMainRun(id, fields), REPOSITORY_URL)
}

/** By default a day in which CI was red, of which no error was read. */
export function makeRedTime(fields: Partial<RedTime> = {}): RedTime {
  return {
    ...{ fromAt: daysAgo(5), untilAt: daysAgo(4), first: makeRunLabel(9), last: makeRunLabel(10) },
    ...{ byRerun: false, isGone: false, isAtLeast: false },
    ...{ message: undefined, messageAt: undefined, ...fields },
  }
}

/** What `redTimes` finds, with the runs as readers know them. */
export function labelled(times: ReturnType<typeof redTimes>): RedTime[] {
  return times.map(({ first, last, ...time }) => ({
    ...time,
    first: runLabel(first, REPOSITORY_URL),
    last: last && runLabel(last, REPOSITORY_URL),
  }))
}

/** By default a test that failed on a pull request, and did not recover. */
export function makeFailed(runId: number, fields: Partial<Failed> = {}): Failed {
  const { workflow = 'CI' } = fields
  return {
    ...{ runId, attempt: 1, workflow, workflowPath: workflow },
    ...{ branch: `topic-${runId}`, event: 'push', commit: shaOf(runId), endedAt: daysAgo(5) },
    ...{ url: `${runUrl(runId)}/job/1`, job: 'test', step: 'Run npm test' },
    ...{ test: 'cart › adds', message: 'expected 42, received 41', path: undefined },
    ...{ recovered: false, ...fields },
  }
}

export function makeUnsteady(fields: Partial<Unsteady> = {}): Unsteady {
  const { workflow, workflowPath, url, ...failed } = makeFailed(7)
  return {
    ...{ workflow, workflowPath, job: failed.job, step: failed.step, test: failed.test },
    ...{ failed: 4, runs: 120, recovered: 2, branches: 2, listedAt: daysAgo(20) },
    ...{ lastAt: daysAgo(5), url, message: failed.message, path: undefined, ...fields },
  }
}

type SampledJob = MonthMemory['samples'][number]['jobs'][number]

/** By default a job that passed in five minutes, three of which a step took, after it had waited for ten seconds. */
export function makeSampledJob(fields: Partial<SampledJob> = {}): SampledJob {
  return {
    ...{ workflow: 'CI', workflowPath: 'CI', event: 'push', job: 'test', labels: 'linux' },
    ...{ wait: 10 * SECOND, ran: 5 * MINUTE, hasPassed: true, isCancelled: false },
    ...{ steps: [{ name: 'Run make', ran: 3 * MINUTE }], ...fields },
  }
}

/** By default a run of a schedule that passed. */
export function makeListedRun(
  id: number,
  createdAt: Instant,
  fields: Partial<Run> = {},
): ListedRun {
  const run = {
    ...makeRun({ event: 'schedule', branch: 'main' }),
    ...{ id, number: id, workflow: 'Nightly', workflowPath: '.github/workflows/nightly.yml' },
    ...{ url: runUrl(id), commit: shaOf(id), conclusion: 'success', ...fields },
  }
  return {
    ...{ run },
    ...{ actor: undefined, headRepository: undefined, headRepositoryId: undefined },
    ...{ isFromFork: false, status: 'completed', createdAt, updatedAt: createdAt },
    ...{ workflowId: 1, headCommit: undefined, pullRequests: [] },
  }
}

/** By default 40 pushes in a week, of which two failed and four decided nothing. */
export function makeWeekRow(fields: Partial<WeekRow> = {}): WeekRow {
  return {
    ...{ workflow: 'CI', workflowPath: 'CI', event: 'push', runs: 44, undecided: 4, failed: 2 },
    ...{ median: 5 * MINUTE, ...fields },
  }
}

/** A week with these runs, so many weeks before the last one. */
export function makeRunWeek(rows: readonly WeekRow[], back = 0): RunWeek {
  const weekAt = Date.UTC(2026, 2, 30) - back * 7 * DAY
  return { weekAt, listedFromAt: weekAt, rows, omittedRows: 0 }
}

/** A daily workflow that did not run for four days. */
export function makeSchedule(fields: Partial<Schedule> = {}): Schedule {
  const label = makeRunLabel(61, {
    ...{ workflow: 'Nightly', workflowPath: '.github/workflows/nightly.yml' },
  })
  return {
    ...{ ...label, startedAt: daysAgo(4) },
    ...{ gaps: [DAY, DAY, DAY, DAY], state: 'active', isUnread: false, fault: undefined },
    ...{ missedAt: daysAgo(2), idleAt: undefined, ...fields },
  }
}

export const NO_MEMORY: MonthMemory = {
  ...{ readAt: NOW, open: [], runs: [], failed: [] },
  ...{ fromAt: daysAgo(30), samples: [], schedules: [] },
  ...{ usage: undefined, gone: [], seenFiles: [], awaited: [], unknownBefore: [] },
}

const NO_WEEKS: Month['weeks'] = {
  ...{ sampledJobs: 0, runs: 0, used: [], usedBefore: undefined, usedFromAt: undefined },
  ...{ unknownUsage: [], jobs: [] },
}

/** A month in which nothing happened. */
export function makeMonth(fields: Partial<Omit<Month, 'headline'>> = {}): Month {
  const { url = REPOSITORY_URL, notes = [], issueUrl, ...read } = fields
  return completeMonth(
    {
      ...{ repository: 'octo-org/octo-shop', branch: 'main', madeAt: NOW, fromAt: daysAgo(30) },
      sinceAt: undefined,
      red: {
        ...{ fromAt: daysAgo(30), now: [], greenSince: undefined, times: [], duration: 0 },
        ...{ runs: 1, unreadRuns: 0, unknownWorkflows: 0, recent: 0, count: 0, countByRerun: 0 },
        ...{ pushes: 0, cancelledPushes: 0 },
      },
      ...{ missed: [], unsteady: [], queues: [] },
      weeks: NO_WEEKS,
      ...{ workflows: [], runWeeks: [] },
      ...{ runsListed: 0, failuresRead: 0, failuresUnread: 0, requests: 0 },
      memory: NO_MEMORY,
      ...read,
    },
    ...([url, notes, issueUrl] as const),
  )
}
