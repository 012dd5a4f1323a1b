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
  it('keeps a note on one line for any name', () => {
    const [note] = notesOn([{ name: ' build\n  and\ttest ', state: finished(5) }])
    expect(note?.text).toMatch(/^build and test [^\n]*$/)
  })

  it('adds one note per kind, for the first job', () => {
    const steps = [makeStep({ state: finished(15, 5) }), makeStep({ state: finished(35, 25) })]
    expect(notesOn([{}, { steps }, { steps }, { steps }])).toEqual([
      {
        severity: 'notice',
        text: expect.stringMatching(/^job 2 .* \(and 2 more\)\.$/),
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
        text: expect.stringMatching(/\b1 of 3\b/),
      },
    ])
  })

  it('warns if GitHub does not report the number of jobs', () => {
    expect(reportOn(makeRun({ jobs: [{}], jobsCounted: undefined })).notes).toEqual([
      { severity: 'warning', text: expect.any(String) },
    ])
  })

  it('adds nothing if the list could not be read, which has its own note', () => {
    const notes = [{ severity: 'warning', text: 'Could not read the jobs' }] as const
    expect(reportOn(runWithoutJobs({ notes })).notes).toEqual(notes)
  })
})
