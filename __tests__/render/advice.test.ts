import { describe, expect, it } from '@jest/globals'
import type { CauseKind } from '../../src/model/reasons.ts'
import type { Verdict } from '../../src/model/report/cause.ts'
import type { Run } from '../../src/model/run.ts'
import type { Gate, GateExemption } from '../../src/model/shapes/gate.ts'
import { type AdviceCase, adviceOf, TABLE } from '../../src/render/findings/advice-rows.ts'
import { causeAdvice } from '../../src/render/findings/advice.ts'
import { PLAIN } from '../../src/render/text/inline.ts'
import { failureBy, type How } from '../../testing/failure-at.ts'
import { issueEvidence, listedFailure } from '../../testing/known-issue.ts'
import { makeRun } from '../../testing/make-run.ts'
import { readVerdict } from '../../testing/read-verdict.ts'

const CLOSED = listedFailure({ issues: [issueEvidence({ closedDaysAgo: 2, gate: 'closed' })] })
const RERUNS = listedFailure({ reruns: true })

const NEW = 'new on main, passed'
const CAME_AND_WENT = 'new on main, passed, failed'
const KNOWN = 'known on main, failed, in the last runs'
const BESIDE = 'beside on main, failed'
const LISTED = 'listed on main; new on main, passed'
const RERUN = readVerdict(LISTED, { issues: RERUNS })
const ENDED: Verdict = {
  kind: 'unknown',
  reason: 'not-rerun',
  infrastructureEnded: true,
  context: { evidence: [] },
}
const UNSTEADY = 'unsteady on main, passed'

const ON_MAIN: Partial<Run> = { event: 'push', branch: 'main' }

const COMMIT = 'c'.repeat(40)
const AT_NIGHT = { ...ON_MAIN, event: 'schedule', commit: COMMIT }
const ON_COMMIT = 'new on main, passed at c'
const DISK: Scene = { kind: 'disk-full' }
const NETWORK: Scene = { kind: 'network' }

interface Scene {
  /** By default the first attempt of a run for a pull request from the branch `main` of a fork. */
  readonly run?: Partial<Run>
  readonly how?: How
  readonly kind?: CauseKind
  readonly outcome?: string
  readonly forgiven?: boolean
  /** Why the gate passes. */
  readonly exempt?: GateExemption['reason']
}

function advise(verdict: Verdict | string, scene: Scene) {
  const { run, how = 'at a step', kind = 'failed-step', outcome, forgiven, exempt } = scene
  const failures = [failureBy(how, outcome, forgiven)] as const
  const judged = typeof verdict === 'string' ? readVerdict(verdict) : verdict
  return causeAdvice(
    { verdict: judged, failures, judged: failures, kind },
    {
      run: makeRun({ event: 'pull_request', branch: 'main', attempt: 1, ...run }),
      gate: exempt && gateOf(1, exempt),
      inline: PLAIN,
    },
  )
}

const nameOf = (found: AdviceCase) => (typeof found === 'string' ? found : found[0])

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

describe('the table of what to do', () => {
  it('has no row that an earlier one hides', () => {
    const hidden = TABLE.rows.filter(([verdicts, facts], at) =>
      verdicts.some((verdict) =>
        TABLE.rows
          .slice(0, at)
          .some((row) => row[0].includes(verdict) && row[1].every((fact) => facts.includes(fact))),
      ),
    )
    expect(hidden).toEqual([])
  })

  it('advises to re-run or to wait for nothing that would be new, unless it came and went', () => {
    const found = TABLE.rows
      .filter(([verdicts]) => verdicts.includes('new'))
      .flatMap(([, , then]) =>
        then !== undefined && ['rerun', 'wait'].includes(adviceOf(then)) ? then : [],
      )
    expect(found).toEqual(['came-and-went', 'comes-and-goes'])
  })
})

describe('causeAdvice', () => {
  it.each<[string, Verdict | string, Scene, string | undefined]>([
    ['new', NEW, {}, 'fix: new'],
    ['new, without a base', 'new, passed', { run: ON_MAIN }, 'fix: new'],
    ['new on a tag', NEW, { run: { event: 'push', branch: 'v1' } }, 'fix: new'],
    ['new in a merge group', NEW, { run: { event: 'merge_group' } }, 'fix: new'],
    ['new, a closed issue lists it', readVerdict(NEW, { issues: CLOSED }), {}, 'fix: new'],
    ['new on main', NEW, { run: ON_MAIN }, 'fix: red-base'],
    ['new at night', NEW, { run: { ...ON_MAIN, event: 'schedule' } }, 'fix: red-base'],
    [
      'new at night, of a commit that passed',
      ON_COMMIT,
      { run: AT_NIGHT },
      'look: nightly or dispatch of a commit that passed',
    ],
    [
      'new by a dispatch, of a commit that passed',
      ON_COMMIT,
      { run: { ...AT_NIGHT, event: 'workflow_dispatch' } },
      'look: nightly or dispatch of a commit that passed',
    ],
    [
      'known at night, without a commit since the last green run',
      `${KNOWN}, red since #812 with 0 commits`,
      { run: AT_NIGHT },
      'look: nightly or dispatch of a commit that passed',
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
    [
      'new beside known ones, elsewhere',
      `${BESIDE}, elsewhere`,
      {},
      'look: another branch has it, not on the base branch',
    ],
    ['new at a time limit', NEW, { how: 'at a time limit' }, 'look: time limit'],
    [
      'new at a time limit of main',
      NEW,
      { how: 'at a time limit', run: ON_MAIN },
      'look: time limit',
    ],
    ['known at a time limit', KNOWN, { how: 'at a time limit' }, 'wait: base'],
    ['known', KNOWN, {}, 'wait: base'],
    ['known with a gap in the runs', 'known on main, failed', {}, 'wait: base'],
    ['known, main passed since', `${KNOWN}, then passed`, {}, 'wait: repaired'],
    ['known on main', KNOWN, { run: ON_MAIN }, 'fix: red-base'],
    ['known on main since', `${KNOWN}, red since #812`, { run: ON_MAIN }, 'fix: red-base'],
    ['known, listed too', readVerdict(KNOWN, { issues: listedFailure() }), {}, 'wait: base'],
    ['listed', LISTED, {}, 'wait: issue'],
    ['listed on main', LISTED, { run: ON_MAIN }, 'wait: issue'],
    ['listed for a re-run', RERUN, {}, 'rerun: issue-rerun'],
    [
      'known, listed for a re-run',
      readVerdict(KNOWN, { issues: RERUNS }),
      {},
      'rerun: issue-rerun',
    ],
    ['listed for a re-run, which was', RERUN, { run: { attempt: 2 } }, 'wait: issue'],
    [
      'new, partly listed',
      readVerdict(NEW, { issues: listedFailure({ total: 2 }) }),
      {},
      'fix: new',
    ],
    ['unsteady', UNSTEADY, {}, 'rerun: unsteady'],
    ['unsteady in the second attempt', UNSTEADY, { run: { attempt: 2 } }, 'rerun: unsteady'],
    ['unsteady in the third', UNSTEADY, { run: { attempt: 3 } }, 'look: third attempt or later'],
    [
      'infrastructure in the third',
      'infrastructure',
      { run: { attempt: 3 } },
      'look: third attempt or later',
    ],
    ['unsteady on main', UNSTEADY, { run: ON_MAIN }, 'rerun: unsteady'],
    ['infrastructure', 'infrastructure', {}, 'rerun: infrastructure'],
    ['a lost runner', 'infrastructure', { kind: 'runner-lost' }, 'rerun: infrastructure'],
    [
      'cancelled before it started, by nobody that GitHub names',
      'unknown not-read',
      { how: 'before its start', outcome: 'cancelled' },
      'look: cancelled unstarted, GitHub says not by whom',
    ],
    ['a full disk', 'infrastructure', DISK, 'look: full disk'],
    [
      'a full disk in the third',
      'infrastructure',
      { ...DISK, run: { attempt: 3 } },
      'look: full disk',
    ],
    ['new, the log states a full disk', NEW, DISK, 'look: full disk'],
    ['new, the log states an outage', NEW, NETWORK, 'look: outage, as the log states'],
    [
      'new on main, the log states an outage',
      NEW,
      { ...NETWORK, run: ON_MAIN },
      'look: outage, as the log states',
    ],
    [
      'known on main, a stated outage',
      KNOWN,
      { ...NETWORK, run: ON_MAIN },
      'look: outage, as the log states',
    ],
    [
      'new, a host of the project',
      `${NEW}, host api.acme.io`,
      NETWORK,
      'look: no response of a host that green logs name',
    ],
    [
      'new, a host without a kind',
      `${NEW}, host nexus`,
      {},
      'look: no response of a host that green logs name',
    ],
    [
      'new, a container did not start',
      NEW,
      { kind: 'container' },
      'look: container that did not start',
    ],
    ['known, the log states an outage', KNOWN, NETWORK, 'wait: base'],
    ['an outage that came and went', CAME_AND_WENT, NETWORK, 'rerun: came-and-went'],
    [
      'unknown, the log states an outage',
      'unknown no-base',
      NETWORK,
      'look: outage, as the log states',
    ],
    ['unknown', 'unknown older-base', {}, 'look: unknown'],
    ['refused', 'unknown refused', {}, 'look: refused by GitHub'],
    ['refused on main', 'unknown refused', { run: ON_MAIN }, 'look: refused by GitHub'],
    [
      'refused before the start',
      'unknown refused',
      { how: 'as nobody paid' },
      'look: refused by GitHub',
    ],
    ['ended early', ENDED, { run: { attempt: 2 } }, 'rerun: ended-early'],
    [
      'ended early, again',
      ENDED,
      { run: { attempt: 3 } },
      'look: third attempt or later, which infrastructure ended early',
    ],
    [
      'not re-run',
      'unknown not-rerun',
      { run: { attempt: 3 } },
      'look: an earlier failure was not re-run',
    ],
    [
      'another error',
      'unknown other-error, failed',
      {},
      'look: the base branch has another error, not on that branch',
    ],
    ['another error in no run', 'unknown other-error', {}, 'look: unknown'],
    [
      'new, and elsewhere',
      `${NEW}, elsewhere`,
      {},
      'look: another branch has it, not on the base branch',
    ],
    ['new, the test is elsewhere', `${NEW}, elsewhere with another error`, {}, 'fix: new'],
    ['new, by a commit of both', `${NEW}, elsewhere by a commit of both`, {}, 'fix: new'],
    ['new on main, elsewhere', `${NEW}, elsewhere`, { run: ON_MAIN }, 'fix: red-base'],
    [
      'new, came and went, and elsewhere',
      `${CAME_AND_WENT}, elsewhere`,
      {},
      'rerun: came-and-went',
    ],
    [
      'new at a time limit, and elsewhere',
      `${NEW}, elsewhere`,
      { how: 'at a time limit' },
      'look: time limit',
    ],
    [
      'unknown, elsewhere',
      'unknown no-base, elsewhere',
      {},
      'look: another branch has it, not on the base branch',
    ],
    ['its test elsewhere', 'unknown no-base, elsewhere with another error', {}, 'look: unknown'],
    [
      'another error, but elsewhere',
      'unknown other-error, failed, elsewhere',
      {},
      'look: another branch has it, not on the base branch',
    ],
    ['unknown at a time limit', 'unknown no-base', { how: 'at a time limit' }, 'look: time limit'],
    ['not compared', 'unknown not-read', {}, 'look: unknown'],
    ['unknown on main', 'unknown no-log on main', { run: ON_MAIN }, 'fix: red-base'],
    [
      'cancelled by a newer run',
      'unknown not-read',
      { how: 'by a newer run', outcome: 'cancelled' },
      undefined,
    ],
    ['a missing approval', 'unknown not-read', { outcome: 'action_required' }, undefined],
    ['never started, not paid', 'unknown not-read', { how: 'as nobody paid' }, 'look: no runner'],
    [
      'never started on main',
      'unknown not-read',
      { how: 'as nobody paid', run: ON_MAIN },
      'look: no runner',
    ],
    [
      'never started, by GitHub',
      'infrastructure',
      { how: 'by an outage' },
      'rerun: infrastructure',
    ],
    [
      'never started, by GitHub, in the third attempt',
      'infrastructure',
      { how: 'by an outage', run: { attempt: 3 } },
      'rerun: infrastructure',
    ],
    [
      'an end before the start',
      'unknown not-read',
      { how: 'as nobody paid', outcome: 'action_required' },
      'look: no runner',
    ],
    [
      'new on main, which passed since',
      `${NEW}, then passed`,
      { run: ON_MAIN },
      'none: passed-since',
    ],
    [
      'known on main, which passed since',
      `${KNOWN}, then passed`,
      { run: ON_MAIN },
      'none: passed-since',
    ],
    ['new without a failed step', NEW, { how: 'without a step' }, 'fix: new'],
    [
      'new without a failed step on main',
      NEW,
      { how: 'without a step', run: ON_MAIN },
      'fix: red-base',
    ],
    [
      'unlisted steps on main',
      'unknown not-listed on main',
      { how: 'without a step', run: ON_MAIN },
      'fix: red-base',
    ],
    ['a check that is new on main', NEW, { how: 'as a check', run: ON_MAIN }, 'fix: red-base'],
    ['listed, and the gate passes', LISTED, { exempt: 'issue' }, 'none: exempt'],
    ['listed on main, with a gate', LISTED, { exempt: 'issue', run: ON_MAIN }, 'none: exempt'],
    ['known, and the gate passes', KNOWN, { exempt: 'known' }, 'none: exempt'],
    ['known on main, with a gate', KNOWN, { exempt: 'known', run: ON_MAIN }, 'fix: red-base'],
    ['unsteady, and the gate passes', UNSTEADY, { exempt: 'unsteady' }, 'none: exempt'],
    ['new, not in fail-on', NEW, { exempt: 'not-listed' }, 'fix: new'],
    ['known, not in fail-on', KNOWN, { exempt: 'not-listed' }, 'wait: base'],
    ['new, not in fail-on-jobs', NEW, { exempt: 'other-job' }, 'fix: new'],
    ['new, but forgiven', NEW, { forgiven: true }, undefined],
    ['infrastructure, but forgiven', 'infrastructure', { forgiven: true }, undefined],
  ])('advises on %s', (_, verdict, scene, expected) => {
    const said = advise(verdict, scene)
    expect(said && `${said.advice}: ${nameOf(said.found)}`).toBe(expected)
  })

  it('says to re-run what had no runner when one is there', () => {
    const said = advise('infrastructure', { how: 'by an outage' })
    expect(said?.text).toBe('Re-run it when a runner is there')
  })
})
