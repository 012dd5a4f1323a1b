import { MAX_OUTPUT_UNITS } from '../../../src/actions/command-files.ts'
import { describe, expect, it } from '@jest/globals'
import {
  LATE_OUTPUTS,
  OUTPUT_NAMES,
  type ReportOutputs,
  reportOutputs,
  withinLimit,
} from '../../../src/actions/report/outputs.ts'
import type { Verdict } from '../../../src/model/report/cause.ts'
import type { Report } from '../../../src/model/report/report.ts'
import {
  causesOf,
  failureReport,
  makeEvidence,
  makeExcerpt,
  withVerdicts,
} from '../../../testing/failure-report.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  reportOn,
  reportOnJobs,
  RUN_URL,
  running,
  runWithoutJobs,
} from '../../../testing/make-run.ts'

const STEP = makeStep({ number: 3, name: 'Run make' })
const NO_FILES = { 'report-path': '', 'trace-path': '', 'html-path': '', 'summary-path': '' }
const NO_JOB = { id: undefined, runUrl: undefined }

function outputs(
  report: Report,
  currentJob = NO_JOB as Parameters<typeof reportOutputs>[1],
): ReportOutputs {
  return reportOutputs(report, currentJob, NO_FILES)
}

describe('LATE_OUTPUTS', () => {
  it('has an empty list for each output that is a list', () => {
    const lists = Object.entries(outputs(reportOnJobs([{}]))).filter(
      ([, value]) => value[0] === '[',
    )
    for (const [name] of lists) expect(LATE_OUTPUTS).toHaveProperty(name, '[]')
    expect(lists).not.toHaveLength(0)
  })
})

describe('reportOutputs', () => {
  it('returns all known values', () => {
    const steps = [
      makeStep({ number: 1, state: finished(10, 30.25) }),
      makeStep({ number: 2, name: 'Run npm test', state: finished(31, 31, 'failure') }),
    ]
    const report = reportOnJobs(
      [
        { name: 'test (a, b)', state: finished(10, 724, 'failure'), steps },
        { name: 'lint', state: finished(5, 6.5, 'failure') },
        { name: 'build' },
        { name: 'report', state: running(725) },
        { name: 'late', state: running(5) },
      ],
      { own: { jobId: 4 }, allowedFailures: ['lint'] },
    )
    const files = {
      'report-path': '/tmp/report.json',
      'trace-path': '/tmp/trace.json',
      'html-path': '/tmp/page.html',
      'summary-path': '/tmp/summary.md',
    }
    const { jobs, ...rest } = reportOutputs(report, { id: 4, runUrl: RUN_URL }, files)
    expect(rest).toEqual({
      headline: 'CI failed in 12m 4s: test (a, b) failed at Run npm test; 1 job unfinished',
      conclusion: 'failure',
      complete: 'true',
      'duration-seconds': '724',
      'queue-seconds': '750',
      'execution-seconds': '775.5',
      'jobs-total': '5',
      'jobs-failed': '1',
      'jobs-unfinished': '1',
      'failed-jobs': '["test (a, b)"]',
      'failures-new': '[]',
      'failures-known': '[]',
      'failures-compared': 'false',
      causes: JSON.stringify([
        {
          sentence: 'test (a, b) failed at Run npm test after 11m 54s',
          message: '',
          names: [],
          jobs: ['test (a, b)'],
          verdict: 'unknown',
          verdictText: '',
          url: `${RUN_URL}/job/1#step:2:1`,
          evidence: [],
        },
      ]),
      'slowest-job': 'test (a, b)',
      'slowest-job-seconds': '714',
      'slowest-step': 'test (a, b) > step 1',
      'slowest-step-seconds': '20.25',
      'critical-path': '["test (a, b)"]',
      'critical-path-seconds': '724',
      'over-budget': '[]',
      'slower-jobs': '[]',
      'flaky-jobs': '[]',
      'current-job-id': '4',
      'current-job-url': `${RUN_URL}/job/4`,
      ...files,
    })
    expect(JSON.parse(jobs)).toMatchObject([
      { id: 1, name: 'test (a, b)', conclusion: 'failure', queueSeconds: 10, forgiven: false },
      { id: 2, name: 'lint', conclusion: 'failure', durationSeconds: 1.5, forgiven: true },
      { id: 3, name: 'build', conclusion: 'success' },
      { id: 4, name: 'report', conclusion: null, status: 'in_progress', current: true },
      { id: 5, name: 'late', conclusion: null, durationSeconds: null },
    ])
    expect(jobs).not.toContain('"steps"')
  })

  it('returns empty texts for unknown values, and empty lists', () => {
    const report = reportOn(runWithoutJobs({ startedAt: undefined, workflow: undefined }))
    const written = outputs(report)
    const known = Object.entries(written).filter(([, value]) => value !== '')
    expect(Object.fromEntries(known)).toEqual({
      headline: 'Run 42 could not be read: the jobs could not be listed',
      conclusion: 'unknown',
      complete: 'false',
      'failed-jobs': '[]',
      'failures-new': '[]',
      'failures-known': '[]',
      'failures-compared': 'false',
      causes: '[]',
      jobs: '[]',
      'critical-path': '[]',
      'over-budget': '[]',
      'slower-jobs': '[]',
      'flaky-jobs': '[]',
    })
  })

  it('returns 0 and empty lists for a run without jobs', () => {
    expect(outputs(reportOnJobs([]))).toMatchObject({
      'jobs-total': '0',
      'jobs-failed': '0',
      'jobs-unfinished': '0',
      'failed-jobs': '[]',
      jobs: '[]',
      'queue-seconds': '',
      'slowest-step': '',
      'critical-path': '[]',
      'critical-path-seconds': '',
    })
  })

  const NEW: Verdict = { kind: 'new', evidence: [] }
  const KNOWN: Verdict = { kind: 'known', evidence: [] }
  const LOST: Verdict = { kind: 'infrastructure', evidence: [] }
  const UNREAD: Verdict = { kind: 'unknown', evidence: [], reason: 'not-read' }
  const EXPIRED: Verdict = { kind: 'unknown', evidence: [], reason: 'no-log' }

  it.each<[readonly Verdict[], string, string, string]>([
    [[], '[]', '[]', 'true'],
    [[NEW, KNOWN], '["job 1"]', '["job 2"]', 'true'],
    [[NEW, NEW, UNREAD], '["job 1","job 2"]', '[]', 'true'],
    [[EXPIRED], '[]', '[]', 'true'],
    [[LOST], '[]', '[]', 'true'],
    [[UNREAD], '[]', '[]', 'false'],
    [[{ ...UNREAD, reason: 'no-base' }], '[]', '[]', 'false'],
    [[LOST, UNREAD], '[]', '[]', 'false'],
  ])(
    'names the new and the known failures of causes with verdicts %j: %j, %j, compared %s',
    (...row) => {
      const [verdicts, expectedNew, expectedKnown, compared] = row
      const jobs = verdicts.map((_, index) => ({
        state: finished(5, 65, 'failure'),
        steps: [makeStep({ name: 'abc'[index] ?? '', state: finished(5, 60, 'failure') })],
      }))
      const report = withVerdicts(reportOnJobs(jobs), ...verdicts)
      expect(outputs(report)).toMatchObject({
        'failures-new': expectedNew,
        'failures-known': expectedKnown,
        'failures-compared': compared,
      })
    },
  )

  it('lists what failed in a cause, and whose failure it is, each in one line', () => {
    const entry = (title: string) => ({ title, detail: undefined, position: undefined })
    const failed = { kind: 'failed-step', step: STEP, others: [], cancelled: undefined } as const
    const entries = [entry('total › a\nb'), entry('total › c'), entry('total › c')]
    const failure = failureReport(failed, {
      excerpts: [makeExcerpt(['AssertionError: expected 4 to be 5'])],
      errors: [{ step: STEP, entries, total: undefined }],
    })
    const [cause] = causesOf([failure], { kind: 'known', evidence: [makeEvidence()] })
    const report = { ...reportOnJobs([]), causes: cause === undefined ? [] : [cause] }
    expect(JSON.parse(outputs(report).causes)).toEqual([
      {
        sentence: 'build failed at Run make after 1m (exit code 2)',
        message: 'AssertionError: expected 4 to be 5',
        names: ['total › a b', 'total › c'],
        jobs: ['build'],
        verdict: 'known',
        verdictText:
          'Known: the same step failed with the same error in an earlier run on main (#812)',
        url: `${RUN_URL}/job/1#step:3:1`,
        evidence: [makeEvidence().url],
      },
    ])
  })

  it('limits the causes and their texts for any names', () => {
    const long = 'é😀'.repeat(500)
    const jobs = Array.from({ length: 30 }, (_, index) => ({
      name: `${index} ${long}`,
      state: finished(5, 65, 'failure'),
      steps: [makeStep({ name: `${index} ${long}`, state: finished(5, 60, 'failure') })],
    }))
    const written = outputs(reportOnJobs(jobs)).causes
    expect(JSON.parse(written)).toHaveLength(20)
    expect(written.length).toBeLessThan(MAX_OUTPUT_UNITS / 4)
  })

  it('names no new failures if only needs shows one', () => {
    const own = { jobId: 1, needs: [{ key: 'build', result: 'failure' }] }
    const report = reportOnJobs([{ state: running(70) }], { own })
    expect(outputs(report)).toMatchObject({
      'failed-jobs': '["build"]',
      'failures-compared': 'false',
    })
  })

  it('returns the outputs of OUTPUT_NAMES, in order', () => {
    expect(Object.keys(outputs(reportOnJobs([])))).toEqual(OUTPUT_NAMES)
  })

  it.each([
    [0, '0'],
    [0.25, '0.25'],
    [1.0006, '1.001'],
    [90, '90'],
    [1_000_000, '1000000'],
  ])('writes %p seconds as %s', (seconds, expected) => {
    const jobs = [{ createdAt: at(0), state: finished(0, seconds) }]
    expect(outputs(reportOnJobs(jobs))['execution-seconds']).toBe(expected)
  })

  it.each([
    ['by id', { id: 7, runUrl: RUN_URL }, '7', `${RUN_URL}/job/7`],
    ['by runner', { id: undefined, runUrl: RUN_URL }, '2', `${RUN_URL}/job/2`],
    ['without URL outside a run', { id: 7, runUrl: undefined }, '7', ''],
  ])('identifies the current job %s', (_, currentJob, id, url) => {
    const own = { runnerName: 'GitHub Actions 2' }
    const report = reportOnJobs([{}, { state: running(5) }], { own })
    expect(outputs(report, currentJob)).toMatchObject({
      'current-job-id': id,
      'current-job-url': url,
    })
  })

  it('keeps names unchanged', () => {
    const name = '__proto__ "|\n::error::'
    const report = reportOn(makeRun({ jobs: [{ name, state: finished(5, 6, 'failure') }] }))
    const written = outputs(report)
    const { jobs, 'failed-jobs': failed, 'slowest-job': slowest, 'critical-path': path } = written
    expect([JSON.parse(failed), slowest, JSON.parse(path)]).toEqual([[name], name, [name]])
    expect(JSON.parse(jobs)).toMatchObject([{ name }])
  })
})

describe('withinLimit', () => {
  const outputsOfSize = (units: number): ReportOutputs => {
    const others = { ...outputs(reportOnJobs([])), headline: 'é😀', jobs: '' }
    const used = Object.values(others).join('').length
    return { ...others, jobs: 'x'.repeat(Math.max(0, units - used)) }
  }

  it('keeps the outputs up to the limit in UTF-16 units', () => {
    const outputs = outputsOfSize(MAX_OUTPUT_UNITS)
    expect(withinLimit(outputs)).toBe(outputs)
  })

  it('empties only jobs above the limit', () => {
    const outputs = outputsOfSize(MAX_OUTPUT_UNITS + 1)
    expect(withinLimit(outputs)).toEqual({ ...outputs, jobs: '' })
  })

  it('empties also causes if the others are above the limit', () => {
    const outputs = { ...outputsOfSize(0), headline: 'x'.repeat(MAX_OUTPUT_UNITS) }
    expect(withinLimit(outputs)).toEqual({ ...outputs, jobs: '', causes: '' })
  })
})
