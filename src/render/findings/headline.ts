// The first line of a report.
import { hasRun, isPass } from '../../model/conclusion.ts'
import { type Cause, verdictsOn, wordOf } from '../../model/report/cause.ts'
import { isFailedByGate } from '../../model/report/gate.ts'
import type { CommitCause, CommitRun } from '../../model/report/commit-report.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import { MAINTAINER_APPROVAL } from '../../model/reasons.ts'
import { stepPassed } from '../../model/run.ts'
import type { UnlistedNeed } from '../../model/shapes/report.ts'
import type { Some } from '../../model/some.ts'
import { displayName, PLAIN } from '../text/inline.ts'
import { stateVerb, verbOf } from '../text/labels.ts'
import { shorten, safeLine } from '../text/markdown.ts'
import { enumerate, formatDuration, joinTexts, plural, textsIn } from '../text/units.ts'
import {
  causeOpening,
  causeVerb,
  KIND_LABELS,
  MAX_ERROR_LENGTH,
  messageText,
  nameJobs,
} from './cause-text.ts'
import { pacePhrase } from '../text/delta.ts'
import { namedErrors } from './named-errors.ts'
import { cancellerOf, failureLabels, waitedFor } from './failure-labels.ts'
import { notEndedPhrase } from '../text/not-ended.ts'
import { baseOf, issueRefs, runRef } from './evidence.ts'
import { gateReasons, gateVerb } from './gate.ts'

/** Statuses that a run can have after some of its jobs have finished. */
const HELD_STATUSES: ReadonlySet<string> = new Set(['waiting', 'pending'])

/** Returns whether the verdict can still change, because the run or jobs are unfinished or not listed. */
export function isProvisional(report: Report): boolean {
  if (report.run.conclusion !== undefined) return false
  return report.conclusion === 'unknown' || hasPassedSoFar(report)
}

function hasPassedSoFar({ conclusion, unfinished, totals }: Report): boolean {
  return isPass(conclusion) && (unfinished || totals.jobsUnfinished > 0)
}

/** Returns the result and the duration: `failed in 12m 4s`, `has succeeded so far, after 3m`; or why the gate fails. */
export function resultAndDuration(report: Report): string {
  const { conclusion, totals, jobs, run, failures } = report
  if (isFailedByGate(report)) return `${gateVerb(report)}: ${whyGateFails(report)}`
  const time =
    totals.duration === undefined ? '' : `${formatDuration(totals.duration)}${pacePhrase(report)}`
  const unsure = conclusion === 'unknown' && run.conclusion === undefined
  const status = currentStatus(report)
  if (jobs === undefined && unsure) return 'could not be read'
  if (unsure && time !== '') return `has run for ${time}`
  if (unsure) return stateVerb(status) ?? 'has run'
  if (hasPassedSoFar(report)) {
    const held = HELD_STATUSES.has(status) ? `, and ${stateVerb(status)}` : ''
    const passed = conclusion === 'success' ? verbOf(conclusion) : `only ${conclusion} jobs`
    return `has ${passed} so far${time === '' ? '' : `, after ${time}`}${held}`
  }
  const verb = (isPass(conclusion) && skippedOnly([report])) || runVerb(report)
  if (conclusion === 'cancelled')
    return joinTexts([verb, ...canceller(report), time && `after ${time}`], ' ')
  // Nothing failed in the time of this attempt.
  const isOld = failures.length > 0 && failures.every(({ job }) => job.carriedOver)
  const isTimeless = time === '' || isOld || !hasRun(conclusion) || verb !== verbOf(conclusion)
  return isTimeless ? verb : `${verb} in ${time}`
}

/** Returns what a run did, or that it waits for a maintainer: GitHub then concludes a run that has no jobs. */
export function runVerb({ conclusion, jobs }: Pick<Report, 'conclusion' | 'jobs'>): string {
  const waits = conclusion === 'action_required' && jobs?.length === 0
  return waits ? `waits for ${MAINTAINER_APPROVAL}` : verbOf(conclusion)
}

/** Says that no job ran but one that only reports; '' if one did, or if jobs are not listed. */
export function skippedOnly(reports: readonly Pick<Report, 'jobs' | 'complete'>[]): string {
  const works = ({ listed: job }: JobReport) =>
    job.steps.some((step) => step.number > 1 && stepPassed(step))
  const jobs = reports.flatMap(({ jobs = [] }) => jobs).filter((job) => !job.current || works(job))
  const isAll = reports.every(({ complete }) => complete)
  if (!isAll || jobs.length === 0 || jobs.some(({ outcome }) => outcome !== 'skipped')) return ''
  const { length } = jobs
  return `ran no job: ${length} of ${length} ${length === 1 ? 'was' : 'were'} skipped`
}

/** Returns why the gate fails a run that did not fail, and what else is unfinished or not listed. */
function whyGateFails(report: Report): string {
  const found = gateReasons(report)
  const isSaid = report.gate?.rules.some(({ value, fails }) => value === 'unfinished' && fails)
  const totals = isSaid ? { ...report.totals, jobsUnfinished: 0 } : report.totals
  const reasons = [...found, ...whatIsNotCovered({ ...report, totals })]
  if (reasons.length > 0) return reasons.join('; ')
  return report.unfinished
    ? `it ${stateVerb(currentStatus(report)) ?? 'has not finished'}`
    : 'its conclusion is unknown'
}

/** Returns `by octocat` or `by a newer run` if all jobs were cancelled for that reason. */
function canceller({ failures }: Report): string[] {
  const phrases = failures.map(({ failure }) =>
    failure.kind === 'cancelled' ? (cancellerOf(failure) ?? '') : '',
  )
  const [first = '', ...others] = new Set(phrases.filter((phrase) => phrase !== ''))
  return first.startsWith('by ') && others.length === 0 ? [safeLine(first)] : []
}

/** Returns the status of the run. GitHub updates it late, so a running job takes precedence. */
function currentStatus({ run, jobs = [] }: Report): string {
  if (jobs.some(({ listed: job }) => job.state.kind === 'running')) return 'in_progress'
  return run.status ?? 'unknown'
}

/** Lists what failed other than the causes: what only `needs` shows, or is forgiven. */
export function otherFailures(report: Report): string[] {
  const unlisted = failedNeeds(report).map(
    ({ key, result, openLeg }) => `${safeLine(key)} ${verbOf(result)} (${whyUnlisted(openLeg)})`,
  )
  return [...unlisted, ...forgivenText(report)]
}

function whyUnlisted(openLeg: UnlistedNeed['openLeg']): string {
  if (openLeg === undefined) return 'reported only by needs'
  const which = openLeg.certain ? 'its leg' : 'perhaps its leg:'
  return `${which} ${safeLine(openLeg.name)} has not finished`
}

/** Limit in a heading: a line of a phone. */
const MIN_NAME_LENGTH = 30

/**
 * Returns what failed, for a heading above the causes: by name, or by its job and why, and how many more causes there
 * are, such as `cart › adds; 2 more causes`; empty without causes, or if they were cancelled.
 *
 * @param room in characters; for less than 30, a name is not shortened further
 */
export function causesForHeading(causes: readonly Cause[], room: number): string[] {
  const [first, ...others] = causes
  if (first === undefined || first.kind === 'cancelled') return []
  const more = others.length === 0 ? '' : `; ${plural(others.length, 'more cause')}`
  const max = Math.max(MIN_NAME_LENGTH, room - more.length)
  return [(namedErrors(first, max) ?? shorten(whyFailed(first, max), max)) + more]
}

/**
 * Returns what failed for the first cause, in a commit also in which runs, and how many more there are; empty without causes.
 *
 * @param whatOf `nameFailed` for a log, in which a message would read like an error of this step
 */
export function causesText(
  causes: readonly (Cause | CommitCause)[],
  whatOf: (cause: Cause) => string = whatFailed,
): string[] {
  const [first, ...others] = causes
  if (first === undefined) return []
  const where = 'runs' in first ? ` in ${runNames(first.runs)}` : ''
  const { length: affected } = first.consequences
  const facts = [
    KIND_LABELS[first.kind],
    ...waitedFor(first.failures),
    affected > 0 && `${plural(affected, 'job')} affected`,
    ...knownFrom(first),
  ]
  const known = joinTexts(facts, ', ')
  const why = known === '' ? '' : ` (${known})`
  const more = others.length === 0 ? '' : ` and ${plural(others.length, 'more cause')}`
  return [`${whatOf(first)}${where}${why}${more}${moreKnown(others)}`]
}

/**
 * Returns what failed for a list of issues, which people scan for how much fails: `test: cart › adds`,
 * `31 causes in 44 jobs (build failed at Run make, …)`.
 */
export function causesForList(causes: Some<Cause>): string {
  const [first, ...others] = causes
  // The total of all tests grows from run to run.
  const what = nameFailed(first).replace(/ of \d+(?= tests? failed)/, '')
  const label = KIND_LABELS[first.kind]
  if (others.length === 0) return label === undefined ? what : `${what} (${label})`
  const jobs = causes.reduce((sum, { failures }) => sum + failures.length, 0)
  return `${plural(causes.length, 'cause')} in ${plural(jobs, 'job')} (${what}, …)`
}

/** Returns what failed for a cause by name, or else where. */
export function nameFailed(cause: Cause): string {
  return namedErrors(cause) ?? causeLine(cause)
}

/** Returns what failed for a cause by name, or else where and why as far as it is known. */
function whatFailed(cause: Cause): string {
  return namedErrors(cause) ?? whyFailed(cause)
}

/**
 * Returns the same for a cause without names.
 *
 * @param maxCharacters for a reason of ours; the words of a log are shortened
 */
function whyFailed(cause: Cause, maxCharacters = Infinity): string {
  const message = messageText(cause, MAX_ERROR_LENGTH)
  if (message !== '') return `${nameJobs(cause)}: ${message}`
  const [report] = cause.failures
  const stopped = `${nameJobs(cause)} ${causeVerb(cause)}: `
  const room = Math.min(MAX_ERROR_LENGTH, maxCharacters - stopped.length)
  const notEnded = notEndedPhrase(cause, room)
  if (notEnded !== '') return stopped + notEnded
  const isUnknown = cause.kind === 'cancelled' || report.failure.kind === 'other'
  const { reason = '' } = isUnknown ? {} : failureLabels(report)
  const where = causeLine(cause)
  const whole = `${where}: ${shorten(safeLine(reason), MAX_ERROR_LENGTH)}`
  return reason === '' || whole.length > maxCharacters ? where : whole
}

/** Returns `as on main since #812` if the base branch fails for the same cause. */
function knownFrom(cause: Cause): string[] {
  if (!isKnown(cause)) return []
  const { verdict } = cause
  if (verdict.kind === 'listed') return [`known from ${issueRefs(verdict.issues.issues, PLAIN)}`]
  const [newest] = verdict.context.evidence
  if (verdict.kind !== 'known' || newest === undefined) return []
  const { redSince } = verdict.context
  const run =
    redSince === undefined ? `in ${runRef(newest, PLAIN)}` : `since ${runRef(redSince.run, PLAIN)}`
  return [`as on ${baseOf(verdict, PLAIN)} ${run}`]
}

/** Returns ` that is known from main`, or for a part of several causes `, 1 of which is known from main`. */
function moreKnown(causes: readonly Cause[]): string {
  const known = causes.filter(isKnown)
  const [first] = known
  if (first === undefined) return ''
  const which = known.length === causes.length ? ' that' : `, ${known.length} of which`
  const are = `${which} ${known.length === 1 ? 'is' : 'are'} known`
  // Those of issues may have different ones.
  const isFromBase = known.every(({ verdict }) => verdict.kind === 'known')
  return isFromBase ? `${are} from ${baseOf(first.verdict, PLAIN)}` : are
}

/** Whether a cause is known, in each of its jobs and of their failed steps. */
function isKnown(cause: Cause): boolean {
  const verdicts = cause.failures.flatMap((failure) => verdictsOn(cause, failure))
  return verdicts.every((verdict) => wordOf(verdict) === 'known')
}

/** Returns what failed of a cause or of one failure, and where: `build failed at Run make`. */
export function causeLine(cause: Pick<Cause, 'kind' | 'failures'>): string {
  const [{ job }, ...others] = cause.failures
  const when = job.carriedOver && others.length === 0 ? ' in an earlier attempt' : ''
  return causeOpening(cause, PLAIN) + when
}

/** Names the first of some runs by their labels. */
export function runNames(runs: readonly Pick<CommitRun, 'label'>[]): string {
  return enumerate(runs.map(({ label }) => safeLine(label)))
}

/** Lists what did not pass and is not forgiven, of the results that only `needs` shows. */
export function failedNeeds({ unlistedNeeds }: Report): readonly UnlistedNeed[] {
  return unlistedNeeds.filter(({ result, forgiven }) => !isPass(result) && !forgiven)
}

/** Returns the failures of a run that passed: `nightly failed (forgiven)`. */
function forgivenText({ conclusion, jobs = [] }: Report): string[] {
  const [first, ...others] = jobs.filter(({ forgiven }) => forgiven)
  if (first === undefined || !isPass(conclusion)) return []
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  return [`${displayName(first.listed)} ${verbOf(first.outcome ?? 'unknown')} (forgiven)${more}`]
}

/** Lists what the verdict does not cover. */
export function whatIsNotCovered({ totals, jobs, run, complete }: Report): string[] {
  if (jobs === undefined) return ['the jobs could not be listed']
  return textsIn([
    totals.jobsUnfinished > 0 && `${plural(totals.jobsUnfinished, 'job')} unfinished`,
    !complete && `only ${jobs.length} of ${run.jobsCounted ?? 'an unknown number of'} jobs listed`,
  ])
}
