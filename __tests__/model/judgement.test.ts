import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ADVICE_OF, adviceOn, EFFECTS, rowFor, TABLE } from '../../src/model/judgement.ts'
import type { CauseKind, UnknownReason } from '../../src/model/reasons.ts'
import type { FailureReport, Verdict } from '../../src/model/report/cause.ts'
import type { Failure } from '../../src/model/report/failure.ts'
import type { Run } from '../../src/model/run.ts'
import type { Gate, GateExemption } from '../../src/model/shapes/gate.ts'
import {
  failureReport,
  makeElsewhere,
  makeEvidence,
  makeVerdict,
} from '../../testing/failure-report.ts'
import { issueEvidence, listedFailure } from '../../testing/known-issue.ts'
import { makeRun, makeStep } from '../../testing/make-run.ts'

const FAILED = makeEvidence()
const PASSED = makeEvidence({ outcome: 'passed' })
const SINCE = { run: FAILED, commits: [], commitsTotal: undefined }
const CLOSED = listedFailure({ issues: [issueEvidence({ closedDaysAgo: 2, gate: 'closed' })] })

const NEW = { kind: 'new', branch: 'main', evidence: [PASSED] } as const
const CAME_AND_WENT: Verdict = { ...NEW, evidence: [PASSED, FAILED] }
const KNOWN: Verdict = { kind: 'known', branch: 'main', evidence: [FAILED], inLastRuns: true }
const NAMES = { count: 1, names: ['cart › adds'] }
const BESIDE: Verdict = {
  ...{ kind: 'beside', branch: 'main', evidence: [FAILED] },
  failingSet: { new: NAMES, same: NAMES, gone: NAMES, lines: undefined },
}
const SINCE_PASSED: Verdict = { ...NEW, passedSince: PASSED }
const LISTED: Verdict = {
  ...{ kind: 'listed', branch: 'main', evidence: [] },
  ...{ issues: listedFailure(), compared: NEW },
}
const RERUN: Verdict = { ...LISTED, issues: listedFailure({ reruns: true }) }
const elsewhere = (sameError: boolean, isCommitHere = false) => ({
  elsewhere: makeElsewhere([{ sameError }], { isCommitHere }),
})
const UNSTEADY: Verdict = { kind: 'unsteady', branch: 'main', evidence: [PASSED] }
const INFRASTRUCTURE: Verdict = { kind: 'infrastructure', evidence: [] }
const unknown = (reason: UnknownReason) => makeVerdict('unknown', reason)

const STEP = makeStep({ name: 'Run make' })
const LIMIT: Failure = { kind: 'timed-out', limitOf: 'step', limit: undefined, step: STEP }
const CANCELLED = {
  failure: { kind: 'cancelled', by: { kind: 'newer-run' }, step: undefined },
  outcome: 'cancelled',
} as const
const UNNAMED: Failure = {
  ...{ kind: 'cancelled', by: { kind: 'unknown' }, step: undefined },
  unstarted: { waited: undefined },
}
const NEVER: Failure = { kind: 'never-started', reason: 'Not paid', infrastructure: false }
const OUTAGE: Failure = { ...NEVER, reason: 'An outage', infrastructure: true }

const ON_MAIN: Partial<Run> = { event: 'push', branch: 'main' }

const COMMIT = 'c'.repeat(40)
const AT_NIGHT = { ...ON_MAIN, event: 'schedule', commit: COMMIT }
const ON_COMMIT: Verdict = { ...NEW, evidence: [{ ...PASSED, commit: COMMIT }] }
const DISK: Scene = { kind: 'disk-full' }
const NETWORK: Scene = { kind: 'network' }

interface Scene {
  /** By default the first attempt of a run for a pull request from the branch `main` of a fork. */
  readonly run?: Partial<Run>
  readonly failure?: Failure
  readonly kind?: CauseKind
  readonly outcome?: string
  readonly forgiven?: boolean
  /** Why the gate passes. */
  readonly exempt?: GateExemption['reason']
}

function advise(verdict: Verdict, scene: Scene) {
  const { run, failure, kind, outcome = 'failure', forgiven = false, exempt } = scene
  const report = failureReport(
    failure ?? { kind: 'failed-step', step: STEP, others: [], cancelled: undefined },
    { outcome },
  )
  const failed: FailureReport = { ...report, job: { ...report.job, forgiven } }
  const made = makeRun({ event: 'pull_request', branch: 'main', attempt: 1, ...run })
  const cause = { verdict, failures: [failed], kind: kind ?? 'failed-step' } as const
  const found = adviceOn(cause, { run: made, gate: exempt && gateOf(1, exempt) })
  return found && `${ADVICE_OF[found]}: ${found}`
}

function gateOf(jobId: number, reason: GateExemption['reason']): Gate {
  const job = { kind: 'job', runId: 42, jobId, name: 'test', conclusion: 'failure' } as const
  return {
    fails: false,
    soFar: false,
    rules: [],
    onlyJobs: undefined,
    exempt: [{ ...job, reason }],
  }
}

type Fact = keyof typeof TABLE.facts

describe('the table of what to do', () => {
  it.each(
    TABLE.rows.flatMap((row) => row[0].map((kind) => [kind, row[1].join(', '), row] as const)),
  )('reaches for %s the row of: %s', (kind, _, row) => {
    const holding = row[1].filter((fact): fact is Fact => fact in TABLE.facts)
    // Most of what a known error adds decides on the base branch alone.
    const found = [holding, [...holding, 'base-branch'] as const].map((facts) =>
      rowFor(kind, new Set(facts)),
    )
    expect(found).toContain(row)
  })

  it('has a row for each verdict, whatever else holds', () => {
    const facts = Object.keys(TABLE.facts) as readonly Fact[]
    const kinds = Object.keys(EFFECTS) as readonly (keyof typeof EFFECTS)[]
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.subarray([...facts]), (kind, holding) => {
        expect(rowFor(kind, new Set(holding))).toBeDefined()
      }),
    )
  })

  it('advises to re-run or to wait for nothing that would be new, unless it came and went', () => {
    const found = TABLE.rows
      .filter(([verdicts]) => verdicts.includes('new'))
      .flatMap(([, , then]) =>
        then !== undefined && ['rerun', 'wait'].includes(ADVICE_OF[then]) ? then : [],
      )
    expect(found).toEqual(['came-and-went', 'comes-and-goes'])
  })
})

describe('adviceOn', () => {
  it.each<[string, Verdict, Scene, string | undefined]>([
    ['new', NEW, {}, 'fix: new'],
    ['new, without a base', { ...NEW, branch: undefined }, { run: ON_MAIN }, 'fix: new'],
    ['new on a tag', NEW, { run: { event: 'push', branch: 'v1' } }, 'fix: new'],
    ['new in a merge group', NEW, { run: { event: 'merge_group' } }, 'fix: new'],
    ['new, a closed issue lists it', { ...NEW, issues: CLOSED }, {}, 'fix: new'],
    ['new on main', NEW, { run: ON_MAIN }, 'fix: red-base'],
    ['new at night', NEW, { run: { ...ON_MAIN, event: 'schedule' } }, 'fix: red-base'],
    ['new at night, of a commit that passed', ON_COMMIT, { run: AT_NIGHT }, 'look: same-commit'],
    [
      'new by a dispatch, of a commit that passed',
      ON_COMMIT,
      { run: { ...AT_NIGHT, event: 'workflow_dispatch' } },
      'look: same-commit',
    ],
    [
      'known at night, without a commit since the last green run',
      { ...KNOWN, redSince: { ...SINCE, commitsTotal: 0 } },
      { run: AT_NIGHT },
      'look: same-commit',
    ],
    ['new at night, of another commit', NEW, { run: AT_NIGHT }, 'fix: red-base'],
    [
      'new at a push of a commit that passed',
      ON_COMMIT,
      { run: { ...AT_NIGHT, event: 'push' } },
      'fix: red-base',
    ],
    ['new for a comment', NEW, { run: { ...ON_MAIN, event: 'issue_comment' } }, 'fix: new'],
    ['new, came and went', CAME_AND_WENT, {}, 'rerun: came-and-went'],
    ['new, came and went on main', CAME_AND_WENT, { run: ON_MAIN }, 'rerun: came-and-went'],
    ['new, came and went, re-run', CAME_AND_WENT, { run: { attempt: 2 } }, 'fix: new'],
    ['new beside known ones', BESIDE, {}, 'fix: new'],
    ['new beside known ones on main', BESIDE, { run: ON_MAIN }, 'fix: red-base'],
    ['new beside known ones, elsewhere', { ...BESIDE, ...elsewhere(true) }, {}, 'look: elsewhere'],
    ['new at a time limit', NEW, { failure: LIMIT }, 'look: time-limit'],
    ['new at a time limit of main', NEW, { failure: LIMIT, run: ON_MAIN }, 'look: time-limit'],
    ['known at a time limit', KNOWN, { failure: LIMIT }, 'wait: base'],
    ['known', KNOWN, {}, 'wait: base'],
    ['known with a gap in the runs', { ...KNOWN, inLastRuns: false }, {}, 'wait: base'],
    ['known, main passed since', { ...KNOWN, passedSince: PASSED }, {}, 'wait: repaired'],
    ['known on main', KNOWN, { run: ON_MAIN }, 'fix: red-base'],
    ['known on main since', { ...KNOWN, redSince: SINCE }, { run: ON_MAIN }, 'fix: red-base'],
    ['known, listed too', { ...KNOWN, issues: listedFailure() }, {}, 'wait: base'],
    ['listed', LISTED, {}, 'wait: issue'],
    ['listed on main', LISTED, { run: ON_MAIN }, 'wait: issue'],
    ['listed for a re-run', RERUN, {}, 'rerun: issue-rerun'],
    ['known, listed for a re-run', { ...KNOWN, issues: RERUN.issues }, {}, 'rerun: issue-rerun'],
    ['listed for a re-run, which was', RERUN, { run: { attempt: 2 } }, 'wait: issue'],
    ['new, partly listed', { ...NEW, issues: listedFailure({ total: 2 }) }, {}, 'fix: new'],
    ['unsteady', UNSTEADY, {}, 'rerun: unsteady'],
    ['unsteady in the second attempt', UNSTEADY, { run: { attempt: 2 } }, 'rerun: unsteady'],
    ['unsteady in the third', UNSTEADY, { run: { attempt: 3 } }, 'look: again'],
    ['infrastructure in the third', INFRASTRUCTURE, { run: { attempt: 3 } }, 'look: again'],
    ['unsteady on main', UNSTEADY, { run: ON_MAIN }, 'rerun: unsteady'],
    ['infrastructure', INFRASTRUCTURE, {}, 'rerun: infrastructure'],
    ['a lost runner', INFRASTRUCTURE, { kind: 'runner-lost' }, 'rerun: infrastructure'],
    [
      'cancelled before it started, by nobody that GitHub names',
      unknown('not-read'),
      { failure: UNNAMED, outcome: 'cancelled' },
      'look: cancelled-unstarted',
    ],
    ['a full disk', INFRASTRUCTURE, DISK, 'look: disk-full'],
    [
      'a full disk in the third',
      INFRASTRUCTURE,
      { ...DISK, run: { attempt: 3 } },
      'look: disk-full',
    ],
    ['new, the log states a full disk', NEW, DISK, 'look: disk-full'],
    ['new, the log states an outage', NEW, NETWORK, 'look: stated'],
    ['new on main, the log states an outage', NEW, { ...NETWORK, run: ON_MAIN }, 'look: stated'],
    ['known on main, a stated outage', KNOWN, { ...NETWORK, run: ON_MAIN }, 'look: stated'],
    ['new, a host of the project', { ...NEW, host: 'api.acme.io' }, NETWORK, 'look: host'],
    ['new, a host without a kind', { ...NEW, host: 'nexus' }, {}, 'look: host'],
    ['new, a container did not start', NEW, { kind: 'container' }, 'look: container'],
    ['known, the log states an outage', KNOWN, NETWORK, 'wait: base'],
    ['an outage that came and went', CAME_AND_WENT, NETWORK, 'rerun: came-and-went'],
    ['unknown, the log states an outage', unknown('no-base'), NETWORK, 'look: stated'],
    ['unknown', unknown('older-base'), {}, 'look: unknown'],
    ['refused', unknown('refused'), {}, 'look: refused'],
    ['refused on main', unknown('refused'), { run: ON_MAIN }, 'look: refused'],
    ['refused before the start', unknown('refused'), { failure: NEVER }, 'look: refused'],
    ['another error', { ...unknown('other-error'), evidence: [FAILED] }, {}, 'look: other-error'],
    ['another error in no run', unknown('other-error'), {}, 'look: unknown'],
    ['new, and elsewhere', { ...NEW, ...elsewhere(true) }, {}, 'look: elsewhere'],
    ['new, the test is elsewhere', { ...NEW, ...elsewhere(false) }, {}, 'fix: new'],
    ['new, by a commit of both', { ...NEW, ...elsewhere(true, true) }, {}, 'fix: new'],
    ['new on main, elsewhere', { ...NEW, ...elsewhere(true) }, { run: ON_MAIN }, 'fix: red-base'],
    [
      'new, came and went, and elsewhere',
      { ...CAME_AND_WENT, ...elsewhere(true) },
      {},
      'rerun: came-and-went',
    ],
    [
      'new at a time limit, and elsewhere',
      { ...NEW, ...elsewhere(true) },
      { failure: LIMIT },
      'look: time-limit',
    ],
    ['unknown, elsewhere', { ...unknown('no-base'), ...elsewhere(true) }, {}, 'look: elsewhere'],
    ['its test elsewhere', { ...unknown('no-base'), ...elsewhere(false) }, {}, 'look: unknown'],
    [
      'another error, but elsewhere',
      { ...unknown('other-error'), evidence: [FAILED], ...elsewhere(true) },
      {},
      'look: elsewhere',
    ],
    ['unknown at a time limit', unknown('no-base'), { failure: LIMIT }, 'look: time-limit'],
    ['not compared', unknown('not-read'), {}, 'look: unknown'],
    [
      'unknown on main',
      { ...unknown('no-log'), branch: 'main' },
      { run: ON_MAIN },
      'fix: red-base',
    ],
    ['cancelled by a newer run', unknown('not-read'), CANCELLED, undefined],
    ['a missing approval', unknown('not-read'), { outcome: 'action_required' }, undefined],
    ['never started, not paid', unknown('not-read'), { failure: NEVER }, 'look: not-started'],
    [
      'never started on main',
      unknown('not-read'),
      { failure: NEVER, run: ON_MAIN },
      'look: not-started',
    ],
    ['never started, by GitHub', INFRASTRUCTURE, { failure: OUTAGE }, 'rerun: no-runner'],
    [
      'an end before the start',
      unknown('not-read'),
      { failure: NEVER, outcome: 'action_required' },
      'look: not-started',
    ],
    ['new on main, which passed since', SINCE_PASSED, { run: ON_MAIN }, 'none: passed-since'],
    [
      'known on main, which passed since',
      { ...KNOWN, passedSince: PASSED },
      { run: ON_MAIN },
      'none: passed-since',
    ],
    ['new without a failed step', NEW, { failure: { kind: 'other' } }, 'fix: new'],
    [
      'new without a failed step on main',
      NEW,
      { failure: { kind: 'other' }, run: ON_MAIN },
      'fix: red-base',
    ],
    [
      'unlisted steps on main',
      { ...unknown('not-listed'), branch: 'main' },
      { failure: { kind: 'other' }, run: ON_MAIN },
      'fix: red-base',
    ],
    [
      'a check that is new on main',
      NEW,
      { failure: { kind: 'check' }, run: ON_MAIN },
      'fix: red-base',
    ],
    ['listed, and the gate passes', LISTED, { exempt: 'issue' }, 'none: exempt'],
    ['listed on main, with a gate', LISTED, { exempt: 'issue', run: ON_MAIN }, 'none: exempt'],
    ['known, and the gate passes', KNOWN, { exempt: 'known' }, 'none: exempt'],
    ['known on main, with a gate', KNOWN, { exempt: 'known', run: ON_MAIN }, 'fix: red-base'],
    ['unsteady, and the gate passes', UNSTEADY, { exempt: 'unsteady' }, 'none: exempt'],
    ['new, not in fail-on', NEW, { exempt: 'not-listed' }, 'fix: new'],
    ['known, not in fail-on', KNOWN, { exempt: 'not-listed' }, 'wait: base'],
    ['new, not in fail-on-jobs', NEW, { exempt: 'other-job' }, 'fix: new'],
    ['new, but forgiven', NEW, { forgiven: true }, undefined],
    ['infrastructure, but forgiven', INFRASTRUCTURE, { forgiven: true }, undefined],
  ])('advises on %s', (_, verdict, scene, expected) => {
    expect(advise(verdict, scene)).toBe(expected)
  })
})
