import { describe, expect, it } from '@jest/globals'
import { currentJobId, findCurrentJob } from '../../../src/analyse/jobs/current-job.ts'
import type { Job } from '../../../src/model/run.ts'
import type { CurrentRun } from '../../../src/model/target.ts'
import {
  finished,
  makeJob,
  makeOwn,
  makeRun,
  running,
  runWithoutJobs,
} from '../../../testing/make-run.ts'
import { jobIn } from '../../../testing/plain-jobs.ts'

describe('findCurrentJob', () => {
  const on = (id: number, name: string | undefined, fields: Partial<Job> = {}) =>
    makeJob({ ...jobIn(running(5)), id, runner: { name, group: undefined, labels: [] }, ...fields })

  it.each<[string, Partial<CurrentRun>, Job[], number | undefined]>([
    ['by its id', { jobId: 2 }, [on(1, 'a'), on(2, 'a')], 2],
    ['by its id, even if it is listed as queued', { jobId: 1 }, [on(1, undefined)], 1],
    ['only by its id if it has one', { jobId: 9, runnerName: 'mine' }, [on(1, 'mine')], undefined],
    ['by its runner', { runnerName: 'mine' }, [on(1, 'other'), on(2, 'mine')], 2],
    ['in capitals or not', { runnerName: 'MINE' }, [on(1, 'Mine')], 1],
    [
      'by the name of a hosted runner in both spellings',
      { runnerName: 'GitHub-Actions-12' },
      [on(1, 'GitHub Actions 1'), on(2, 'GitHub Actions 12')],
      2,
    ],
    [
      'of the unfinished',
      { runnerName: 'mine' },
      [on(1, 'mine', jobIn(finished(5, 65))), on(2, 'mine')],
      2,
    ],
    ['not by its name', { runnerName: undefined }, [on(1, 'mine', { name: 'report' })], undefined],
    [
      'not by a runner that two have',
      { runnerName: 'GitHub Actions' },
      [on(1, 'GitHub Actions'), on(2, 'GitHub Actions')],
      undefined,
    ],
    ['not by a runner that nobody has', { runnerName: 'mine' }, [on(1, undefined)], undefined],
  ])('finds the current job %s', (_, own, jobs, id) => {
    expect(findCurrentJob(jobs, makeOwn(own))?.id).toBe(id)
  })
})

describe('currentJobId', () => {
  it.each([
    ['is known though it is not listed', makeOwn({ jobId: 9 }), makeRun({ jobs: [{}] }), 9],
    ['is known though nothing is listed', makeOwn({ jobId: 9 }), runWithoutJobs(), 9],
    ['is unknown without both', makeOwn({ runnerName: 'x' }), runWithoutJobs(), undefined],
    ['is not known on another run', undefined, makeRun({ jobs: [{}] }), undefined],
  ])('%s', (_, own, run, id) => {
    expect(currentJobId(run, own)).toBe(id)
  })
})
