import { type Conclusion, isPass, WORST_FIRST } from '../../model/conclusion.ts'
import { isPullRequestEvent } from '../../model/event.ts'
import type { Job, Run, State, Step } from '../../model/run.ts'
import { jobUrl, type Repository, type RunRef, runUrl, type Target } from '../../model/target.ts'
import type { Instant } from '../../model/time.ts'
import type { RunData } from '../http/request.ts'
import {
  asArray,
  asCount,
  asInstant,
  asObject,
  asOrdinal,
  asString,
  type Untrusted,
} from '../json-values.ts'
import { isFromFork, listedPullRequests } from '../pull-request/pull-request.ts'
import { fileText, type WorkflowResponses } from '../workflow/fetch-workflow.ts'
import { type DecodedFile, decodeWorkflowFile, faultNotes } from '../workflow/workflow-file.ts'
import { markGroups } from './mark-groups.ts'
import type { JobData, RunResponses } from './run-responses.ts'

const CHECK_RUN_URL = /^https?:\/\/[^/]+\/[^/]+\/[^/]+\/runs\/\d+$/
const JOB_URL = /\/actions\/runs\/\d+\/job\/\d+$/

type StepData = NonNullable<JobData['steps']>[number]

/** Decodes a run; what the responses lack comes from the target or is `undefined`. */
export function decodeRun({ run, ...others }: RunResponses, target: Target): Run {
  return completeRun(decodeAttempt(run, target), others, target)
}

/** Decodes an attempt of a run, without its jobs and its file. */
export function decodeAttempt(
  response: unknown,
  target: Repository & RunRef & Pick<Target, 'attempt'>,
): Run {
  const run = asObject<RunData>(response)
  const attempt = asOrdinal(run.run_attempt) ?? target.attempt
  return {
    repository: `${target.owner}/${target.repo}`,
    id: target.runId,
    attempt,
    number: asCount(run.run_number),
    workflow: asString(run.name),
    // Some responses name the ref, too.
    workflowPath: asString(run.path)?.replace(/(?<=.)@.*/s, ''),
    event: asString(run.event),
    branch: asString(run.head_branch),
    fork: isFromFork(run)
      ? (asString(asObject(run.head_repository).full_name) ?? 'unknown repository')
      : undefined,
    pullRequest: listedPullRequest(run),
    commit: asString(run.head_sha),
    title: asString(run.display_title),
    actor: asString(asObject(run.triggering_actor).login) ?? asString(asObject(run.actor).login),
    url: runUrl(target),
    startedAt:
      asInstant(run.run_started_at) ??
      // Responses from before attempts existed have no `run_started_at`.
      ((target.attempt ?? attempt ?? 1) === 1 ? asInstant(run.created_at) : undefined),
    updatedAt: asInstant(run.updated_at),
    ...decodeProgress(run),
    jobs: undefined,
    jobsCounted: undefined,
    notes: [],
  }
}

/** Adds to a run what else was read of it, and what its runner knows. */
export function completeRun(
  decoded: Run,
  responses: Omit<RunResponses, 'run'>,
  target: Target,
): Run {
  const run = withFacts(withJobs(decoded, responses, target), target.current)
  const approved = responses.approvals?.flatMap(decodeApproval)
  return { ...run, ...decodeFile(run, decoded.workflowPath, responses, target), approved }
}

/** Returns a run with its jobs, sorted by id. */
export function withJobs(
  run: Run,
  { jobs, jobsCounted }: Pick<RunResponses, 'jobs' | 'jobsCounted'>,
  repository: Repository,
): Run {
  return {
    ...run,
    workflow: run.workflow ?? asString(asObject<JobData>(jobs?.[0]).workflow_name),
    jobs: jobs && decodeJobs(jobs, { ...repository, runId: run.id }),
    jobsCounted,
  }
}

/** Decodes jobs of a run, sorted by id. */
export function decodeJobs(responses: readonly unknown[], run: Repository & RunRef): Job[] {
  return responses.map((job) => decodeJob(asObject(job), run)).toSorted((a, b) => a.id - b.id)
}

/** Adds what the runner of a run knows and GitHub did not report. */
function withFacts(run: Run, current: Target['current']): Run {
  if (current === undefined) return run
  const { facts, workflowFile } = current
  return {
    ...run,
    number: run.number ?? facts.number,
    workflow: run.workflow ?? facts.workflow,
    workflowPath: run.workflowPath ?? workflowFile?.path,
    event: run.event ?? facts.event,
    branch: run.branch ?? facts.branch,
    pullRequest: facts.pullRequest ?? run.pullRequest,
    commit: run.commit ?? facts.commit,
    ...(run.commit !== undefined && run.commit !== facts.commit && { checkedOut: facts.commit }),
    actor: run.actor ?? facts.actor,
  }
}

/** Returns the only pull request with the commit of the run; GitHub lists none for forks. */
function listedPullRequest(run: Untrusted<RunData>): number | undefined {
  if (!isPullRequestEvent(asString(run.event))) return undefined
  const [first, ...others] = listedPullRequests(run).filter(
    ({ commit }) => commit !== undefined && commit === run.head_sha,
  )
  return others.length === 0 ? first?.number : undefined
}

/** Returns the names of the environments in a review of deployments; one `undefined` without any. */
function decodeApproval(review: unknown): (string | undefined)[] {
  const environments = asArray(asObject(review).environments)
  const names = environments.map((environment) => asString(asObject(environment).name))
  return names.length === 0 ? [undefined] : names
}

function decodeProgress(run: Untrusted<RunData>): Pick<Run, 'status' | 'conclusion'> {
  if (asString(run.conclusion) !== undefined)
    return { conclusion: decodeConclusion(run.conclusion) }
  return { status: asString(run.status)?.toLowerCase(), conclusion: undefined }
}

/**
 * Decodes the workflow file; a workflow that GitHub generates, such as for Pages, has none.
 *
 * @param reported the path of the file in GitHub's response, which alone shows that
 */
function decodeFile(
  { event, workflowPath }: Run,
  reported: string | undefined,
  { workflow, notes }: Pick<RunResponses, 'workflow' | 'notes'>,
  target: Target,
): Pick<Run, 'graph' | 'graphMayDiffer' | 'graphMissing' | 'notes'> {
  const decoded = decodeGraph(workflow)
  if (decoded === undefined) {
    const isFile = reported === undefined || reported.startsWith('.github/workflows/')
    return isFile ? { notes } : { graphMissing: 'no-file', notes }
  }
  const { graph } = decoded
  const isOfRun = target.current?.workflowFile !== undefined
  const graphMayDiffer = !isOfRun && isPullRequestEvent(event)
  return {
    ...(graph === undefined ? { graphMissing: 'not-understood' } : { graph, graphMayDiffer }),
    notes: [...notes, ...faultNotes(decoded, workflowPath)],
  }
}

/** A cache: approvals and each list of jobs need what the same file declares. */
const decodedFiles = new WeakMap<WorkflowResponses, DecodedFile>()

/** Decodes the jobs of the workflow file; `undefined` if it was not read. */
export function decodeGraph(workflow: WorkflowResponses | undefined): DecodedFile | undefined {
  const file = fileText(workflow?.file)
  if (workflow === undefined || file === undefined) return undefined
  const called = Object.entries(workflow.called).flatMap(([uses, response]) => {
    const content = fileText(response)
    return content === undefined ? [] : [[uses, content] as const]
  })
  const decoded = decodedFiles.get(workflow) ?? decodeWorkflowFile(file, new Map(called))
  decodedFiles.set(workflow, decoded)
  return decoded
}

function decodeJob(job: Untrusted<JobData>, run: Repository & RunRef): Job {
  // The listing keeps only jobs with an id.
  const id = asCount(job.id) ?? 0
  const state = decodeState(job)
  const createdAt = asInstant(job.created_at)
  return {
    id,
    kind: isCheckRun(job, state, createdAt) ? 'check' : 'job',
    name: asString(job.name) ?? `job ${id}`,
    url: urlInRepository(job.html_url, run) ?? jobUrl(run, id),
    state,
    createdAt,
    runner: {
      // GitHub lists 0 for none.
      id: asCount(job.runner_id) || undefined,
      name: asString(job.runner_name),
      group: asString(job.runner_group_name),
      labels: asArray(job.labels)
        .flatMap((label) => asString(label) ?? [])
        .toSorted(),
    },
    steps: markGroups(
      asArray(job.steps)
        .map((step, index) => decodeStep(asObject(step), index))
        .toSorted((a, b) => a.number - b.number),
    ),
  }
}

/**
 * Recognises a check run that a step created. In real responses it has (1) no steps, no runner and no
 * labels, (2) the URL `/OWNER/REPO/runs/ID` instead of `/OWNER/REPO/actions/runs/ID/job/ID`, and
 * (3) three equal times. A job that never had a runner has labels and a job's URL.
 */
function isCheckRun(
  job: Untrusted<JobData>,
  state: State,
  createdAt: Instant | undefined,
): boolean {
  // Responses from before GitHub had `created_at` use URL (2) for jobs, too.
  if (asArray(job.steps).length > 0 || asString(job.runner_name) !== undefined) return false
  if (createdAt === undefined) return false
  const hasLabels = asArray(job.labels).length > 0
  if (!hasLabels && CHECK_RUN_URL.test(asString(job.html_url) ?? '')) return true // (1), (2)
  if (state.kind !== 'finished' || state.conclusion === 'skipped') return false
  if (state.startedAt !== createdAt || state.completedAt !== createdAt) return false
  return !hasLabels || !JOB_URL.test(asString(job.html_url) ?? '') || isPass(state.conclusion) // (3)
}

function decodeStep(step: Untrusted<StepData>, index: number): Step {
  const number = asCount(step.number) ?? index + 1
  return { number, name: asString(step.name) ?? `step ${number}`, state: decodeState(step) }
}

/** Decodes a state. A conclusion outranks the status, which the API updates later at times. */
function decodeState(item: Untrusted<JobData | StepData>): State {
  const status = asString(item.status)?.toLowerCase() ?? 'unknown'
  if (asString(item.conclusion) === undefined && status !== 'completed') {
    if (status !== 'in_progress') return { kind: 'waiting', status }
    return { kind: 'running', startedAt: asInstant(item.started_at) }
  }
  return {
    kind: 'finished',
    conclusion: decodeConclusion(item.conclusion),
    startedAt: asInstant(item.started_at),
    completedAt: asInstant(item.completed_at),
  }
}

/** GitHub's longest has 15; a longer text would fit into no output. */
const MAX_CONCLUSION_CHARACTERS = 100

/** Returns a known conclusion in lower case and a new one unchanged. */
function decodeConclusion(value: unknown): Conclusion {
  const conclusion = asString(value)
  if (conclusion === undefined || conclusion.length > MAX_CONCLUSION_CHARACTERS) return 'unknown'
  const isKnown = WORST_FIRST.includes(conclusion.toLowerCase())
  return isKnown ? conclusion.toLowerCase() : conclusion
}

/** Returns a URL within the run's repository, else `undefined`: a report links nowhere else. */
function urlInRepository(
  value: unknown,
  { serverUrl, owner, repo }: Repository,
): string | undefined {
  const url = asString(value)
  if (url === undefined || !/^[\w\-./:?=&%~+]+$/.test(url)) return undefined
  // A browser would change a URL with parts such as `/../`.
  const isNormal = URL.canParse(url) && new URL(url).href === url
  return isNormal && url.startsWith(`${serverUrl}/${owner}/${repo}/`) ? url : undefined
}
