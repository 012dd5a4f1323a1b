import type { Cause, FailureReport } from '../../model/report/cause.ts'
import type { CauseKind } from '../../model/reasons.ts'
import { idsOf, type JobReport } from '../../model/report/job-report.ts'
import { KILLED, type LoggedKind, type StepExcerpt } from '../../model/report/failure.ts'
import type { Job, Step } from '../../model/run.ts'
import { stepUrl } from '../../model/target.ts'
import { displayName, type Inline, jobLink, jobName } from '../text/inline.ts'
import { pluralVerb } from '../text/labels.ts'
import { shorten, safeLine } from '../text/markdown.ts'
import { isSome } from '../../model/some.ts'
import { enumerate, formatDuration, joinTexts, plural } from '../text/units.ts'
import { exitCodeOf, exitOf, failureLabels, printedNothing, waitedFor } from './failure-labels.ts'
import { skipReason } from '../text/skips.ts'
import { sharedPart } from '../text/shared-part.ts'

/** Number of jobs named in one line. */
export const MAX_NAMED_JOBS = 10

/** Words for the kinds that a log shows; the others are in the verb of a failure. */
export const KIND_LABELS: Partial<Record<CauseKind, string>> = {
  'out-of-memory': 'out of memory',
  'tool-crash': 'a compiler or linker crashed',
  'disk-full': 'disk full',
  network: 'network or service error',
  'action-download': 'an action could not be downloaded',
  container: 'a container did not start',
  device: 'a device or emulator did not come up',
  refused: 'refused',
} satisfies Record<Exclude<LoggedKind, 'runner-lost'>, string>

/** The failures of a cause, or a part. */
type AlikeFailures = Pick<Cause, 'kind' | 'failures'>

/** Words before a message that can be of something else. */
const UNCERTAIN = 'last reported: '

/** Limit of what failed in a line, in characters. */
export const MAX_ERROR_LENGTH = 80

/** Returns what says why the jobs of a cause failed, in one line that is cut between words; '' if nothing does. */
export function messageText(
  {
    message,
    isMessageCertain,
    failures,
  }: Pick<Cause, 'message' | 'isMessageCertain'> & Partial<Pick<Cause, 'failures'>>,
  maxCharacters = Infinity,
): string {
  const code = exitCodeOf(failures?.[0].excerpts[0])
  // Of a killed process, the last line says nothing.
  if (code === KILLED && !isMessageCertain) return exitOf(code) ?? ''
  if (message === undefined) return ''
  const text = `${isMessageCertain ? '' : UNCERTAIN}${safeLine(message)}`
  return shorten(text, maxCharacters)
}

/** Returns whether the message of a cause has a name in it that is no part of a longer word. */
export function saysName({ message = '' }: Cause, name: string): boolean {
  return [': ', ' (and '].some((end) => `${safeLine(message)}${end}`.includes(safeLine(name) + end))
}

/**
 * Returns `build failed at Run make after 2m 3s (exit code 2)` for one job, and `3 jobs failed at Run make
 * (exit code 2)` for several whose logs were read; with `, only on windows / wasm, 6 of 44` if that is what all share.
 *
 * @param jobs all of the run of the failures
 */
export function causeSentence(
  cause: Cause,
  jobs: readonly Pick<Job, 'name'>[],
  inline: Inline,
): string {
  const { text, strong } = inline
  const [first] = cause.failures
  const { length } = cause.failures
  const { read, unread } = byLog(cause)
  const { reason } = failureLabels(first, cause.failures)
  const opening = causeOpening({ ...cause, failures: isSome(read) ? read : cause.failures }, inline)
  if (saysAll(cause) && waitedFor(cause.failures).length === 0)
    return joinTexts([opening, reason && text(reason)], ' ')
  const when = length === 1 ? causeDuration(first) : ''
  const notRead = read.length === 0 && unread.length > 1 ? 'logs not read' : undefined
  const reasons = [KIND_LABELS[cause.kind], reason, notRead].filter((part) => part !== undefined)
  const silent = cause.failures.every(printedNothing) ? ': it printed nothing' : ''
  const why = reasons.length === 0 ? '' : ` (${text(reasons.join('; '))})`
  const shared = sharedByCause(cause, jobs)
  const on = shared && strong(text(safeLine(shared.label)))
  const where = shared === undefined ? '' : `, only on ${on}, ${length} of ${shared.total}`
  return `${opening}${when}${silent}${why}${where}`
}

/** Returns `build failed at Run make`, or `3 jobs failed at Run make`. */
export function causeOpening(cause: AlikeFailures, inline: Inline): string {
  const { text, link, strong } = inline
  const [{ job }, ...others] = cause.failures
  const subject = others.length === 0 ? jobName(job.listed, inline) : strong(nameJobs(cause))
  const step = causeStep(cause)
  const at = step === undefined ? '' : ` at ${link(text(step.name), stepUrl(job.listed, step))}`
  return `${subject} ${text(causeVerb(cause))}${at}`
}

/** Returns `build › Run make`, or `3 jobs › Run make`, in plain text; without a step, the jobs alone. */
export function causePlace(cause: AlikeFailures): string {
  const step = causeStep(cause)
  return joinTexts([nameJobs(cause), step && safeLine(step.name)], ' › ')
}

/** Returns `build`, or `3 jobs`, in plain text. */
export function nameJobs({ failures }: AlikeFailures): string {
  const [{ job }, ...others] = failures
  return others.length === 0 ? displayName(job.listed) : plural(failures.length, 'job')
}

/** Splits the failures of a cause by whether their log was read: another log stands for those without. */
function byLog({
  failures,
  judged,
}: Cause): Readonly<Record<'read' | 'unread', readonly FailureReport[]>> {
  const isUnread = (one: FailureReport) => {
    const isSilent = one.failure.kind === 'failed-step' && one.excerpts.length === 0
    return !judged.includes(one) || (isSilent && !one.job.current)
  }
  const [unread, read] = [failures.filter(isUnread), failures.filter((one) => !isUnread(one))]
  return { read, unread }
}

/** Returns `6 more at the same step (logs not read)`, if other logs stand for theirs. */
export function unreadLine(cause: Cause): string[] {
  const { read, unread } = byLog(cause)
  if (read.length === 0 || unread.length === 0) return []
  return [
    `${unread.length} more at the same step (${unread.length === 1 ? 'log' : 'logs'} not read)`,
  ]
}

function sharedByCause({ failures }: Cause, jobs: readonly Pick<Job, 'name'>[]) {
  return sharedPart(
    failures.map(({ job: { listed: job } }) => job.name),
    jobs.map(({ name }) => name),
  )
}

/** Links to the jobs of a cause, without the part of their names that its sentence has. */
export function causeJobs(
  cause: Cause,
  jobs: readonly Pick<Job, 'name'>[],
  { text, link }: Inline,
): string[] {
  const shared = saysAll(cause) ? undefined : sharedByCause(cause, jobs)
  return cause.failures.map(({ job: { listed: job } }) => {
    const name = shared === undefined ? displayName(job) : safeLine(shared.restOf(job.name))
    return link(text(name), job.url)
  })
}

/** Returns the step at which the jobs of a cause failed, by the first line of a script; `undefined` if it can differ. */
export function causeStep({ failures, kind }: AlikeFailures): Step | undefined {
  if (failures.length > 1 && (kind === 'cancelled' || kind === 'runner-lost')) return undefined
  const { step } = failureLabels(failures[0])
  const [name = ''] = step?.name.trim().split('\n') ?? []
  return step && { ...step, name }
}

/** Returns `failed` or `were cancelled`, for the number of its jobs. */
export function causeVerb(cause: AlikeFailures): string {
  const verb =
    cause.kind === 'runner-lost' ? 'lost its runner' : failureLabels(cause.failures[0]).verb
  if (cause.failures.length === 1) return verb
  return pluralVerb(verb)
    .replace(/^lost its runner\b/, 'lost their runners')
    .replace(/\bbefore it started$/, 'before they started')
}

function causeDuration({ job: { carriedOver, duration } }: FailureReport): string {
  if (carriedOver) return ' in an earlier attempt'
  return duration === undefined ? '' : ` after ${formatDuration(duration)}`
}

/** Whether the sentence names who cancelled the jobs: GitHub's annotations only repeat it. */
export function saysAll({ kind, failures }: Cause): boolean {
  return kind === 'cancelled' && failures.length > 1
}

/** Returns `Log of test (1):` if the log stands for those of other jobs. */
export function logOwner(cause: Cause, inline: Inline): string[] {
  const { job, excerpts } = cause.failures[0]
  if (cause.failures.length === 1 || excerpts.length === 0) return []
  return [`Log of ${jobLink(job.listed, inline)}:`]
}

/** Says how to see the log of the current job, which GitHub publishes when the job has ended, unless a file says as much. */
export function unpublishedLine({ failures, message }: Cause, { text, link }: Inline): string[] {
  const [first] = failures
  const { job, excerpts } = first
  const { step } = failureLabels(first)
  if (!job.current || excerpts.length > 0 || step === undefined || message !== undefined) return []
  const log = link(text('its log'), stepUrl(job.listed, step))
  return [
    `GitHub publishes the log of this job when the job has ended: open ${log} to see why the step failed. A report from another job, which needs this one, shows it here.`,
  ]
}

/**
 * Returns `It also failed at Run make (exit code 2):`, to introduce the log of a further step, or `The job
 * continued after an error at Run make:` if that step did not fail it.
 */
export function alsoFailedAt(
  { job }: FailureReport,
  excerpt: StepExcerpt,
  { text, link }: Inline,
): string[] {
  const { step, continued } = excerpt
  if (step === undefined) return []
  const exit = exitOf(exitCodeOf(excerpt))
  const why = exit === undefined ? '' : ` (${exit})`
  const at = `${link(text(continued ?? step.name), stepUrl(job.listed, step))}${why}:`
  if (continued === undefined) return [`It also failed at ${at}`]
  return [`The job continued after an error at ${at}`]
}

/** Names the jobs that failed or were cancelled because of the cause. */
export function consequencesLine({ consequences }: Cause, inline: Inline): string[] {
  if (consequences.length === 0) return []
  const names = consequences.map(({ listed: job }) => jobLink(job, inline))
  return [`Failed or cancelled because of it: ${enumerate(names, MAX_NAMED_JOBS)}`]
}

/** Names the jobs that were skipped because of the cause: `And 2 jobs did not run: deploy (needs test), …`. */
export function skippedLine(
  { failures, consequences }: Cause,
  jobs: readonly JobReport[],
  inline: Inline,
): string[] {
  const stopped = [...failures.map(({ job }) => job), ...consequences]
  const ids = new Set(idsOf(stopped))
  const skipped = jobs.filter(({ skippedBecause: because }) => ids.has(because?.jobId ?? -1))
  if (skipped.length === 0) return []
  const names = skipped.map(
    (job) => `${jobLink(job.listed, inline)} (${skipReason(job, inline, true)})`,
  )
  return [`And ${plural(skipped.length, 'job')} did not run: ${enumerate(names, MAX_NAMED_JOBS)}`]
}
