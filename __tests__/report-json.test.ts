import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { z } from 'zod'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findingsIn } from '../src/render/findings/findings.ts'
import type { AnyReport } from '../src/model/report/any-report.ts'
import type { Note } from '../src/model/note.ts'
import type { Verdict } from '../src/model/report/cause.ts'
import type { Failure, StepFindings } from '../src/model/report/failure.ts'
import type { JobReport } from '../src/model/report/job-report.ts'
import type { Report } from '../src/model/report/report.ts'
import type { Job, Run } from '../src/model/run.ts'
import { decode } from '../src/report-json/decode.ts'
import {
  encodeCommitReport,
  encodeReport,
  reportJson,
} from '../src/report-json/encode/encode-report.ts'
import { renderSummary } from '../src/render/summary/summary.ts'
import type { ReportJson } from '../src/model/shapes/report.ts'
import { decodeRun } from '../src/github/run/decode.ts'
import { emptyByDefault, nullByDefault } from '../src/model/shapes/values.ts'
import { InvalidReport } from '../src/report-json/decode/decode-jobs.ts'
import { encodeMonth } from '../src/month/report-json/month.ts'
import { EXAMPLES } from '../testing/examples/examples.ts'
import { anyRun } from '../testing/arbitrary-run.ts'
import {
  errorsOf,
  makeElsewhere,
  makeEvidence,
  makeExcerpt,
  withVerdicts,
} from '../testing/failure-report.ts'
import { fuzzOptions } from '../testing/fuzz/fuzz-options.ts'
import { issueEvidence, listedFailure } from '../testing/known-issue.ts'
import { reportOnCommit } from '../testing/make-commit.ts'
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
  workflowJob,
} from '../testing/make-run.ts'
import { readRows } from '../testing/read-log-cases.ts'
import { expectInvariants } from '../testing/report-invariants.ts'
import { expectValidReport } from '../testing/report-schema.ts'
import { apiJob } from '../testing/fake-github/api-job.ts'
import { apiRun, REPOSITORY, RUN_ID } from '../testing/fake-github/api-run.ts'
import { jobFailedAt, jobIn, jobsIn, stepIn, stepOf, stepsCalled } from '../testing/make-steps.ts'
import { makeMonth, makeUnsteady } from '../testing/make-month.ts'
import { temporaryFolders } from '../testing/temporary-folders.ts'

describe('decode', () => {
  /** Renames the jobs to a few names, so that different runs have the same jobs. */
  function renamed(run: Run): Run {
    const jobs = run.jobs?.map((job) => ({ ...job, name: `a${job.id % 3}` }))
    return jobs === undefined ? run : { ...run, jobs }
  }

  const anyHistory = fc.record({
    runs: fc.array(anyRun.map(renamed), { maxLength: 6 }),
    attempts: fc.array(anyRun.map(renamed), { maxLength: 2 }),
  })

  const annotation = { level: 'failure', title: 'T', message: 'a\nb', path: '.github', line: 1 }

  /** The report on any run, with a log of each job, earlier runs, earlier attempts and budgets. */
  const anyReport = fc
    .record({
      run: anyRun,
      history: fc.option(anyHistory, { nil: undefined }),
      current: fc.constantFrom(undefined, 1, 99),
      allowedFailures: fc.subarray(['a*', 'build']),
    })
    .map(({ run, history, current: jobId, allowedFailures }) => {
      const jobs = run.jobs ?? []
      const explanations = {
        excerpts: new Map(jobs.map((job) => [job.id, excerptsOf(job)])),
        annotations: new Map([[1, [annotation]]]),
      }
      const options = {
        allowedFailures,
        explanations,
        budgets: ['*', '* > *', 'a*'].map((glob) => ({ line: `${glob}: 5s`, glob, limit: 5_000 })),
        ...(jobId !== undefined && {
          own: { jobId, needs: [{ key: 'build', result: 'failure' }] },
        }),
      }
      if (history === undefined) return reportOn(run, options)
      const { runs, attempts } = history
      return reportOn(
        { ...renamed(run), attempt: 3 },
        {
          ...options,
          earlierRuns: { branch: 'main', runs },
          earlierAttempts: attempts.map(({ jobs: listed }, at) => ({
            number: at + 1,
            jobs: listed,
          })),
        },
      )
    })

  function excerptsOf({ id, steps }: Job) {
    const { lines } = makeExcerpt(['not ok', `##[error]${id % 2}`])
    const [odd, even] = [
      { omitted: 3, origin: 'end', exitCode: undefined },
      {
        omitted: undefined,
        lines: lines.map((line) => ({ ...line, cut: true, omittedBefore: 2 })),
      },
    ] as const
    const fields = { lines, ...(id % 2 ? odd : even) }
    return steps
      .slice(0, 2)
      .map((step, at) =>
        at === id % 3
          ? makeExcerpt([], { step, ...fields, continued: `step of ${id}` })
          : makeExcerpt([], { step, ...fields, errors: listed(id) }),
      )
  }

  /** What failed in a step: with names and positions, or as many as its tool counts. */
  function listed(id: number): StepFindings | undefined {
    const position = { path: `src/${id}.ts`, line: id + 1, column: undefined }
    const entries = [
      { title: `suite › test ${id}`, detail: undefined, position: undefined },
      { title: undefined, detail: 'expected 42', position },
    ]
    const errors = errorsOf(['not ok'])
    const total =
      id % 2 === 0
        ? undefined
        : { counts: 'tests' as const, failed: 3, total: id % 4 === 1 ? 319 : undefined }
    const logged = entries.map((entry) => ({
      ...entry,
      isTest: true,
      identity: { name: '', error: '', message: '' },
      tool: '',
      printed: '',
    }))
    const mayBeMore = id % 3 === 0
    return errors && { ...errors, entries: id % 5 === 0 ? [] : logged, total, mayBeMore }
  }

  const ANALYSED = new Set([
    'levels',
    'areNeedsUnknown',
    'failedNeeds',
    'runnerNames',
    'inError',
    'graph',
    'graphMayDiffer',
    'takenKeys',
    'graphMissing',
    'approved',
    'updatedAt',
  ])

  /**
   * Returns a report without what only the analysis reads: the workflow file, the approvals, the last change and the notes
   * of the run alone, the errors of a log apart from its lines, the steps of earlier attempts, and why a forgiven
   * job failed. Its numbers are whole, as milliseconds are in the JSON.
   */
  function contentOf(value: unknown): unknown {
    if (typeof value === 'number') return Math.round(value)
    if (Array.isArray(value)) return value.map(contentOf)
    if (value instanceof Map)
      return new Map([...value].map(([key, item]) => [key, contentOf(item)]))
    if (typeof value !== 'object' || value === null) return value
    const read = Object.entries(value).filter(([key]) => !ANALYSED.has(key))
    const fields = Object.fromEntries<unknown>(read)
    if ('origin' in fields) delete fields.errors
    if ('jobsCounted' in fields) fields.notes = []
    if ('forgiven' in fields && fields.forgiven === true && 'failure' in fields)
      fields.failure = undefined
    if ('failedItself' in fields) {
      const { id, url, state } = fields.job as Job
      return contentOf({ job: { id, url, state }, carriedOver: fields.carriedOver })
    }
    return Object.fromEntries(Object.entries(fields).map(([key, item]) => [key, contentOf(item)]))
  }

  /** Returns the report as a reader of its file has it. */
  function reread(report: AnyReport): AnyReport {
    return decode(JSON.parse(reportJson(findingsIn(report))))
  }

  /** Expects that what the JSON has twice is the same: for its readers, names are beside ids, and so on. */
  function expectCopies({ history, attempts, ...json }: ReportJson): void {
    const jobs = new Map(json.jobs.map((job) => [job.id, job]))
    const stepsOf = (id: number) => new Map(jobs.get(id)?.steps.map((step) => [step.number, step]))
    // Passes if changed: no copy differs.
    const { differing = [], flaky = [], repeated = [] } = attempts ?? {}
    // Passes if changed: no copy differs.
    const compared = [...(history?.jobs ?? []), ...(history?.causes ?? [])]
    const listed = [...json.criticalPath, ...json.slowestSteps, ...json.failures, ...compared]
    for (const { jobId, job } of [...listed, ...differing, ...flaky, ...repeated])
      expect(job).toBe(jobs.get(jobId)?.name)
    const steps = [
      ...json.slowestSteps,
      ...json.failures.flatMap(({ jobId, logs, ...failed }) =>
        [failed, ...logs].map((part) => ({ ...part, jobId })),
      ),
      ...(history?.jobs ?? []).flatMap(({ jobId, steps }) =>
        steps.map((step) => ({ ...step, jobId })),
      ),
    ]
    for (const { jobId, stepNumber, step } of steps)
      expect(step).toBe(stepsOf(jobId).get(stepNumber ?? NaN)?.name ?? null)
    for (const { jobId, otherSteps, otherStepNumbers } of json.failures)
      expect(otherSteps).toEqual(otherStepNumbers.map((number) => stepsOf(jobId).get(number)?.name))
    for (const { jobId, conclusion, carriedOver } of differing)
      expect(jobs.get(jobId)).toMatchObject({ outcome: conclusion, carriedOver })
  }

  /** The same of the times on the path, and of what a slower run is put down to. */
  function expectTimeCopies({ jobs, criticalPath, history }: ReportJson): void {
    const byId = new Map(jobs.map((job) => [job.id, job]))
    for (const { jobId, queueSeconds, durationSeconds } of criticalPath)
      expect(byId.get(jobId)).toMatchObject({ queueSeconds, durationSeconds })
    // Passes if changed: no copy differs.
    for (const { jobId, part, deltaSeconds } of history?.causes ?? []) {
      const { queue, ...job } = history?.jobs.find((one) => one.jobId === jobId) ?? {}
      expect(part === 'queue' ? queue : job).toMatchObject({ deltaSeconds })
    }
  }

  /** Returns the report with another reason why its first job failed. */
  function withFailure(report: Report, failure: Failure): Report {
    const replace = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(replace)
      if (typeof value !== 'object' || value === null || value instanceof Map) return value
      const fields = Object.entries(value).map(([key, item]) => [key, replace(item)] as const)
      const isFirst = ((value as { job?: { listed?: Job } }).job?.listed?.id ?? 0) === 1
      const isJob = 'forgiven' in value && (value as JobReport).listed.id === 1
      const isReason = isFirst && 'excerpts' in value
      // The verdicts on its steps are those of another failure.
      const { steps, ...rest } = Object.fromEntries(fields)
      const kept = 'verdict' in value && 'failures' in value ? rest : { ...rest, steps }
      return { ...kept, ...((isJob || isReason) && { failure }) }
    }
    return replace(report) as Report
  }

  const STEPS = [1, 2, 3].map((number) =>
    makeStep({ number, name: `Run ${number}`, state: finished(5, 6, 'failure') }),
  )
  const [FIRST = makeStep(), SECOND = makeStep(), THIRD = makeStep()] = STEPS

  /** A run with a failed job, and one that passed. */
  const FAILED = reportOnJobs([
    { name: 'build', state: finished(5, 65, 'failure'), steps: STEPS },
    { name: 'lint' },
  ])
  const LINT = FAILED.jobs?.[1]?.listed

  const person = { kind: 'cancelled', by: { kind: 'person', login: 'mona' }, step: SECOND } as const

  it('encodeReport has the same times wherever it has them, in each example', () => {
    for (const { report } of EXAMPLES) {
      if (report === undefined) continue
      const json = JSON.parse(reportJson(findingsIn(report))) as ReportJson
      if ('criticalPath' in json) expectTimeCopies(json)
    }
  })

  describe('decode', () => {
    it('returns the report that was encoded, which is valid and keeps the invariants, for any run', () => {
      fc.assert(
        fc.property(anyReport, (report) => {
          const json = JSON.parse(JSON.stringify(encodeReport(report))) as ReportJson
          expectValidReport(json)
          expectInvariants(json)
          expectCopies(json)
          expectTimeCopies(json)
          expect(contentOf(decode(json))).toEqual(contentOf(report))
          expect(renderSummary(findingsIn(report))).toMatch(/^## /)
        }),
        fuzzOptions(20, 400),
      )
    })

    const LINT_JOB = { name: 'lint', state: finished(5, 25) }
    const DEPLOY = { name: 'deploy', createdAt: at(66), state: finished(90, 120) }
    const LEG = { name: 'test (1)', state: finished(70, 80, 'failure'), steps: STEPS.slice(0, 1) }
    const GRAPH = [
      workflowJob('lint'),
      workflowJob('build'),
      workflowJob('deploy', { needs: ['build'], environment: 'production' }),
    ]

    it.each<[string, readonly Partial<Job>[], object]>([
      ['a path', [LINT_JOB, { name: 'build' }], { criticalPath: { jobs: [{}] } }],
      ['an approval', [{ name: 'build' }, DEPLOY], { jobs: [{}, { approval: 24_000 }] }],
      ['minutes', [{ name: 'build' }], { minutes: { byLabels: [{ selfHosted: false }] } }],
      [
        'the cause of a cancellation',
        [LEG, { name: 'test (2)', state: finished(70, 81, 'cancelled') }],
        { jobs: [{}, { causes: [{ id: 1 }] }] },
      ],
    ])('returns %s as it was', (_, jobs, shown) => {
      const graph = GRAPH.filter(({ key }) => jobs.some(({ name }) => name?.startsWith(key)))
      const report = reportOn(makeRun({ jobs, graph, approved: ['production'] }))
      expect(report).toMatchObject(shown)
      expect(contentOf(reread(report))).toEqual(contentOf(report))
    })

    it('returns what had not ended as it was', () => {
      const step = makeStep({ number: 1, state: finished(5, 65, 'cancelled') })
      const notEnded = [
        { name: 'cart › pays', duration: 60_000 },
        { name: 'cart › adds', duration: undefined },
      ]
      const excerpts = new Map([[1, [makeExcerpt(['pays'], { step, notEnded })]]])
      const job = { name: 'test', state: finished(5, 65, 'cancelled'), steps: [step] }
      const report = reportOnJobs([job], { explanations: { excerpts, annotations: new Map() } })
      expect(encodeReport(report).failures[0]?.logs[0]?.notEnded).toHaveLength(2)
      expect(contentOf(reread(report))).toEqual(contentOf(report))
    })

    it('returns inner steps as they were', () => {
      const part = { startedAt: at(10.25), outcome: 'failure', conclusion: 'success' }
      const parts = [
        { ...part, name: 'Install', depth: 0, completedAt: at(11.5), duration: 1_250 },
        { ...part, name: 'Test', depth: 1, completedAt: undefined, duration: undefined },
      ]
      const ofStep = new Map([[2, { parts, omitted: 2 }]])
      const report = reportOn(FAILED.run, { parts: new Map([[1, ofStep]]) })
      expect(report.jobs?.[0]?.steps[1]?.parts?.parts).toHaveLength(2)
      expect(reread(report)).toMatchObject({ jobs: contentOf(report.jobs) })
    })

    it('returns the report of a commit that was encoded, for any runs', () => {
      const anyRuns = fc.array(anyRun, { maxLength: 3 })
      const pullRequest = { number: 12, url: 'https://github.com/o/r/pull/12', base: 'main' }
      const checks = [{ name: 'build', app: undefined }]
      fc.assert(
        fc.property(anyRuns, fc.constantFrom(undefined, pullRequest), (runs, found) => {
          const rules = { branch: 'main', complete: true, checks }
          const report = reportOnCommit(
            runs.map(({ jobs = [], conclusion, workflow }, index) => ({
              ...{ conclusion, workflow },
              // Ids are unique in a commit.
              jobs: jobs.map((job) => ({ ...job, id: job.id + 100 * index })),
            })),
            { pullRequest: found, rules },
          )
          expect(contentOf(reread(report))).toEqual(contentOf(report))
        }),
        fuzzOptions(3, 100),
      )
    })

    it.each<[string, Failure]>([
      ['never-started', { kind: 'never-started', reason: 'no runner', infrastructure: true }],
      ['runner-lost', { kind: 'runner-lost', step: SECOND }],
      ['timed-out', { kind: 'timed-out', limitOf: 'step', limit: 60_000, step: FIRST }],
      ['cancelled', person],
      ['fail-fast', { ...person, by: { kind: 'fail-fast', failed: LINT, inferred: true } }],
      ['newer run', { ...person, by: { kind: 'newer-run' }, step: undefined }],
      [
        'failed-step',
        {
          kind: 'failed-step',
          step: FIRST,
          others: [THIRD],
          cancelled: { ...person, step: SECOND },
        },
      ],
      ['check', { kind: 'check' }],
    ])('returns a failure of the kind %s as it was', (_, failure) => {
      const report = withFailure(FAILED, failure)
      expectCopies(encodeReport(report))
      expect(contentOf(reread(report))).toEqual(contentOf(report))
    })

    it.each<Verdict>([
      {
        kind: 'known',
        branch: 'main',
        passedSince: makeEvidence({ runNumber: 813, outcome: 'passed' }),
        context: {
          evidence: [makeEvidence(), makeEvidence({ runNumber: 811 })],
          inLastRuns: false,
          redSince: {
            run: makeEvidence({ runNumber: 800 }),
            commits: [
              { sha: 'b'.repeat(40), url: 'https://github.com/', title: '', author: undefined },
            ],
            commitsTotal: 3,
          },
        },
      },
      { kind: 'unknown', branch: 'main', context: { evidence: [] }, reason: 'no-log' },
      {
        ...{ kind: 'unknown', branch: 'main', reason: 'no-base' },
        context: {
          evidence: [],
          elsewhere: makeElsewhere(
            [{}, { event: 'push', pullRequest: undefined, sameError: false }],
            {
              ...{ name: 'cart › adds', since: at(-60), mayBeMore: true },
              ...{ commit: 'c'.repeat(40), isCommitHere: true },
            },
          ),
        },
      },
      { kind: 'new', context: { evidence: [], elsewhere: makeElsewhere([{ event: undefined }]) } },
      {
        ...{ kind: 'listed', branch: 'main', context: { evidence: [] } },
        issues: listedFailure({
          issues: [
            issueEvidence({ gate: 'passes', until: '2027-01-31' }),
            issueEvidence({ number: 9, title: '', closedDaysAgo: 0, gate: 'closed' }),
          ],
          passesGate: true,
          reruns: true,
        }),
        compared: {
          ...{ kind: 'unknown', reason: 'other-error', branch: 'main', almost: 'a line' },
          context: { evidence: [makeEvidence({ outcome: 'passed' })] },
        },
      },
      {
        ...{ kind: 'unknown', context: { evidence: [] }, reason: 'not-read' },
        issues: listedFailure({ known: 0, total: undefined, missing: 'no cart' }),
      },
    ])('returns a verdict as it was: $kind', (verdict) => {
      const report = withVerdicts(FAILED, verdict)
      expectValidReport(JSON.parse(JSON.stringify(encodeReport(report))))
      expect(contentOf(reread(report))).toEqual(contentOf(report))
    })

    it('returns the link to a new issue and to that of a note as they were', () => {
      const url = 'https://github.com/octo-org/octo-shop/issues/new?title=a%20b'
      const note: Note = { severity: 'notice', text: 'Issue #7 lists no known failure.' }
      const causes = FAILED.causes.map((cause) => ({ ...cause, newIssueUrl: url }))
      const report = { ...FAILED, causes, notes: [{ ...note, url }, note] }
      expect(encodeReport(report)).toMatchObject({
        causes: [{ newIssueUrl: url }],
        notes: [{ url }, { url: null }],
      })
      expectValidReport(JSON.parse(JSON.stringify(encodeReport(report))))
      expect(contentOf(reread(report))).toEqual(contentOf(report))
    })

    it('returns why there is no critical path', () => {
      const { run } = FAILED
      for (const graphMissing of ['no-file', 'not-understood'] as const) {
        const report = reportOn({ ...run, graphMissing })
        expect(contentOf(reread(report))).toEqual(contentOf(report))
      }
      const mismatched = reportOn({ ...run, graph: [workflowJob('other')] })
      expect(mismatched.criticalPathMissing).toBe('unmatched')
      expect(contentOf(reread(mismatched))).toEqual(contentOf(mismatched))
    })
  })
})

describe('decoded-fields', () => {
  /** What the JSON says in other fields, or what only decides them. */
  const ELSEWHERE: Readonly<Record<'run' | 'job' | 'runner' | 'step', readonly string[]>> = {
    run: ['jobs', 'jobsCounted', 'notes', 'repository', 'updatedAt', 'approved', 'graph'],
    job: ['state', 'steps'],
    runner: [],
    step: ['state'],
  }

  const [owner = '', repo = ''] = REPOSITORY.split('/')
  const run = decodeRun(
    { run: apiRun(), jobs: [apiJob()], jobsCounted: 1, notes: [] },
    { serverUrl: 'https://github.com', owner, repo, runId: RUN_ID, attempt: 1, current: undefined },
  )
  const json = encodeReport(reportOn(run))
  const [job] = run.jobs ?? []
  const [written] = json.jobs

  it.each([
    ['run', run, json.run, ELSEWHERE.run],
    ['job', job, written, ELSEWHERE.job],
    ['runner', job?.runner, written?.runner, ELSEWHERE.runner],
    ['step', job?.steps[0], written?.steps[0], ELSEWHERE.step],
  ])('the JSON has each field that is decoded of a %s', (_, decoded, fields, elsewhere) => {
    expect(Object.keys(fields ?? {})).toEqual(
      expect.arrayContaining(Object.keys(decoded ?? {}).filter((key) => !elsewhere.includes(key))),
    )
  })
})

describe('shape', () => {
  /** Returns the report as a reader of the file has it. */
  function read(...report: Parameters<typeof reportOn>): Record<string, unknown> {
    return JSON.parse(JSON.stringify(encodeReport(reportOn(...report)))) as Record<string, unknown>
  }

  // `decode.test.ts` shows that every other value is that of the report.
  describe('encodeReport', () => {
    it('returns times in UTC and durations in seconds, with fractions', () => {
      const job = jobIn('build', finished(5, 65.5), [stepOf(1, 'make', 10, 30.25)])
      expect(read(makeRun({ jobs: [job] })).jobs).toMatchObject([
        {
          ...{ startedAt: '2026-03-01T10:00:05Z', completedAt: '2026-03-01T10:01:05.500Z' },
          ...{ durationSeconds: 60.5, steps: [{ durationSeconds: 20.25 }] },
        },
      ])
    })

    it('returns null for every value of a run about which nothing is known', () => {
      const known = new Set(['id', 'url', 'repository', 'notes'])
      const fields = Object.keys(makeRun()).filter((field) => !known.has(field))
      const unknown = Object.fromEntries(fields.map((field) => [field, undefined]))
      const json = read(runWithoutJobs(unknown))
      expectValidReport(json)
      const values = Object.entries(json.run as object).filter(([, value]) => value !== null)
      expect(Object.fromEntries(values)).toEqual({ id: 42, url: RUN_URL })
    })

    it('counts a conclusion with any name', () => {
      const jobs = jobsIn(finished(5, 65, '__proto__'))
      expect(Object.entries(read(makeRun({ jobs })).counts as object)).toEqual([['__proto__', 1]])
    })

    it('keeps the invariants if a step of the current job finished a second before the job started', () => {
      const steps = [stepIn(finished(undefined, 0))]
      const run = makeRun({ jobs: [jobIn('report', running(1), steps)] })
      expectInvariants(encodeReport(reportOn(run, { own: { jobId: 1 } })))
    })
  })

  it.each(['report', 'commit-report', 'month'])('%s.schema.json is a JSON schema', (name) => {
    const file = new URL(`../${name}.schema.json`, import.meta.url)
    const schema = JSON.parse(readFileSync(file, 'utf8')) as object
    expect(new Ajv2020().validateSchema(schema)).toBe(true)
    // Programs that make types need both.
    expect(schema).toMatchObject({ $id: `${name}.schema.json`, type: 'object' })
  })

  describe('report.schema.json', () => {
    const valid = read(makeRun({ jobs: [jobIn('build', finished(5, 65), stepsCalled('make'))] }))

    it.each<[string, Record<string, unknown>, RegExp]>([
      ['an additional field', { surprise: 1 }, /must NOT have additional properties.*surprise/],
      ['another version', { schemaVersion: 2 }, /schemaVersion must be equal to constant/],
      ['a negative duration', { durationSeconds: -1 }, /durationSeconds must be >= 0/],
      ['another time zone', { madeAt: '2026-03-01T10:00:00+01:00' }, /madeAt must match pattern/],
      ['an empty run', { run: {} }, /run must have required property 'id'/],
      [
        'a job with only an id',
        { jobs: [{ id: 1 }] },
        /jobs\/0 must have required property 'name'/,
      ],
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

  const FAILED = reportOnJobs([jobFailedAt('make'), { name: 'lint' }])

  describe('decode', () => {
    const valid = JSON.parse(JSON.stringify(encodeReport(FAILED))) as ReportJson

    it('has fields that a later version adds, in a report of this one', () => {
      const Later = z.object({
        names: emptyByDefault(z.string(), 'Names.'),
        url: nullByDefault(z.url()),
      })
      expect(Later.parse({})).toEqual({ names: [], url: undefined })
      expect(Later.parse({ names: ['a'], url: null })).toEqual({ names: ['a'], url: undefined })
      expect(() => Later.parse({ names: null })).toThrow('expected array')
    })

    it('ignores fields that it does not know', () => {
      const [job, ...others] = valid.jobs
      const changed = { ...valid, later: 1, jobs: [{ ...job, later: { more: [] } }, ...others] }
      expect(decode(changed)).toEqual(decode(valid))
    })

    const REFUSED = readRows(new URL('report-json/refused.txt', import.meta.url)).map(
      ({ text, result }) => {
        const [, at = '', value = ''] = /^at ?(.*?):(?: (.*))?$/.exec(text) ?? []
        return [at, value === '' ? undefined : (JSON.parse(value) as unknown), result] as const
      },
    )
    const HOSTILE = { ['::error::\n'.repeat(99)]: 0 }

    it.each([...REFUSED, ['counts', HOSTILE, 'counts["::error::\\n::error::'] as const])(
      'names the field of a report that it refuses: at "%s"',
      (at, value, message) => {
        const json = put(valid, at === '' ? [] : at.split(' '), value)
        const problem = (() => {
          try {
            return decode(json)
          } catch (error) {
            return error
          }
        })()
        expect(problem).toBeInstanceOf(InvalidReport)
        expect((problem as Error).message.slice(0, message.length)).toBe(message)
        expect((problem as Error).message).toMatch(/^[^\n]{1,300}$/)
      },
    )

    it('names the field of a run in the report of a commit', () => {
      const json = encodeCommitReport(reportOnCommit([{}]))
      const runs = json.runs.map(({ report, ...run }) => {
        const jobs = report.jobs.map((job) => ({ ...job, url: 'here' }))
        return { ...run, report: { ...report, jobs } }
      })
      expect(() => decode({ ...json, runs })).toThrow('runs[0].report.jobs[0].url: expected a URL')
    })

    it('refuses any damaged report with a message, and never with a TypeError', () => {
      const anyDamage = fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        value: fc.jsonValue(),
      })
      const positions = positionsIn(valid)
      fc.assert(
        fc.property(anyDamage, ({ at, value }) => {
          const position = positions[Math.floor(at * (positions.length - 1))] ?? []
          const damaged = put(valid, position, value)
          try {
            decode(damaged)
          } catch (error) {
            expect(error).toBeInstanceOf(InvalidReport)
          }
        }),
        fuzzOptions(20, 400),
      )
    })
  })

  /** Lists the paths of all values in a JSON value. */
  function positionsIn(json: unknown): string[][] {
    if (typeof json !== 'object' || json === null) return [[]]
    const within = Object.entries(json).flatMap(([key, item]) =>
      positionsIn(item).map((position) => [key, ...position]),
    )
    return [[], ...within]
  }

  /** Returns a JSON value with another value at a position. */
  function put(json: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
    if (key === undefined || typeof json !== 'object' || json === null) return value
    const changed = put((json as Record<string, unknown>)[key], rest, value)
    return Array.isArray(json) ? json.with(Number(key), changed) : { ...json, [key]: changed }
  }
})

describe('types', () => {
  const ROOT = join(import.meta.dirname, '..')
  const TSC = join(ROOT, 'node_modules/typescript/bin/tsc')

  const folder = temporaryFolders()()
  const path = (name: string): string => join(folder, name)

  const run = promisify(execFile)

  /** Returns what the compiler reports of programs that read a report, as programs of users, by their names. */
  async function check(programs: Readonly<Record<string, string>>) {
    copyFileSync(join(ROOT, TYPES), path(TYPES))
    const files = Object.keys(programs).map((name) => path(`${name}.ts`))
    for (const [name, text] of Object.entries(programs))
      writeFileSync(path(`${name}.ts`), `${IMPORTS}\n${text}`)
    const options = ['--strict', '--noEmit', '--skipLibCheck', '--exactOptionalPropertyTypes']
    const versions = ['--module', 'NodeNext', '--target', 'ES2024', '--lib', 'ES2024']
    const { stdout } = await run(process.execPath, [TSC, ...options, ...versions, ...files], {
      cwd: folder,
    }).catch((error: unknown) => error as { readonly stdout: string })
    return stdout.split('\n').filter((line) => /^\w+\.ts/.test(line))
  }

  const TYPES = 'run-report.d.ts'
  const NAMES = 'AnyRunReport, RunReport, RunReportMonth, RunReportOfACommit'
  const IMPORTS = `import type { ${NAMES} } from './${TYPES}'`

  /** What a program may do with each value; a verdict that it does not know is an error. */
  const READER = `
export function describe(report: AnyRunReport): string[] {
  if (report.kind === 'month') return report.unsteady.map(({ test, job, lastAt }) => \`\${test ?? job} \${lastAt.trim()}\`)
  const runs = report.kind === 'run' ? [report] : report.runs.map(({ report }) => report)
  const names = runs.flatMap(({ failures }) => failures.flatMap(({ errors }) => errors.map(({ title }) => title ?? '')))
  const causes = report.causes.map(({ judged: { verdict }, ...cause }) => {
    switch (verdict) {
      case 'new': return cause.message ?? cause.sentence
      case 'known': case 'unsteady': case 'infrastructure': case 'unknown': return cause.sentence.trim()
      default: return verdict satisfies never
    }
  })
  return [...names, ...causes]
}`

  function approved(name: string): unknown {
    return JSON.parse(readFileSync(join(ROOT, `testing/approved/${name}/report.json`), 'utf8'))
  }

  it('has types of all reports, by which the compiler finds mistakes', async () => {
    const values = [
      ['RunReport', approved('two-causes-one-known')],
      ['RunReport', approved('failure-kinds')],
      ['RunReportOfACommit', approved('commit-with-three-workflows')],
      ['RunReportMonth', encodeMonth(makeMonth({ unsteady: [makeUnsteady()] }))],
    ] as const
    const read = values.map(([type, json]) => `describe(${JSON.stringify(json)} satisfies ${type})`)
    const mistakes = [
      `({ judged: { verdict } }: RunReport['causes'][number]) => verdict === 'odd'`,
      '({ jobz }: RunReport) => jobz',
      '({ run }: RunReport) => run.branch.length',
    ]
    const programs = {
      right: [READER, ...read].join('\n'),
      wrong: `export const all = [${mistakes.join(', ')}]`,
    }
    expect(await check(programs)).toEqual([
      expect.stringMatching(/^wrong.*no overlap/),
      expect.stringMatching(/^wrong.*'jobz' does not exist/),
      expect.stringMatching(/^wrong.*possibly 'null'/),
    ])
  })
})
