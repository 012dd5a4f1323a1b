import { describe, expect, it } from '@jest/globals'
import { evenly, sampleQueues } from '../../../src/analyse/month/report-month.ts'
import type { Job } from '../../../src/model/run.ts'
import { at, finished, makeRun, reportOn } from '../../../testing/make-run.ts'

const LABELLED = { name: undefined, group: undefined, labels: ['a', 'b'] }

function sample(jobs: readonly Partial<Job>[], attempt = 1) {
  const queues = sampleQueues(reportOn(makeRun({ jobs, attempt })).jobs ?? [])
  return queues.map(({ labels, seconds }) => [labels, seconds])
}

describe('sampleQueues', () => {
  const waited = { createdAt: at(0), state: finished(7, 60), runner: LABELLED }

  it.each<[string, Partial<Job>, number]>([
    ['ran', {}, 1],
    ['ran in an earlier attempt', { state: finished(-90, -30) }, 0],
    ['is a check run', { kind: 'check' }, 0],
    ['is waiting', { state: { kind: 'waiting', status: 'queued' } }, 0],
    ['has no labels', { runner: { ...LABELLED, labels: [] } }, 0],
  ])('knows the wait of a job that %s: %#', (_, job, count) => {
    expect(sample([{ ...waited, ...job }], 2)).toEqual(count === 0 ? [] : [['a, b', [7]]])
  })

  it('keeps an even choice of 50 waits of each set of labels', () => {
    const jobs = Array.from({ length: 120 }, (_, index) => ({
      ...waited,
      state: finished(index, index + 1),
    }))
    const [[labels, seconds] = [], ...others] = sample(jobs)
    expect([labels, seconds?.length, others]).toEqual(['a, b', 50, []])
    expect(seconds?.slice(0, 3)).toEqual([0, 3, 5])
  })
})

describe('evenly', () => {
  it.each([
    [0, 4, []],
    [3, 4, [0, 1, 2]],
    [4, 4, [0, 1, 2, 3]],
    [5, 4, [0, 2, 3, 4]],
    [10, 4, [0, 3, 5, 8]],
    [9, 1, [0]],
  ])('chooses of %i items at most %i: %j', (count, max, expected) => {
    expect(evenly([...Array(count).keys()], max)).toEqual(expected)
  })
})
