import { type Conclusion, isFailure, type KnownConclusion } from '../../model/conclusion.ts'
import { isPullRequestEvent, parseMergeQueueBranch } from '../../model/event.ts'
import { type Cause, type FailureReport, type Verdict, wordOf } from '../../model/report/cause.ts'
import type { CriticalPath, Report } from '../../model/report/report.ts'
import type { Failure } from '../../model/report/failure.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Job, Run, Step } from '../../model/run.ts'
import { stepUrl } from '../../model/target.ts'
import { messageText } from '../../render/findings/cause-text.ts'
import { displayName } from '../../render/text/inline.ts'
import { safeLine } from '../../render/text/markdown.ts'
import { stateFields } from '../../render/text/state-fields.ts'

/** Attributes of a span, without unknown values. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean | string[]>>

/**
 * Returns attributes by OpenTelemetry's conventions; other attributes start with `run_report`.
 *
 * https://opentelemetry.io/docs/specs/semconv/cicd/cicd-spans/
 * https://opentelemetry.io/docs/specs/semconv/resource/cicd/
 */
export function resourceAttributes({ run, causes }: Report): SpanAttributes {
  const [owner = '', name = ''] = run.repository.split('/')
  return known({
    'service.name': name,
    'service.namespace': owner,
    'cicd.pipeline.name': optionalLine(run.workflow),
    'cicd.pipeline.run.id': String(run.id),
    'cicd.pipeline.run.url.full': run.url,
    'vcs.provider.name': 'github',
    'vcs.owner.name': owner,
    'vcs.repository.name': name,
    'vcs.repository.url.full': run.url.replace(/\/actions\/runs\/.*/, ''),
    'vcs.ref.head.name': optionalLine(run.branch),
    'vcs.ref.head.revision': run.commit,
    ...headType(run),
    ...baseAttributes(run, causes),
  })
}

/** Returns nothing if the event can be of a branch or of a tag, such as a push: GitHub lists only the name. */
function headType({ event, branch }: Run): SpanAttributes {
  const isBranch = isPullRequestEvent(event) || event === 'merge_group' || event === 'schedule'
  if (!isBranch || branch === undefined) return {}
  return { 'vcs.ref.head.type': 'branch', 'vcs.ref.type': 'branch' }
}

/**
 * Returns the branch that the run is to be merged into. The base branch of a pull request is known if a failure was
 * compared.
 */
function baseAttributes({ event, branch }: Run, causes: readonly Cause[]): SpanAttributes {
  const queue = event === 'merge_group' ? parseMergeQueueBranch(branch) : undefined
  const compared = causes.map(({ verdict }) => verdict.branch)
  const base = isPullRequestEvent(event) ? compared.find((name) => name !== undefined) : queue?.base
  if (base === undefined) return {}
  return known({
    'vcs.ref.base.name': safeLine(base),
    'vcs.ref.base.type': 'branch',
    // The last commit before the group ends the name of its branch.
    'vcs.ref.base.revision': queue && branch?.slice(-40),
  })
}

export function runAttributes(report: Report, omitted: number): SpanAttributes {
  const { run, totals } = report
  // Unfinished jobs can still change any conclusion except a failure.
  const isFinal = totals.jobsUnfinished === 0 || isFailure(report.conclusion)
  const conclusion = isFinal ? report.conclusion : undefined
  const result = semanticResult(conclusion)
  return known({
    'cicd.pipeline.action.name': RUN_ACTION,
    'cicd.pipeline.result': result,
    'error.type': isError(result) ? conclusion : undefined,
    'run_report.conclusion': conclusion,
    'vcs.change.id': run.pullRequest?.toString(),
    'run_report.run.attempt': run.attempt,
    'run_report.run.number': run.number,
    'run_report.run.event': optionalLine(run.event),
    'run_report.jobs_unfinished': totals.jobsUnfinished === 0 ? undefined : totals.jobsUnfinished,
    'run_report.omitted': omitted,
  })
}

/** Reason why a job failed, and whose failure it is. */
export interface JudgedFailure {
  readonly failed: FailureReport
  readonly cause: Cause
  readonly verdict: Verdict
}

/** @param failure of this job, if it did not pass and is not forgiven */
export function jobAttributes(
  report: JobReport,
  failure: Failure | undefined,
  run: Run,
): SpanAttributes {
  const { listed: job, forgiven } = report
  const { status, conclusion } = stateFields(job.state)
  const result = jobResult(report, failure)
  return known({
    'cicd.pipeline.task.name': displayName(job),
    'cicd.pipeline.task.run.id': String(job.id),
    'cicd.pipeline.task.run.url.full': job.url,
    'cicd.pipeline.task.run.result': result,
    'error.type': isError(result) ? (failure?.kind ?? finishedOutcome(report)) : undefined,
    'cicd.worker.id': job.runner.id?.toString(),
    'cicd.worker.name': optionalLine(job.runner.name),
    'vcs.change.id': run.pullRequest?.toString(),
    'run_report.status': status,
    'run_report.conclusion': conclusion,
    'run_report.forgiven': forgiven,
    'run_report.runner.labels': job.runner.labels.map(safeLine),
  })
}

/** Returns nothing if the path is unknown or can change. */
export function pathAttributes({ id }: Job, path: CriticalPath | undefined): SpanAttributes {
  if (path === undefined || path.soFar) return {}
  return { 'run_report.on_critical_path': path.jobs.some(({ job }) => job.listed.id === id) }
}

/** Tests of a job that are named. */
export const MAX_TESTS = 100

/**
 * Returns the attributes of a failed job that is no consequence of another. The conventions have a name for one
 * test, but none for a list, and advise against `error.message` on spans.
 */
export function causeAttributes({ failed, cause, verdict }: JudgedFailure): SpanAttributes {
  const entries = failed.errors.flatMap((errors) => errors.entries)
  const titles = entries.flatMap(({ title, isTest }) => (isTest ? (title ?? []) : []))
  const tests = [...new Set(titles.map(safeLine))]
  const counted = failed.errors.map(({ total }) => (total?.counts === 'tests' ? total.failed : 0))
  const total = counted.reduce((sum, count) => sum + count, 0)
  const count = Math.max(tests.length, total)
  const [test] = count === 1 ? tests : []
  return known({
    'run_report.cause.kind': cause.kind,
    'run_report.cause.message': optionalLine(messageText(cause) || undefined),
    'run_report.cause.signature': cause.signature,
    'run_report.verdict': wordOf(verdict),
    'run_report.known_issues': verdict.issues?.issues.map(({ url }) => url),
    ...(count > 0 && {
      'test.suite.run.status': 'failure',
      'run_report.failed_tests': tests.slice(0, MAX_TESTS),
      'run_report.failed_tests_total': count,
    }),
    ...(test !== undefined && { 'test.case.name': test, 'test.case.result.status': 'fail' }),
  })
}

export function stepAttributes(step: Step, job: Job): SpanAttributes {
  const conclusion = stateFields(step.state).conclusion ?? undefined
  const result = semanticResult(conclusion)
  return known({
    'cicd.pipeline.task.name': safeLine(step.name),
    'cicd.pipeline.task.run.id': `${job.id}/${step.number}`,
    'cicd.pipeline.task.run.url.full': stepUrl(job, step),
    'cicd.pipeline.task.run.result': result,
    'error.type': isError(result) ? conclusion : undefined,
    'run_report.conclusion': conclusion,
    'run_report.step.number': step.number,
  })
}

/** Returns no task attributes: by the conventions, the task is the job and not its queue. */
export function queueAttributes(job: Job): SpanAttributes {
  return {
    'run_report.job': displayName(job),
    'run_report.job.id': job.id,
    'run_report.runner.labels': job.runner.labels.map(safeLine),
  }
}

/** The conventions' name for what a run does. */
export const RUN_ACTION = 'RUN'

/** The results of the conventions by GitHub's conclusion. */
const RESULTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    success: 'success',
    failure: 'failure',
    startup_failure: 'error',
    timed_out: 'timeout',
    cancelled: 'cancellation',
    skipped: 'skip',
    action_required: 'action_required',
    stale: 'stale',
    neutral: 'neutral',
  } satisfies Record<Exclude<KnownConclusion, 'unknown'>, string>),
)

export function semanticResult(conclusion: Conclusion | undefined): string | undefined {
  if (conclusion === undefined || conclusion === 'unknown') return undefined
  return RESULTS.get(conclusion) ?? conclusion
}

/** Returns what a finished job counts as: `timed_out` if GitHub cancelled it at its time limit. */
export function finishedOutcome({ listed: job, outcome }: JobReport): Conclusion | undefined {
  return job.state.kind === 'finished' ? outcome : undefined
}

/** Returns the result of a job. A lost runner is an error of the system, not a failure of the job. */
export function jobResult(job: JobReport, failure: Failure | undefined): string | undefined {
  const result = semanticResult(finishedOutcome(job))
  return result === 'failure' && failure?.kind === 'runner-lost' ? 'error' : result
}

export function isError(result: string | undefined): boolean {
  return result === 'failure' || result === 'error' || result === 'timeout'
}

function optionalLine(text: string | undefined): string | undefined {
  return text === undefined ? undefined : safeLine(text)
}

function known(
  attributes: Readonly<Record<string, SpanAttributes[string] | null | undefined>>,
): SpanAttributes {
  return Object.fromEntries(
    Object.entries(attributes).filter(
      (entry): entry is [string, SpanAttributes[string]] =>
        entry[1] !== undefined && entry[1] !== null,
    ),
  )
}
