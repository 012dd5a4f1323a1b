import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { readFileSync } from 'node:fs'
import { renderOtlp } from '../../../src/otlp/render/otlp.ts'
import { traceOf } from '../../../src/otlp/render/spans.ts'
import type { Report } from '../../../src/model/report/report.ts'
import { makeExcerpt, makeVerdict, withVerdicts } from '../../../testing/failure-report.ts'
import { finished, makeRun, reportOn, skipped } from '../../../testing/make-run.ts'
import { ended, jobsIn, stepOf, stepsCalled } from '../../../testing/make-steps.ts'

const read = (name: string) =>
  readFileSync(new URL(`../../../docs/otlp/${name}`, import.meta.url), 'utf8')

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
      ([, values = '']) => values.match(/\w+/g) ?? [],
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
