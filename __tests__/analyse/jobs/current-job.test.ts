import { describe, expect, it } from '@jest/globals'
import { currentJobId, findCurrentJob } from '../../../src/analyse/jobs/current-job.ts'
import type { CurrentRun } from '../../../src/model/target.ts'
import { makeOwn } from '../../../testing/make-run.ts'
import { readRun } from '../../../testing/read-run.ts'
import { jobId, RUN, runOf } from '../../../testing/world.ts'

const idOf = (position: number) => jobId(RUN, 1, position - 1)

describe('findCurrentJob', () => {
  it.each<[string, Partial<CurrentRun>, string, number | undefined]>([
    ['by its id', { jobId: idOf(2) }, 'a: running; a: running', 2],
    ['by its id, even if it is listed as queued', { jobId: idOf(1) }, 'a: queued', 1],
    [
      'only by its id if it has one',
      { jobId: 9, runnerName: 'mine' },
      'a: running by mine of x',
      undefined,
    ],
    [
      'by its runner',
      { runnerName: 'mine' },
      'a: running by other of x; b: running by mine of x',
      2,
    ],
    ['in capitals or not', { runnerName: 'MINE' }, 'a: running by Mine of x', 1],
    [
      'by the name of a hosted runner in both spellings',
      { runnerName: 'GitHub-Actions-12' },
      'a: running; b: running | json b: {"runner_name": "GitHub Actions 12"}',
      2,
    ],
    ['of the unfinished', { runnerName: 'mine' }, 'a: ok by mine of x; b: running by mine of x', 2],
    ['not by its name', { runnerName: undefined }, 'report: running by mine of x', undefined],
    [
      'not by a runner that two have',
      { runnerName: 'mine' },
      'a: running by mine of x; b: running by mine of x',
      undefined,
    ],
    [
      'not by a runner that nobody has',
      { runnerName: 'mine' },
      'a: running without a runner',
      undefined,
    ],
  ])('finds the current job %s', (_, own, text, position) => {
    const { jobs = [] } = runOf(readRun(text))
    const id = position && idOf(position)
    expect(findCurrentJob(jobs, makeOwn(own))?.id).toBe(id)
  })
})

describe('currentJobId', () => {
  it.each([
    ['is known though it is not listed', makeOwn({ jobId: 9 }), 'a', 9],
    ['is known though nothing is listed', makeOwn({ jobId: 9 }), 'not listed', 9],
    ['is unknown without both', makeOwn({ runnerName: 'x' }), 'not listed', undefined],
    ['is not known on another run', undefined, 'a', undefined],
  ])('%s', (_, own, text, id) => {
    expect(currentJobId(runOf(readRun(text)), own)).toBe(id)
  })
})
