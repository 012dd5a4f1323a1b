import { describe, expect, it } from '@jest/globals'
import { firstLogs, unreadLogs } from '../../../src/analyse/causes/choose-logs.ts'
import type { FailureReport, Verdict } from '../../../src/model/report/cause.ts'
import { makeExcerpt, withVerdicts } from '../../../testing/failure-report.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  reportOn,
  reportOnJobs,
  workflowJob,
} from '../../../testing/make-run.ts'
import { gateLines } from '../../../testing/gate.ts'

const LOST: Verdict = { kind: 'infrastructure', evidence: [] }
const KNOWN: Verdict = { kind: 'known', evidence: [] }
const FRESH: Verdict = { kind: 'new', evidence: [] }

/** The step of a gate that prints `false` alone. */
const JQ = `Run jq -e 'all(.[]; .result == "success")' <<< "$NEEDS"`

/** A run in which `integration` failed, and a gate that needs it and whose step printed these lines. */
function reportWithGate(lines: readonly string[], verdict: Verdict, step: string) {
  const failed = (name: string) => ({
    name,
    steps: [
      makeStep({
        name: name === 'required' ? step : `Run ${name}`,
        state: finished(15, 60, 'failure'),
      }),
    ],
  })
  const run = makeRun({
    jobs: [
      { ...failed('integration'), state: finished(5, 65, 'failure') },
      { ...failed('required'), createdAt: at(66), state: finished(70, 130, 'failure') },
    ],
    graph: [workflowJob('integration'), workflowJob('required', { needs: ['integration'] })],
  })
  // This action runs no script, which would end with an exit code.
  const isAction = lines.some((line) => line.startsWith('fail-on: '))
  const excerpts = new Map([[2, [makeExcerpt(lines, { exitCode: isAction ? undefined : 2 })]]])
  return withVerdicts(
    reportOn(run, { explanations: { excerpts, annotations: new Map() } }),
    verdict,
    { kind: 'unknown', evidence: [], reason: 'not-run' },
  )
}

type Row = readonly [gate: string, lines: readonly string[], step?: string]

/** Gives each row the name of a step. */
const withSteps = (rows: readonly Row[]) =>
  rows.map(([gate, lines, step = 'Run gate']) => [gate, lines, step] as const)

const OWN_HEADLINE = 'CI failed in 5m 56s: integration: cart › rounds the total (2 jobs affected)'
/** What this action prints when its gate fails. */
const OWN_LOG = [
  `❌ ${OWN_HEADLINE}`,
  'Cause: integration failed at Run npm test after 5m (exit code 2)',
  '  ↳ Reason: cart › rounds the total',
  '❌ failure: integration, queued 5s, ran 5m',
  '1 passed',
  `##[error]${OWN_HEADLINE}`,
  'fail-on: any, unfinished',
  'integration: failure',
]

const GATES = withSteps([
  ['this action', ['##[error]fail-on: any', 'integration: failure']],
  ['this action, for new failures', ['##[error]fail-on: new', 'integration: failure, new']],
  ['this action, of a commit', ['##[error]fail-on: any', 'CI > integration: timed_out']],
  ['this action, in its log', OWN_LOG],
  [
    'this action, that nothing failed but is unfinished',
    [
      '❌ The gate is closed: integration waits for an approval',
      '##[error]The gate is closed: integration waits for an approval',
      'fail-on: any, unfinished',
      'integration: unfinished',
    ],
  ],
  [
    'alls-green',
    [
      '# ❌ Some of the required to succeed jobs failed 😢😢😢',
      '📝 Job statuses:',
      '📝 build → ✓ success [required to succeed]',
      '📝 integration → ❌ failure [required to succeed or be skipped]',
    ],
  ],
  ['alls-green, as an error', ['##[error]Some of the required to succeed jobs failed']],
  [
    'toJSON(needs)',
    ['{', '  "integration": {', '    "result": "failure",', '    "outputs": {}', '  }', '}'],
  ],
  ['compact JSON', ['{"integration":{"result":"failure","outputs":{}}}', 'One of the jobs failed']],
  ['pairs', ['build=success', 'integration=failure', '##[error]Some jobs failed']],
  ['a loop', ['build: success', '❌ integration: failure']],
  ['contains(needs.*.result)', ['Some needed jobs failed or were cancelled']],
  ['a result', ["Job 'integration' failed with result: failure"]],
  ['an annotation', ['##[error]One or more of the needed jobs have failed: integration']],
  ['jq', ['false'], JQ],
  ['jq, by key', ['{', '  "integration": "failure"', '}'], 'Run jq . results.json'],
  ['a table', ['| job | result |', '| --- | --- |', '| integration | failure |']],
])

describe('a gate behind a lost runner, a known and a new failure', () => {
  it.each(GATES)(
    'passes with fail-on new if other runs explain the cause: %s',
    (_, lines, step) => {
      expect(gateLines(reportWithGate(lines, LOST, step), ['new'])).toEqual([])
      expect(gateLines(reportWithGate(lines, KNOWN, step), ['new'])).toEqual([])
      expect(gateLines(reportWithGate(lines, FRESH, step), ['new'])).toContain(
        'integration: failure, new',
      )
    },
  )

  it.each(
    withSteps([
      ['an error of jq', ['jq: error: could not open needs.json: No such file or directory'], JQ],
      ['a check of one result', ['false'], `Run jq -e '.result == "success"' smoke.json`],
      ['another error', ['integration: failure', 'Error: cannot upload cart']],
      ['a check of its own', ['smoke: failure']],
      [
        'a gate of this action and an error',
        ['##[error]fail-on: any', 'integration: failure', 'Error: cannot upload cart'],
      ],
      [
        'a script that failed before a gate of this action',
        ['🚀 upload', 'Error: cannot upload cart', '##[error]fail-on: any', 'integration: failure'],
      ],
      [
        'an exceeded budget',
        ['##[error]fail-on: any', 'integration: failure', 'Over budget:', 'cart: 10m of 5m'],
      ],
      [
        'a headline of this action that it did not print above',
        [
          '##[error]CI failed in 5m 56s: cannot upload cart',
          'fail-on: any',
          'integration: failure',
        ],
      ],
      ['another error below its own', [...OWN_LOG, 'Error: cannot upload cart']],
      ['another error above its own', ['Error: cannot upload cart', ...OWN_LOG]],
      ['another failed job', [...OWN_LOG, '❌ failure: cart, ran 5m']],
      ['another action above its own', ['🚀 upload', 'Error: cannot upload cart', ...OWN_LOG]],
      ['other JSON', ['{"cart":{"status":"failure"}}', 'cart is broken']],
      ['JSON of its own and no error', ['{', '"status": "ok"', '}']],
      ['results of jobs that passed', ['{', '  "result": "success",', '}']],
      ['nothing', []],
    ]),
  )('fails with fail-on new if the log has %s', (_, lines, step) => {
    const reasons = gateLines(reportWithGate(lines, LOST, step), ['new'])
    expect(reasons).toEqual(['required: failure, not known from other runs'])
  })
})

/** Failed jobs with these names; a message is that of the log that was read. */
function failures(
  names: readonly string[],
  messages: readonly string[] = [],
): readonly FailureReport[] {
  const steps = [makeStep({ number: 2, name: 'Test', state: finished(15, 60, 'failure') })]
  const jobs = names.map((name) => ({ name, steps, state: finished(5, 65, 'failure') }))
  const excerpts = new Map(
    messages.map((text, at) => [at + 1, [makeExcerpt([`##[error]${text}`])]]),
  )
  return reportOnJobs(jobs, { explanations: { excerpts, annotations: new Map() } }).failures
}

const namesOf = (reports: readonly FailureReport[]) => reports.map(({ job }) => job.job.name)
const legs = (count: number) => Array.from({ length: count }, (_, at) => `test (${at + 1})`)

describe('firstLogs', () => {
  it('chooses three of 300 legs that failed at one step', () => {
    expect(namesOf(firstLogs(failures(legs(300)), 10))).toEqual(legs(3))
  })

  it('chooses one of each group before a second of any', () => {
    const chosen = namesOf(firstLogs(failures([...legs(5), 'lint', 'build (1)', 'build (2)']), 5))
    expect(chosen).toEqual(['test (1)', 'lint', 'build (1)', 'test (2)', 'build (2)'])
  })

  it('chooses no more than it may', () => {
    expect(
      firstLogs(failures(Array.from({ length: 12 }, (_, at) => `job ${at}`)), 10),
    ).toHaveLength(10)
  })
})

describe('unreadLogs', () => {
  it.each([
    [
      'the rest of legs that failed alike',
      ['no cart', 'no cart', 'no cart'],
      3,
      ['test (4)', 'test (5)'],
    ],
    [
      'the rest of legs that differ',
      ['no cart', 'no order', 'no cart'],
      3,
      ['test (4)', 'test (5)'],
    ],
    ['nothing of legs whose logs are gone', [], 3, []],
    ['legs of which no log was requested', [], 0, legs(5)],
  ])('lists %s', (_, messages, requested, expected) => {
    const ids = new Set(Array.from({ length: requested }, (_ignored, at) => at + 1))
    expect(namesOf(unreadLogs(failures(legs(5), messages), ids))).toEqual(expected)
  })
})
