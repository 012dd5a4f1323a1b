import type { Failed, MainRun, Month, MonthMemory, Unsteady } from '../src/model/shapes/month.ts'
import { DAY, HOUR, type Instant } from '../src/model/time.ts'
import { completeMonth } from '../src/render/month/headline.ts'

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
  const { createdAt = daysAgo(10) + id * HOUR } = fields
  return {
    ...{ id, number: id, workflow: 'CI', commit: shaOf(id), url: runUrl(id) },
    ...{ event: 'push', attempt: 1, conclusion: 'success', createdAt },
    ...{ endedAt: createdAt + HOUR, failedAt: undefined, ...fields },
  }
}

/** By default a test that failed on a pull request, and did not recover. */
export function makeFailed(runId: number, fields: Partial<Failed> = {}): Failed {
  return {
    ...{ runId, runNumber: runId, attempt: 1, workflow: 'CI', event: 'pull_request' },
    ...{ branch: `topic-${runId}`, commit: shaOf(runId), endedAt: daysAgo(5) },
    ...{ url: `${runUrl(runId)}/job/1`, job: 'test', step: 'Run npm test' },
    ...{ test: 'cart › adds', message: 'expected 42, received 41', path: undefined },
    ...{ recovered: false, ...fields },
  }
}

export function makeUnsteady(fields: Partial<Unsteady> = {}): Unsteady {
  const { number, workflow, commit, url, runId: id, ...failed } = { ...makeFailed(7), number: 7 }
  return {
    ...{ workflow, job: failed.job, step: failed.step, test: failed.test, message: failed.message },
    ...{ failed: 4, runs: 120, recovered: 2, branches: 2, listedAt: daysAgo(20) },
    ...{ last: { id, number, workflow, commit, url: runUrl(id) }, lastAt: daysAgo(5), url },
    ...{ path: undefined, ...fields },
  }
}

export const NO_MEMORY: MonthMemory = {
  ...{ readAt: NOW, read: [], open: [], runs: [], days: [], failed: [] },
  ...{ fromAt: daysAgo(30), samples: [] },
}

/** A month in which nothing happened. */
export function makeMonth(fields: Partial<Omit<Month, 'headline'>> = {}): Month {
  const { url = REPOSITORY_URL, notes = [], issueUrl, ...read } = fields
  return completeMonth(
    {
      ...{ repository: 'octo-org/octo-shop', branch: 'main', madeAt: NOW, fromAt: daysAgo(30) },
      red: {
        ...{ now: [], greenSince: undefined, times: 0, solvedByRerun: 0, duration: 0, longest: 0 },
        ...{ runs: 1, recent: 0, longestRun: undefined },
      },
      ...{ unsteady: [], queues: [] },
      ...{ runsListed: 0, failuresRead: 0, failuresUnread: 0, requests: 0, memory: NO_MEMORY },
      ...read,
    },
    ...([url, notes, issueUrl] as const),
  )
}
