import { describe, expect, it } from '@jest/globals'
import { load } from 'js-yaml'
import { readFileSync } from 'node:fs'
import { renderOtlp } from '../../../src/render/export/otlp.ts'
import { traceOf } from '../../../src/render/export/spans.ts'
import type { Report } from '../../../src/model/report/report.ts'
import { withVerdicts } from '../../../testing/failure-report.ts'
import { finished, makeRun, makeStep, reportOn } from '../../../testing/make-run.ts'

const read = (name: string) =>
  readFileSync(new URL(`../../../docs/otlp/${name}`, import.meta.url), 'utf8')

interface CollectorConfig {
  readonly connectors: {
    readonly span_metrics: {
      readonly include_instrumentation_scope: readonly string[]
      readonly resource_metrics_key_attributes: readonly string[]
      readonly exclude_dimensions: readonly string[]
      readonly dimensions: readonly { readonly name: string }[]
    }
  }
}

interface Target {
  readonly refId: string
  readonly expr: string
  readonly datasource: object
}

interface Panel {
  readonly id: number
  readonly type: string
  readonly title: string
  readonly gridPos: {
    readonly x: number
    readonly y: number
    readonly w: number
    readonly h: number
  }
  readonly targets: readonly Target[]
}

interface Dashboard {
  readonly templating: {
    readonly list: readonly { readonly name: string; readonly query: unknown }[]
  }
  readonly panels: readonly Panel[]
}

const { span_metrics: metrics } = (load(read('collector.yaml')) as CollectorConfig).connectors
const dashboard = JSON.parse(read('dashboard.json')) as Dashboard

const VERDICTS = ['new', 'known', 'unsteady', 'unknown'] as const

/** One of many runs of a workflow: each fifth one fails. */
function reportOnRun(id: number): Report {
  const steps = [makeStep({ name: 'Run make', state: finished(5, 9, 'failure') })]
  const red = id % 5 === 0 ? [{ id: id * 10, state: finished(5, 60, 'failure'), steps }] : []
  const jobs = [...red, { id: id * 10 + 1, name: `job ${id}`, steps: [makeStep()] }]
  const run = { id, number: id, attempt: 1 + (id % 3), branch: `topic-${id}`, pullRequest: id }
  const report = reportOn(makeRun({ ...run, commit: String(id).padStart(40, '0'), jobs }))
  const kind = VERDICTS[(id / 5) % 4] ?? 'new'
  return red.length === 0 ? report : withVerdicts(report, { kind, evidence: [] })
}

describe('docs/otlp/collector.yaml', () => {
  const dimensions = metrics.dimensions.map(({ name }) => name)
  const traces = Array.from({ length: 50 }, (_, index) => traceOf(reportOnRun(index + 1)))

  it('makes few series of 50 runs, as the connector groups spans', () => {
    const resources = new Set<string>()
    const series = new Set<string>()
    for (const { resource, spans } of traces) {
      const key = metrics.resource_metrics_key_attributes.map((name) => resource[name])
      expect(key).not.toContain(undefined)
      resources.add(JSON.stringify(key))
      for (const { attributes } of spans) {
        const values = dimensions.map((name) => attributes[name] ?? resource[name] ?? '')
        series.add(JSON.stringify([key, values]))
      }
    }
    // As in a trial with the Collector 0.165.0: the runs by result, the jobs by verdict, and all other spans.
    expect([resources.size, series.size]).toEqual([1, 7])
    expect(metrics.exclude_dimensions).toContain('span.name')
  })

  it('names only attributes that spans have', () => {
    const used = traces.flatMap(({ resource, spans }) => [
      ...Object.keys(resource),
      ...spans.flatMap(({ attributes }) => Object.keys(attributes)),
    ])
    const named = [...dimensions, ...metrics.resource_metrics_key_attributes]
    expect(named.filter((name) => !used.includes(name))).toEqual([])
  })

  it('names the scope of the spans', () => {
    const [name] = metrics.include_instrumentation_scope
    expect(renderOtlp(reportOnRun(1))).toContain(`"scope":{"name":"${name}"`)
  })
})

/** What the Prometheus exporter of the Collector 0.165.0 wrote of 50 runs with this configuration. */
const METRICS = [
  'traces_span_metrics_calls_total',
  ...['bucket', 'count', 'sum'].map((part) => `traces_span_metrics_duration_seconds_${part}`),
]
const LABELS = [
  ...['service_namespace', 'service_name', 'cicd_pipeline_name', 'cicd_pipeline_result'],
  ...['run_report_verdict', 'run_report_cause_kind', 'le'],
]

/** Panels of Grafana that the dashboard uses. https://grafana.com/docs/grafana/latest/panels-visualizations/visualizations/ */
const PANELS = ['timeseries', 'piechart', 'bargauge']

describe('docs/otlp/dashboard.json', () => {
  const { panels } = dashboard
  const variables = dashboard.templating.list.map(({ name }) => name)
  const queries = dashboard.templating.list.map(({ query }) => JSON.stringify(query)).slice(1)
  const expressions = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))

  it.each(panels.map((panel) => [panel.title, panel] as const))(
    'has a panel with a place and targets: %s',
    (_, { type, gridPos, targets }) => {
      expect(PANELS).toContain(type)
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24)
      expect(targets.length).toBeGreaterThan(0)
      expect(new Set(targets.map(({ refId }) => refId)).size).toBe(targets.length)
      for (const { datasource } of targets) {
        expect(datasource).toEqual({ type: 'prometheus', uid: '${datasource}' })
      }
    },
  )

  it('has panels with ids of their own that do not overlap', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)}:${y + Math.floor(cell / w)}`),
    )
    expect(new Set(cells).size).toBe(cells.length)
  })

  it('queries only metrics and labels that the Collector makes, and variables that it declares', () => {
    const texts = [...expressions, ...queries]
    const found = (pattern: RegExp) =>
      texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name))
    expect(new Set(found(/\b(traces_\w+)/g))).toEqual(new Set(METRICS.slice(0, 2)))
    const matched = found(/[{,](\w+)(?==|!=)/g)
    const grouped = found(/by \(([^)]+)\)/g).flatMap((names) => names.split(', '))
    expect([...matched, ...grouped].filter((label) => !LABELS.includes(label))).toEqual([])
    expect(matched.length).toBeGreaterThan(expressions.length)
    const used = found(/\$(?!__)(\w+)/g)
    expect(new Set(used)).toEqual(new Set(variables.slice(1)))
    expect(variables[0]).toBe('datasource')
  })
})
