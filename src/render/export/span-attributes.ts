import { isFailure } from '../../model/conclusion.ts'
import { stepUrl } from '../../model/target.ts'
import type { FailureJson } from '../json/failures.ts'
import type { JobJson, ReportJson, StepJson } from '../json/types.ts'
import { singleLine } from '../text/markdown.ts'
import { isUnfinished } from './interval.ts'

/** Attributes of a span, without unknown values. */
export type Attributes = Readonly<Record<string, string | number | boolean | readonly string[]>>

/**
 * Returns attributes by OpenTelemetry's conventions; other attributes start with `run_report`.
 *
 * https://opentelemetry.io/docs/specs/semconv/cicd/cicd-spans/
 * https://opentelemetry.io/docs/specs/semconv/resource/cicd/
 */
export function resourceAttributes({ repository, run }: ReportJson): Attributes {
  const [owner = '', name = ''] = repository.split('/')
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
  })
}

export function runAttributes(report: ReportJson, omitted: number): Attributes {
  const { run, jobsUnfinished } = report
  // Unfinished jobs can still change any conclusion except a failure.
  const isFinal = !isUnfinished(report) || isFailure(report.conclusion)
  const conclusion = isFinal ? report.conclusion : null
  const result = resultOf(conclusion)
  return known({
    'cicd.pipeline.action.name': RUN,
    'cicd.pipeline.result': result,
    'error.type': isError(result) ? conclusion : undefined,
    'run_report.conclusion': conclusion,
    'run_report.run.attempt': run.attempt,
    'run_report.run.number': run.number,
    'run_report.run.event': optionalLine(run.event),
    'run_report.jobs_unfinished': jobsUnfinished === 0 ? undefined : jobsUnfinished,
    'run_report.left_out': omitted,
  })
}

/** @param failure of this job, if it did not pass and is not forgiven */
export function jobAttributes(job: JobJson, failure: FailureJson | undefined): Attributes {
  const result = jobResult(job, failure)
  return known({
    'cicd.pipeline.task.name': singleLine(job.name),
    'cicd.pipeline.task.run.id': String(job.id),
    'cicd.pipeline.task.run.url.full': job.url,
    'cicd.pipeline.task.run.result': result,
    'error.type': isError(result) ? (failure?.kind ?? outcomeOf(job)) : undefined,
    'cicd.worker.name': optionalLine(job.runner.name),
    'run_report.status': job.status,
    'run_report.conclusion': job.conclusion,
    'run_report.forgiven': job.forgiven,
    'run_report.runner.labels': job.runner.labels.map(singleLine),
  })
}

export function stepAttributes(step: StepJson, job: JobJson): Attributes {
  const result = resultOf(step.conclusion)
  return known({
    'cicd.pipeline.task.name': singleLine(step.name),
    'cicd.pipeline.task.run.id': `${job.id}/${step.number}`,
    'cicd.pipeline.task.run.url.full': stepUrl(job, step),
    'cicd.pipeline.task.run.result': result,
    'error.type': isError(result) ? step.conclusion : undefined,
    'run_report.conclusion': step.conclusion,
    'run_report.step.number': step.number,
  })
}

/** Returns no task attributes: by the conventions, the task is the job and not its queue. */
export function queueAttributes(job: JobJson): Attributes {
  return {
    'run_report.job': singleLine(job.name),
    'run_report.job.id': job.id,
    'run_report.runner.labels': job.runner.labels.map(singleLine),
  }
}

/** The conventions' name for what a run does. */
export const RUN = 'RUN'

/** The results of the conventions by GitHub's conclusion. */
const RESULTS: ReadonlyMap<string, string> = new Map([
  ['success', 'success'],
  ['failure', 'failure'],
  ['startup_failure', 'error'],
  ['timed_out', 'timeout'],
  ['cancelled', 'cancellation'],
  ['skipped', 'skip'],
])

export function resultOf(conclusion: string | null): string | undefined {
  if (conclusion === null || conclusion === 'unknown') return undefined
  return RESULTS.get(conclusion) ?? conclusion
}

/** Returns what a finished job counts as: `timed_out` if GitHub cancelled it at its time limit. */
export function outcomeOf({ status, outcome, conclusion }: JobJson): string | null {
  return status === 'completed' ? outcome : conclusion
}

/** Returns the result of a job. A lost runner is an error of the system, not a failure of the job. */
export function jobResult(job: JobJson, failure: FailureJson | undefined): string | undefined {
  const result = resultOf(outcomeOf(job))
  return result === 'failure' && failure?.kind === 'runner-lost' ? 'error' : result
}

export function isError(result: string | undefined): boolean {
  return result === 'failure' || result === 'error' || result === 'timeout'
}

function optionalLine(text: string | null): string | undefined {
  return text === null ? undefined : singleLine(text)
}

function known(
  attributes: Readonly<Record<string, Attributes[string] | null | undefined>>,
): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).filter(
      (entry): entry is [string, Attributes[string]] => entry[1] !== undefined && entry[1] !== null,
    ),
  )
}
