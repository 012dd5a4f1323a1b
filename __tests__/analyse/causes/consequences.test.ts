import { describe, expect, it } from '@jest/globals'
import { allowFailures } from '../../../src/analyse/allow-failures.ts'
import { explainedFailures } from '../../../src/analyse/gate/explained-failures.ts'
import type { Verdict } from '../../../src/model/report/cause.ts'
import type { Report } from '../../../src/model/report/report.ts'
import type { Job, Run } from '../../../src/model/run.ts'
import { headlineOf } from '../../../src/render/findings/heading.ts'
import { nameFailed } from '../../../src/render/findings/headline.ts'
import { makeExcerpt, withVerdicts } from '../../../testing/failure-report.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  NO_RUNNER,
  reportOn,
  running,
  skipped,
  workflowJob,
} from '../../../testing/make-run.ts'

/** Reads `gate 66-90 failure`: when the job was ready and finished, and its conclusion. */
function readJob(text: string): Partial<Job> {
  const [, name = '', ready, end, conclusion = ''] = /^(.+) (\d+)-(\d*) (\S+)$/.exec(text) ?? []
  const job = { name, createdAt: at(Number(ready)) }
  const [start, until] = [Number(ready) + 2, Number(end)]
  switch (conclusion) {
    case 'running':
      return { ...job, state: running(start) }
    case 'skipped':
      return { ...job, state: skipped(), runner: NO_RUNNER }
    case 'cancelled':
      return { ...job, state: finished(until, until, 'cancelled'), runner: NO_RUNNER }
    default: {
      const steps = [makeStep({ name: `Run ${name}`, state: finished(start, until, 'failure') })]
      return {
        ...job,
        state: finished(start, until, conclusion === 'failure' ? 'failure' : 'success'),
        steps: conclusion === 'failure' ? steps : [],
      }
    }
  }
}

/** The report on jobs such as `lint 0-60 failure; gate 62-90 failure`, with what some of them print. */
function reportOnText(
  jobs: string,
  logs: Readonly<Record<string, string>>,
  { forgiven = [], ...fields }: Partial<Run> & { readonly forgiven?: readonly string[] } = {},
): Report {
  const run = makeRun({ jobs: jobs.split('; ').map(readJob), ...fields })
  const excerpts = new Map(
    (run.jobs ?? []).flatMap(({ id, name }) => {
      const log = logs[name]
      return log === undefined ? [] : [[id, [makeExcerpt(log.split('\n'))]] as const]
    }),
  )
  const explanations = { excerpts, annotations: new Map() }
  return reportOn(run, { explanations, allowedFailures: forgiven })
}

/** The jobs of each cause, and after an arrow the jobs that follow from it. */
function textOf({ causes }: Pick<Report, 'causes'>): string {
  return causes
    .map(({ failures, consequences }) => {
      const follow = consequences.map(({ job }) => job.name)
      return [failures.map(({ job }) => job.job.name).join(' + '), ...follow].join(' > ')
    })
    .join(', ')
}

const KNOWN: Verdict = { kind: 'known', evidence: [] }
const UNKNOWN: Verdict = { kind: 'unknown', reason: 'not-run', evidence: [] }

/** The jobs that the gate for new failures passes if the first cause is known. */
function explainedNames(report: Report): string[] {
  const judged = withVerdicts(report, KNOWN, UNKNOWN)
  return explainedFailures(judged).map(({ failure }) => failure.job.job.name)
}

const SOME = 'Some required jobs failed or were cancelled: smoke'
const OWN_GATE = '##[error]fail-on: any, unfinished\nsmoke: failure'
const ALLS_GREEN = '# ❌ Some of the required to succeed jobs failed 😢😢😢'
const JSON_GATE = '{\n  "smoke": {\n    "result": "failure",\n    "outputs": {}\n  }\n}'
const RUN = 'smoke 0-60 failure; build 0-30 success; gate 62-90 failure'

const graphOf = (needs: Readonly<Record<string, readonly string[]>>) => [
  ...['a', 'smoke', 'build'].map((key) => workflowJob(key)),
  ...Object.entries(needs).map(([key, jobs]) => workflowJob(key, { needs: [...jobs] })),
]
const GRAPH = graphOf({ gate: ['smoke'], all: ['gate'] })

describe('failureCauses', () => {
  it.each([
    ['a gate that names the job', RUN, SOME],
    ['alls-green', RUN, ALLS_GREEN],
    ['a gate over toJSON(needs)', RUN, JSON_GATE],
    ['this action', RUN, OWN_GATE],
  ])('folds %s, for the gate as well: %s', (_, jobs, log) => {
    const report = reportOnText(jobs, { gate: log }, { graph: GRAPH })
    expect(textOf(report)).toBe('smoke > gate')
    expect(explainedNames(report)).toEqual(['smoke', 'gate'])
    expect(report.failures.at(-1)?.job.causes.map(({ name }) => name)).toEqual(['smoke'])
  })

  it('folds a gate under jobs that were cancelled before they had a runner', () => {
    const jobs = 'a 0-60 cancelled; smoke 0-60 cancelled; gate 62-90 failure'
    const report = reportOnText(jobs, { gate: SOME }, { graph: graphOf({ gate: ['a', 'smoke'] }) })
    expect(textOf(report)).toBe('a + smoke > gate')
    expect(report.failures.map(({ job }) => job.job.name)).toEqual(['a', 'smoke', 'gate'])
  })

  it('folds two gates in sequence under the first failure', () => {
    const jobs = 'smoke 0-60 failure; gate 62-90 failure; all 92-99 failure'
    const report = reportOnText(jobs, { gate: SOME, all: 'smoke: failure' }, { graph: GRAPH })
    expect(textOf(report)).toBe('smoke > gate > all')
    expect(explainedNames(report)).toEqual(['smoke', 'gate', 'all'])
  })

  it.each<[string, string]>([
    ['an error of its own', `${SOME}\nError: cannot upload cart`],
    ['a test of its own that names the job', '--- FAIL: TestSmoke (0.01s)'],
    ['another error that names the job', 'smoke failed: /login returned 500'],
  ])('keeps a job apart that has %s', (_, log) => {
    const report = reportOnText(RUN, { gate: log }, { graph: GRAPH })
    expect(textOf(report)).toBe('smoke, gate')
    expect(explainedNames(report)).toEqual(['smoke'])
  })

  it.each([
    ['passed', 'smoke 0-60 success; gate 62-90 failure', []],
    ['is forgiven', RUN, ['smoke']],
  ])('lets a gate be its own cause if all it could report %s', (_, jobs, forgiven) => {
    expect(textOf(reportOnText(jobs, { gate: SOME }, { forgiven, graph: GRAPH }))).toBe('gate')
  })

  it.each([
    [graphOf({ gate: ['smoke'] }), 'smoke > gate'],
    [graphOf({ gate: ['build'] }), 'smoke, gate'],
    [undefined, 'smoke, gate'],
  ])('follows the workflow file, whatever the times and words show', (graph, expected) => {
    expect(textOf(reportOnText(RUN, { gate: SOME }, { graph }))).toBe(expected)
  })
})

const OWN_STEP = 'octo-org/run-report@v1'
const gateLog = (...lines: readonly string[]) => ['##[error]fail-on: any', ...lines].join('\n')

describe('failureCauses without the workflow file', () => {
  it.each<[string, string, Readonly<Record<string, string>>, string]>([
    ['the job that it names', RUN, { gate: OWN_GATE }, 'smoke > gate'],
    [
      'each leg that it names',
      'a 0-50 failure; t (1) 0-60 failure; t (2) 0-60 failure; gate 62-90 failure',
      { a: 'no cart', gate: gateLog('t (1): failure', 't (2): failure, new') },
      'a, t (1) + t (2) > gate',
    ],
    [
      'what each of several names',
      'a 0-50 failure; smoke 0-60 failure; gate 62-90 failure; all 62-91 failure',
      { gate: gateLog('a: failure'), all: gateLog('smoke: failure') },
      'a > gate, smoke > all',
    ],
    ['all before it, if it names a key', RUN, { gate: gateLog('key: failure') }, 'smoke > gate'],
    [
      'a job whose name reads like a process',
      'Test cart 0-60 failure; a 0-50 failure; gate 62-90 failure',
      { a: 'no cart', gate: gateLog('Test cart: failure') },
      'Test cart > gate, a',
    ],
    ['nothing, if it was only skipped', RUN, { gate: gateLog('e2e: skipped') }, 'smoke, gate'],
    [
      'nothing that ended later',
      'smoke 0-99 failure; gate 62-90 failure',
      { gate: OWN_GATE },
      'smoke, gate',
    ],
    [
      'nothing, if it has an error of its own',
      RUN,
      { gate: `${OWN_GATE}\nno cart` },
      'smoke, gate',
    ],
    ['nothing, by any other action', RUN, { gate: ALLS_GREEN }, 'smoke, gate'],
    [
      'all before it, if its log was not read',
      RUN.replace('gate', OWN_STEP),
      {},
      `smoke > ${OWN_STEP}`,
    ],
    [
      'nothing, if its log shows another error',
      RUN.replace('gate', OWN_STEP),
      { [OWN_STEP]: '##[error]The input needs is invalid' },
      `smoke, ${OWN_STEP}`,
    ],
  ])('lets a gate of this action follow from %s', (_, jobs, logs, expected) => {
    const report = reportOnText(jobs, logs)
    expect(textOf(report)).toBe(expected)
    // A log alone opens no gate.
    const [first] = report.causes
    expect(explainedNames(report)).toEqual(first?.failures.map(({ job }) => job.job.name))
  })
})

it.each([undefined, graphOf({ [OWN_STEP]: ['smoke'] })])(
  'lets an earlier gate step of the current job follow from what failed before, with the file %#',
  (graph) => {
    const [smoke, gate] = ['smoke 0-60 failure', `${OWN_STEP} 62-90 failure`].map(readJob)
    const run = makeRun({ jobs: [smoke ?? {}, { ...gate, state: running(64) }], graph })
    const own = { jobId: 2, jobStatus: 'failure' } as const
    expect(textOf(reportOn(run, { own }))).toBe(`smoke > ${OWN_STEP}`)
  },
)

describe('allowFailures', () => {
  it('leaves a gate as its own cause if all it reports is allowed later', () => {
    const jobs = 'smoke 0-60 failure; gate 62-90 failure'
    const fields = { graph: GRAPH, conclusion: 'failure' }
    const report = reportOnText(jobs, { gate: SOME }, fields)
    const allowed = allowFailures(report, ['smoke'])
    expect([textOf(report), textOf(allowed)]).toEqual(['smoke > gate', 'gate'])
    expect(headlineOf(allowed, nameFailed)).toContain('gate failed at Run gate')
  })
})
