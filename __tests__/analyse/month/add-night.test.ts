import { describe, expect, it } from '@jest/globals'
import { addNight, startFrom, unreadFailures } from '../../../src/analyse/month/add-night.ts'
import { findFailures } from '../../../src/analyse/find-failures.ts'
import { recordRun } from '../../../src/analyse/month/what-failed.ts'
import type { ListedRun } from '../../../src/model/listed-run.ts'
import { DAY } from '../../../src/model/time.ts'
import { finished, makeRun } from '../../../testing/make-run.ts'

const NOW = 100 * DAY

function listingOf(conclusion: string, branch = 'main', isFromFork = false): ListedRun {
  const job = (name: string, result: string) => ({ name, state: finished(5, 65, result) })
  const jobs = [job('test', conclusion), job('lint', 'cancelled'), job('docs', 'success')]
  const run = { ...makeRun({ jobs, branch, event: 'push' }), conclusion: 'cancelled' }
  return {
    ...{ run, actor: undefined, headRepository: undefined, headRepositoryId: undefined },
    ...{ isFromFork, status: 'completed', createdAt: NOW - DAY, updatedAt: NOW - DAY },
    ...{ workflowId: 1, headCommit: undefined, pullRequests: [] },
  }
}

function nightOf(listing: ListedRun) {
  const listed = { runs: [listing], from: NOW - 2 * DAY }
  const found = findFailures(listing.run, { currentRun: undefined, allowedFailures: [] })
  const failed = [recordRun(listing, [{ run: listing.run, ...found }], listed.runs)]
  return { listed, failed, branch: 'main', now: NOW }
}

describe('a run that GitHub cancelled', () => {
  it.each([
    ['main', false, 1],
    ['topic', false, 0],
    ['main', true, 0],
  ])('is read only on the default branch: %s, of a fork: %s', (branch, isFromFork, expected) => {
    const listing = listingOf('failure', branch, isFromFork)
    const known = startFrom(undefined, { runs: [listing], from: 0 }, NOW)
    expect(unreadFailures([listing], known, 'main')).toHaveLength(expected)
  })

  it.each([
    ['failure', 'failure'],
    ['success', 'cancelled'],
  ])('has failed if a job has: %s gives %s, also on the next night', (job, expected) => {
    const night = nightOf(listingOf(job))
    const first = addNight(startFrom(undefined, night.listed, NOW), night)
    expect(first.runs.map(({ conclusion }) => conclusion)).toEqual([expected])
    expect(first.days).toMatchObject([{ cancelledRuns: 1, readRuns: 0, unreadRuns: 0 }])
    const second = addNight(first, { ...night, failed: [] })
    expect(second.runs.map(({ conclusion }) => conclusion)).toEqual([expected])
    expect(unreadFailures(night.listed.runs, second, 'main')).toEqual([])
  })
})
