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

describe('failureCauses of a run whose workflow file was not read', () => {
  it.each([
    ['a gate that names the job', RUN, SOME],
    ['alls-green', RUN, ALLS_GREEN],
    ['a gate over toJSON(needs)', RUN, JSON_GATE],
    ['this action', RUN, OWN_GATE],
    ['a gate beside a job that started with it', `${RUN}; notify 61-95 success`, SOME],
    ['a gate before a job that waited for it', `${RUN}; report 91- running`, SOME],
    ['a gate beside a skipped job', `${RUN}; deploy 50- skipped`, SOME],
    ['a gate that waited for an approval', 'smoke 0-60 failure; gate 3600-3700 failure', SOME],
    ['a leg', 'smoke 0-60 failure; gate (1) 62-90 failure', SOME],
  ])('folds %s, for the gate as well: %s', (_, jobs, log) => {
    const gate = jobs.includes('gate (1)') ? 'gate (1)' : 'gate'
    const report = reportOnText(jobs, { [gate]: log })
    expect(textOf(report)).toBe(`smoke > ${gate}`)
    expect(explainedNames(report)).toEqual(['smoke', gate])
    expect(report.failures.at(-1)?.job.causes.map(({ name }) => name)).toEqual(['smoke'])
  })

  it('folds a gate under jobs that were cancelled before they had a runner', () => {
    const jobs = 'a 0-60 cancelled; smoke 0-60 cancelled; gate 62-90 failure'
    const report = reportOnText(jobs, { gate: SOME })
    expect(textOf(report)).toBe('a + smoke > gate')
    expect(report.failures.map(({ job }) => job.job.name)).toEqual(['a', 'smoke', 'gate'])
  })

  it.each<[string, string, string]>([
    ['two gates in parallel', 'smoke 0-60 failure; gate 62-90 failure; all 63-80 failure', 'all'],
    ['two gates in sequence', 'smoke 0-60 failure; gate 62-90 failure; all 92-99 failure', 'all'],
    ['two without a pause', 'smoke 0-60 failure; gate 60-62 failure; all 62-64 failure', 'all'],
  ])('folds %s under the first failure', (_, jobs, name) => {
    const report = reportOnText(jobs, { gate: SOME, [name]: 'smoke: failure' })
    expect(textOf(report)).toBe('smoke > gate > all')
    expect(explainedNames(report)).toEqual(['smoke', 'gate', 'all'])
  })

  it('folds a gate that alone ran in an attempt', () => {
    const report = reportOnText(
      'smoke 0-60 failure; gate 3602-3660 failure',
      { gate: SOME },
      { attempt: 2, startedAt: at(3600) },
    )
    expect(textOf(report)).toBe('smoke > gate')
  })

  it('keeps apart jobs of an earlier attempt that blame each other', () => {
    const report = reportOnText(
      'smoke 0-60 failure; gate 62-90 failure; e2e 3602-3660 failure',
      { smoke: 'gate: failure', gate: SOME },
      { attempt: 2, startedAt: at(3600) },
    )
    expect(textOf(report)).toBe('smoke, gate, e2e')
  })

  it.each<[string, string, string | undefined]>([
    ['a log that was not read', RUN, undefined],
    ['a log without a word', RUN, 'exit 1'],
    ['an error of its own', RUN, `${SOME}\nError: cannot upload cart`],
    ['a test of its own that names the job', RUN, '--- FAIL: TestSmoke (0.01s)'],
    ['another error that names the job', RUN, 'smoke failed: /login returned 500'],
    ['the blame on a job that passed', RUN, 'build: failure'],
    ['brackets alone', RUN, '{\n"status": "ok"\n}'],
    ['the results of jobs that passed alone', RUN, '{\n"result": "success"\n}'],
    ['jobs that passed alone', RUN, 'All required jobs passed'],
    ['a missing artifact', RUN, 'Error: Artifact not found for name: dist'],
    ['a job that ran when it became ready', RUN.replace('0-30', '0-70'), SOME],
    ['a job that is still running', `${RUN}; e2e 10- running`, SOME],
    ['a start before the failure', 'smoke 0-60 failure; gate 0-90 failure', SOME],
  ])('keeps a job apart that has %s', (_, jobs, log) => {
    const report = reportOnText(jobs, log === undefined ? {} : { gate: log })
    expect(textOf(report)).toBe('smoke, gate')
    expect(explainedNames(report)).toEqual(['smoke'])
  })

  it('keeps a gate apart if not every job is listed', () => {
    expect(textOf(reportOnText(RUN, { gate: SOME }, { jobsCounted: 4 }))).toBe('smoke, gate')
  })

  it.each([
    ['passed', 'smoke 0-60 success; gate 62-90 failure', []],
    ['is forgiven', RUN, ['smoke']],
  ])('lets a gate be its own cause if all it could report %s', (_, jobs, forgiven) => {
    expect(textOf(reportOnText(jobs, { gate: SOME }, { forgiven }))).toBe('gate')
  })
})

describe('allowFailures', () => {
  it.each([undefined, [workflowJob('smoke'), workflowJob('gate', { needs: ['smoke'] })]])(
    'leaves a gate as its own cause if all it reports is allowed later, with the file %j',
    (graph) => {
      const jobs = 'smoke 0-60 failure; gate 62-90 failure'
      const report = reportOnText(jobs, { gate: SOME }, { graph, conclusion: 'failure' })
      const allowed = allowFailures(report, ['smoke'])
      expect([textOf(report), textOf(allowed)]).toEqual(['smoke > gate', 'gate'])
      expect(headlineOf(allowed, nameFailed)).toContain('gate failed at Run gate')
    },
  )
})

describe('failureCauses of a run whose workflow file was read', () => {
  it.each([
    ['smoke', 'smoke > gate'],
    ['build', 'smoke, gate'],
  ])('follows the file, whatever the times and words show: gate needs %s', (needs, expected) => {
    const others = ['smoke', 'build'].map((key) => workflowJob(key))
    const graph = [...others, workflowJob('gate', { needs: [needs] })]
    expect(textOf(reportOnText(RUN, { gate: SOME }, { graph }))).toBe(expected)
  })
})
