// Which runs `rerun` starts again.
import { matchesName } from '../../analyse/failures/conclusion.ts'
import { withLegs } from '../../analyse/jobs/matrix-legs.ts'
import type { WritableSource } from '../../github/http/write-client.ts'
import { conclusionOf } from '../../analyse/jobs/timing.ts'
import { asObject, asString } from '../../github/json-values.ts'
import {
  fetchJobs,
  fetchJobStatus,
  findLatestJob,
  type JobStatus,
} from '../../github/run/list-jobs.ts'
import { rerunJobs, type RerunScope } from '../github/change-run.ts'
import { fetchListedRun, listRuns } from '../../github/run/list-runs.ts'
import { isFailure, isPass, mayHaveFailed } from '../../model/conclusion.ts'
import { OUTDATED_EVENTS } from '../../model/event.ts'
import { MAX_TRIES } from '../../model/judgement.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import { reasonOf, verdictsOn } from '../../model/report/cause.ts'
import { isFailedRun } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import type { RunRef } from '../../model/target.ts'
import { plural } from '../../render/text/units.ts'
import { actIfUnchanged } from '../../actions/act-if-unchanged.ts'
import { explainChange, failUnread, failWith } from '../../actions/repairs.ts'
import { StepFailure, InputError } from '../../actions/step-failure.ts'
import {
  type Access,
  nothingToDo,
  type Outcome,
  type InputValues,
  subAction,
} from '../../actions/sub-action.ts'
import { classifyFailures, reportFailedRun } from './classify-failures.ts'
import { connect } from '../../actions/connect.ts'
import {
  choiceOf,
  count,
  id,
  KNOWN_ISSUES,
  lines,
  optional,
  REPOSITORY,
  text,
} from '../../actions/inputs.ts'
import { isCurrentRun } from '../../actions/read-target.ts'
import { ACTION_DEADLINE } from '../../actions/run-action.ts'

/** Choice of the runs that are re-run. */
export const WHEN = ['failed', 'flaky', 'always'] as const

export interface RerunInputs extends Access, RunRef {
  readonly scope: RerunScope
  readonly when: (typeof WHEN)[number]
  readonly allowedFailures: readonly string[]
  /** Label of issues; `undefined` to read none. */
  readonly knownIssues: string | undefined
  readonly maxAttempts: number
}

type RerunOutcome = Outcome<'attempt'>

interface RerunContext {
  readonly source: WritableSource
  readonly inputs: RerunInputs
  readonly run: ListedRun
  /** The number of its latest attempt. */
  readonly attempt: number
  readonly job: JobStatus | undefined
}

/** Re-runs a run, its failed jobs or one job, unless a rule or an input forbids it. */
export async function rerunIfEligible(
  inputs: RerunInputs,
  source: WritableSource,
): Promise<RerunOutcome> {
  const reason = `Run ${inputs.runId} changed each time before it was re-run, so it was not.`
  return await actIfUnchanged(() => decideAndRerun(source, inputs), reason)
}

/** Decides by all that GitHub shows now; `undefined` if it has changed since. */
async function decideAndRerun(
  source: WritableSource,
  inputs: RerunInputs,
): Promise<RerunOutcome | undefined> {
  const { runId } = inputs
  const jobId = jobIdOf(inputs)
  const [run, job] = await Promise.all([
    fetchListedRun(source, runId),
    jobId === undefined ? undefined : fetchJobStatus(source, jobId),
  ]).catch(failUnread(`run ${runId}`, inputs))
  const attempt = run.run.attempt ?? 1
  const context = { source, inputs, run, attempt, job }
  const obstacle = findObstacle(context)
  if (obstacle !== undefined) return nothingToDo(obstacle)
  if (job === undefined || job.attempt >= attempt) return await rerunUnlessCode(context)

  const latest = await findLatest(context, job)
  const scope = { jobId: latest.id }
  const latestContext = { ...context, inputs: { ...inputs, scope }, job: { ...latest, runId } }
  const why = findObstacle(latestContext)
  return why === undefined ? await rerunUnlessCode(latestContext) : nothingToDo(why)
}

/** Finds the job of the latest attempt that has the name of a job of an earlier one. */
async function findLatest(
  { source, inputs, attempt }: RerunContext,
  job: JobStatus,
): Promise<JobStatus & { readonly id: number }> {
  const { runId } = inputs
  const latest = await findLatestJob(source, { runId, attempt }, job).catch(
    failUnread(`the jobs of attempt ${attempt} of run ${runId}`, inputs),
  )
  if (latest?.id !== undefined) return { ...latest, id: latest.id }
  throw new StepFailure(
    `Job ${job.id} is a job of attempt ${job.attempt}, and attempt ${attempt} of run ${runId} does not have exactly one job of the same name: check the input job-id.`,
  )
}

async function rerunUnlessCode(context: RerunContext): Promise<RerunOutcome | undefined> {
  const { source, inputs, run, attempt, job } = context
  const { when, runId, allowedFailures, knownIssues } = inputs
  const { conclusion = 'unknown' } = job ?? run.run
  // GitHub concludes a job that reached its time limit, or that no runner took, and its run, as cancelled. So it
  // concludes a run that a failed job cancelled.
  if (when === 'always')
    return (await hasNoFailedJob(context))
      ? nothingToDo(noFailedJob(context))
      : await startIfUnchanged(context)
  const isUndecided = conclusion === 'cancelled'
  const mayBeAllowed = allowedFailures.length > 0
  const isDecidedByReport = when === 'flaky' || isUndecided || mayBeAllowed
  const target = { ...inputs, attempt, current: undefined }
  const report = await reportFailedRun(source, { target, allowedFailures, knownIssues }).catch(
    (error: unknown) => {
      // Without a report, nothing shows that GitHub refused something.
      if (isDecidedByReport) throw error
    },
  )
  if (report === undefined) return await startIfUnchanged(context)
  const jobId = jobIdOf(inputs)
  if (!hasTargetFailed(report, inputs)) {
    if (isUndecided) return nothingToDo(nothingFailed(inputs, conclusion))
    if (mayBeAllowed)
      return nothingToDo(
        `Run ${runId} was not re-run: only jobs failed that allowed-failures lists.`,
      )
  }
  if (
    inputs.scope === 'failed' &&
    (report.run.jobs ?? []).every((job) => isPassedJob(conclusionOf(job)))
  )
    return nothingToDo(noFailedJob(context))
  if (isRefused(report, jobId))
    return nothingToDo(
      `Run ${runId} was not re-run: GitHub refused what failed, and would do so again.`,
    )
  if (when === 'failed') return await startIfUnchanged(context)

  const { verdict, reason } = classifyFailures(report, jobId)
  if (verdict === 'other') return await startIfUnchanged(context, ` ${reason}`)
  return nothingToDo(`Run ${runId} was not re-run: ${reason}`)
}

/** Whether no job is one that GitHub re-runs as failed; `false` if the jobs could not all be read. */
async function hasNoFailedJob({ source, inputs, attempt }: RerunContext): Promise<boolean> {
  if (inputs.scope !== 'failed') return false
  const { jobs, jobsCounted } = await fetchJobs(source, { runId: inputs.runId, attempt })
  if (jobs === undefined || jobs.length !== jobsCounted) return false
  return jobs.every((job) => isPassedJob(asString(asObject(job).conclusion)))
}

function isPassedJob(conclusion: string | undefined): boolean {
  return conclusion !== undefined && isPass(conclusion)
}

function noFailedJob({ inputs: { runId }, run: { run } }: RerunContext): string {
  return `Run ${runId} was not re-run: it finished with ${run.conclusion}, but none of its jobs failed, so GitHub has no failed job to re-run. Its page may say why. \`only: all\` re-runs all jobs.`
}

function hasTargetFailed(report: Report, inputs: RerunInputs): boolean {
  const jobId = jobIdOf(inputs)
  if (jobId === undefined) return isFailedRun(report)
  const failed = report.jobs?.find(
    ({ listed: job, outcome, failure }) =>
      job.id === jobId && (isFailure(outcome) || failure?.kind === 'never-started'),
  )
  return (
    failed !== undefined &&
    !matchesName(failed.listed.name, withLegs(inputs.allowedFailures, report.run))
  )
}

/** Whether GitHub refused all that failed. */
function isRefused({ causes }: Report, jobId: number | undefined): boolean {
  const verdicts = causes.flatMap((cause) =>
    cause.failures
      .filter(({ job }) => jobId === undefined || job.listed.id === jobId)
      .flatMap((failure) => verdictsOn(cause, failure)),
  )
  return verdicts.length > 0 && verdicts.every((verdict) => reasonOf(verdict) === 'refused')
}

function jobIdOf({ scope }: RerunInputs): number | undefined {
  return typeof scope === 'object' ? scope.jobId : undefined
}

function nothingFailed({ scope, runId }: RerunInputs, conclusion: string): string {
  const what = typeof scope === 'object' ? `job ${scope.jobId}` : `run ${runId}`
  return `Nothing to re-run: ${what} finished with ${conclusion}.`
}

/** Returns why the run cannot be re-run, without its failures; `undefined` if nothing forbids it. */
function findObstacle({ inputs, run, attempt, job }: RerunContext): string | undefined {
  const { runId, scope, when, maxAttempts } = inputs
  if (typeof scope === 'object' && job?.runId !== runId) {
    throw new StepFailure(
      `Job ${scope.jobId} is not a job of run ${runId}: check the inputs job-id and run-id.`,
    )
  }
  if (run.status !== 'completed')
    return `Run ${runId} has not finished: attempt ${attempt} is ${run.status}.`
  if (attempt >= maxAttempts)
    return `Run ${runId} has had ${plural(attempt, 'attempt')}; max-attempts is ${maxAttempts}.`
  const { conclusion = 'unknown' } = job ?? run.run
  const nothing =
    when === 'always' ? scope === 'failed' && isPass(conclusion) : !mayHaveFailed(conclusion)
  return nothing ? nothingFailed(inputs, conclusion) : undefined
}

/** A newer run is among the first of the list, unless many forks have a branch of this name. */
const MAX_NEWER_RUNS = 100

/** Finds a newer run of the same workflow, event and branch, whose concurrency group an attempt could take. */
async function findNewerRun({
  source,
  inputs,
  run: { workflowId, headRepositoryId, run },
}: RerunContext): Promise<ListedRun | undefined> {
  const { branch, event } = run
  if (workflowId === undefined || branch === undefined || event === undefined) return undefined
  if (!OUTDATED_EVENTS.has(event)) return undefined
  const filter = { workflow: workflowId, branch, event }
  const listed = await listRuns(source, filter, MAX_NEWER_RUNS).catch(
    failUnread(`the newer runs of the workflow of run ${run.id}`, inputs),
  )
  return listed.runs.find(
    (other) => other.run.id > run.id && other.headRepositoryId === headRepositoryId,
  )
}

/**
 * Starts an attempt. A report can take as long as the deadline allows, so the run and the newer ones are read just before.
 *
 * @param why follows the sentence that the attempt was started
 */
async function startIfUnchanged(
  context: RerunContext,
  why = '',
): Promise<RerunOutcome | undefined> {
  const { inputs, source, run, attempt } = context
  const { runId, when } = inputs
  const [again, newer] = await Promise.all([
    fetchListedRun(source, runId).catch(failUnread(`run ${runId}`, inputs)),
    when === 'always' ? undefined : findNewerRun(context),
  ])
  if (again.status !== run.status || (again.run.attempt ?? 1) !== attempt) return undefined
  if (newer === undefined) return await startAttempt(context, why)
  return nothingToDo(
    `Run ${runId} was not re-run: it is out of date, since run ${newer.run.id} of the same workflow and branch is newer.`,
  )
}

async function startAttempt(context: RerunContext, why: string): Promise<RerunOutcome> {
  const { inputs, source } = context
  const { runId, scope } = inputs
  const what =
    scope === 'failed'
      ? `the failed jobs of run ${runId}`
      : scope === 'all'
        ? `all jobs of run ${runId}`
        : `job ${scope.jobId} of run ${runId}`
  const isStarted = await rerunJobs(source, runId, scope).catch(
    failWith((error) => explainChange(error, `re-run ${what}`, inputs)),
  )
  if (!isStarted) return nothingToDo(`Run ${runId} is already being re-run.`)
  const attempt = String(context.attempt + 1)
  // A report says that so many attempts help nobody.
  const ofMax =
    context.attempt < MAX_TRIES ? '' : ` of ${inputs.maxAttempts}, as \`max-attempts\` says`
  return {
    kind: 'done',
    reason: `Started attempt ${attempt}${ofMax}: ${what}.${why}`,
    outputs: { attempt },
  }
}

/** The first attempt and 50 re-runs. https://docs.github.com/en/actions/reference/limits */
export const MAX_ATTEMPTS = 51

/** The inputs of the action, which action.yml describes. */
const INPUTS = {
  ...REPOSITORY,
  'run-id': optional(id('${{ github.event.workflow_run.id }}')),
  only: choiceOf('failed', ['failed', 'all', 'job']),
  'job-id': text(),
  when: choiceOf('failed', WHEN),
  'allowed-failures': lines(),
  ...KNOWN_ISSUES,
  'max-attempts': count('2', MAX_ATTEMPTS),
}

export const action = subAction({
  inputs: INPUTS,
  outputs: { done: 'false', reason: '', attempt: '' },
  act: (inputs) =>
    rerunIfEligible(chosenRun(inputs), connect(inputs, AbortSignal.timeout(ACTION_DEADLINE))),
})

const ID_OF_JOB = id('', ', the id of the job that only: job re-runs')

/** Returns what to re-run. @throws StepFailure if the inputs contradict each other */
export function chosenRun(inputs: InputValues<typeof INPUTS>): RerunInputs {
  const { runId, only, jobId, when, knownIssues, env } = inputs
  if (runId === undefined) {
    throw new StepFailure(
      'The input run-id is empty: it is required unless the event is workflow_run.',
    )
  }
  const run = { ...inputs, runId }
  if (isCurrentRun(run, env)) {
    throw new StepFailure(
      `The input run-id is ${runId}, the current run. GitHub can re-run only finished runs. Use this action in a separate workflow triggered by workflow_run.`,
    )
  }
  if (only !== 'job' && jobId !== '') throw new InputError('job-id', jobId, 'only: job, or nothing')
  return {
    ...run,
    scope: only === 'job' ? { jobId: ID_OF_JOB.read(jobId, 'job-id', env) } : only,
    knownIssues: when === 'flaky' ? knownIssues : undefined,
  }
}
