import { isFailure } from './conclusion.ts'
import { BRANCH_EVENTS, VARYING_EVENTS } from './event.ts'
import { type ADVICE, type CauseKind, leavesLines, ORIGINS } from './reasons.ts'
import type { JudgedFailures, Verdict } from './report/cause.ts'
import { isExempt, isKnownByIssuesAlone } from './report/gate.ts'
import { isUnexplained } from './report/job-report.ts'
import type { Run } from './run.ts'
import type { Gate } from './shapes/gate.ts'

/**
 * What to do about failures, by what is known of them. What demands work comes first, then what may be the code's:
 * nothing else turns such a run green. While the base branch is broken, a re-run does not either.
 */
export const ADVICE_OF = {
  'red-base': 'fix',
  'red-machine': 'fix',
  new: 'fix',
  tests: 'fix',
  unknown: 'look',
  refused: 'look',
  'not-started': 'look',
  'no-job': 'look',
  'cancelled-unstarted': 'look',
  'other-error': 'look',
  'unlisted-lines': 'look',
  elsewhere: 'look',
  machine: 'look',
  'same-commit': 'look',
  'time-limit': 'look',
  'disk-full': 'look',
  host: 'look',
  stated: 'look',
  container: 'look',
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
  'no-runner': 'rerun',
  'passed-since': 'none',
  exempt: 'none',
} as const satisfies Readonly<Record<string, keyof typeof ADVICE>>

export type AdviceCase = keyof typeof ADVICE_OF

/** What the gate fails for, or the run failed for, although no verdict is about it. */
type GateCase = 'tests' | 'over-budget' | 'gate' | 'no-job'

/** What follows from a verdict. */
export type VerdictCase = Exclude<AdviceCase, GateCase>

/** Re-runs of one run that `rerun: once` in an issue allows, and that are advised for what comes and goes. */
export const MAX_RERUNS = 1

/** What passes by itself does so in one of these attempts. */
const MAX_TRIES = 2

/** The run of the failures. */
type AdvisedRun = Pick<Run, 'event' | 'branch' | 'attempt' | 'commit'>

interface Advised {
  readonly run: AdvisedRun
  readonly gate?: Gate | undefined
}

/**
 * Returns what to do about the failures with one verdict. It decides nothing: neither the gate nor `rerun` reads it.
 *
 * @param kind of their cause
 * @param advised the run of the failures, and what the gate decided
 * @returns `undefined` if they are forgiven, or if what cancelled them, or waits, says all
 */
export function adviceOn(
  judged: JudgedFailures,
  kind: CauseKind,
  advised: Advised,
): VerdictCase | undefined {
  const found = caseOf(judged, advised)
  if (found === 'infrastructure' || found === 'again') return kind === 'disk-full' ? kind : found
  // What the log only states proves neither that the code is the reason nor that a re-run can pass.
  if (found === undefined || (ADVICE_OF[found] !== 'fix' && found !== 'unknown')) return found
  if (judged.verdict.host !== undefined) return 'host'
  if (kind === 'disk-full' || kind === 'container') return kind
  return ORIGINS[kind] === 'infrastructure' ? 'stated' : found
}

/** Returns what follows from a verdict, whatever the kind of the cause. */
function caseOf(
  { verdict, failures }: JudgedFailures,
  { run, gate }: Advised,
): VerdictCase | undefined {
  const report = failures.find(({ job }) => !job.forgiven)
  if (report === undefined) return undefined
  const { failure, job } = report
  const reruns = mayRerun(run)
  // A gate that passes repairs no base branch.
  const isRedBase = !isKnownByIssuesAlone(verdict) && isOnBase(verdict, run)
  if (isExempt({ verdict, failures }, gate) && !(verdict.kind === 'known' && isRedBase))
    return 'exempt'
  if (verdict.passedSince !== undefined && isRedBase) return 'passed-since'
  const isAgain = (run.attempt ?? 1) > MAX_TRIES
  switch (verdict.kind) {
    case 'infrastructure':
      if (failure.kind === 'never-started') return 'no-runner'
      return isAgain ? 'again' : 'infrastructure'
    case 'unsteady':
      return isAgain ? 'again' : 'unsteady'
    case 'known':
      if (reruns && verdict.issues?.reruns) return 'issue-rerun'
      if (verdict.compared !== undefined) return 'issue'
      if (changedNothing(verdict, run)) return 'same-commit'
      if (isOnBase(verdict, run)) return 'red-base'
      return verdict.passedSince === undefined ? 'base' : 'repaired'
    case 'new':
      if (leavesLines(verdict.issues?.unproven?.gap)) return 'unlisted-lines'
      if (verdict.failingSet !== undefined) {
        if (isOnBase(verdict, run)) return 'red-base'
        return isElsewhere(verdict) ? 'elsewhere' : 'new'
      }
      if (reruns && verdict.evidence.some(({ outcome }) => outcome === 'failed'))
        return 'came-and-went'
      if (failure.kind === 'timed-out') return 'time-limit'
      if (reruns && verdict.inMonth !== undefined) return 'comes-and-goes'
      if (changedNothing(verdict, run)) return 'same-commit'
      if (isOnBase(verdict, run)) return verdict.differs === undefined ? 'red-base' : 'red-machine'
      if (isElsewhere(verdict)) return 'elsewhere'
      return verdict.differs === undefined ? 'new' : 'machine'
    case 'unknown':
      if (verdict.reason === 'refused') return verdict.reason
      if (leavesLines(verdict.issues?.unproven?.gap)) return 'unlisted-lines'
      if (failure.kind === 'never-started') return 'not-started'
      if (isUnexplained(failure) && failure.unstarted !== undefined) return 'cancelled-unstarted'
      if (!isFailure(job.outcome ?? 'unknown')) return undefined
      if (failure.kind === 'timed-out') return 'time-limit'
      if (reruns && verdict.inMonth !== undefined) return 'comes-and-goes'
      if (isOnBase(verdict, run)) return 'red-base'
      if (isElsewhere(verdict)) return 'elsewhere'
      return verdict.reason === 'other-error' && verdict.evidence.length > 0
        ? verdict.reason
        : 'unknown'
  }
}

export function mayRerun({ attempt = Infinity }: Pick<Run, 'attempt'>): boolean {
  return attempt <= MAX_RERUNS
}

/** Whether another branch has the same error, and not by a commit that this run has as well. */
function isElsewhere({ elsewhere }: Verdict): boolean {
  return elsewhere?.isCommitHere === false && elsewhere.runs.some(({ sameError }) => sameError)
}

/**
 * Whether no commit can be the reason: the step passed in a run of the same commit, which can have downloaded something
 * else, or there is no commit since the last green run.
 */
function changedNothing({ evidence, redSince }: Verdict, { event, commit }: AdvisedRun): boolean {
  const hasPassed =
    commit !== undefined &&
    evidence.some((one) => one.outcome === 'passed' && one.commit === commit)
  return VARYING_EVENTS.has(event) && (hasPassed || redSince?.commitsTotal === 0)
}

/** Whether a run tests the base branch itself. */
function isOnBase({ branch, redSince }: Verdict, run: AdvisedRun): boolean {
  const isBranch = branch !== undefined && run.branch === branch
  return redSince !== undefined || (isBranch && BRANCH_EVENTS.has(run.event))
}
