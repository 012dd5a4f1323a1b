import { posix } from 'node:path'
import { asCount, asObject, asOrdinal, parseJson } from '../github/json-values.ts'
import {
  type CurrentAction,
  type CurrentRun,
  parseRepository,
  type RepositoryRef,
  type RunFacts,
  type RunRef,
  type Target,
} from '../model/target.ts'
import type { Instant } from '../model/time.ts'
import type { Need } from '../model/shapes/report.ts'
import type { FileRef } from '../model/workflow-file.ts'
import type { Env } from './read-values.ts'
import { InputError } from './step-failure.ts'

/** What the inputs say of the current job. */
interface JobInputs {
  readonly currentJobId: number | undefined
  readonly currentJobStatus: string | undefined
  readonly needs: readonly Need[] | undefined
}

/** What the runner says of the step. */
export interface StepSource {
  readonly env: Env
  /** The payload of the event; `undefined` if unreadable. */
  readonly event?: unknown
  /** Time at which the process that runs this action started, and the path of the bundle. */
  readonly process?:
    { readonly startedAt: Instant; readonly script: string | undefined } | undefined
}

export const JOB_STATUSES = ['success', 'failure', 'cancelled'] as const

/** Reads the attempt to report, and what the runner reports about it if this step is part of it. */
export function readTarget(
  { owner, repo, runId, runAttempt }: RunRef & { readonly runAttempt: number | undefined },
  env: Env,
  serverUrl: string,
  current: Target | undefined,
): Target {
  const run = { owner, repo, runId }
  const isCurrent = isCurrentRun(run, env) && (runAttempt ?? current?.attempt) === current?.attempt
  return isCurrent && current !== undefined
    ? current
    : { serverUrl, ...run, attempt: runAttempt, current: undefined }
}

/** Reads the attempt that this step is part of; `undefined` if the runner does not report it. */
export function readCurrentTarget(
  inputs: JobInputs,
  source: StepSource,
  serverUrl: string,
): Target | undefined {
  const { env } = source
  const repository = parseRepository(env('GITHUB_REPOSITORY') ?? '')
  const runId = asOrdinal(Number(env('GITHUB_RUN_ID')))
  const attempt = asOrdinal(Number(env('GITHUB_RUN_ATTEMPT')))
  if (repository === undefined || runId === undefined || attempt === undefined) return undefined
  return { serverUrl, ...repository, runId, attempt, current: readCurrentRun(inputs, source) }
}

/** Returns whether this step is part of the run. */
export function isCurrentRun(run: RunRef, env: Env): boolean {
  return isCurrentRepository(run, env) && String(run.runId) === env('GITHUB_RUN_ID')
}

/** Returns whether this step runs in the repository. GitHub ignores the case of its name. */
export function isCurrentRepository({ owner, repo }: RepositoryRef, env: Env): boolean {
  return `${owner}/${repo}`.toLowerCase() === env('GITHUB_REPOSITORY')?.toLowerCase()
}

function readCurrentRun(
  { currentJobId, currentJobStatus, needs = [] }: JobInputs,
  { env, event: payload, process }: StepSource,
): CurrentRun {
  return {
    jobId: currentJobId,
    runnerName: env('RUNNER_NAME'),
    jobStatus: currentJobStatus,
    needs,
    workflowFile: readWorkflowFile(env),
    facts: readFacts(env),
    event: { ref: env('GITHUB_REF'), payload },
    step: process && {
      action: readCurrentAction(env, process.script),
      processStartedAt: process.startedAt,
    },
  }
}

/**
 * Reads which action the current step runs from the runner's variables.
 *
 * 1. The runner sets `GITHUB_ACTION_PATH` only for steps of a composite action, to the folder of that
 *    action. The repository and ref are then those of this action, not of the step.
 * 2. It sets the repository and ref to '' for an action of the workflow's own repository.
 *
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/CompositeActionHandler.cs
 */
function readCurrentAction(env: Env, script = ''): CurrentAction | undefined {
  const workspace = normalize(env('GITHUB_WORKSPACE') ?? '')
  const inWorkspace = (path: string) =>
    workspace !== '' && `${path}/`.startsWith(`${workspace}/`)
      ? path.slice(workspace.length + 1)
      : undefined
  const compositePath = normalize(env('GITHUB_ACTION_PATH') ?? '')
  if (compositePath !== '') {
    return { kind: 'composite', path: inWorkspace(compositePath) ?? compositePath } // 1
  }
  const repository = env('GITHUB_ACTION_REPOSITORY')
  const ref = env('GITHUB_ACTION_REF')
  if (repository !== undefined && ref !== undefined) return { kind: 'repository', repository, ref }
  const local = inWorkspace(normalize(script)) // 2
  return local === undefined ? undefined : { kind: 'local', script: local }
}

const GITHUB_COM = 'https://github.com'
/** The page and its heading: a reader of any version finds them there. */
const GUIDE = 'docs/summary.md#the-summary'

/**
 * Returns the address of the page that explains the words of a report, at the version that runs; `undefined` if the step
 * names no repository and ref of this action, as a composite or a local action, or if it is not on github.com.
 */
export function readGuide(env: Env, serverUrl: string): string | undefined {
  const action = readCurrentAction(env)
  if (action?.kind !== 'repository' || serverUrl !== GITHUB_COM) return undefined
  const { repository, ref } = action
  if (!/^[\w-]+\/[\w.-]+$/.test(repository) || ref === '') return undefined
  return `${GITHUB_COM}/${repository}/blob/${encodeURIComponent(ref)}/${GUIDE}`
}

/** Returns the path with forward slashes, without `.` and without a slash at its end. */
function normalize(path: string): string {
  return path === '' ? '' : posix.normalize(path.replaceAll('\\', '/')).replace(/\/$/, '')
}

/** Reads `owner/repo/.github/workflows/ci.yml@refs/heads/main`, and the commit of the file. */
export function readWorkflowFile(env: Env): FileRef | undefined {
  const [, owner, repo, path] =
    /^([^/]+)\/([^/]+)\/([^@]+)@/.exec(env('GITHUB_WORKFLOW_REF') ?? '') ?? []
  const ref = env('GITHUB_WORKFLOW_SHA')
  if (owner === undefined || repo === undefined || path === undefined || ref === undefined) {
    return undefined
  }
  return { owner, repo, path, ref }
}

function readFacts(env: Env): RunFacts {
  const [, pull] = /^refs\/pull\/([1-9]\d{0,14})\//.exec(env('GITHUB_REF') ?? '') ?? []
  return {
    number: asCount(Number(env('GITHUB_RUN_NUMBER') ?? NaN)),
    workflow: env('GITHUB_WORKFLOW'),
    event: env('GITHUB_EVENT_NAME'),
    // For a pull request, GITHUB_REF_NAME is `12/merge`.
    branch: env('GITHUB_HEAD_REF') ?? env('GITHUB_REF_NAME'),
    pullRequest: pull === undefined ? undefined : Number(pull),
    commit: env('GITHUB_SHA'),
    actor: env('GITHUB_ACTOR'),
  }
}

export function readRepository(given: string): RepositoryRef {
  const repository = parseRepository(given)
  if (repository === undefined) throw new InputError('repository', given, 'owner/name')
  return repository
}

/** Reads the results of `{"build": {"result": "success", "outputs": {}}}`; `undefined` if they are not given. */
export function readNeeds(raw: string): readonly Need[] | undefined {
  if (raw === '') return undefined
  const fail = () => new InputError('needs', raw, '${{ toJSON(needs) }}')
  const needs = parseJson(raw)
  if (typeof needs !== 'object' || needs === null || Array.isArray(needs)) throw fail()
  return Object.entries(needs as Record<string, unknown>).map(([key, need]) => {
    const { result } = asObject(need)
    if (typeof result !== 'string') throw fail()
    return { key, result }
  })
}
