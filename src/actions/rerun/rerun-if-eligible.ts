import { type Client, createClient } from '../../github/http/client.ts'
import { createWriteClient } from '../../github/http/write-client.ts'
import {
  fetchJobStatus,
  fetchRunStatus,
  findLatestJob,
  type JobStatus,
  type RunStatus,
} from '../../github/run/run-status.ts'
import { type RerunScope, rerun } from '../../github/runs/change-run.ts'
import { isFailure, isPass } from '../../model/conclusion.ts'
import type { Report } from '../../model/report/report.ts'
import { plural } from '../../render/text/units.ts'
import { clientOptions } from '../client-options.ts'
import { explainChange, explainUnread } from '../explain-change.ts'
import type { Outcome, CommonInputs } from '../sub-action.ts'
import { classifyFailures, type ClassificationOptions, reportFailedRun } from './classify-failures.ts'

export interface RerunInputs extends CommonInputs {
  readonly again: RerunScope
  readonly when: 'failed' | 'flaky' | 'always'
  readonly maxAttempts: number
}

/** Runs a run again, unless something is against it. */
export async function rerunIfEligible(inputs: RerunInputs, signal: AbortSignal): Promise<Outcome> {
  const { runId, again } = inputs
  const client = createClient(clientOptions(inputs))
  let run: RunStatus
  let job: JobStatus | undefined
  try {
    ;[run, job] = await Promise.all([
      fetchRunStatus(client, inputs, signal),
      typeof again === 'object'
        ? fetchJobStatus(client, { ...inputs, jobId: again.jobId }, signal)
        : undefined,
    ])
  } catch (error) {
    return { kind: 'failed', reason: explainUnread(error, `run ${runId}`, inputs) }
  }
  const against = reasonAgainst(inputs, run, job)
  if (against !== undefined) return against
  if (job !== undefined && job.attempt < run.attempt) {
    return await rerunLatest(client, inputs, { run, job }, signal)
  }
  return await rerunUnlessCode(client, inputs, { run, job }, signal)
}

/** Re-runs a job of an earlier attempt as it is in the latest one, where it may have passed. */
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
      `Job ${job.id} is a job of attempt ${job.attempt}, and attempt ${attempt} of run ${runId} does not have one job of the same name: see the input job-id.`,
    )
  }
  const current = { ...inputs, again: { jobId: latest.id } }
  const against = reasonAgainst(current, run, { ...latest, runId })
  return against ?? (await rerunUnlessCode(client, current, { run, job: latest }, signal))
}

async function rerunUnlessCode(
  client: Client,
  inputs: RerunInputs,
  { run, job }: { readonly run: RunStatus; readonly job: JobStatus | undefined },
  signal: AbortSignal,
): Promise<Outcome> {
  const { when } = inputs
  const { conclusion = 'unknown' } = job ?? run
  // GitHub concludes a job that reached its time limit as cancelled, and so its run.
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

function jobIdOf({ again }: RerunInputs): number | undefined {
  return typeof again === 'object' ? again.jobId : undefined
}

function nothingFailed({ again, runId }: RerunInputs, conclusion: string): Outcome {
  const what = typeof again === 'object' ? `job ${again.jobId}` : `run ${runId}`
  return { kind: 'left', reason: `Nothing has failed: ${what} ended with ${conclusion}.` }
}

/** What keeps the run from being run again, before its failures are looked at. */
function reasonAgainst(
  inputs: RerunInputs,
  { status, attempt, ...run }: RunStatus,
  job: JobStatus | undefined,
): Outcome | undefined {
  const { runId, again, when, maxAttempts } = inputs
  if (typeof again === 'object' && job?.runId !== runId) {
    const reason = `Job ${again.jobId} is not a job of run ${runId}: see the inputs job-id and run-id.`
    return { kind: 'failed', reason }
  }
  const left = (reason: string): Outcome => ({ kind: 'left', reason })
  if (status !== 'completed') {
    return left(`Run ${runId} has not ended: its attempt ${attempt} is ${status}.`)
  }
  if (attempt >= maxAttempts) {
    return left(
      `Run ${runId} has had ${plural(attempt, 'attempt')}; max-attempts is ${maxAttempts}.`,
    )
  }
  const { conclusion = 'unknown' } = job ?? run
  const mayHaveFailed = isFailure(conclusion) || conclusion === 'cancelled'
  const nothing = when === 'always' ? again === 'failed' && isPass(conclusion) : !mayHaveFailed
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
    return { kind: 'left', reason: `Run ${runId} is not run again: ${reason}` }
  }
  const deed = await startAttempt(inputs, run, options.signal)
  return deed.kind === 'done' ? { ...deed, reason: `${deed.reason} ${reason}` } : deed
}

async function startAttempt(
  inputs: RerunInputs,
  { attempt }: RunStatus,
  signal: AbortSignal,
): Promise<Outcome> {
  const { runId, again } = inputs
  const what =
    again === 'failed'
      ? `the failed jobs of run ${runId}`
      : again === 'all'
        ? `run ${runId}`
        : `job ${again.jobId} of run ${runId}`
  try {
    if (await rerun(createWriteClient(clientOptions(inputs)), inputs, again, signal)) {
      const next = String(attempt + 1)
      const reason = `Attempt ${next} is started, with ${what}.`
      return { kind: 'done', reason, outputs: { attempt: next } }
    }
    return { kind: 'left', reason: `Run ${runId} is already running again.` }
  } catch (error) {
    return { kind: 'failed', reason: explainChange(error, `run again ${what}`, inputs) }
  }
}
