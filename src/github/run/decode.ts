import { type Conclusion, isPass, WORST_FIRST } from '../../model/conclusion.ts'
import type { Note } from '../../model/note.ts'
import type { Job, Run, State, Step } from '../../model/run.ts'
import { jobUrl, runUrl, type Target } from '../../model/target.ts'
import type { Instant } from '../../model/time.ts'
import type { JobGraph } from '../../model/workflow-file.ts'
import { asCount, asObject, type Fields, asInstant, asArray, asOrdinal, asString } from '../json-values.ts'
import { fileText, type WorkflowResponses } from '../workflow/fetch-workflow.ts'
import { decodeWorkflowFile } from '../workflow/workflow-file.ts'
import { markGroups } from './mark-groups.ts'
import type { RunResponses } from './run-responses.ts'

const CHECK_RUN_URL = /^https?:\/\/[^/]+\/[^/]+\/[^/]+\/runs\/\d+$/
const JOB_URL = /\/actions\/runs\/\d+\/job\/\d+$/

/** Told of a time that can't be true. */
type Reject = (value: string) => void

/** Makes the run of what GitHub answered; what the answers lack comes from the target, or is unknown. */
export function decodeRun(answers: RunResponses, target: Target): Run {
  const rejected: string[] = []
  const reject: Reject = (value) => rejected.push(value)
  const run = asObject(answers.run)
  const facts = target.current?.facts
  const jobs = answers.jobs?.map((job) => decodeJob(asObject(job), target, reject))
  const attempt = asOrdinal(run.run_attempt) ?? target.attempt
  const startedAt =
    asInstant(run.run_started_at, reject) ??
    // Answers from before attempts existed have no start of their own.
    ((target.attempt ?? attempt ?? 1) === 1 ? asInstant(run.created_at, reject) : undefined)

  return {
    repository: `${target.owner}/${target.repo}`,
    id: target.runId,
    attempt,
    number: asCount(run.run_number) ?? facts?.number,
    workflow: asString(run.name) ?? workflowOfJobs(answers) ?? facts?.workflow,
    event: asString(run.event) ?? facts?.event,
    branch: asString(run.head_branch) ?? facts?.branch,
    commit: asString(run.head_sha) ?? facts?.commit,
    title: asString(run.display_title),
    actor:
      asString(asObject(run.triggering_actor).login) ?? asString(asObject(run.actor).login) ?? facts?.actor,
    url: runUrl(target),
    startedAt,
    ...decodeProgress(run),
    jobs: jobs?.toSorted((a, b) => a.id - b.id),
    jobsCounted: answers.jobsCounted,
    ...decodeFile(answers),
    approved: answers.approvals === undefined ? undefined : answers.approvals.length > 0,
    notes: [...answers.notes, ...noteOfTimes(rejected)],
  }
}

function decodeProgress(run: Fields): Pick<Run, 'status' | 'conclusion'> {
  if (asString(run.conclusion) !== undefined) return { conclusion: decodeConclusion(run.conclusion) }
  return { status: asString(run.status)?.toLowerCase(), conclusion: undefined }
}

/** The path of a workflow that GitHub generates, such as that of Pages, is no file. */
function decodeFile({ run, workflow }: RunResponses): Pick<Run, 'graph' | 'graphMissing'> {
  const graph = decodeGraph(workflow)
  if (graph !== undefined) return { graph }
  if (fileText(workflow?.file) !== undefined) return { graphMissing: 'not-understood' }
  const path = asString(asObject(run).path)
  const isFile = path === undefined || path.startsWith('.github/workflows/')
  return isFile ? {} : { graphMissing: 'no-file' }
}

/** Returns the jobs of the workflow file; `undefined` if it was not read or is no workflow. */
export function decodeGraph(workflow: WorkflowResponses | undefined): JobGraph | undefined {
  const file = fileText(workflow?.file)
  if (file === undefined) return undefined
  const called = Object.entries(workflow?.called ?? {}).flatMap(([address, answer]) => {
    const content = fileText(answer)
    return content === undefined ? [] : [[address, content] as const]
  })
  return decodeWorkflowFile(file, new Map(called))
}

function decodeJob(job: Fields, target: Target, reject: Reject): Job {
  // The listing keeps only jobs with an id.
  const id = asCount(job.id) ?? 0
  const state = decodeState(job, reject)
  const createdAt = asInstant(job.created_at, reject)
  return {
    id,
    kind: isCheckRun(job, state, createdAt) ? 'check' : 'job',
    name: asString(job.name) ?? `job ${id}`,
    url: ownAddress(job.html_url, target) ?? jobUrl(target, id),
    state,
    createdAt,
    runner: {
      name: asString(job.runner_name),
      group: asString(job.runner_group_name),
      labels: asArray(job.labels).flatMap((label) => asString(label) ?? []),
    },
    steps: markGroups(
      asArray(job.steps)
        .map((step, index) => decodeStep(asObject(step), index, reject))
        .toSorted((a, b) => a.number - b.number),
    ),
  }
}

/**
 * Recognises a check run that a step created. In recorded responses it has (1) no steps, no runner and
 * no labels, (2) the URL `/OWNER/REPO/runs/ID` instead of `/OWNER/REPO/actions/runs/ID/job/ID`, and
 * (3) three equal times. A job that never had a runner has labels and a job's URL.
 */
function isCheckRun(job: Fields, state: State, createdAt: Instant | undefined): boolean {
  // Responses from before GitHub had `created_at` use the URL (2) for jobs.
  if (asArray(job.steps).length > 0 || asString(job.runner_name) !== undefined) return false
  if (createdAt === undefined) return false
  const hasLabels = asArray(job.labels).length > 0
  if (!hasLabels && CHECK_RUN_URL.test(asString(job.html_url) ?? '')) return true // (1), (2)
  if (state.kind !== 'finished' || state.conclusion === 'skipped') return false
  if (state.startedAt !== createdAt || state.completedAt !== createdAt) return false
  return !hasLabels || !JOB_URL.test(asString(job.html_url) ?? '') || isPass(state.conclusion) // (3)
}

function decodeStep(step: Fields, index: number, reject: Reject): Step {
  const number = asCount(step.number) ?? index + 1
  return { number, name: asString(step.name) ?? `step ${number}`, state: decodeState(step, reject) }
}

/** A conclusion decides, whatever the status says; the API has been seen to lag in the latter. */
function decodeState(item: Fields, reject: Reject): State {
  const status = asString(item.status)?.toLowerCase() ?? 'unknown'
  if (asString(item.conclusion) === undefined && status !== 'completed') {
    if (status !== 'in_progress') return { kind: 'waiting', status }
    return { kind: 'running', startedAt: asInstant(item.started_at, reject) }
  }
  const conclusion = decodeConclusion(item.conclusion)
  // The times of what was skipped mean nothing; real ones have been off by days.
  const ignore: Reject = conclusion === 'skipped' ? () => undefined : reject
  return {
    kind: 'finished',
    conclusion,
    startedAt: asInstant(item.started_at, ignore),
    completedAt: asInstant(item.completed_at, ignore),
  }
}

/** A known word in lower case; a word that is not known stays as it came. */
function decodeConclusion(value: unknown): Conclusion {
  const word = asString(value)
  if (word === undefined) return 'unknown'
  const known = (WORST_FIRST as readonly string[]).includes(word.toLowerCase())
  return known ? word.toLowerCase() : word
}

/** An address within the run's own repository, or `undefined`: a report does not link anywhere else. */
function ownAddress(value: unknown, { serverUrl, owner, repo }: Target): string | undefined {
  const url = asString(value)
  if (url === undefined || !/^[\w\-./:?=&%~+]+$/.test(url)) return undefined
  // What a browser would make something else of, such as `/../`, is none of ours.
  const isWhole = URL.canParse(url) && new URL(url).href === url
  return isWhole && url.startsWith(`${serverUrl}/${owner}/${repo}/`) ? url : undefined
}

function workflowOfJobs({ jobs }: RunResponses): string | undefined {
  return asString(asObject(jobs?.[0]).workflow_name)
}

function noteOfTimes(rejected: readonly string[]): Note[] {
  const [first] = rejected
  if (first === undefined) return []
  const times = rejected.length === 1 ? 'One time' : `${rejected.length} times`
  return [
    {
      severity: 'notice',
      text: `${times} in GitHub's answer cannot be true (such as ${first}); the figures that need them are left out.`,
    },
  ]
}
