// What to do about failures: what advice, the gate and `rerun` make of a verdict.
import { isFailure } from './conclusion.ts'
import { BRANCH_EVENTS, VARYING_EVENTS } from './event.ts'
import { IMAGE_VERSION } from './logged/log-facts.ts'
import { type ADVICE, leavesLines, ORIGINS } from './reasons.ts'
import {
  type Cause,
  type FailureReport,
  failingSetOf,
  passedSinceOf,
  type Verdict,
  wasEndedEarly,
} from './report/cause.ts'
import { isExempt } from './report/gate.ts'
import { hasNoCanceller } from './report/job-report.ts'
import { KILLED } from './report/failure.ts'
import type { Run } from './run.ts'
import type { Gate } from './shapes/gate.ts'

/**
 * Advice about failures, in the order of what demands work. Work comes first, then what may be the code's: nothing else
 * turns such a run green. While the base branch is broken, a re-run does not either.
 */
export const ADVICE_OF = {
  'red-base': 'fix',
  'red-machine': 'fix',
  new: 'fix',
  tests: 'fix',
  unknown: 'look',
  refused: 'look',
  'not-rerun': 'look',
  'not-started': 'look',
  'no-job': 'look',
  'cancelled-unstarted': 'look',
  'other-error': 'look',
  survived: 'look',
  'equal-log': 'look',
  'unlisted-lines': 'look',
  unproven: 'look',
  elsewhere: 'look',
  machine: 'look',
  'same-commit': 'look',
  'time-limit': 'look',
  'disk-full': 'look',
  memory: 'look',
  crash: 'look',
  killed: 'look',
  host: 'look',
  stated: 'look',
  container: 'look',
  'log-unread': 'look',
  'over-budget': 'look',
  again: 'look',
  gate: 'look',
  'came-and-went': 'rerun',
  base: 'wait',
  issue: 'wait',
  repaired: 'wait',
  'comes-and-goes': 'rerun',
  'issue-rerun': 'rerun',
  unsteady: 'rerun',
  infrastructure: 'rerun',
  'ended-early': 'rerun',
  'no-runner': 'rerun',
  'passed-since': 'none',
  exempt: 'none',
} as const satisfies Readonly<Record<string, keyof typeof ADVICE>>

export type AdviceCase = keyof typeof ADVICE_OF

/** Cases that the gate fails for, or the run failed for, although no verdict is about it. */
type GateCase = 'tests' | 'over-budget' | 'gate' | 'no-job'

/** Cases that follow from a verdict. */
export type VerdictCase = Exclude<AdviceCase, GateCase>

/** Facts that can hold for failures beside their verdict, in the words of the documents. */
const FACTS = {
  'gate-passes': '`new` passes for it',
  'base-branch': 'on the base branch',
  'passed-since': 'the branch passed since',
  'first-attempt': 'first attempt',
  'third-attempt': 'third attempt or later',
  'says-rerun': 'an issue says `rerun: once`',
  'lists-less': 'a line in no issue',
  unproven: 'no log shows that nothing else failed',
  'nothing-changed': 'nightly or dispatch of a commit that passed',
  'came-and-went': 'came and went before',
  'in-month': 'comes and goes in the month',
  elsewhere: 'another branch has it',
  machine: 'another image (`unsteady`: or its version)',
  host: 'no response of a host that green logs name',
  'disk-full': 'full disk',
  memory: 'out of memory',
  crash: 'a compiler or linker crashed',
  killed: 'killed (exit code 137)',
  container: 'container that did not start',
  outage: 'outage, as the log states',
  'log-unread': 'no error of its log was read',
  refused: 'refused by GitHub',
  'ended-early': 'infrastructure ended the attempt before an earlier failure was re-run',
  'not-rerun': 'an earlier failure was not re-run',
  'not-started': 'no runner',
  unnamed: 'cancelled unstarted, GitHub says not by whom',
  stopped: 'only cancelled or waiting',
  'time-limit': 'time limit',
  'other-error': 'the branch has another error',
  'equal-log': 'an equal log of the branch, which does not say why',
  survived: 'only lines above the error of the branch, which the step survived',
} as const

type Fact = keyof typeof FACTS

const FACT_NAMES = Object.keys(FACTS) as readonly Fact[]

type VerdictKind = Verdict['kind']

/** Conditions on which `fail-on: new` passes for failures with a verdict. */
const GATE_EFFECTS = {
  open: 'open',
  closed: 'closed',
  // What a job that was cancelled would have shown is unknown.
  'not-cancelled': 'open, but for a lost runner of a job that GitHub calls cancelled',
  'by-issue': 'open if the issues say so and logs show nothing else',
} as const

/** Conditions on which `rerun` with `when: flaky` starts failures with a verdict. */
const RERUN_EFFECTS = {
  yes: 'yes',
  no: 'no',
  // What the job did when it passed, such as a publication, can be why it fails now.
  'never-passed': 'unless the job passed in an earlier attempt, or may have',
  'by-issue': 'once, if an issue says so',
  'ended-early': 'no, unless infrastructure ended the attempt before it was re-run',
} as const

interface Effects {
  readonly gate: keyof typeof GATE_EFFECTS
  readonly rerun: keyof typeof RERUN_EFFECTS
}

/** Actions of programs on failures with a verdict. */
export const EFFECTS: Readonly<Record<VerdictKind, Effects>> = {
  new: { gate: 'closed', rerun: 'no' },
  beside: { gate: 'closed', rerun: 'no' },
  unknown: { gate: 'closed', rerun: 'ended-early' },
  infrastructure: { gate: 'not-cancelled', rerun: 'yes' },
  unsteady: { gate: 'open', rerun: 'never-passed' },
  known: { gate: 'open', rerun: 'by-issue' },
  listed: { gate: 'by-issue', rerun: 'by-issue' },
}

/** A verdict that can open the gate. */
export type ExplainingVerdict = Exclude<Verdict, { readonly kind: 'new' | 'beside' | 'unknown' }>

export function mayExplain(verdict: Verdict): verdict is ExplainingVerdict {
  return EFFECTS[verdict.kind].gate !== 'closed'
}

/** Rule: a case that follows from a verdict if all of these facts hold, and its reason. */
type Row = readonly [
  verdicts: readonly VerdictKind[],
  facts: readonly (Fact | `not ${Fact}`)[],
  // `undefined` if what cancelled the job, or what it waits for, says all.
  found: VerdictCase | undefined,
  why: string,
]

const NEW = ['new', 'beside'] as const
const MAY_BE_CODE = [...NEW, 'unknown'] as const
const MAY_BE_RED = [...MAY_BE_CODE, 'known'] as const

/** Table of what to do: the first row that applies to a verdict counts. */
const ROWS: readonly Row[] = [
  [['known', 'new'], ['base-branch', 'passed-since'], 'passed-since', 'the branch is green again'],
  [['known'], ['gate-passes', 'not base-branch'], 'exempt', 'no gate repairs a base branch'],
  [
    ['listed', 'unsteady', 'infrastructure', 'unknown', ...NEW],
    ['gate-passes'],
    'exempt',
    'nothing keeps the change back',
  ],
  [
    ['known', 'listed'],
    ['says-rerun', 'first-attempt'],
    'issue-rerun',
    'people know that it can pass',
  ],
  [['known'], ['nothing-changed'], 'same-commit', 'no commit can be the reason'],
  [['known'], ['passed-since', 'not base-branch'], 'repaired', 'a re-run tests the same commit'],
  [['known'], ['not base-branch'], 'base', 'no change of this branch repairs it'],
  [['listed'], ['unproven'], 'unproven', 'a second failure would not be seen'],
  [['listed'], [], 'issue', 'people work on it'],
  [['unknown'], ['refused'], 'refused', 'another attempt is refused as well'],
  [['unknown'], ['third-attempt', 'ended-early'], 'again', 'what passes by itself does so sooner'],
  [['unknown'], ['ended-early'], 'ended-early', 'the next attempt shows what this one could not'],
  [['unknown'], ['not-rerun'], 'not-rerun', 'this attempt says nothing of it'],
  [MAY_BE_CODE, ['lists-less'], 'unlisted-lines', 'something else may have failed'],
  [['unknown'], ['not-started'], 'not-started', 'what keeps it from a runner may last'],
  [['unknown'], ['unnamed'], 'cancelled-unstarted', 'a person, a newer run or GitHub ended it'],
  [['unknown'], ['stopped'], undefined, 'what cancelled it, or waits, says all'],
  [
    ['new'],
    ['came-and-went', 'first-attempt'],
    'came-and-went',
    'one more attempt shows whether it is chance',
  ],
  [['new', 'unknown'], ['time-limit'], 'time-limit', 'the code, or the machine'],
  [
    ['new', 'unknown'],
    ['in-month', 'first-attempt'],
    'comes-and-goes',
    'one more attempt shows whether it is chance',
  ],
  [['new'], ['nothing-changed'], 'same-commit', 'no commit can be the reason'],
  [MAY_BE_CODE, ['elsewhere', 'not base-branch'], 'elsewhere', 'neither branch may be the reason'],
  [
    ['new', 'unsteady'],
    ['machine', 'not base-branch'],
    'machine',
    'the commit is not all that differs',
  ],
  [
    ['unknown'],
    ['other-error', 'not base-branch'],
    'other-error',
    'a person sees whether the two errors are one',
  ],
  [['infrastructure'], ['not-started'], 'no-runner', 'a runner comes back'],
  [['infrastructure'], ['disk-full'], 'disk-full', 'what fills the disk can fill it again'],
  [MAY_BE_RED, ['host'], 'host', 'the change, or a server of the project'],
  [MAY_BE_RED, ['disk-full'], 'disk-full', 'the change, or the runner'],
  [MAY_BE_RED, ['memory'], 'memory', 'the change, or the runner'],
  [MAY_BE_RED, ['crash'], 'crash', 'the tool, or the runner'],
  [MAY_BE_RED, ['killed'], 'killed', 'a limit, or the script'],
  [MAY_BE_RED, ['container'], 'container', 'the workflow, or the image'],
  [MAY_BE_RED, ['outage'], 'stated', 'something else may have failed'],
  [['new'], ['machine', 'base-branch'], 'red-machine', 'the branch is red, whatever the reason'],
  [MAY_BE_RED, ['base-branch'], 'red-base', 'others wait until the branch is green'],
  [['new'], ['log-unread'], 'log-unread', 'nothing shows what failed'],
  [NEW, ['survived'], 'survived', 'the error of the branch ended the step'],
  [NEW, [], 'new', 'the base branch passes what fails here'],
  [['unknown'], ['equal-log'], 'equal-log', 'other failures can print the same'],
  [['unknown'], [], 'unknown', 'nothing shows whose it is'],
  [
    ['unsteady', 'infrastructure'],
    ['third-attempt'],
    'again',
    'what passes by itself does so sooner',
  ],
  [['unsteady'], [], 'unsteady', 'it passed without a change'],
  [['infrastructure'], [], 'infrastructure', 'the service comes back'],
]

/** The table with its words, from which docs/verdicts.md is printed. */
export const TABLE = { facts: FACTS, rows: ROWS, gate: GATE_EFFECTS, rerun: RERUN_EFFECTS } as const

/** Returns the first row for a verdict whose facts hold. */
export function rowFor(kind: VerdictKind, holding: ReadonlySet<Fact>): Row | undefined {
  return ROWS.find(
    ([verdicts, facts]) =>
      verdicts.includes(kind) &&
      FACT_NAMES.every(
        (fact) =>
          (holding.has(fact) || !facts.includes(fact)) &&
          !(holding.has(fact) && facts.includes(`not ${fact}`)),
      ),
  )
}

/** Re-runs of one run that `rerun: once` in an issue allows, and that are advised for what comes and goes. */
export const MAX_RERUNS = 1

/** Number of attempts that are enough for what passes by itself. */
export const MAX_TRIES = 2

/** The run of the failures. */
type JudgedRun = Pick<Run, 'event' | 'branch' | 'attempt' | 'commit'>

interface Judging {
  readonly run: JudgedRun
  readonly gate?: Gate | undefined
  /** Whether a newer run cancelled the run. @default false */
  readonly isReplaced?: boolean
}

/**
 * Returns what to do about the failures of a cause.
 *
 * @param judging the run of the failures, and what the gate decided
 * @returns `undefined` if they are forgiven, or if what cancelled them, or waits, says all
 */
export function adviceOn(cause: AdvisedCause, judging: Judging): VerdictCase | undefined {
  const report = cause.failures.find(({ job }) => !job.forgiven)
  if (report === undefined) return undefined
  const facts = factsOf(cause, report, judging)
  const [, , found] =
    rowFor(cause.verdict.kind, new Set(FACT_NAMES.filter((fact) => facts[fact]))) ?? []
  return found
}

type AdvisedCause = Pick<Cause, 'failures' | 'verdict' | 'kind'>

function factsOf(
  { failures, verdict, kind }: AdvisedCause,
  { failure, job, excerpts }: FailureReport,
  { run, gate, isReplaced = false }: Judging,
): Readonly<Record<Fact, boolean>> {
  const { issues, host, context } = verdict
  const { elsewhere, inMonth, evidence } = context
  const reason = verdict.kind === 'unknown' ? verdict.reason : undefined
  return {
    'gate-passes': isExempt({ failures }, gate),
    'base-branch': isOnBase(verdict, run),
    'passed-since': passedSinceOf(verdict) !== undefined,
    'first-attempt': mayRerun(run),
    'third-attempt': (run.attempt ?? 1) > MAX_TRIES,
    'says-rerun': issues?.reruns === true,
    'lists-less': leavesLines(issues?.unproven),
    unproven: issues?.unproven !== undefined,
    'nothing-changed': changedNothing(verdict, run),
    'came-and-went': evidence.some(({ outcome }) => outcome === 'failed'),
    'in-month': inMonth !== undefined,
    // A commit that this run has as well says nothing of this branch.
    elsewhere:
      elsewhere?.isCommitHere === false && elsewhere.runs.some(({ sameError }) => sameError),
    machine: isOtherMachine(verdict),
    host: host !== undefined,
    'disk-full': kind === 'disk-full',
    memory: kind === 'out-of-memory',
    crash: kind === 'tool-crash',
    killed: kind === 'failed-step' && excerpts[0]?.exitCode === KILLED,
    container: kind === 'container',
    outage: ORIGINS[kind] === 'infrastructure',
    'log-unread': context.logUnread === true,
    refused: reason === 'refused',
    'ended-early': wasEndedEarly(verdict),
    'not-rerun': reason === 'not-rerun',
    'not-started': failure.kind === 'never-started',
    unnamed: hasNoCanceller(failure) && failure.unstarted !== undefined && !isReplaced,
    stopped: !isFailure(job.outcome ?? 'unknown'),
    'time-limit': failure.kind === 'timed-out',
    'other-error': reason === 'other-error' && evidence.length > 0,
    'equal-log': reason === 'equal-log',
    survived: failingSetOf(verdict)?.survived === true,
  }
}

/** Whether evidence lets the gate pass for a failure with this verdict. */
export function opensGate(verdict: Verdict, { failure, job }: FailureReport): boolean {
  switch (EFFECTS[verdict.kind].gate) {
    case 'open':
      return true
    case 'closed':
      return false
    case 'not-cancelled':
      return failure.kind !== 'runner-lost' || job.outcome !== 'cancelled'
    case 'by-issue':
      return verdict.issues?.passesGate === true
  }
}

export function mayRerun({ attempt = Infinity }: Pick<Run, 'attempt'>): boolean {
  return attempt <= MAX_RERUNS
}

/**
 * Whether no commit can be the reason: the step passed in a run of the same commit, which can have downloaded something
 * else, or there is no commit since the last green run.
 */
function changedNothing({ context }: Verdict, { event, commit }: JudgedRun): boolean {
  const hasPassed =
    commit !== undefined &&
    context.evidence.some((one) => one.outcome === 'passed' && one.commit === commit)
  return VARYING_EVENTS.has(event) && (hasPassed || context.redSince?.commitsTotal === 0)
}

/** Whether the step passed on another image, or an attempt of the same commit on another version of it. */
function isOtherMachine({ kind, context: { changed } }: Verdict): boolean {
  return (changed?.items ?? []).some(
    (item) => item.kind === 'image' || (kind === 'unsteady' && item.name === IMAGE_VERSION),
  )
}

/** Whether a run tests the base branch itself. */
function isOnBase({ branch, context }: Verdict, run: JudgedRun): boolean {
  const isBranch = branch !== undefined && run.branch === branch
  return context.redSince !== undefined || (isBranch && BRANCH_EVENTS.has(run.event))
}
