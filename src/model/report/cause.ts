import type { Step } from '../run.ts'
import { isSome, mapSome, type Some } from '../some.ts'
import { type ErrorList, type Failure, failedSteps, type StepExcerpt } from './failure.ts'
import type {
  Annotation,
  BeyondChange,
  Elsewhere,
  Evidence,
  FailingSet,
  ListedFailure,
  VersionChanges,
  RedSince,
  MonthEvidence,
  MoreCounted,
  OtherStage,
  TestCounts,
} from '../shapes/failure.ts'
import type { JobReport } from './job-report.ts'
import type { CauseKind, UnknownReason, VERDICTS } from '../reasons.ts'

/** A job in trouble, of this run or of another one, of which nothing but the log is read. */
export interface LoggedFailure {
  readonly job: JobReport
  readonly failure: Failure
  /** Excerpts of the first failed step, then of later ones; empty if no log was read. */
  readonly excerpts: readonly StepExcerpt[]
  /** Annotations on the failure by GitHub, the runner and the steps. */
  readonly annotations?: readonly Annotation[] | undefined
  /** Tests that failed by all files that this job alone can have written, whether these were used or not. */
  readonly failedTests?: readonly string[] | undefined
}

/** Returns what failed in a job of another run or attempt. */
export function loggedFailure(job: JobReport, excerpts: readonly StepExcerpt[]): LoggedFailure {
  return { job, failure: job.failure ?? { kind: 'other' }, excerpts }
}

/** A job in trouble, and what is known about the cause. */
export interface FailureReport extends LoggedFailure {
  /** Failures in each of these steps, as far as its log or its test results name it. */
  readonly errors: readonly StepErrors[]
  /** Counts of files of test results that agree with the log; `undefined` if none was used. */
  readonly tests?: TestCounts | undefined
  readonly annotations: readonly Annotation[]
}

/** Returns what a job shows about one of its failed steps. */
export function failureAtStep<Of extends LoggedFailure>(report: Of, step: Step): Of {
  const { failure, excerpts } = report
  if (failure.kind !== 'failed-step') return report
  return {
    ...report,
    failure: { ...failure, step, others: [] },
    excerpts:
      failure.others.length === 0
        ? excerpts
        : excerpts.filter((excerpt) => excerpt.step?.number === step.number),
  }
}

/** Things that failed in a step. */
export interface StepErrors extends ErrorList {
  readonly step: Step
}

/** Failures with the same reason and the same verdict. The report shows one entry for them. */
export interface Cause extends CauseGroup, Judged {
  /** The page on which a person writes it down as a known failure; `undefined` if that makes no sense. */
  readonly newIssueUrl?: string | undefined
}

/** Failures that have one verdict. */
export interface Judged {
  /** Of several failed steps, the one that weighs most. */
  readonly verdict: Verdict
  /** Those that the verdict is about. It is unknown whose the others of the cause are: logs were not read. */
  readonly judged: Some<FailureReport>
  /** Each failed step of one of these jobs, in their order; `undefined` if one failed. */
  readonly steps?: Some<JudgedStep> | undefined
}

/** A failed step of a job in which several failed. */
export interface JudgedStep {
  readonly name: string
  /** Of its failure alone. */
  readonly kind: CauseKind
  readonly verdict: Verdict
}

/**
 * Splits a cause by its verdicts, what weighs most first. Jobs of which nothing is known, since their log or that of another
 * run was not read, stay with the first that has a log, and a consequence with the first that it follows from.
 */
export function splitByVerdict(group: CauseGroup, verdicts: Some<Judged>): Some<Cause> {
  const isRead = ({ judged }: Judged) => judged.some(({ excerpts }) => excerpts.length > 0)
  const known = verdicts.filter((one) => {
    const reason = reasonOf(one.verdict)
    if (reason === undefined || reason === 'not-rerun') return true
    return isRead(one) && reason !== 'not-read'
  })
  const parts = known.some(isRead) && isSome(known) ? known : verdicts
  const unread = Math.max(0, parts.findIndex(isRead))
  const owners = group.failures.map((failure) => {
    const owner = parts.findIndex(({ judged }) => judged.includes(failure))
    return { id: failure.job.listed.id, owner: owner === -1 ? unread : owner }
  })
  const followed = group.consequences.map(({ causes }) => {
    const followedFrom = owners.filter(({ id }) => causes.some((cause) => cause.id === id))
    return Math.max(
      0,
      parts.findIndex((_, at) => followedFrom.some(({ owner }) => owner === at)),
    )
  })
  return mapSome(parts, (part, index) => {
    const failures = group.failures.filter((_, at) => owners[at]?.owner === index)
    return {
      ...group,
      ...part,
      signature: isRead(part) || parts.length === 1 ? group.signature : undefined,
      failures: isSome(failures) ? failures : part.judged,
      consequences: group.consequences.filter((_, at) => followed[at] === index),
    }
  })
}

/** A failure whose log was not read can have another error than the others of its cause. */
const NOT_JUDGED: Verdict = { kind: 'unknown', reason: 'no-log', context: { evidence: [] } }

/** Returns the verdict on a failure of a cause; of several failed steps, the one that weighs most. */
export function verdictOn({ judged, verdict }: Judged, failure: FailureReport): Verdict {
  return judged.includes(failure) ? verdict : NOT_JUDGED
}

/** Returns what holds for all failures of a cause: unknown if the log of one was not read, unless the verdict is new. */
export function commonVerdict({ verdict, judged, failures }: Cause): Verdict {
  return judged.length === failures.length || wordOf(verdict) === 'new' ? verdict : NOT_JUDGED
}

/** Lists the verdict on each failed step of a failure of a cause. */
export function verdictsOn(cause: Judged, failure: FailureReport): Some<Verdict> {
  return cause.judged.includes(failure) ? verdictsOf(cause) : [NOT_JUDGED]
}

/** What one verdict is about: jobs, or one failed step of each. */
interface JudgedPart extends Omit<Judged, 'steps'> {
  readonly kind: CauseKind
  /** Name of the step, if several failed. */
  readonly step: string | undefined
}

/** Splits a cause into one part for each failed step of a job; one part if one failed. */
export function partsOf({
  verdict,
  judged,
  steps,
  kind,
}: Judged & Pick<CauseGroup, 'kind'>): Some<JudgedPart> {
  if (steps === undefined) return [{ verdict, judged, kind, step: undefined }]
  return mapSome(steps, ({ name, ...own }, index) => ({
    ...own,
    judged: mapSome(judged, (report) => {
      const at = failedSteps(report.failure)[index]
      return at === undefined ? report : failureAtStep(report, at)
    }),
    step: name,
  }))
}

/** Lists the verdict of each failed step of a job, or the only one. */
export function verdictsOf({ verdict, steps }: Pick<Judged, 'verdict' | 'steps'>): Some<Verdict> {
  return steps === undefined ? [verdict] : mapSome(steps, (step) => step.verdict)
}

/** A cause before anything was compared with other runs. */
export interface CauseGroup {
  readonly kind: CauseKind
  /**
   * Reason why a step failed, as every text words it: what failed by name and why, or else a line; `undefined` if none says
   * it.
   */
  readonly message: string | undefined
  /** Whether it is a test, a finding, an error that stands alone or that the runner marked, or of a log that shows the kind. */
  readonly isMessageCertain: boolean
  /**
   * Kind, step and message, or the names of tests alone, without what differs from run to run; in a report, their digest with
   * its version. `undefined` if no line was read that says what failed: such failures cannot be compared with other runs.
   */
  readonly signature: string | undefined
  /** The first one has the excerpt. */
  readonly failures: Some<FailureReport>
  /** Jobs that failed or were cancelled only because of these failures. */
  readonly consequences: readonly JobReport[]
}

/** Judgement of whose the failures of a cause are, by other runs or by issues, and its context. */
export type Verdict = ComparedVerdict | ListedVerdict

/** Verdict that other runs show. */
export type ComparedVerdict = ExplainedVerdict | UnexplainedVerdict

/** Other runs explain the failures, or the kind of their cause does. */
type ExplainedVerdict = KnownVerdict | UnsteadyVerdict | InfrastructureVerdict

/** No run explains the failures. */
type UnexplainedVerdict = NewVerdict | BesideVerdict | UnknownVerdict

/**
 * A verdict. Failures are judged alike if all of its fields but `context` are equal: those belong to one entry, which joins
 * their contexts.
 */
interface Judgement {
  readonly kind: string
  /** The base branch that was read; `undefined` if none was. */
  readonly branch?: string | undefined
  /** Things that issues list of the failure; `undefined` if they list nothing. */
  readonly issues?: ListedFailure | undefined
  /** The host that did not respond, which the step also names when it passes: the change may have broken what it serves. */
  readonly host?: string | undefined
  readonly context: VerdictContext
}

/** What changed since a run. Before it is written, it has all that changed. */
export interface ChangedSince extends VersionChanges {
  readonly run: Evidence
  /** Of these, what the error names; in a report that was read, nothing. */
  readonly inError?: readonly ChangedName[]
}

/** A name that has another version than in the other log. */
interface ChangedName {
  readonly name: string
  readonly is: string
  readonly earlier: string
}

/** What a verdict rests on, and what is said beside it: it makes no two verdicts different. */
export interface VerdictContext {
  /** Newest first. Empty for `infrastructure`, and for `unknown` if no run shows anything. */
  readonly evidence: readonly Evidence[]
  /** Of `known`: whether the evidence is of the newest runs of the base branch that ran the job, without a gap. */
  readonly inLastRuns?: boolean | undefined
  /** On the base branch itself: when the series of failures began. */
  readonly redSince?: RedSince | undefined
  /** Whole days between the job of the base branch that passed the step and this run; `undefined` for less than one, or if legs differ. */
  readonly passedDaysAgo?: number | undefined
  /** What changed since the step passed, if both logs were read. */
  readonly changed?: ChangedSince | undefined
  /** Files at which it fails and that the change changes; none if that is unknown. */
  readonly changedFiles?: readonly string[] | undefined
  /** Why the change cannot be the reason; `undefined` if it can. */
  readonly beyondChange?: BeyondChange | undefined
  /** Other branches that have the failure, if that was read. */
  readonly elsewhere?: Elsewhere | undefined
  /** That it comes and goes, by the memory of a month. */
  readonly inMonth?: MonthEvidence | undefined
  /** Whether the log of the step could not be read up to an error, and nothing else names one. */
  readonly logUnread?: boolean | undefined
}

/** The base branch has the error. */
export interface KnownVerdict extends Judgement {
  readonly kind: 'known'
  /** The newest run of the base branch that ran the step, if it passed since. */
  readonly passedSince?: Evidence | undefined
  /** The green run of the base branch that showed what varies: without it, the error would not have been recognised. */
  readonly learned?: readonly Evidence[] | undefined
  /** Names of what failed, if some of what failed there is gone. */
  readonly failingSet?: FailingSet | undefined
}

/** The base branch passed the step. */
interface NewVerdict extends Judgement, Pick<KnownVerdict, 'passedSince'> {
  readonly kind: 'new'
}

/** The step fails on the base branch, too, and something failed here beside that. */
interface BesideVerdict extends Judgement {
  readonly kind: 'beside'
  readonly failingSet: FailingSet
}

/** The step passes and fails without a change. */
interface UnsteadyVerdict extends Judgement {
  readonly kind: 'unsteady'
}

/** The kind of the cause says that the code is not the reason. */
interface InfrastructureVerdict extends Judgement {
  readonly kind: 'infrastructure'
}

/** Nothing proves another verdict. */
export interface UnknownVerdict extends Judgement {
  readonly kind: 'unknown'
  readonly reason: UnknownReason
  /** The step of the evidence that was not re-run, for `not-rerun`. */
  readonly step?: string | undefined
  /** Whether infrastructure alone ended the attempt before that step was re-run. */
  readonly infrastructureEnded?: boolean | undefined
  /** The only line that the error has and the error of the evidence has not, as printed: without it, it would be known. */
  readonly almost?: string | undefined
  /** Which of both runs got further, for `other-stage`. */
  readonly stage?: OtherStage | undefined
  /** What the log counts beyond what it lists, if that alone keeps the error from being known. */
  readonly moreCounted?: MoreCounted | undefined
  /** Names of what failed, none of which is new. */
  readonly failingSet?: FailingSet | undefined
}

/** Issues list all that failed, and no run explains it. */
interface ListedVerdict extends Judgement {
  readonly kind: 'listed'
  readonly issues: ListedFailure
  /** Verdict that other runs show. */
  readonly compared: UnexplainedVerdict
}

/** Word for each kind of verdict in the JSON report and in words. */
const WORDS = {
  known: 'known',
  listed: 'known',
  new: 'new',
  beside: 'new',
  unsteady: 'unsteady',
  infrastructure: 'infrastructure',
  unknown: 'unknown',
} as const satisfies Readonly<Record<Verdict['kind'], keyof typeof VERDICTS>>

/** Returns the word for a verdict: `known` by runs or by issues, `new` alone or beside what the base branch has. */
export function wordOf({ kind }: Pick<Verdict, 'kind'>): keyof typeof VERDICTS {
  return WORDS[kind]
}

/** Returns the newest run of the base branch, if it passed since and the verdict says so. */
export function passedSinceOf(verdict: Verdict): Evidence | undefined {
  return 'passedSince' in verdict ? verdict.passedSince : undefined
}

/** Returns why a verdict is unknown; `undefined` of any other. */
export function reasonOf(verdict: Verdict): UnknownReason | undefined {
  return verdict.kind === 'unknown' ? verdict.reason : undefined
}

/** Returns whether infrastructure ended the attempt before what failed in an earlier one was re-run. */
export function wasEndedEarly(verdict: Verdict): boolean {
  return verdict.kind === 'unknown' && verdict.infrastructureEnded === true
}

/** Returns what failed by name, here and on the base branch, if the verdict says so. */
export function failingSetOf(verdict: Verdict): FailingSet | undefined {
  return 'failingSet' in verdict ? verdict.failingSet : undefined
}
