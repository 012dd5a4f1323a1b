import { describe, expect, it } from '@jest/globals'
import { classifyFailures } from '../../../src/actions/rerun/classify-failures.ts'
import { gateReasons } from '../../../src/analyse/gate/gate.ts'
import type { Verdict } from '../../../src/model/report/cause.ts'
import { makeExcerpt, withVerdicts } from '../../../testing/failure-report.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  reportOn,
  workflowJob,
} from '../../../testing/make-run.ts'

const LOST: Verdict = { kind: 'infrastructure', evidence: [] }
const KNOWN: Verdict = { kind: 'known', evidence: [] }
const FRESH: Verdict = { kind: 'new', evidence: [] }

/** A run in which `integration` failed, and a gate that needs it and printed these lines. */
function reportWithGate(lines: readonly string[], verdict: Verdict) {
  const failed = (name: string) => ({
    name,
    steps: [makeStep({ name: `Run ${name}`, state: finished(15, 60, 'failure') })],
  })
  const run = makeRun({
    jobs: [
      { ...failed('integration'), state: finished(5, 65, 'failure') },
      { ...failed('required'), createdAt: at(66), state: finished(70, 130, 'failure') },
    ],
    graph: [workflowJob('integration'), workflowJob('required', { needs: ['integration'] })],
  })
  const excerpts = new Map([[2, [makeExcerpt(lines)]]])
  return withVerdicts(
    reportOn(run, { explanations: { excerpts, annotations: new Map() } }),
    verdict,
    { kind: 'unknown', evidence: [], reason: 'not-run' },
  )
}

const GATES: readonly (readonly [string, readonly string[]])[] = [
  ['this action', ['##[error]fail-on: any', 'integration: failure']],
  ['this action, for new failures', ['##[error]fail-on: new', 'integration: failure, new']],
  ['this action, of a commit', ['##[error]fail-on: any', 'CI > integration: timed_out']],
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
]

describe('a gate behind a lost runner, a known and a new failure', () => {
  it.each(GATES)('passes with fail-on new if other runs explain the cause: %s', (_, lines) => {
    const gate = { failOn: ['new'], allowedSkips: [] }
    expect(gateReasons(reportWithGate(lines, LOST), gate)).toEqual([])
    expect(gateReasons(reportWithGate(lines, KNOWN), gate)).toEqual([])
    expect(gateReasons(reportWithGate(lines, FRESH), gate)).toContain('integration: failure, new')
  })

  it.each(GATES)('is re-run only behind a lost runner: %s', (_, lines) => {
    const verdictOn = (verdict: Verdict) =>
      classifyFailures(reportWithGate(lines, verdict), undefined).verdict
    expect(verdictOn(LOST)).toBe('other')
    expect(verdictOn(KNOWN)).toBe('code')
    expect(verdictOn(FRESH)).toBe('code')
  })

  it.each<readonly [string, readonly string[]]>([
    ['another error', ['integration: failure', 'Error: cannot upload cart']],
    ['a check of its own', ['smoke: failure']],
    [
      'a gate of this action and an error',
      ['##[error]fail-on: any', 'integration: failure', 'Error: cannot upload cart'],
    ],
    [
      'an exceeded budget',
      ['##[error]fail-on: any', 'integration: failure', 'Over budget:', 'cart: 10m of 5m'],
    ],
    ['other JSON', ['{"cart":{"status":"failure"}}', 'cart is broken']],
    ['nothing', []],
  ])('fails with fail-on new if the log has %s', (_, lines) => {
    const reasons = gateReasons(reportWithGate(lines, LOST), { failOn: ['new'], allowedSkips: [] })
    expect(reasons).toEqual(['required: failure, not known from other runs'])
  })
})
