import { describe, expect, it } from '@jest/globals'
import type { Job } from '../../../src/model/run.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  NO_RUNNER,
  reportOn,
  reportOnJobs,
  running,
  runWithoutJobs,
  skipped,
  waiting,
} from '../../../testing/make-run.ts'

const notesOn = (jobs: readonly Partial<Job>[]) => reportOnJobs(jobs).notes

describe('notesOf', () => {
  it.each<[string, Partial<Job>]>([
    ['build started before it was ready, so it has no queue time.', { state: finished(-29, 65) }],
    ['build started before it was ready, so it has no queue time.', { state: running(-29) }],
    ['build finished before it started, so it has no duration.', { state: finished(65, 5) }],
    [
      'build finished, but GitHub reports no start or end time, so its duration is unknown.',
      { state: finished(5) },
    ],
    [
      'build finished, but GitHub reports no start or end time, so its duration is unknown.',
      { state: finished(undefined, 65, 'failure') },
    ],
    [
      'build has a step that finished before it started.',
      { steps: [makeStep({ state: finished(15, 5) })] },
    ],
    [
      'build has a step that finished without a start or end time.',
      { steps: [makeStep({ state: finished(5) })] },
    ],
  ])('%s', (text, job) => {
    expect(notesOn([{ name: 'build', ...job }])).toEqual([{ severity: 'notice', text, jobId: 1 }])
  })

  it('keeps a note on one line for any name', () => {
    const [note] = notesOn([{ name: ' build\n  and\ttest ', state: finished(5) }])
    expect(note?.text).toMatch(/^build and test finished, but/)
  })

  it('adds one note per kind, for the first job', () => {
    const steps = [makeStep({ state: finished(15, 5) }), makeStep({ state: finished(35, 25) })]
    expect(notesOn([{}, { steps }, { steps }, { steps }])).toEqual([
      {
        severity: 'notice',
        text: 'job 2 has a step that finished before it started (and 2 more).',
        jobId: 2,
      },
    ])
  })
})

describe('notesOf returns nothing', () => {
  it.each<[string, Partial<Job>]>([
    ['of an ordinary job', { steps: [makeStep()] }],
    ['of an end 2 s before its start', { state: finished(65, 63) }],
    ['of a start 2 s before ready', { state: finished(-2, 65) }],
    ['of the times of a skipped job', { state: finished(1_906_073, 0, 'skipped') }],
    ['of a skipped job without times', { state: skipped() }],
    [
      'of the times of a skipped step',
      { steps: [makeStep({ state: finished(9_999, 0, 'skipped') })] },
    ],
    ['of a skipped step without times', { steps: [makeStep({ state: skipped() })] }],
    ['of a job that never ran', { state: finished(65, 5, 'cancelled'), runner: NO_RUNNER }],
    [
      'of a job that never ran and has no times',
      { state: finished(undefined, undefined, 'failure'), runner: NO_RUNNER },
    ],
    ['of a queued job and its placeholder', { state: waiting() }],
    ['of a job that runs', { state: running(), steps: [makeStep({ state: running() })] }],
  ])('%s', (_, job) => {
    expect(notesOn([job])).toEqual([])
  })

  it('for the queue of a job that was carried over', () => {
    const run = makeRun({ attempt: 2, jobs: [{ state: finished(-500, -400), createdAt: at(1) }] })
    expect(reportOn(run).notes).toEqual([])
  })
})

describe('notesOf an incomplete list', () => {
  it('warns with both numbers', () => {
    expect(reportOn(makeRun({ jobs: [{}], jobsCounted: 3 })).notes).toEqual([
      {
        severity: 'warning',
        text: 'Only 1 of 3 jobs could be listed; all values cover these jobs only.',
      },
    ])
  })

  it('warns if GitHub does not report the number of jobs', () => {
    expect(reportOn(makeRun({ jobs: [{}], jobsCounted: undefined })).notes).toEqual([
      { severity: 'warning', text: 'GitHub did not report the number of jobs.' },
    ])
  })

  it('adds nothing if the list could not be read, which has its own note', () => {
    const notes = [{ severity: 'warning', text: 'Could not read the jobs' }] as const
    expect(reportOn(runWithoutJobs({ notes })).notes).toEqual(notes)
  })
})
