import { type Client, createClient } from '../../github/http/client.ts'
import { createWriteClient } from '../../github/http/write-client.ts'
import {
  fetchJobStatus,
  fetchRunStatus,
  findLatestJob,
  type JobStatus,
  type RunStatus,
} from '../../github/run/run-status.ts'
import { rerun, type RerunScope } from '../../github/runs/change-run.ts'
import { isFailure, isPass } from '../../model/conclusion.ts'
import type { Report } from '../../model/report/report.ts'
import { plural } from '../../render/text/units.ts'
import { clientOptions } from '../client-options.ts'
import { explainChange, explainUnread } from '../explain-change.ts'
import type { Outcome, RunInputs } from '../sub-action.ts'
import {
  type ClassificationOptions,
  classifyFailures,
  reportFailedRun,
} from './classify-failures.ts'

export interface RerunInputs extends RunInputs {
  readonly scope: RerunScope
  readonly when: 'failed' | 'flaky' | 'always'
  readonly maxAttempts: number
}

/** Re-runs a run, its failed jobs or one job, unless a rule or an input forbids it. */
export async function rerunIfEligible(inputs: RerunInputs, signal: AbortSignal): Promise<Outcome> {
  const { runId, scope } = inputs
  const client = createClient(clientOptions(inputs))
  let run: RunStatus
  let job: JobStatus | undefined
  try {
    ;[run, job] = await Promise.all([
      fetchRunStatus(client, inputs, signal),
      typeof scope === 'object'
        ? fetchJobStatus(client, { ...inputs, jobId: scope.jobId }, signal)
        : undefined,
    ])
  } catch (error) {
    return { kind: 'failed', reason: explainUnread(error, `run ${runId}`, inputs) }
  }
  const obstacle = findObstacle(inputs, run, job)
  if (obstacle !== undefined) return obstacle
  if (job !== undefined && job.attempt < run.attempt) {
    return await rerunLatest(client, inputs, { run, job }, signal)
  }
  return await rerunUnlessCode(client, inputs, { run, job }, signal)
}

/** Re-runs the job of the latest attempt that has the name of a job of an earlier one. */
async function rerunLatest(
  client: Client,
  inputs: RerunInputs,
  { run, job }: { readonly run: RunStatus; readonly job: JobStatus },
  signal: AbortSignal,
): Promise<Outcome> {
  const { runId } = inputs
  const { attempt } = run
  const failed = (reason: string): Outcome => ({ kind: 'failed', reason })
  let latest: JobStatus | undefined
  try {
    latest = await findLatestJob(client, inputs, { job, attempt }, signal)
  } catch (error) {
    return failed(explainUnread(error, `the jobs of attempt ${attempt} of run ${runId}`, inputs))
  }
  if (latest?.id === undefined) {
    return failed(
      `Job ${job.id} is a job of attempt ${job.attempt}, and attempt ${attempt} of run ${runId} does not have exactly one job of the same name: check the input job-id.`,
    )
  }
  const latestInputs = { ...inputs, scope: { jobId: latest.id } }
  const obstacle = findObstacle(latestInputs, run, { ...latest, runId })
  return obstacle ?? (await rerunUnlessCode(client, latestInputs, { run, job: latest }, signal))
}

async function rerunUnlessCode(
  client: Client,
  inputs: RerunInputs,
  { run, job }: { readonly run: RunStatus; readonly job: JobStatus | undefined },
  signal: AbortSignal,
): Promise<Outcome> {
  const { when } = inputs
  const { conclusion = 'unknown' } = job ?? run
  // GitHub concludes a job that reached its time limit, and its run, as cancelled.
  const mayHaveTimedOut = when !== 'always' && conclusion === 'cancelled'
  if (when !== 'flaky' && !mayHaveTimedOut) return await startAttempt(inputs, run, signal)
  const target = { ...inputs, attempt: run.attempt, current: undefined }
  const report = await reportFailedRun(client, target, signal)
  if (mayHaveTimedOut && !hasFailed(report, jobIdOf(inputs))) {
    return nothingFailed(inputs, conclusion)
  }
  if (when !== 'flaky') return await startAttempt(inputs, run, signal)
  return await rerunIfFlaky(report, { client, target, jobId: jobIdOf(inputs), signal }, inputs, run)
}

function hasFailed(report: Report, jobId: number | undefined): boolean {
  if (jobId === undefined) return isFailure(report.conclusion)
  const job = report.jobs?.find(({ job }) => job.id === jobId)
  return isFailure(job?.outcome ?? 'unknown')
}

function jobIdOf({ scope }: RerunInputs): number | undefined {
  return typeof scope === 'object' ? scope.jobId : undefined
}

function nothingFailed({ scope, runId }: RerunInputs, conclusion: string): Outcome {
  const what = typeof scope === 'object' ? `job ${scope.jobId}` : `run ${runId}`
  return { kind: 'left', reason: `Nothing to re-run: ${what} finished with ${conclusion}.` }
}

/** Returns why the run cannot be re-run, without its failures; `undefined` if nothing forbids it. */
function findObstacle(
  inputs: RerunInputs,
  { status, attempt, ...run }: RunStatus,
  job: JobStatus | undefined,
): Outcome | undefined {
  const { runId, scope, when, maxAttempts } = inputs
  if (typeof scope === 'object' && job?.runId !== runId) {
    const reason = `Job ${scope.jobId} is not a job of run ${runId}: check the inputs job-id and run-id.`
    return { kind: 'failed', reason }
  }
  const left = (reason: string): Outcome => ({ kind: 'left', reason })
  if (status !== 'completed') {
    return left(`Run ${runId} has not finished: attempt ${attempt} is ${status}.`)
  }
  if (attempt >= maxAttempts) {
    return left(
      `Run ${runId} has had ${plural(attempt, 'attempt')}; max-attempts is ${maxAttempts}.`,
    )
  }
  const { conclusion = 'unknown' } = job ?? run
  const mayHaveFailed = isFailure(conclusion) || conclusion === 'cancelled'
  const nothing = when === 'always' ? scope === 'failed' && isPass(conclusion) : !mayHaveFailed
  return nothing ? nothingFailed(inputs, conclusion) : undefined
}

async function rerunIfFlaky(
  report: Report,
  options: ClassificationOptions,
  inputs: RerunInputs,
  run: RunStatus,
): Promise<Outcome> {
  const { runId } = inputs
  const { verdict, reason } = await classifyFailures(report, options)
  if (verdict === 'unknown') return { kind: 'failed', reason }
  if (verdict === 'code') {
    return { kind: 'left', reason: `Run ${runId} was not re-run: ${reason}` }
  }
  const outcome = await startAttempt(inputs, run, options.signal)
  return outcome.kind === 'done' ? { ...outcome, reason: `${outcome.reason} ${reason}` } : outcome
}

async function startAttempt(
  inputs: RerunInputs,
  { attempt }: RunStatus,
  signal: AbortSignal,
): Promise<Outcome> {
  const { runId, scope } = inputs
  const what =
    scope === 'failed'
      ? `the failed jobs of run ${runId}`
      : scope === 'all'
        ? `all jobs of run ${runId}`
        : `job ${scope.jobId} of run ${runId}`
  try {
    if (await rerun(createWriteClient(clientOptions(inputs)), inputs, scope, signal)) {
      const next = String(attempt + 1)
      const reason = `Started attempt ${next}: ${what}.`
      return { kind: 'done', reason, outputs: { attempt: next } }
    }
    return { kind: 'left', reason: `Run ${runId} is already being re-run.` }
  } catch (error) {
    return { kind: 'failed', reason: explainChange(error, `re-run ${what}`, inputs) }
  }
}
