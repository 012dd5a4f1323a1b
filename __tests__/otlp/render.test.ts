import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { readFileSync } from 'node:fs'
import * as conventions from '@opentelemetry/semantic-conventions/incubating'
import fc from 'fast-check'
import { renderOtlp } from '../../src/otlp/render/otlp.ts'
import {
  attemptContext,
  jobSpanId,
  queueSpanId,
  stepSpanId,
  traceOf,
} from '../../src/otlp/render/spans.ts'
import type { Report } from '../../src/model/report/report.ts'
import { VERSION } from '../../src/otlp/render/version.ts'
import { encodeReport } from '../../src/report-json/encode/encode-report.ts'
import type { LoggedEntry, StepExcerpt } from '../../src/model/report/failure.ts'
import type { Step } from '../../src/model/run.ts'
import type { ErrorTotal, IssueEvidence, ListedFailure } from '../../src/model/shapes/failure.ts'
import { errorsOf, makeExcerpt, makeVerdict, withVerdicts } from '../../testing/failure-report.ts'
import {
  at,
  finished,
  makeRun,
  reportOn,
  reportOnJobs,
  RUN_URL,
  running,
  skipped,
  waiting,
  workflowJob,
} from '../../testing/make-run.ts'
import {
  elsewhereNamed,
  ended,
  jobFailedAt,
  jobIn,
  jobsIn,
  jobWith,
  runOfFile,
  stepIn,
  stepOf,
  stepsCalled,
} from '../../testing/make-steps.ts'
import { anyRun } from '../../testing/arbitrary-run.ts'
import { withVerdictsInTurn } from '../../testing/failure-at.ts'
import { readVerdict } from '../../testing/read-verdict.ts'
import { signatureOf } from '../../testing/report-words.ts'

const read = (name: string) =>
  readFileSync(new URL(`../../docs/otlp/${name}`, import.meta.url), 'utf8')

interface CollectorConfig {
  readonly connectors: {
    readonly span_metrics: {
      readonly resource_metrics_key_attributes: readonly string[]
      readonly exclude_dimensions: readonly string[]
      readonly dimensions: readonly { readonly name: string }[]
    }
  }
}

interface Dashboard {
  readonly panels: readonly {
    readonly id: number
    readonly title: string
    readonly gridPos: Readonly<Record<'x' | 'y' | 'w' | 'h', number>>
    readonly targets: readonly [{ readonly rawSql: string }]
  }[]
}

const { span_metrics: metrics } = (parse(read('collector.yaml')) as CollectorConfig).connectors
const { panels } = JSON.parse(read('dashboard.json')) as Dashboard

const VERDICTS = ['new', 'known', 'unsteady', 'unknown'] as const

/** One of many runs of a workflow: each fifth one fails. */
function reportOnRun(id: number): Report {
  const steps = [stepOf(1, 'Run make', 5, 9, 'failure')]
  const red = id % 5 === 0 ? [{ id: id * 10, state: finished(5, 60, 'failure'), steps }] : []
  const jobs = [...red, { id: id * 10 + 1, name: `job ${id}`, steps: stepsCalled('step 1') }]
  const run = { id, number: id, attempt: 1 + (id % 3), branch: `topic-${id}`, pullRequest: id }
  const lines = ['  ● cart › adds', '', '    expect(received).toBe(expected)', 'Tests: 1 failed']
  const excerpt = makeExcerpt(lines, { step: steps[0] })
  const report = reportOn(makeRun({ ...run, commit: String(id).padStart(40, '0'), jobs }), {
    explanations: { excerpts: new Map([[id * 10, [excerpt]]]), annotations: new Map() },
  })
  const kind = VERDICTS[(id / 5) % 4] ?? 'new'
  return red.length === 0 ? report : withVerdicts(report, makeVerdict(kind))
}

const traces = Array.from({ length: 50 }, (_, index) => traceOf(reportOnRun(index + 1)))

describe('docs/otlp/collector.yaml', () => {
  const dimensions = metrics.dimensions.map(({ name }) => name)

  it('makes few series of 50 runs, as the connector groups spans', () => {
    const resources = new Set<string>()
    const series = new Set<string>()
    for (const { resource, spans } of traces) {
      const key = metrics.resource_metrics_key_attributes.map((name) => resource[name])
      expect(key).not.toContain(undefined)
      resources.add(JSON.stringify(key))
      const counted = spans.filter(
        ({ kind, attributes }) => kind === 'server' || 'run_report.verdict' in attributes,
      )
      for (const { attributes } of counted) {
        const values = dimensions.map((name) => attributes[name] ?? resource[name] ?? '')
        series.add(JSON.stringify([key, values]))
      }
    }
    // As in a trial with the Collector 0.161.0: the runs by result, and the jobs by verdict.
    expect([resources.size, series.size]).toEqual([1, 6])
    expect(read('collector.yaml')).toContain(
      'kind != SPAN_KIND_SERVER and attributes["run_report.verdict"] == nil',
    )
    expect(metrics.exclude_dimensions).toContain('span.name')
  })

  it('names the scope of the spans', () => {
    const [, name] = /instrumentation_scope\.name != "(.+)"/.exec(read('collector.yaml')) ?? []
    expect(renderOtlp(reportOnRun(1))).toContain(`"scope":{"name":"${name}"`)
  })
})

describe('docs/otlp', () => {
  it.each(['collector.yaml', 'schema.sql'])('%s names only attributes that spans have', (file) => {
    const used = traces.flatMap(({ resource, spans }) => [
      ...Object.keys(resource),
      ...spans.flatMap(({ attributes }) => Object.keys(attributes)),
    ])
    // From the event: __tests__/scenarios/otlp.test.ts
    const known = new Set([...used, 'run_report.default_branch'])
    const named = read(file).match(/\b(?:run_report|cicd|vcs|service)\.[\w.]+/g) ?? []
    expect(named.length).toBeGreaterThan(7)
    expect(named.filter((name) => !known.has(name))).toEqual([])
  })
})

describe('docs/otlp/schema.sql', () => {
  it('fills each column, in the order of the table', () => {
    const [table = '', view = ''] = read('schema.sql').split('CREATE MATERIALIZED VIEW')
    const columns = Array.from(table.matchAll(/^ {2}(\w+) [A-Z]/gm), ([, name]) => name)
    expect(Array.from(view.matchAll(/ AS (\w+),?$/gm), ([, name]) => name)).toEqual(columns)
    expect(columns).toContain('default_branch')
  })
})

describe('the count of known columns in docs/otlp/schema.sql', () => {
  it('has each column by which a question groups, unless each row has it', () => {
    const schema = read('schema.sql')
    const [, known = ''] = /\.\n([^]*) AS known$/m.exec(schema) ?? []
    const [, key = ''] = /^ORDER BY \((.*)\)$/m.exec(schema) ?? []
    const columns = Array.from(schema.matchAll(/^ {2}(\w+) [A-Z]/gm), ([, name = '']) => name)
    const grouped = Array.from(
      read('questions.sql').matchAll(/\bGROUP BY ([\w, ]+)/g),
      ([, names = '']) => names.split(', ').map((name) => (name === 'test' ? 'tests' : name)),
    )
    const always = [...key.split(', '), 'job_id']
    const missing = columns.filter(
      (name) => grouped.flat().includes(name) && !always.includes(name),
    )
    expect(missing).toEqual(
      expect.arrayContaining(['tests', 'cause', 'verdict', 'labels', 'team', 'conclusion']),
    )
    const counted = Array.from(known.matchAll(/\((\w+)\)/g), ([, name]) => name)
    expect(counted).toEqual(expect.arrayContaining([...missing, 'default_branch']))
  })
})

describe('docs/otlp/questions.sql', () => {
  it.each(['success', 'failure', 'timed_out', 'startup_failure', 'skipped'])(
    'has a row of a run whose conclusion is %s, if no job of it ran, too',
    (conclusion) => {
      const run = makeRun({ ...ended(conclusion, 7), jobs: jobsIn(skipped()) })
      const { spans } = traceOf(reportOn(run))
      expect(spans).toHaveLength(1)
      expect(spans[0]).toMatchObject({
        kind: 'server',
        attributes: { 'run_report.conclusion': conclusion },
      })
    },
  )

  it('names only conclusions that one of these tests sends', () => {
    const named = Array.from(
      read('questions.sql').matchAll(/\bconclusion (?:=|IN) (\([^)]*\)|'\w+')/g),
      ([, values = '']) => Array.from(values.matchAll(/\w+/g), ([word]) => word),
    )
    expect(new Set(named.flat())).toEqual(
      new Set(['success', 'failure', 'timed_out', 'startup_failure']),
    )
  })
})

describe('docs/otlp/compose.yaml', () => {
  it('sets the variables of the Collector', () => {
    for (const [, name = ''] of read('collector.yaml').matchAll(/\$\{env:(\w+)\}/g))
      expect(read('compose.yaml')).toContain(`      ${name}: `)
  })
})

describe('docs/otlp/dashboard.json', () => {
  const filter = "$__timeFilter(at) AND repo LIKE replace('$repository', '_', '\\\\_')"
  const questions = read('questions.sql').split(/;\n+/).slice(0, -1)

  it('has a panel with each question of questions.sql, of the chosen time and repositories', () => {
    const shown = panels.map(({ title, targets: [{ rawSql }] }) => [title, rawSql])
    const expected = questions.map((question) => {
      const [, title, sql = ''] = /^-- (.*)\n(?:-- .*\n)*(\w[^]*)/m.exec(lastPart(question)) ?? []
      const filtered = sql
        .replaceAll(/FROM otel\.ci[^W]*?WHERE/g, (from) => `${from} ${filter} AND`)
        .replace('now64(3)', 'toDateTime64($__toTime, 3)')
      expect(filtered.split(filter)).toHaveLength(sql.split('otel.ci').length)
      return [title, filtered]
    })
    expect(shown).toEqual(expected)
    expect(shown).toHaveLength(8)
  })

  it('has panels with ids of their own that do not overlap', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)}:${y + Math.floor(cell / w)}`),
    )
    expect(new Set(cells).size).toBe(cells.length)
  })
})

/** Returns a question without what is above the first one: paragraphs are separated by an empty line. */
function lastPart(text: string): string {
  return text.slice(text.lastIndexOf('\n\n') + 1)
}

interface OtlpAttribute {
  readonly key: string
  readonly value: object
}

interface OtlpSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes: readonly OtlpAttribute[]
  readonly status: { readonly code?: number; readonly message?: string }
  readonly links: readonly Pick<OtlpSpan, 'traceId' | 'spanId'>[]
}

function resourcesOf(report: Report) {
  const { resourceSpans } = JSON.parse(renderOtlp(report)) as {
    readonly resourceSpans: readonly {
      readonly resource: { readonly attributes: readonly OtlpAttribute[] }
      readonly schemaUrl: string
      readonly scopeSpans: readonly {
        readonly scope: object
        readonly schemaUrl: string
        readonly spans: readonly OtlpSpan[]
      }[]
    }[]
  }
  return resourceSpans
}

function spansOf(report: Report): OtlpSpan[] {
  return resourcesOf(report).flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
}

/** Returns each span as `name start-end`, in seconds since the start of the run, below its parent. */
function tree(report: Report): string[] {
  const spans = spansOf(report)
  const seconds = (nanoseconds: string) =>
    (Number(BigInt(nanoseconds) / 1_000_000n) - at(0)) / 1_000
  const depth = ({ parentSpanId }: OtlpSpan): number => {
    const parent = spans.find(({ spanId }) => spanId === parentSpanId)
    return parent === undefined ? 0 : 1 + depth(parent)
  }
  return spans.map(
    (span) =>
      `${'  '.repeat(depth(span))}${span.name} ${seconds(span.startTimeUnixNano)}-${seconds(span.endTimeUnixNano)}`,
  )
}

function attributesOf(of: Pick<OtlpSpan, 'attributes'> | undefined): Record<string, unknown> {
  const attributes = of?.attributes ?? []
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))
}

const ISSUE: IssueEvidence = {
  number: 7,
  title: 'Flaky',
  url: 'https://github.com/octo-org/octo-shop/issues/7',
  closedDaysAgo: undefined,
  until: undefined,
  gate: 'passes',
}
const SHA = '89d0bbb1fcdbae3c1e0cbb4f53dcd1ab4bbf41a9'
const LISTED: ListedFailure = {
  ...{ issues: [ISSUE], known: 1, total: 1, missing: undefined },
  ...{ passesGate: true, unproven: undefined, reruns: false },
}

describe('renderOtlp', () => {
  it('writes one trace with the run, the queues, the jobs and their steps', () => {
    const steps = [
      stepOf(1, 'Set up job', 5, 6),
      stepOf(2, 'Run make', 6, 64.25),
      stepIn(skipped(), 'Never', 3),
    ]
    const jobs = [
      { name: 'build', steps },
      { name: 'lint', createdAt: at(5) },
      { name: 'docs', state: skipped() },
    ]
    const report = reportOn(makeRun({ jobs }))
    expect(tree(report)).toEqual([
      'RUN CI 0-65',
      '  Waiting for a runner: build 0-5',
      '  build 5-65',
      '    Set up job 5-6',
      '    Run make 6-64.25',
      '  lint 5-65',
    ])
    expect(traceOf(report).omitted).toBe(0)
    expect(new Set(spansOf(report).map(({ traceId }) => traceId)).size).toBe(1)
  })

  it('describes the run with attributes of the conventions', () => {
    const [of] = resourcesOf(reportOn(makeRun({ jobs: [{}] })))
    expect(attributesOf(of?.resource)).toEqual({
      'service.name': 'octo-shop',
      'service.namespace': 'octo-org',
      'cicd.pipeline.name': 'CI',
      'cicd.pipeline.run.id': '42',
      'cicd.pipeline.run.url.full': RUN_URL,
      'vcs.provider.name': 'github',
      'vcs.owner.name': 'octo-org',
      'vcs.repository.name': 'octo-shop',
      'vcs.repository.url.full': 'https://github.com/octo-org/octo-shop',
      'vcs.ref.head.name': 'main',
      'vcs.ref.head.revision': '7638417db6d59f3c431d3e1f261cc637155684cd',
    })
  })

  it('names the version of the conventions and its own', () => {
    const [of] = resourcesOf(reportOn(makeRun({ jobs: [{}] })))
    const schemaUrl = 'https://opentelemetry.io/schemas/1.44.0'
    expect(of).toMatchObject({ schemaUrl, scopeSpans: [{ schemaUrl }] })
    expect(of?.scopeSpans[0]?.scope).toEqual({ name: 'run-report', version: VERSION })
  })

  it.each([
    ['push', 'main', {}],
    ['push', 'v1', {}],
    ['workflow_dispatch', 'main', {}],
    ['push', `gh-readonly-queue/main/pr-7-${SHA}`, {}],
    ['schedule', 'main', { head: 'branch' }],
    ['pull_request', `gh-readonly-queue/main/pr-7-${SHA}`, { head: 'branch' }],
    ['merge_group', 'main', { head: 'branch' }],
    [
      'merge_group',
      `gh-readonly-queue/release/1/pr-7-${SHA}`,
      { head: 'branch', base: 'release/1', revision: SHA },
    ],
  ])('describes the refs of %s of %s: %j', (event, branch, { head, base, revision }: Refs) => {
    const { resource } = traceOf(reportOn(makeRun({ event, branch, jobs: [{}] })))
    expect(refsIn(resource)).toEqual(refs({ head, base, revision }))
  })

  it.each([
    ['pull_request', { head: 'branch', base: 'release/1' }],
    ['push', {}],
  ])('takes the base of a run of %s from a verdict: %j', (event, expected: Refs) => {
    const run = makeRun({ event, jobs: [jobFailedAt('make')] })
    const { resource } = traceOf(withVerdicts(reportOn(run), readVerdict('new on release/1')))
    expect(refsIn(resource)).toEqual(refs(expected))
  })

  it.each([
    ['finished', { state: finished(35, 60) }, [true, false, true]],
    ['unfinished', { state: running(35) }, [undefined, undefined]],
  ])('marks the jobs on the critical path of a run that is %s', (_, last, expected) => {
    const jobs = [
      { name: 'build', state: finished(5, 30) },
      { name: 'lint', state: finished(5, 20) },
      { name: 'test', createdAt: at(30), ...last },
    ]
    const graph = ['build', 'lint', 'test'].map((key) => {
      return workflowJob(key, { needs: key === 'test' ? ['build', 'lint'] : [] })
    })
    const { spans } = traceOf(reportOn(runOfFile(jobs, graph)))
    const isJob = ({ name }: (typeof spans)[number]) => /^(?:build|lint|test)$/.test(name)
    const marks = spans.filter(isJob).map((span) => span.attributes['run_report.on_critical_path'])
    expect(marks).toEqual(expected)
  })

  it('links a later attempt to the run of the previous one', () => {
    const first = spansOf(reportOn(makeRun({ attempt: 1, jobs: [{}] })))
    const second = spansOf(reportOn(makeRun({ attempt: 2, jobs: [{}] })))
    const [run, ...others] = second
    expect(run?.links).toEqual([
      expect.objectContaining({ traceId: first[0]?.traceId, spanId: first[0]?.spanId }),
    ])
    const unlinked = [...first, ...others, ...spansOf(reportOn(makeRun({ attempt: undefined })))]
    expect(unlinked.flatMap(({ links }) => links)).toEqual([])
  })

  it('describes failures', () => {
    const steps = [stepOf(4, 'Run make', 5, 9, 'failure')]
    const jobs = [{ name: 'build', state: finished(5, 10, 'failure'), steps }]
    const graph = [workflowJob('build')]
    const [run, queue, job, step] = spansOf(reportOn(runOfFile(jobs, graph)))
    expect(run).toMatchObject({ kind: 2, status: { code: 2, message: '1 job failed' } })
    expect(attributesOf(run)).toEqual({
      'cicd.pipeline.action.name': 'RUN',
      'cicd.pipeline.result': 'failure',
      'error.type': 'failure',
      'run_report.conclusion': 'failure',
      'run_report.run.attempt': 1,
      'run_report.run.number': 7,
      'run_report.run.event': 'push',
      'run_report.omitted': 0,
    })
    expect(queue).toMatchObject({ kind: 1, status: {} })
    expect(attributesOf(queue)).toEqual({
      'run_report.job': 'build',
      'run_report.job.id': 1,
      'run_report.runner.labels': { values: [{ stringValue: 'ubuntu-latest' }] },
    })
    expect(job).toMatchObject({ kind: 1, status: { code: 2, message: 'failure at Run make' } })
    expect(attributesOf(job)).toEqual({
      'cicd.pipeline.task.name': 'build',
      'cicd.pipeline.task.run.id': '1',
      'cicd.pipeline.task.run.url.full': `${RUN_URL}/job/1`,
      'cicd.pipeline.task.run.result': 'failure',
      'error.type': 'failed-step',
      'run_report.cause.kind': 'failed-step',
      'run_report.verdict': 'unknown',
      'cicd.worker.id': '1000000001',
      'cicd.worker.name': 'GitHub Actions 1',
      'run_report.status': 'completed',
      'run_report.conclusion': 'failure',
      'run_report.forgiven': false,
      'run_report.on_critical_path': true,
      'run_report.runner.labels': { values: [{ stringValue: 'ubuntu-latest' }] },
    })
    expect(step).toMatchObject({ kind: 1, status: { code: 2, message: 'failure' } })
    expect(attributesOf(step)).toEqual({
      'cicd.pipeline.task.name': 'Run make',
      'cicd.pipeline.task.run.id': '1/4',
      'cicd.pipeline.task.run.url.full': `${RUN_URL}/job/1#step:4:1`,
      'cicd.pipeline.task.run.result': 'failure',
      'error.type': 'failure',
      'run_report.conclusion': 'failure',
      'run_report.step.number': 4,
    })
  })

  const NAMES = Array.from({ length: 105 }, (_, index) => `cart › ${index}`)
  const HOSTILE = '@team ::error::"a,b"\r\nnext \u202E\uD83D'

  const SHOWN = '@team ::error::"a,b" next \uFFFD'

  /** The attributes of so many tests that failed; the name of a test is alone if it is the only one. */
  function testsOf(names: readonly string[], total: number | undefined): object {
    if (total === undefined) return {}
    const alone = {
      'test.case.name': names[0],
      'test.case.result.status': conventions.TEST_CASE_RESULT_STATUS_VALUE_FAIL,
    }
    return {
      'test.suite.run.status': conventions.TEST_SUITE_RUN_STATUS_VALUE_FAILURE,
      'run_report.failed_tests': names,
      'run_report.failed_tests_total': total,
      ...(total === 1 && alone),
    }
  }

  it.each<[string, readonly string[], number | undefined, readonly string[], number | undefined]>([
    ['no test', [], undefined, [], undefined],
    ['one test', ['cart › adds'], undefined, ['cart › adds'], 1],
    ['a test of two that failed', ['cart › adds'], 2, ['cart › adds'], 2],
    ['tests without names', [], 7, [], 7],
    ['105 tests', NAMES, undefined, NAMES.slice(0, 100), 105],
    ['a hostile name twice', [HOSTILE, HOSTILE], undefined, [SHOWN], 1],
  ])('describes the cause of a job that failed with %s', (_, titles, failed, names, total) => {
    const step = stepOf(4, 'Run make', 5, 9, 'failure')
    const job = { state: finished(5, 10, 'failure'), steps: [step] }
    const message = `Error: ${'😀'.repeat(10_000)}`
    const counted = failed === undefined ? undefined : { counts: 'tests', failed, total: 30 }
    const report = reportOn(makeRun({ jobs: [job], pullRequest: 12 }), {
      explanations: {
        excerpts: new Map([[1, [logOf(step, message, titles, counted as ErrorTotal)]]]),
        annotations: new Map(),
      },
    })
    const verdict = readVerdict('known', { issues: LISTED })
    const { spans } = traceOf(withVerdicts(report, verdict))
    const [run, , span] = spans.map(({ attributes }) => attributes)
    expect(run).toMatchObject({ 'vcs.change.id': '12' })
    const cause = Object.entries(span ?? {}).filter(([name]) => CAUSE.test(name))
    expect(Object.fromEntries(cause)).toEqual({
      'vcs.change.id': '12',
      'error.type': 'failed-step',
      'run_report.cause.kind': 'failed-step',
      'run_report.cause.message': expect.stringMatching(/^Error: (?:😀)+…$/u),
      'run_report.cause.signature': signatureOf(report),
      'run_report.verdict': 'known',
      'run_report.known_issues': [ISSUE.url],
      ...testsOf(names, total),
    })
    expect(String(span?.['run_report.cause.message']).length).toBeLessThanOrEqual(1_000)
  })

  it('gives each job the verdict on it, and a passed job and a consequence no cause', () => {
    const failed = jobFailedAt('make')
    const report = reportOnJobs([failed, failed, {}, failed])
    const { spans } = traceOf(withVerdictsInTurn(report, readVerdict('new'), readVerdict('known')))
    const found = spans.flatMap(({ attributes }) =>
      'cicd.worker.name' in attributes ? [attributes['run_report.verdict']] : [],
    )
    expect(found).toEqual(['new', 'known', undefined, undefined])
  })

  it.each([
    ['success', conventions.CICD_PIPELINE_TASK_RUN_RESULT_VALUE_SUCCESS, false],
    ['failure', conventions.CICD_PIPELINE_TASK_RUN_RESULT_VALUE_FAILURE, true],
    ['timed_out', conventions.CICD_PIPELINE_TASK_RUN_RESULT_VALUE_TIMEOUT, true],
    ['startup_failure', conventions.CICD_PIPELINE_TASK_RUN_RESULT_VALUE_ERROR, true],
    ['cancelled', conventions.CICD_PIPELINE_TASK_RUN_RESULT_VALUE_CANCELLATION, false],
    ['neutral', 'neutral', false],
    ['a_new_word', 'a_new_word', false],
    ['unknown', undefined, false],
  ])('maps the conclusion %s to the result %s, error: %j', (conclusion, result, isError) => {
    const [, , span] = spansOf(reportOn(makeRun({ jobs: jobsIn(finished(5, 65, conclusion)) })))
    expect(attributesOf(span)).toMatchObject({ 'run_report.conclusion': conclusion })
    expect(attributesOf(span)['cicd.pipeline.task.run.result']).toBe(result)
    expect(span?.status.code === 2).toBe(isError)
    expect('error.type' in attributesOf(span)).toBe(isError)
    // A word that GitHub adds may be a failure; what was only cancelled did not fail.
    const isJudged = isError || ['a_new_word', 'unknown'].includes(conclusion)
    expect('run_report.verdict' in attributesOf(span)).toBe(isJudged)
  })

  it('writes the finished parts of an unfinished run and of the current job', () => {
    const steps = [
      stepOf(1, 'Set up job', 70, 72),
      stepIn(running(72), 'Report', 2),
      stepIn(waiting(), 'Later', 3),
    ]
    const jobs = [
      { name: 'report', createdAt: at(66), state: running(70), steps },
      { name: 'other', createdAt: at(66), state: running(67), steps },
      { name: 'late', createdAt: at(67), state: waiting() },
    ]
    const report = reportOn(makeRun({ jobs }), { own: { jobId: 1 } })
    expect(tree(report)).toEqual([
      'RUN CI 0-72',
      '  Waiting for a runner: report 66-70',
      '  Waiting for a runner: other 66-67',
      '  report 70-72',
      '    Set up job 70-72',
    ])
    // The running step of the current job, the other job, and two of its steps.
    expect(traceOf(report).omitted).toBe(4)
    expect(attributesOf(spansOf(report)[3])).toMatchObject({ 'run_report.status': 'in_progress' })
  })

  const UNFINISHED = [
    { name: 'build', state: finished(5, 40) },
    { name: 'slow', createdAt: at(41), state: running(90) },
  ]

  it.each<[string, Parameters<typeof makeRun>[0], readonly string[]]>([
    [
      'with unfinished jobs if another run reports it',
      { jobs: UNFINISHED },
      ['Waiting for a runner: build 0-5', 'Waiting for a runner: slow 41-90', 'build 5-40'],
    ],
    [
      'whose next job GitHub has not listed',
      { status: 'in_progress', jobs: [{ name: 'build' }] },
      ['Waiting for a runner: build 0-5', 'build 5-65'],
    ],
    [
      'with unknown times',
      { startedAt: undefined, jobs: [{ name: 'build' }] },
      ['Waiting for a runner: build 0-5', 'build 5-65'],
    ],
  ])('writes no span for a run %s', (_, run, spans) => {
    expect(tree(reportOn(makeRun(run)))).toEqual(spans)
  })

  it('names no job as the reason for a failed run without a failed job', () => {
    const [run] = spansOf(reportOn(makeRun({ conclusion: 'failure', jobs: [{}] })))
    expect(run?.status).toEqual({ code: 2, message: 'failure' })
  })

  it.each([
    ['success', undefined, {}],
    ['cancelled', undefined, {}],
    ['failure', 'failure', { code: 2, message: '1 job failed' }],
  ])(
    'gives its own unfinished run no result except a failure: %s => %s',
    (word, result, status) => {
      const [build = {}, ...others] = UNFINISHED
      const jobs = [{ ...build, state: finished(5, 40, word) }, ...others]
      const own = { name: 'report', createdAt: at(40), state: running(45) }
      const report = reportOn(makeRun({ jobs: [...jobs, own] }), { own: { jobId: 3 } })
      const [run] = spansOf(report)
      expect(run).toMatchObject({ name: 'RUN CI', status })
      expect(attributesOf(run)).toMatchObject({ 'run_report.jobs_unfinished': 1 })
      expect(attributesOf(run)['cicd.pipeline.result']).toBe(result)
      expect(attributesOf(run)['run_report.conclusion']).toBe(result)
      // The other queues end after the last known time of the run.
      expect(tree(report).filter((line) => line.includes('Waiting'))).toEqual([
        '  Waiting for a runner: build 0-5',
      ])
    },
  )

  it('uses only attributes of the conventions or with its own prefix', () => {
    const known = new Set<unknown>(Object.values(conventions))
    fc.assert(
      fc.property(anyRun, (run) => {
        const { resource, spans } = traceOf(reportOn(run))
        const used = [resource, ...spans.map(({ attributes }) => attributes)].flatMap(Object.keys)
        const own = used.filter((name) => name.startsWith('run_report.'))
        expect(used.filter((name) => !known.has(name) && !own.includes(name))).toEqual([])
      }),
    )
  })

  it('writes each job and step at its time, below its parent, for any run', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const report = reportOn(run)
        const spans = spansOf(report)
        const ids = spans.map(({ spanId }) => spanId)
        expect(new Set(ids).size).toBe(ids.length)
        expect(
          // Passes if changed: no span lacks its parent.
          spans.flatMap(({ parentSpanId }) => parentSpanId ?? []).filter((id) => !ids.includes(id)),
        ).toEqual([])
        expect(spans.filter((span) => outlasts(span, spans)).map(({ name }) => name)).toEqual([])
        for (const span of spans) {
          const start = BigInt(span.startTimeUnixNano)
          expect(BigInt(span.endTimeUnixNano)).toBeGreaterThanOrEqual(start)
          expect(`${span.traceId}${span.spanId}`).toMatch(/^[\da-f]{48}$/)
        }
        const byTask = new Map(
          spans.map((span) => [attributesOf(span)['cicd.pipeline.task.run.id'], span]),
        )
        for (const job of encodeReport(report).jobs) {
          const span = byTask.get(String(job.id))
          const timed = job.durationSeconds !== null
          expect(span !== undefined).toBe(timed && !job.carriedOver)
          if (span !== undefined) expectTimes(span, job)
          for (const step of job.steps) {
            const of = byTask.get(`${job.id}/${step.number}`)
            expect(of?.parentSpanId).toBe(of && span?.spanId)
            if (of !== undefined) expectTimes(of, step)
          }
        }
      }),
    )
  })
})

interface Refs {
  readonly head?: string | undefined
  readonly base?: string | undefined
  readonly revision?: string | undefined
}

function refs({ head, base, revision }: Refs): object {
  return {
    ...{ 'vcs.ref.head.type': head, 'vcs.ref.type': head },
    ...(base && { 'vcs.ref.base.name': base, 'vcs.ref.base.type': 'branch' }),
    'vcs.ref.base.revision': revision,
  }
}

function refsIn(attributes: object): object {
  const all = Object.entries(attributes)
  return Object.fromEntries(all.filter(([name]) => /^vcs\.ref\.(?:base|.*type$)/.test(name)))
}

const CAUSE = /^(?:error|test|vcs)\.|^run_report\.(?:cause|verdict|known_issues|failed_tests)/

/** The log of a step that names these tests. */
function logOf(
  step: Step,
  message: string,
  titles: readonly string[],
  total: ErrorTotal | undefined,
): StepExcerpt {
  const errors = errorsOf([message])
  const entryOf = (fields: Partial<LoggedEntry>): LoggedEntry => ({
    ...{ title: undefined, detail: undefined, position: undefined, isTest: true },
    ...{ identity: { name: '', error: '', message: '' }, tool: '', printed: '' },
    ...fields,
  })
  const entries = titles.map((title) => entryOf({ title, printed: title }))
  const finding = entryOf({ title: 'no-undef', detail: 'x', isTest: false, printed: 'x' })
  const shown = { line: message, isCertain: true }
  return makeExcerpt([message], {
    step,
    errors: errors && { ...errors, message, shown, entries: [finding, ...entries], total },
  })
}

/** Returns whether a queue or a job ends later than its run. */
function outlasts({ parentSpanId, endTimeUnixNano }: OtlpSpan, [run]: readonly OtlpSpan[]) {
  if (run === undefined || parentSpanId !== run.spanId) return false
  return run.kind === 2 && BigInt(endTimeUnixNano) > BigInt(run.endTimeUnixNano)
}

function expectTimes(
  span: OtlpSpan,
  item: { readonly startedAt: string | null; readonly durationSeconds: number | null },
): void {
  const start = BigInt(Date.parse(item.startedAt ?? '')) * 1_000_000n
  const duration = BigInt(Math.round((item.durationSeconds ?? NaN) * 1_000)) * 1_000_000n
  expect([span.startTimeUnixNano, span.endTimeUnixNano]).toEqual([
    String(start),
    String(start + duration),
  ])
}

// The ids were printed by the Go functions of the receiver, `newTraceID`, `newParentSpanID` and
// `newSpanIDFromCheckRun`, with the formats that it calls them with.

describe('attemptContext', () => {
  it.each([
    [42, 1, '0330c15a8d3e153086738dd3191a6497', 'e93171e2ef746fb5'],
    [42, 2, '40e47d023fdf039f55e8a65d241f6133', '84888e4926237125'],
    [42, undefined, '81f6d9b3478c8fffdb22d407f337c7b4', 'dffe526d0be711ea'],
    [19876543210, 1, 'dfe585adbb69b17bd4ab7d4cbc234fcc', 'cd358dca5de50260'],
    [19876543210, 2, '43d884470d82f3fd982eae0a258c04de', '3d3be491078b41bd'],
    [19876543210, 12, '9e2b3ef85c5b4bee877b5296f90361ab', 'dbbbbc73d7ed533a'],
  ])("returns the receiver's ids for run %i, attempt %s: %s, %s", (id, attempt, ...ids) => {
    const [traceId, spanId] = ids
    expect(attemptContext({ id, attempt })).toEqual({ traceId, spanId })
  })
})

describe('jobSpanId, queueSpanId and stepSpanId', () => {
  it.each([
    [1, '661a22ad538034f6', '624fe4e382a6ab87', 'Set up job', '30f7dd12978b063a'],
    [1, '661a22ad538034f6', '624fe4e382a6ab87', 'Prüfe 🧪 100%', '107db9019d4cedb7'],
    [56789012345, '779fc4030dbbcffe', '46a57132ebaf00e3', 'Run make', 'd056c304fbf876f1'],
    [
      ...([56789012345, '779fc4030dbbcffe', '46a57132ebaf00e3'] as const),
      ...(['Post Run actions/checkout@v4', '32cda23deeb7331b'] as const),
    ],
  ])("return the receiver's ids for job %i: %s, %s, %s: %s", (id, jobId, queueId, name, stepId) => {
    const [first, , step] = stepsCalled('step 1', 'step 2', name)
    if (first === undefined || step === undefined) throw new Error('no step')
    const job = jobWith([first, step], undefined, id)
    expect([jobSpanId(job), queueSpanId(job), stepSpanId(job, step)]).toEqual([
      ...[jobId, queueId, stepId],
    ])
  })
})

describe('stepSpanId', () => {
  it("returns the receiver's id for the first step of a name, and others for the later ones", () => {
    const names = ['Run make', 'Run make', 'Run make-s-2', 'Run make-1', 'Run make', 'j', 'q']
    const steps = stepsCalled(...names)
    const job = jobWith(steps)
    const ids = steps.map((step) => stepSpanId(job, step))
    expect(ids[0]).toBe('25b27d1239e931c6')
    expect(new Set([...ids, jobSpanId(job), queueSpanId(job)]).size).toBe(names.length + 2)
  })
})

describe('traceOf', () => {
  it('keeps the ids of an attempt if times, names of the run and later steps change', () => {
    const idsOf = (fields: Parameters<typeof makeRun>[0]) => {
      const { id, spans } = traceOf(reportOn(makeRun(fields)))
      return [id, ...spans.map((span) => span.id)]
    }
    const ids = idsOf({ jobs: [jobIn('job 1', finished(5, 65), stepsCalled('a', 'a'))] })
    expect(ids).toEqual([
      ...['0330c15a8d3e153086738dd3191a6497', 'e93171e2ef746fb5', '624fe4e382a6ab87'],
      ...['661a22ad538034f6', ...Array<unknown>(2).fill(expect.stringMatching(/^[\da-f]{16}$/))],
    ])
    const jobs = [jobIn('other', finished(5, 70), stepsCalled('a', 'a', 'a'))]
    const renamed = idsOf({ ...elsewhereNamed('octo-org/renamed', 'other'), jobs })
    expect(renamed.slice(0, ids.length)).toEqual(ids)
  })

  it('gives a step the same id whether an earlier one of its name ran or not', () => {
    const idOfSecond = (state = finished(6, 7)) => {
      const steps = [stepIn(state, 'a'), stepOf(2, 'a', 5, 15)]
      return traceOf(reportOnJobs([jobIn('job 1', finished(5, 65), steps)])).spans.at(-1)?.id
    }
    expect(idOfSecond(skipped())).toBe(idOfSecond())
  })
})
