import { parseDocument } from 'yaml'
import { readBudgets } from '../src/actions/report/inputs.ts'
import { withGate } from '../src/analyse/gate/gate.ts'
import { type BuildOptions, buildReport, DEFAULTS } from '../src/build-report.ts'
import { createClient } from '../src/github/http/client.ts'
import { decodeRun } from '../src/github/run/decode.ts'
import type { Report } from '../src/model/report/report.ts'
import type { Run } from '../src/model/run.ts'
import { ACTIONS_APP, apiBranch, apiRules } from './fake-github/api-branch.ts'
import { type ApiIssue, apiIssue, apiPull } from './fake-github/api-conversation.ts'
import { apiJob, apiStep, type JobFields } from './fake-github/api-job.ts'
import { FORK, REPOSITORY_ID } from './fake-github/repository.ts'
import { apiRun, type RunFields } from './fake-github/api-run.ts'
import { apiAnnotation, apiApproval } from './fake-github/run-details.ts'
import { type FakeState, fakeState } from './fake-github/state.ts'
import { testOptions } from './fake-client.ts'
import { logLine, logOfStep } from './log-text.ts'
import { at, makeOwn, makeTarget } from './make-run.ts'
import { logUrl, OFFLINE_API, offlineTransport } from './offline-transport.ts'
import { isRunnerName } from '../src/model/workflow-file.ts'
import { zipArchive, type ZipEntry } from './zip-archive.ts'

/** When something began and ended, in seconds after its attempt began; `null` where GitHub lists no time. */
interface Times {
  readonly start?: number | null | undefined
  readonly end?: number | null | undefined
}

export interface StepValues extends Times {
  readonly name: string
  /** A conclusion or a status. @default what a runner makes of the steps around it and of the job */
  readonly state?: string | undefined
  /** Lines that it printed between its head and its end. */
  readonly prints?: readonly string[]
}

export interface JobValues extends Times {
  readonly name: string
  /** A conclusion or a status, as GitHub writes it. @default 'success' */
  readonly state?: string
  readonly created?: number | null | undefined
  /** Fields of its runner; `null` if it got none. @default a hosted one */
  readonly runner?: JobFields | null
  /** Those of the workflow; `[]` if GitHub lists none of the job. @default `Run npm test` */
  readonly steps?: readonly StepValues[]
  /** GitHub's annotations on it, by their messages or with further fields. */
  readonly says?: readonly (string | object)[]
  /** Whether it is a check that a step wrote, which takes no time. */
  readonly isCheck?: boolean
  /** Whether it ran in the attempt before and not in this one. */
  readonly isCarriedOver?: boolean
  /** What replaces fields of GitHub's response. */
  readonly json?: object
}

export interface AttemptValues {
  /** `undefined` if GitHub lists none, though it counts some. */
  readonly jobs: readonly JobValues[] | undefined
  /** @default what GitHub makes of the jobs; `null` while the run has not finished */
  readonly conclusion?: string | null
  /** Environments for which somebody approved a deployment. */
  readonly approved?: readonly string[]
  /** Attempts of the same run before it, oldest first, if it is one of `main`. */
  readonly earlier?: readonly AttemptValues[]
  /** How many jobs GitHub counts. @default as many as it lists */
  readonly counts?: number
  /** What replaces fields of GitHub's response. */
  readonly json?: RunFields
}

/** What the job that makes the report knows of itself. */
interface OwnValues {
  /** Its name in the list; `undefined` if the list lacks it. */
  readonly job: string | undefined
  readonly status: string
  /** `undefined` if the input is not given. */
  readonly needs?: readonly { readonly key: string; readonly result: string }[]
}

export interface IssueValues {
  readonly body: string
  /** Days before the report. */
  readonly closed?: number
  /** Whether somebody else edited it last. */
  readonly isEdited?: boolean
  /** Whether its author is no member of the repository. */
  readonly isOfOutsider?: boolean
}

/** Another run of the repository, or an attempt of one. */
export interface OtherRun extends AttemptValues {
  readonly id: number
  /** @default 1 */
  readonly attempt?: number
  /** Seconds from its start to that of the reported run. */
  readonly before?: number
  /** Whether GitHub still has the logs, if it has finished. @default true */
  readonly hasLogs?: boolean
  /** Files of the archive of its logs. @default what is no archive */
  readonly archive?: readonly ZipEntry[]
  readonly fields?: RunFields
}

/** How GitHub responds to some requests, whatever it has. */
interface Response {
  /** Their method, with the end of their path or a part of their query. @example 'POST runs/7/cancel' */
  readonly request: string
  /** The only one of such requests. @default all */
  readonly nth: number | undefined
  /** `0` for a connection that breaks. */
  readonly status: number
  /** Its message, or all of its JSON. */
  readonly message: string
}

interface Required {
  readonly rules?: readonly string[]
  readonly protection?: readonly string[]
  readonly hasQueue?: boolean
}

interface PullValues {
  /** Its newest commit. @default that of the reported run */
  readonly sha?: string
  readonly state?: 'open' | 'closed'
  readonly merged?: boolean
  readonly repository?: string | null
}

/** A repository on GitHub, and the inputs of the report. */
export interface World {
  /** Of the reported run, oldest first; the last one is reported. */
  readonly attempts: readonly AttemptValues[]
  /** Runs of `main` before it, oldest first, one an hour. */
  readonly main?: readonly AttemptValues[]
  /** Whether it is of pull request 12 from `topic`, whose base is the newest of `main`. @default a push to `main` */
  readonly isOfPull?: boolean
  /** Fields of pull request 12. */
  readonly pull?: PullValues
  readonly own?: OwnValues | undefined
  /** What `needs` gives the gate of a report on another run. */
  readonly results?: OwnValues['needs']
  /** Texts of files by their path. */
  readonly files?: Readonly<Record<string, string>>
  /** Issues of a collaborator that list known failures, from number 30 on. */
  readonly issues?: readonly IssueValues[]
  /** Lines of the inputs of the report, by their names. */
  readonly inputs?: Readonly<Partial<Record<string, readonly string[]>>>
  /** Files in the workspace of an action, with the second at which they were written. */
  readonly workspace?: readonly {
    readonly path: string
    readonly text: string
    readonly writtenAt: number | undefined
  }[]
  /** Inputs that the step has and its action does not declare. */
  readonly undeclared?: Readonly<Record<string, string>>
  /** Runs of the same workflow, by default of pushes to `main`. */
  readonly others?: readonly OtherRun[]
  /** Numbers of open pull requests from `topic`. */
  readonly pulls?: readonly number[]
  readonly responses?: readonly Response[]
  /** Jobs that the first lists of an attempt show as running, although they have finished. */
  readonly late?: readonly { readonly job: string; readonly lists: number }[]
  /** What GitHub has after the first of some requests. */
  readonly later?: readonly { readonly request: string; readonly world: World }[]
  /** A part of the requests that a case is about, although they change nothing. @default none */
  readonly reads?: string
  /** Outputs that a case is about, fields of the first verdict, or `notes`. @default none */
  readonly outputs?: readonly string[]
  /** Texts whose lines of the comments and issues a case is about. @default none */
  readonly quotes?: readonly string[]
  /** How many requests of the token remain, of 1000. @default all */
  readonly remaining?: number
  /** What rules and the protection of `main` require before a merge. */
  readonly required?: Required
  /** When an action that writes runs, and where. @default once, `after run 42` */
  readonly acts?: readonly { readonly how: string; readonly world: World }[]
  /** The event of an action. @default that of the run */
  readonly event?: { readonly name: string; readonly payload: object }
  /** What commits are based on that are not on `main`. */
  readonly bases?: Readonly<Record<string, string>>
  /** Files that differ between any two commits. */
  readonly changes?: readonly string[]
  /** The second at which the report is made. @default 600 */
  readonly now?: number
}

/** The file of the workflow of all runs. */
export const WORKFLOW = '.github/workflows/ci.yml'
export const RUN = 42
const FIRST_MAIN = 10
const FIRST_ISSUE = 30
/** Returns a commit by one or two characters: that of run 10 of `main` is `10`, that of the pull request `f`. */
export const commitOf = (text: string) => text.repeat(40 / text.length)
const TOPIC = commitOf('f')
const shaOf = (run: number) => commitOf(String(run))
const HOUR = 3_600
/** Between the starts of two attempts. */
const AGAIN = 600
const STATUSES: readonly string[] = ['queued', 'waiting', 'pending', 'requested', 'in_progress']
const PASSES: readonly string[] = ['success', 'neutral', 'skipped']
/** A step never has these conclusions of a job. */
const STEP_STATES: ReadonlyMap<string, string> = new Map([
  ['timed_out', 'cancelled'],
  ['neutral', 'success'],
])
const { signal } = new AbortController()

interface Place {
  readonly run: number
  readonly attempt: number
  /** The second at which the attempt began. */
  readonly start: number
}

interface Made {
  readonly job: JobFields & { readonly id: number }
  readonly log: string | undefined
  readonly says: readonly (string | object)[]
}

/** The id of a job of an attempt of a run by its position from 0. */
export function jobId(run: number, attempt: number, index: number): number {
  return run * 10_000 + attempt * 1_000 + index + 1
}

/** Returns the steps of the workflow with the states that a runner gives those that say none. */
function statesOf(steps: readonly StepValues[], state: string): (StepValues & { state: string })[] {
  const isOdd = (step: StepValues) => !['success', 'skipped', undefined].includes(step.state)
  const first = steps.findIndex(isOdd)
  const last = state === 'success' ? steps.length : first === -1 ? steps.length - 1 : first
  const after = state === 'in_progress' ? 'queued' : 'skipped'
  const ofJob = STEP_STATES.get(state) ?? state
  return steps.map((step, index) => ({
    ...step,
    state: step.state ?? (index < last ? 'success' : index === last ? ofJob : after),
  }))
}

/** Returns the steps as GitHub lists them, and what the runner logs of each. */
function makeSteps(
  { steps = [], state = 'success' }: JobValues,
  begin: number,
  start: number,
  end: number | null,
) {
  const later = (second: number | null) => (second === null ? null : second + begin)
  const slice = Math.max(0, (end ?? start + 60) - start - 2) / steps.length
  const timed = statesOf(steps, state).map((step, index) => {
    const ran = !['skipped', 'queued'].includes(step.state)
    const begun = start + Math.ceil(index * slice + (slice && 1))
    const ended =
      step.state === 'in_progress' ? null : Math.ceil(start + (index + 1) * slice + (slice && 1))
    return {
      ...step,
      start: step.start === undefined ? (ran ? begun : null) : later(step.start),
      end: step.end === undefined ? (ran ? ended : null) : later(step.end),
    }
  })
  const finished = { name: 'Complete job', state: state === 'in_progress' ? 'queued' : 'success' }
  const ends = state === 'in_progress' ? { start: null, end: null } : { start: end, end }
  const isNamed = (name: string) => steps.some((step) => step.name === name)
  const all = [
    ...(isNamed('Set up job') ? [] : [{ name: 'Set up job', state: 'success', start, end: start }]),
    ...timed,
    ...(isNamed('Complete job') ? [] : [{ ...finished, ...ends }]),
  ]
  const listed = all.map((step, index) => {
    const isStatus = STATUSES.includes(step.state)
    const status = isStatus ? step.state : 'completed'
    const conclusion = isStatus ? null : step.state
    const times = { started_at: step.start, completed_at: step.end }
    return apiStep({ name: step.name, number: index + 1, status, conclusion, ...times })
  })
  return { listed, logged: timed.flatMap(logOf) }
}

function logOf({ name, state, start, end, prints = [] }: StepValues & { state: string }): string[] {
  if (typeof start !== 'number') return []
  // The runner ends a step that it stops without an exit code, and an action and its own steps have none.
  const isStopped = /^##\[error\]The (?:action '|operation was)/.test(prints.at(-1) ?? '')
  const isGiven = prints.some((line) => /^##\[error\]Process completed with exit code/.test(line))
  const isScript = !isRunnerName(name) && !/^Run \S+\/\S+@/.test(name)
  const hasExit = state === 'failure' && !isStopped && !isGiven && isScript
  const output = isStopped ? prints.slice(0, -1) : prints
  const last = isStopped ? prints.slice(-1) : hasExit ? [EXIT] : []
  const lines =
    name === 'Set up job'
      ? output.map((line) => logLine(start, line))
      : logOfStep(start, name.replace(/^Run /, ''), output)
  return [...lines, ...last.map((text) => logLine((end ?? start) - 0.1, text))]
}

const EXIT = '##[error]Process completed with exit code 1.'

function makeJob(
  job: JobValues,
  { run, attempt, start: attemptStart }: Place,
  index: number,
): Made {
  const begin = attemptStart - (job.isCarriedOver === true ? AGAIN : 0)
  const { name, state = 'success', isCheck = false, says = [] } = job
  const isStatus = STATUSES.includes(state)
  const ran = !isCheck && (isStatus ? state === 'in_progress' : state !== 'skipped')
  // GitHub lists a job that was carried over as created in the new attempt.
  const ready = isCheck ? (job.start ?? 65) : attemptStart - begin
  const created = job.created === undefined ? ready : job.created
  const start =
    job.start === undefined ? (ran ? 5 : job.isCarriedOver === true ? 0 : created) : job.start
  const lasts = start === null || isStatus ? null : ran ? Math.max(start, 65) : start
  const end = job.end === undefined ? lasts : job.end
  const hasSteps = ran && job.runner !== null && state !== 'startup_failure'
  const { steps = hasSteps ? [{ name: 'Run npm test' }] : [] } = job
  const later = (second: number | null) => (second === null ? null : second + begin)
  const made =
    steps.length === 0
      ? undefined
      : makeSteps({ ...job, steps }, begin, (start ?? 5) + begin, later(end))
  const noRunner = { runner_id: null, runner_name: null, runner_group_id: null }
  const none = { ...noRunner, runner_group_name: null, ...(isCheck && { labels: [] }) }
  const logged = steps.some(({ prints }) => prints !== undefined) ? made?.logged : undefined
  const id = jobId(run, attempt, index)
  return {
    job: {
      ...(ran && job.runner !== null ? job.runner : none),
      ...{ id, name, status: isStatus ? state : 'completed', conclusion: isStatus ? null : state },
      ...{ created_at: later(created), started_at: later(start), completed_at: later(end) },
      ...{ steps: made?.listed ?? [], ...job.json },
    },
    log: logged && `${[...logged, logLine((end ?? 65) + begin, 'Cleaning up')].join('\n')}\n`,
    says,
  }
}

/** What GitHub makes of the conclusions of the jobs. */
function conclude(jobs: readonly JobValues[]): string | null {
  const states = jobs.map(({ state = 'success' }) => state)
  if (states.some((state) => STATUSES.includes(state))) return null
  if (states.some((state) => !PASSES.includes(state) && state !== 'cancelled')) return 'failure'
  if (states.includes('cancelled')) return 'cancelled'
  return states.every((state) => state === 'skipped') ? 'skipped' : 'success'
}

/**
 * Omits jobs that wait for others: GitHub lists a job when what it needs is resolved, as 35 lists of one run show.
 *
 * @param file the workflow file, whose keys are the names of the jobs
 */
function listedJobs(jobs: readonly JobValues[], file: string | undefined): readonly JobValues[] {
  type Keys = Readonly<Record<string, { readonly needs?: string | readonly string[] } | null>>
  // Some cases have a file that is not YAML.
  const workflow = parseDocument(file ?? '').toJS() as { readonly jobs?: Keys | null } | null
  const isOpen = (key: string) =>
    jobs.some(({ name, state = 'success' }) => name === key && STATUSES.includes(state))
  const isBlocked = ({ name, state }: JobValues) =>
    state === 'queued' && [workflow?.jobs?.[name]?.needs ?? []].flat().some(isOpen)
  return jobs.filter((job) => !isBlocked(job))
}

function makeAttempt(values: AttemptValues, place: Place, fields: RunFields) {
  const { jobs = [], json } = values
  const made = jobs.map((job, index) => makeJob(job, place, index))
  const conclusion = values.conclusion === undefined ? conclude(jobs) : values.conclusion
  const run = apiRun({
    ...{ id: place.run, run_number: place.run, run_attempt: place.attempt, conclusion },
    ...{ created_at: place.run === RUN ? 0 : place.start, run_started_at: place.start },
    ...{ updated_at: place.start + 100, ...fields, ...json },
  })
  const counts = values.counts ?? (values.jobs === undefined ? 1 : undefined)
  const listed = made.map(({ job }) => apiJob(job, run))
  const { full_name: repository } = run.repository
  const attempt = { repository, id: run.id, attempt: place.attempt, run, jobs: listed }
  const approvals = values.approved?.map((name) => apiApproval(name))
  return {
    made,
    attempt: {
      ...{ ...attempt, ...(counts !== undefined && { totalCount: counts }) },
      ...(approvals && { approvals }),
    },
  }
}

function makeOther(other: OtherRun, _: number, others: readonly OtherRun[]) {
  const { id, attempt = 1, before = 0, hasLogs = true, archive, fields, ...values } = other
  const place = { run: id, attempt, start: (attempt - 1) * AGAIN - before }
  const ages = others.filter((one) => one.id === id).map((one) => one.before ?? 0)
  const made = makeAttempt(values, place, { created_at: -Math.max(...ages), ...fields })
  const content = archive === undefined ? 'no archive' : zipArchive(archive)
  const isKept = hasLogs && made.attempt.run.conclusion !== null
  return {
    ...made,
    attempt: { ...made.attempt, ...(isKept && { archive: logUrl(content) }) },
  }
}

/** Returns the GitHub that has this repository. */
export function stateOf(world: World): FakeState {
  const { main = [], attempts, isOfPull = false, issues = [], files, others = [] } = world
  const newest = shaOf(FIRST_MAIN + main.length)
  const pull = {
    ...{ number: 12, head: { ref: 'topic', sha: TOPIC } },
    base: { ref: 'main', sha: shaOf(FIRST_MAIN + main.length - 1) },
  }
  const ours: RunFields = isOfPull
    ? {
        ...{ event: 'pull_request', head_branch: 'topic', head_sha: TOPIC },
        // GitHub lists none of a fork.
        ...(world.pull?.repository === undefined
          ? { pull_requests: [pull] }
          : { pull_requests: [], head_repository: FORK }),
      }
    : { event: 'push', head_branch: 'main', head_sha: newest }
  const called = Object.keys(files ?? {}).filter((path) => path !== WORKFLOW)
  const listed = called.map((path) => ({
    path: `octo-org/octo-shop/${path}@${newest}`,
    sha: newest,
  }))
  const made = [
    ...others.map(makeOther),
    ...main.flatMap(({ earlier = [], ...latest }, index) => {
      const run = FIRST_MAIN + index
      return [...earlier, latest].map((values, at) => {
        const place = { run, attempt: at + 1, start: (index - main.length) * HOUR + at * AGAIN }
        return makeAttempt(values, place, { head_branch: 'main', head_sha: shaOf(run) })
      })
    }),
    ...attempts.map((values, index) =>
      makeAttempt(
        { ...values, jobs: values.jobs && listedJobs(values.jobs, files?.[WORKFLOW]) },
        { run: RUN, attempt: index + 1, start: index * AGAIN },
        { ...ours, referenced_workflows: listed },
      ),
    ),
  ]
  const jobs = made.flatMap((one) => one.made)
  const apiIssues = issues.map(makeIssue)
  const shas = [...main, 'ours'].map((_, index) => shaOf(FIRST_MAIN + index))
  return fakeState({
    runs: made.map(({ attempt }) => attempt),
    logs: Object.fromEntries(
      jobs.flatMap(({ job, log }) => (log === undefined ? [] : [[job.id, logUrl(log)]])),
    ),
    annotations: Object.fromEntries(
      jobs.map(({ job, says }) => [
        job.id,
        says.map((one) => apiAnnotation(typeof one === 'string' ? { message: one } : one)),
      ]),
    ),
    files: files ?? {},
    bodies: world.required ? rulesOf(world.required) : {},
    pulls: [
      ...(isOfPull ? [apiPull({ sha: TOPIC, ...world.pull })] : []),
      ...(world.pulls ?? []).map((number) => apiPull({ number })),
    ],
    commits: {
      branch: 'main',
      shas,
      mergeBases: { [TOPIC]: pull.base.sha, ...world.bases },
      files: world.changes,
    },
    issues: apiIssues,
    editors: Object.fromEntries(
      apiIssues.flatMap((issue, index) =>
        issues[index]?.isEdited === true ? [[issue.node_id, 'hubot']] : [],
      ),
    ),
  })
}

/** Returns the second at which the reported attempt began. */
export function startOf({ attempts }: World): number {
  return (attempts.length - 1) * AGAIN
}

/** Returns the id of the job that makes the report, if it is listed. */
export function ownJobOf({ own }: World, state: FakeState): number | undefined {
  const listed = state.runs.at(-1)?.jobs as readonly { name: string; id: number }[]
  return listed.find(({ name }) => name === own?.job)?.id
}

/** Returns what the runner knows of the event. */
export function eventOf({ isOfPull = false, main = [] }: World) {
  const repository = { default_branch: 'main' }
  const sha = shaOf(FIRST_MAIN + main.length)
  const base = {
    ...{ ref: 'main', sha: shaOf(FIRST_MAIN + main.length - 1) },
    repo: { id: REPOSITORY_ID },
  }
  const head = { ref: 'topic', sha: TOPIC }
  return isOfPull
    ? {
        ...{ eventName: 'pull_request', branch: 'topic', sha: TOPIC },
        event: { repository, pull_request: { number: 12, head, base } },
      }
    : { eventName: 'push', branch: 'main', sha, event: { repository } }
}

function rulesOf({ rules = [], protection, hasQueue }: Required) {
  const checksOf = (checks: readonly string[]) =>
    checks.map((check) => {
      const [name = '', app = ACTIONS_APP] = check.split(' by ')
      return [name, Number(app)] as const
    })
  return {
    'rules/branches/main': apiRules(checksOf(rules), hasQueue),
    'branches/main': apiBranch('main', protection && checksOf(protection)),
  }
}

function makeIssue({ body, closed, isOfOutsider = false }: IssueValues, index: number): ApiIssue {
  const writer = isOfOutsider
    ? { author: 'eve', association: 'NONE' }
    : { author: 'mona', association: 'OWNER' }

  return apiIssue({
    ...{ number: FIRST_ISSUE + index, body, labels: ['known-failure'] },
    ...writer,
    ...(closed !== undefined && {
      state: 'closed',
      closedAt: new Date(at(600 - closed * 86_400)).toISOString(),
    }),
  })
}

/** Decodes the last attempt, without its file and without a report: what a rule with many rows takes. */
export function runOf(world: World): Run {
  const { run, jobs, totalCount, approvals } = stateOf(world).runs.at(-1) ?? {}
  const target = makeTarget({ runId: RUN, attempt: world.attempts.length })
  const listed = world.attempts.at(-1)?.jobs === undefined ? undefined : jobs
  const jobsCounted = totalCount ?? jobs?.length
  return decodeRun({ run, jobs: listed, jobsCounted, approvals, notes: [] }, target)
}

/**
 * Reports the last attempt as the action does, with what the gate decides.
 *
 * @param requested receives the path of each request
 */
export async function reportOf(
  world: World,
  requested: string[] = [],
  options: Partial<BuildOptions> = {},
): Promise<Report> {
  const { attempts, main = [], own, issues, now = 600 } = world
  const state = stateOf(world)
  const line = (name: string) => world.inputs?.[name] ?? []
  const transport = offlineTransport(state, (response, path) => {
    requested.push(path)
    return response
  })
  const client = createClient({
    ...testOptions(OFFLINE_API, transport),
    now: () => at(startOf(world) + now),
  })
  const jobId = ownJobOf(world, state)
  const { branch } = eventOf(world)
  const workflowFile = { owner: 'octo-org', repo: 'octo-shop', path: WORKFLOW, ref: shaOf(RUN) }
  const current =
    own &&
    makeOwn({
      ...{ jobId, jobStatus: own.status, needs: own.needs ?? [] },
      // What only the run itself knows: its event, and which file it uses.
      ...(world.event && {
        event: { ref: `refs/heads/${branch}`, payload: world.event.payload },
        workflowFile,
      }),
    })
  const budgets = readBudgets(line('budgets'))
  const names = {
    ...{ failOn: line('fail-on'), failOnJobs: line('fail-on-jobs') },
    ...{ allowedFailures: line('allowed-failures'), allowedSkips: line('allowed-skips') },
  }
  const report = await buildReport({
    ...{ ...DEFAULTS, ...names, budgets, client, signal, defaultBranch: 'main', ...options },
    logLines: Number(line('log-lines')[0] ?? DEFAULTS.logLines),
    knownIssues: issues && DEFAULTS.knownIssues,
    historyRuns: Number(line('history-runs')[0] ?? (main.length > 0 ? 10 : 0)),
    target: makeTarget({ runId: RUN, attempt: attempts.length, current }),
  })
  return withGate(report, { ...names, budgets, needs: world.results ?? own?.needs })
}
