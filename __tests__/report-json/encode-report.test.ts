import { describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import type { StepParts } from '../../src/model/report/step-parts.ts'
import { encodeReport } from '../../src/report-json/encode/encode-report.ts'
import { SCHEMA_VERSION } from '../../src/report-json/version.ts'
import { anyRun } from '../../testing/arbitrary-run.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  NO_RUNNER,
  reportOn,
  RUN_URL,
  running,
  runWithoutJobs,
  skipped,
  waiting,
  workflowJob,
} from '../../testing/make-run.ts'
import { expectInvariants } from '../../testing/report-invariants.ts'
import { expectValidReport } from '../../testing/report-schema.ts'

/** Returns the report as a reader of the file has it. */
function read(...report: Parameters<typeof reportOn>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(encodeReport(reportOn(...report)))) as Record<string, unknown>
}

describe('encodeReport', () => {
  it('returns every value, in seconds and UTC', () => {
    const steps = [makeStep({ number: 3, name: 'Run make', state: finished(10, 30.25, 'failure') })]
    const jobs = [
      { name: 'build', state: finished(5, 65.5, 'failure'), steps },
      { name: 'docs', state: skipped(), createdAt: at(66), runner: NO_RUNNER },
      { name: 'late', state: waiting(), createdAt: at(67), runner: NO_RUNNER },
      { name: 'report', state: running(70), createdAt: at(68) },
    ]
    const notes = [{ severity: 'notice', text: 'odd' }] as const
    const own = { jobId: 4, needs: [{ key: 'build', result: 'failure' }] }
    const json = read(makeRun({ jobs, notes }), { own })
    expectValidReport(json)
    expect(json).toMatchObject({
      schemaVersion: SCHEMA_VERSION,
      madeAt: '2026-03-01T10:10:00.000Z',
      repository: 'octo-org/octo-shop',
      run: {
        id: 42,
        attempt: 1,
        number: 7,
        workflow: 'CI',
        event: 'push',
        branch: 'main',
        pullRequest: null,
        commit: '7638417db6d59f3c431d3e1f261cc637155684cd',
        title: 'Let the basket keep its order',
        actor: 'octocat',
        url: RUN_URL,
        startedAt: '2026-03-01T10:00:00Z',
      },
      conclusion: 'failure',
      complete: true,
      counts: { failure: 1, skipped: 1 },
      jobsTotal: 4,
      jobsFailed: 1,
      jobsUnfinished: 1,
      durationSeconds: 65.5,
      queueSeconds: 7,
      executionSeconds: 60.5,
      slowestSteps: [
        { jobId: 1, job: 'build', stepNumber: 3, step: 'Run make', durationSeconds: 20.25 },
      ],
      criticalPath: [
        {
          jobId: 1,
          job: 'build',
          blockedSeconds: 0,
          queueSeconds: 5,
          durationSeconds: 60.5,
          potentialSavingSeconds: null,
        },
      ],
      criticalPathBasis: 'times',
      criticalPathSeconds: 65.5,
      waiting: {
        jobs: 3,
        blockedSeconds: 135,
        queueSeconds: 7,
        longestQueueSeconds: 5,
        runningSeconds: 60.5,
        peakJobs: 1,
        byLabels: [
          {
            labels: 'ubuntu-latest',
            jobs: 3,
            blockedSeconds: 135,
            queueSeconds: 7,
            longestQueueSeconds: 5,
            runningSeconds: 60.5,
          },
        ],
      },
      groups: [
        {
          kind: 'job',
          name: 'build',
          jobIds: [1],
          counts: { failure: 1 },
          readyAt: '2026-03-01T10:00:00Z',
          completedAt: '2026-03-01T10:01:05.500Z',
          minSeconds: 60.5,
          medianSeconds: 60.5,
          maxSeconds: 60.5,
          worstJobId: 1,
        },
        { name: 'docs', jobIds: [2], counts: { skipped: 1 }, completedAt: null, minSeconds: null },
        { name: 'late', jobIds: [3], counts: {} },
        { name: 'report', jobIds: [4], counts: {} },
      ],
      timelineOmitted: { skipped: 1, carriedOver: 0, untimed: 0, crowded: 0 },
      needs: [{ key: 'build', result: 'failure' }],
      notes: [{ severity: 'notice', text: 'odd', jobId: null }],
    })
    expect(json.jobs).toEqual([
      {
        id: 1,
        name: 'build',
        url: `${RUN_URL}/job/1`,
        status: 'completed',
        conclusion: 'failure',
        startedAt: '2026-03-01T10:00:05Z',
        completedAt: '2026-03-01T10:01:05.500Z',
        kind: 'job',
        outcome: 'failure',
        forgiven: false,
        current: false,
        carriedOver: false,
        createdAt: '2026-03-01T10:00:00Z',
        blockedSeconds: 0,
        queueSeconds: 5,
        approvalSeconds: null,
        durationSeconds: 60.5,
        slackSeconds: null,
        runner: { name: 'GitHub Actions 1', group: 'GitHub Actions', labels: ['ubuntu-latest'] },
        mayAwaitApproval: false,
        slowestStepNumber: 3,
        steps: [
          {
            number: 3,
            name: 'Run make',
            kind: 'step',
            status: 'completed',
            conclusion: 'failure',
            startedAt: '2026-03-01T10:00:10Z',
            completedAt: '2026-03-01T10:00:30.250Z',
            durationSeconds: 20.25,
            parts: null,
          },
        ],
      },
      expect.objectContaining({
        name: 'docs',
        conclusion: 'skipped',
        startedAt: null,
        queueSeconds: null,
        approvalSeconds: null,
        durationSeconds: null,
        runner: { name: null, group: null, labels: ['ubuntu-latest'] },
      }),
      expect.objectContaining({
        name: 'late',
        status: 'queued',
        conclusion: null,
        startedAt: null,
      }),
      expect.objectContaining({
        name: 'report',
        status: 'in_progress',
        conclusion: null,
        startedAt: '2026-03-01T10:01:10Z',
        completedAt: null,
        current: true,
      }),
    ])
  })

  it('returns the slack of every job if the workflow file is known', () => {
    const jobs = [
      { name: 'lint', state: finished(5, 25) },
      { name: 'build' },
      { name: 'docs', state: skipped() },
    ]
    const graph = ['lint', 'build', 'docs'].map((key) => workflowJob(key))
    const json = read(makeRun({ jobs, graph }))
    expectValidReport(json)
    expect(json).toMatchObject({
      criticalPathBasis: 'needs',
      jobs: [{ slackSeconds: 40 }, { slackSeconds: 0 }, { slackSeconds: null }],
    })
  })

  it('returns inner steps with milliseconds, and null for what is unknown', () => {
    const part = { depth: 0, startedAt: at(10.25), outcome: 'failure', conclusion: 'success' }
    const parts: StepParts = {
      basis: 'markers',
      parts: [
        { ...part, name: 'Install', completedAt: at(11.5), duration: 1_250.4 },
        { ...part, name: 'Test', completedAt: undefined, duration: undefined, depth: 1 },
      ],
      omitted: 2,
    }
    const steps = [makeStep({ number: 3 })]
    const json = read(makeRun({ jobs: [{ steps }] }), {
      parts: new Map([[1, new Map([[3, parts]])]]),
    })
    expectValidReport(json)
    const common = {
      outcome: 'failure',
      conclusion: 'success',
      startedAt: '2026-03-01T10:00:10.250Z',
    }
    expect(json).toMatchObject({
      jobs: [
        {
          steps: [
            {
              parts: {
                basis: 'markers',
                omitted: 2,
                list: [
                  {
                    ...common,
                    name: 'Install',
                    depth: 0,
                    completedAt: '2026-03-01T10:00:11.500Z',
                    durationSeconds: 1.25,
                  },
                  { ...common, name: 'Test', depth: 1, completedAt: null, durationSeconds: null },
                ],
              },
            },
          ],
        },
      ],
    })
  })

  it('returns null for every value of a run about which nothing is known', () => {
    const json = read(
      runWithoutJobs({
        attempt: undefined,
        number: undefined,
        workflow: undefined,
        event: undefined,
        branch: undefined,
        commit: undefined,
        title: undefined,
        actor: undefined,
        startedAt: undefined,
      }),
    )
    expectValidReport(json)
    expect(json).toMatchObject({
      conclusion: 'unknown',
      complete: false,
      counts: {},
      jobsTotal: null,
      jobsFailed: null,
      jobsUnfinished: null,
      durationSeconds: null,
      queueSeconds: null,
      executionSeconds: null,
      criticalPath: [],
      criticalPathBasis: null,
      criticalPathSeconds: null,
      waiting: {
        jobs: 0,
        blockedSeconds: null,
        queueSeconds: null,
        longestQueueSeconds: null,
        runningSeconds: null,
        peakJobs: 0,
        byLabels: [],
      },
      groups: [],
      jobs: [],
    })
    const { run } = json as { run: Record<string, unknown> }
    const { id, url, ...unknown } = run
    expect([id, url]).toEqual([42, RUN_URL])
    expect(Object.values(unknown)).toEqual(Object.keys(unknown).map(() => null))
  })

  it('counts a conclusion with any name', () => {
    const jobs = [{ state: finished(5, 65, '__proto__') }]
    expect(Object.entries(read(makeRun({ jobs })).counts as object)).toEqual([['__proto__', 1]])
  })

  it('keeps the invariants if a step of the current job finished a second before the job started', () => {
    const steps = [makeStep({ state: finished(undefined, 0) })]
    const run = makeRun({ jobs: [{ createdAt: at(0), state: running(1), steps }] })
    expectInvariants(encodeReport(reportOn(run, { own: { jobId: 1 } })))
  })

  it('returns a valid report that keeps the invariants, for any run', () => {
    fc.assert(
      fc.property(anyRun, fc.constantFrom(undefined, 1, 99), (run, jobId) => {
        const options = jobId === undefined ? {} : { own: { jobId } }
        const json = read(run, options)
        expectValidReport(json)
        expectInvariants(encodeReport(reportOn(run, options)))
        expect(json.jobs).toHaveLength(run.jobs?.length ?? 0)
      }),
      { numRuns: 100 },
    )
  })
})

it.each(['report', 'commit-report', 'run-diff'])('%s.schema.json is a JSON schema', (name) => {
  const file = new URL(`../../${name}.schema.json`, import.meta.url)
  const schema = JSON.parse(readFileSync(file, 'utf8')) as object
  expect(new Ajv2020().validateSchema(schema)).toBe(true)
})

describe('report.schema.json', () => {
  const valid = read(makeRun({ jobs: [{ steps: [makeStep()] }] }))

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['an additional field', { surprise: 1 }, /must NOT have additional properties.*surprise/],
    ['another version', { schemaVersion: 2 }, /schemaVersion must be equal to constant/],
    ['a negative duration', { durationSeconds: -1 }, /durationSeconds must be >= 0/],
    [
      'a time in another zone',
      { madeAt: '2026-03-01T10:00:00+01:00' },
      /madeAt must match pattern/,
    ],
    ['an empty run', { run: {} }, /run must have required property 'id'/],
    ['a job with only an id', { jobs: [{ id: 1 }] }, /jobs\/0 must have required property 'name'/],
  ])('rejects %s', (_, fields, message) => {
    expectValidReport(valid)
    expect(() => {
      expectValidReport({ ...valid, ...fields })
    }).toThrow(message)
  })

  it.each(Object.keys(valid))('rejects a report without %s', (name) => {
    expect(() => {
      expectValidReport({ ...valid, [name]: undefined })
    }).toThrow(`must have required property '${name}'`)
  })
})
