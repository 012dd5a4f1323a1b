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
import type { Need } from '../model/shapes/report.ts'
import type { FileRef } from '../model/workflow-file.ts'
import { type Env, type InputSource } from './read-values.ts'
import { InputError } from './step-failure.ts'

type TargetSource = InputSource<
  'repository' | 'run-id' | 'run-attempt' | 'current-job-status' | 'needs'
>

const JOB_STATUSES = ['success', 'failure', 'cancelled'] as const

/** Reads the attempt to report, and what the runner reports about it if this step is part of it. */
export function readTarget(
  source: TargetSource,
  serverUrl: string,
  current: Target | undefined,
): Target {
  const { read, env } = source
  const run = { ...readRepository(read.given('repository')), runId: read.id('run-id') }
  const attempt = read.optionalId('run-attempt')
  const isCurrent = isCurrentRun(run, env) && (attempt ?? current?.attempt) === current?.attempt
  return isCurrent && current !== undefined
    ? current
    : { serverUrl, ...run, attempt, current: undefined }
}

/** Reads the attempt that this step is part of; `undefined` if the runner does not report it. */
export function readCurrentTarget(
  source: TargetSource,
  serverUrl: string,
  jobId: number | undefined,
): Target | undefined {
  const { env } = source
  const repository = parseRepository(env('GITHUB_REPOSITORY') ?? '')
  const runId = asOrdinal(Number(env('GITHUB_RUN_ID')))
  const attempt = asOrdinal(Number(env('GITHUB_RUN_ATTEMPT')))
  if (repository === undefined || runId === undefined || attempt === undefined) return undefined
  return { serverUrl, ...repository, runId, attempt, current: readCurrentRun(source, jobId) }
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
  { read, env, process }: TargetSource,
  jobId: number | undefined,
): CurrentRun {
  return {
    jobId,
    runnerName: env('RUNNER_NAME'),
    jobStatus:
      read.given('current-job-status') === ''
        ? undefined
        : read.choice('current-job-status', JOB_STATUSES),
    needs: readNeeds(read.given('needs')),
    workflowFile: readWorkflowFile(env),
    facts: readFacts(env),
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
export function readCurrentAction(env: Env, script = ''): CurrentAction | undefined {
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

/** Reads the results of `{"build": {"result": "success", "outputs": {}}}`. */
export function readNeeds(raw: string): readonly Need[] {
  if (raw === '') return []
  const fail = () => new InputError('needs', raw, '${{ toJSON(needs) }}')
  const needs = parseJson(raw)
  if (typeof needs !== 'object' || needs === null || Array.isArray(needs)) throw fail()
  return Object.entries(needs as Record<string, unknown>).map(([key, need]) => {
    const { result } = asObject(need)
    if (typeof result !== 'string') throw fail()
    return { key, result }
  })
}
