// Which failures have one cause.
import { kindOfFailure } from './cause-kinds.ts'
import { isFailure } from '../../model/conclusion.ts'
import type {
  Cause,
  Verdict,
  CauseGroup,
  FailureReport,
  StepErrors,
} from '../../model/report/cause.ts'
import { sortBy, groupsOf, sortSome } from '../../model/some.ts'
import { isSameTest } from '../../model/logged/test-name.ts'
import type { ErrorEntry, LoggedMessage } from '../../model/report/failure.ts'
import { moreText, reasonText } from '../../model/report/entry-words.ts'
import { jobIdsOf, isConsequence } from '../../model/report/job-report.ts'
import { stepOf, wantsLog } from '../failures/report-failures.ts'
import { versionlessName } from '../history/earlier-runs.ts'
import { legsOf } from '../jobs/matrix-legs.ts'
import { hasOwnError } from './consequences.ts'

/**
 * Groups failures by their cause: (1) a consequence belongs to the failure that it follows from, unless
 * its own log shows another error; (2) failures with equal signatures have one cause; (3) a failure
 * whose log was not read is shown with the legs that failed at the same step, or without one with the jobs that did, if
 * those agree; (4) other failures are grouped by what GitHub says about them, or by the step alone if no log was read.
 *
 * Each failure is in one cause, either among its failures or among its consequences.
 */
export function groupCauses(failures: readonly FailureReport[]): CauseGroup[] {
  const ids = new Set(jobIdsOf(failures))
  const byRoot = Map.groupBy(failures, (report) => rootOf(report, ids))
  const own = byRoot.get(undefined) ?? []
  const keyOf = causeKeys(own)
  return groupsOf(own, keyOf).map((alike) => {
    const members = sortSome(alike, (report) => (isRead(report) ? 0 : 1))
    const [first] = members
    const { kind } = kindOfFailure(first)
    const consequences = members.flatMap(({ job }) => byRoot.get(job.listed.id) ?? [])
    return {
      kind,
      ...messageOfCause(first, kind),
      signature: isErrorKnown(first) ? signatureOfFailure(first) : undefined,
      failures: members,
      consequences: consequences.map(({ job }) => job),
    }
  })
}

/** What failures that can have the same cause have in common: legs of one job that failed at one step. */
export function legKey(report: FailureReport): string {
  return JSON.stringify([legsOf(report.job), stepKey(report)])
}

function stepKey(report: FailureReport): string {
  return JSON.stringify([report.failure.kind, stepName(report)])
}

/** Returns the part of the failed step's name that other legs and runs share; `null` if no step failed. */
function stepName(report: FailureReport): string | null {
  const step = stepOf(report)
  return step === undefined ? null : normaliseStep(step.name)
}

/**
 * Returns what identifies an error among the failures of a run: those with the same signature have one cause.
 *
 * @returns `undefined` if the log was not read, or if none of its lines says why the step failed
 */
export function signatureOfFailure(report: FailureReport): string | undefined {
  const { kind } = report.failure
  // GitHub's own word is the reason, whatever the step wrote last.
  if (kind === 'timed-out') return JSON.stringify([kind, stepName(report), ''])
  if (kind === 'runner-lost') return JSON.stringify([kind, null, ''])
  if (kind !== 'failed-step' && kind !== 'other') return undefined
  const message = report.excerpts[0]?.errors?.errorNames
  return message === undefined ? message : JSON.stringify([kind, stepName(report), message])
}

/** Returns whether the signature of a failure shows its error, so that it is also that of failures in other runs. */
function isErrorKnown({ failure, excerpts }: FailureReport): boolean {
  const isOfStep = failure.kind === 'failed-step' || failure.kind === 'other'
  return isOfStep && excerpts[0]?.errors?.identifiesError === true
}

function isRead({ excerpts }: FailureReport): boolean {
  return excerpts.length > 0
}

/** What a sentence says of several failures; `undefined` unless a step failed whose log could have been read. */
function unreadKey(report: FailureReport): string | undefined {
  const { failure, job } = report
  if (failure.kind !== 'failed-step' || isRead(report) || !wantsLog(report)) return undefined
  const others = failure.others.map(({ name }) => normaliseStep(name))
  return JSON.stringify([stepKey(report), others, failure.cancelled === undefined, job.carriedOver])
}

/** Returns the id of the reported failure from which a failure follows; `undefined` for a group of its own. (1) */
function rootOf(report: FailureReport, reported: ReadonlySet<number>): number | undefined {
  const { job } = report
  if (!isConsequence(job) || hasOwnError(report)) return undefined
  return job.causes.find(({ id }) => id !== job.listed.id && reported.has(id))?.id
}

/** Returns a function that returns the same text for failures of one cause. */
function causeKeys(failures: readonly FailureReport[]): (report: FailureReport) => string {
  const read = failures.filter(isRead)
  const byLegs = Map.groupBy(read, legKey)
  const ofLegs = agreedSignatures(byLegs, 1)
  const ofStep = agreedSignatures(Map.groupBy(read, stepKey), MIN_ALIKE)
  return (report) => {
    const unread = byLegs.has(legKey(report)) ? undefined : unreadKey(report)
    return (
      signatureOfFailure(report) ?? // (2)
      (isRead(report) ? undefined : ofLegs.get(legKey(report))) ?? // (3)
      (unread === undefined ? undefined : (ofStep.get(stepKey(report)) ?? unread)) ??
      kindKey(report) // (4)
    )
  }
}

/** Jobs that fail alike before another one is shown with them: two can have one step by chance. */
const MIN_ALIKE = 3

/** Returns the signature of each group in which all failures have the same one. */
function agreedSignatures(
  groups: ReadonlyMap<string, readonly FailureReport[]>,
  minLength: number,
): ReadonlyMap<string, string> {
  return new Map(
    [...groups].flatMap(([key, reports]) => {
      const [signature, ...others] = new Set(reports.map(signatureOfFailure))
      const isAgreed = others.length === 0 && reports.length >= minLength
      return signature === undefined || !isAgreed ? [] : [[key, signature]]
    }),
  )
}

/** By what GitHub says alone. Without a reason, jobs that wait for the same runners may have the same one. */
function kindKey(report: FailureReport): string {
  const { job, failure } = report
  const labels = job.listed.runner.labels.toSorted()
  if (failure.kind === 'cancelled') {
    const { by, unstarted } = failure
    const login = by.kind === 'person' ? by.login : undefined
    return JSON.stringify([failure.kind, by.kind, login, unstarted === undefined])
  }
  if (failure.kind !== 'never-started') return legKey(report)
  const reason = failure.reason?.replace(/\d+(?:\.\d+)?/g, '<n>')
  return JSON.stringify([failure.kind, reason ?? labels])
}

/** Returns what says why the first failure of a cause failed, and whether that is certain. */
export function messageOfCause(
  first: FailureReport,
  kind: CauseGroup['kind'],
): Pick<CauseGroup, 'message' | 'isMessageCertain'> {
  const { kind: failed } = first.failure
  const isOfStep = failed === 'failed-step' || failed === 'other'
  const { isCertain, ...reason } = (isOfStep ? shownReason(first) : undefined) ?? {}
  const text = reasonText(reason)
  if (text === '') return { message: undefined, isMessageCertain: false }
  const list = listOf(first)
  const count = Math.max(list?.entries.length ?? 0, list?.total?.failed ?? 0)
  const rest = moreText(count - 1, list?.mayBeMore).map((more) => `(${more})`)
  return {
    message: [text, ...rest].join(' '),
    // A kind that only the log shows is of the same lines.
    isMessageCertain: isCertain || kind !== failed,
  }
}

/**
 * Returns what failed in the step of the first excerpt, with paths in the repository and as test results state it; without a
 * log, in the only failed step.
 */
function listOf({ errors: [first], excerpts, failure }: FailureReport): StepErrors | undefined {
  const isOnly = failure.kind === 'failed-step' && failure.others.length === 0
  const step = excerpts.length === 0 && isOnly ? failure.step : excerpts[0]?.step
  return first?.step === step ? first : undefined
}

/** Returns what the log shows, with its entry as the list has that. */
function shownReason(report: FailureReport): LoggedMessage | undefined {
  const { shown, entries: printed = [] } = report.excerpts[0]?.errors ?? {}
  const { entries = [] } = listOf(report) ?? {}
  const { entry: logged } = shown ?? {}
  if (report.tests === undefined) {
    const at = printed.findIndex((one) => one === logged)
    return shown && { ...shown, entry: entries[at] ?? logged }
  }
  const isLogged = ({ title = '' }: ErrorEntry) => isSameTest(title, logged?.title ?? '')
  const stated = entries.find(isLogged) ?? (shown?.isCertain === true ? undefined : entries[0])
  return stated === undefined ? shown : { entry: stated, line: undefined, isCertain: true }
}

/** Bounds the time of each pattern. */
const MAX_CHARACTERS = 400

/** Returns the name of a step without versions and shards: `Test on Node <n>`. */
export function normaliseStep(name: string): string {
  return versionlessName(name)
    .slice(0, MAX_CHARACTERS)
    .replace(/v?\d+(?:[.:]\d+)*/g, '<n>')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * What may be the code's comes first, what the base branch fails for as well comes last. What issues list and let pass is
 * as good as known.
 */
const RANKS: Readonly<Record<Verdict['kind'], number>> = {
  new: 0,
  beside: 0,
  unknown: 1,
  listed: 2,
  unsteady: 3,
  infrastructure: 4,
  known: 5,
}

/** Returns the position of a verdict. Last is what issues want to be re-run. */
export function verdictRank(verdict: Verdict): number {
  const { kind, issues } = verdict
  const passes = kind === 'known' || (kind === 'listed' && verdict.issues.passesGate)
  if (!passes) return RANKS[kind]
  return issues?.reruns ? RANKS.known + 0.5 : RANKS.known
}

/** Sorts failures before what was only cancelled, and each part by verdict; else keeps the order. */
export function orderCauses<Item extends Cause>(causes: readonly Item[]): Item[] {
  return sortBy(causes, rankOf)
}

function rankOf({ failures, verdict }: Cause): number {
  const { outcome } = failures[0].job
  const isCancelled = outcome === undefined || !isFailure(outcome)
  return verdictRank(verdict) + (isCancelled ? Object.keys(RANKS).length + 1 : 0)
}
