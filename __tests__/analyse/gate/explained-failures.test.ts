import { describe, expect, it } from '@jest/globals'
import { explainedFailures } from '../../../src/analyse/gate/explained-failures.ts'
import { failingJobs } from '../../../src/analyse/gate/fail-on.ts'
import type { EXEMPT_REASONS } from '../../../src/model/reasons.ts'
import type { Verdict } from '../../../src/model/report/cause.ts'
import type { GateExemption, GateFinding } from '../../../src/model/shapes/gate.ts'
import type { Job } from '../../../src/model/run.ts'
import { gateRemark } from '../../../src/render/findings/gate.ts'
import { makeEvidence, withVerdicts } from '../../../testing/failure-report.ts'
import { cancelledAt, explain, gated } from '../../../testing/gate.ts'
import { listedFailure } from '../../../testing/known-issue.ts'
import {
  finished,
  makeRun,
  makeStep,
  needsOf,
  reportOn,
  workflowJob,
} from '../../../testing/make-run.ts'

const NEW = { kind: 'new', evidence: [makeEvidence({ outcome: 'passed' })] } as const
const UNKNOWN = { kind: 'unknown', reason: 'no-base', evidence: [] } as const
const KNOWN: Verdict = { kind: 'known', branch: 'main', evidence: [makeEvidence()] }
const UNSTEADY: Verdict = { kind: 'unsteady', branch: 'main', evidence: [makeEvidence()] }

const LOST: Verdict = { kind: 'infrastructure', evidence: [] }

const LISTED = listedFailure()
const PASSES = listedFailure({ passesGate: true })
const byIssue = (compared: typeof NEW | typeof UNKNOWN, issues = PASSES): Verdict => {
  return { kind: 'listed', evidence: [], issues, compared }
}

const failed = (name: string): Partial<Job> => ({
  name,
  state: finished(5, 65, 'failure'),
  steps: [makeStep({ name: `Run ${name}`, state: finished(5, 60, 'failure') })],
})

/** A run whose jobs `a`, `b`, ... failed, each of another cause, with these verdicts. */
function reportWith(...verdicts: readonly Verdict[]) {
  const jobs = verdicts.map((_, index) => failed('abc'[index] ?? ''))
  const report = reportOn(makeRun({ jobs, conclusion: 'failure' }))
  return gated(withVerdicts(report, ...verdicts), { failOn: ['new'] })
}

function textOf({ name = '', reason }: GateFinding | GateExemption): string {
  return `${name} ${reason}`
}

describe('fail-on: new', () => {
  it.each<[string, readonly string[], readonly string[], readonly Verdict[]]>([
    ['an issue with "gate: pass" beside a green base', [], ['a issue'], [byIssue(NEW)]],
    ['an issue with "gate: pass" alone', [], ['a issue'], [byIssue(UNKNOWN)]],
    ['an issue beside a green base', ['a known-issue'], [], [byIssue(NEW, LISTED)]],
    ['an issue alone', ['a known-issue'], [], [byIssue(UNKNOWN, LISTED)]],
    ['the base branch', [], ['a known'], [KNOWN]],
    ['an issue and the base branch', [], ['a known'], [{ ...KNOWN, issues: LISTED }]],
    ['an issue and an unsteady base', [], ['a unsteady'], [{ ...UNSTEADY, issues: LISTED }]],
    ['an issue that lists some of it', ['a new'], [], [{ ...NEW, issues: LISTED }]],
    ['a verdict that ignores its issue', ['a new'], [], [{ ...NEW, issues: PASSES }]],
    ['an unknown verdict', ['a unexplained'], [], [{ ...UNKNOWN, issues: PASSES }]],
    ['a new failure beside a listed one', ['b new'], ['a issue'], [byIssue(NEW), NEW]],
    ['two issues', ['b known-issue'], ['a issue'], [byIssue(NEW), byIssue(NEW, LISTED)]],
  ])('is decided by %s: it fails for %j and passes %j', (_, fails, passes, verdicts) => {
    const report = reportWith(...verdicts)
    expect(failingJobs(report, 'new', []).map(textOf)).toEqual(fails)
    expect(report.gate?.exempt.map(textOf)).toEqual(passes)
    expect(report.gate?.fails).toBe(fails.length > 0)
  })

  const GIVEN: Readonly<
    Record<keyof typeof EXEMPT_REASONS, readonly [Verdict, failOn: string, said: string]>
  > = {
    known: [KNOWN, 'new', 'the cause is known from main'],
    issue: [byIssue(NEW), 'new', 'the cause is known from #123'],
    unsteady: [UNSTEADY, 'new', 'the cause is unsteady'],
    infrastructure: [LOST, 'new', 'the cause is infrastructure'],
    'not-listed': [NEW, 'cancelled', 'fail-on does not list failure'],
    'other-job': [NEW, 'new', 'it only looks at build'],
  }
  it.each(Object.entries(GIVEN))(
    'gives and says the reason %s',
    (reason, [verdict, failOn, said]) => {
      const failOnJobs = reason === 'other-job' ? ['build'] : []
      const needs = needsOf({ build: 'success' })
      const report = gated(reportWith(verdict), { failOn: [failOn], failOnJobs, needs })
      expect(report.gate?.exempt).toMatchObject([{ reason }])
      expect(gateRemark(report)).toEqual([`the gate passes: ${said}`])
    },
  )

  it.each(['any', 'failure'])('is not "%s", which fails whatever an issue says', (failOn) => {
    const report = gated(reportWith(byIssue(NEW)), { failOn: [failOn] })
    expect(report.gate).toMatchObject({ fails: true, exempt: [] })
  })
})

describe('explainedFailures', () => {
  it.each([
    ['lets the gate pass', byIssue(NEW), ['test (1)', 'test (2)']],
    ['does not', byIssue(NEW, LISTED), []],
  ])(
    'lists a leg that fail-fast cancelled if the issue of the failed one %s',
    (_, verdict, names) => {
      const jobs = [failed('test (1)'), { name: 'test (2)', ...cancelledAt(66) }]
      const graph = [workflowJob('test', { matrix: true })]
      const explanations = explain([
        [2, 'The strategy configuration was canceled because "a" failed.'],
      ])
      const report = withVerdicts(reportOn(makeRun({ jobs, graph }), { explanations }), verdict)
      const explained = explainedFailures(report)
      expect(explained.map(({ failure }) => failure.job.job.name)).toEqual(names)
    },
  )

  it('lists, if any verdict counts, what an issue lists without "gate: pass"', () => {
    const report = reportWith(byIssue(NEW, LISTED), NEW)
    const names = explainedFailures(report, () => true).map(({ failure }) => failure.job.job.name)
    expect(names).toEqual(['a'])
  })
})
