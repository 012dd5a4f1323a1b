import { posix } from 'node:path'
import type { Need, CurrentAction, CurrentRun, CurrentStep, RunFacts, Target } from '../model/target.ts'
import type { Instant } from '../model/time.ts'
import type { FileRef } from '../model/workflow-file.ts'
import { type Get, readChoice, readId } from './read-values.ts'
import { InputError } from './step-failure.ts'

/** The process that runs this action. */
export interface ActionProcess {
  readonly startedAt: Instant
  /** Path of the bundle. */
  readonly script: string | undefined
}

/** Where the values come from. */
export interface TargetSource<Name extends string = TargetInput> {
  /** An input, trimmed; '' if it is not set. */
  readonly get: Get<Name>
  /** A variable that the runner sets. */
  readonly env: (name: string) => string | undefined
  readonly process?: ActionProcess | undefined
}

type TargetInput = 'repository' | 'run-id' | 'run-attempt' | 'current-job-status' | 'needs'
type GetRepository = (name: 'repository') => string

const JOB_STATUSES = ['success', 'failure', 'cancelled'] as const

/** The attempt to report, and what the runner tells of it where it is the one that this step is in. */
export function readTarget(
  source: TargetSource,
  serverUrl: string,
  jobId: number | undefined,
): Target {
  const { get, env } = source
  const [owner, repo] = readRepository(get)
  const runId = readId('run-id', get)
  const given = get('run-attempt') === '' ? undefined : readId('run-attempt', get)
  const ownAttempt = Number(env('GITHUB_RUN_ATTEMPT') ?? NaN)
  const isOwnRun =
    `${owner}/${repo}` === env('GITHUB_REPOSITORY') && String(runId) === env('GITHUB_RUN_ID')
  const isOwn = isOwnRun && Number.isSafeInteger(ownAttempt) && (given ?? ownAttempt) === ownAttempt
  return {
    serverUrl,
    owner,
    repo,
    runId,
    attempt: given ?? (isOwn ? ownAttempt : undefined),
    current: isOwn ? readOwnRun(source, jobId) : undefined,
  }
}

function readOwnRun({ get, env, process }: TargetSource, jobId: number | undefined): CurrentRun {
  return {
    jobId,
    runnerName: env('RUNNER_NAME'),
    jobStatus:
      get('current-job-status') === ''
        ? undefined
        : readChoice('current-job-status', get, JOB_STATUSES),
    needs: readNeeds(get),
    workflowFile: readWorkflowFile(env),
    facts: readFacts(env),
    step: process && readOwnStep(env, process),
  }
}

function readOwnStep(env: TargetSource['env'], { startedAt, script }: ActionProcess): CurrentStep {
  return { action: readOwnAction(env, script), processStartedAt: startedAt }
}

/**
 * Reads which action the current step runs from the runner's variables.
 *
 * 1. The runner sets `GITHUB_ACTION_PATH` only for steps of a composite action, to the folder of that
 *    action. The repository and ref are those of this action then, and not of the step.
 * 2. It sets the repository and ref to '' for an action of the workflow's own repository.
 *
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/CompositeActionHandler.cs
 */
function readOwnAction(env: TargetSource['env'], script = ''): CurrentAction | undefined {
  const workspace = normalize(env('GITHUB_WORKSPACE') ?? '')
  const inWorkspace = (path: string) =>
    workspace !== '' && `${path}/`.startsWith(`${workspace}/`)
      ? path.slice(workspace.length + 1)
      : undefined
  const compositePath = normalize(env('GITHUB_ACTION_PATH') ?? '')
  if (compositePath !== '') {
    return { kind: 'composite', path: inWorkspace(compositePath) ?? compositePath } // 1
  }
  const [repository, ref] = [env('GITHUB_ACTION_REPOSITORY'), env('GITHUB_ACTION_REF')]
  if (repository !== undefined && ref !== undefined) return { kind: 'repository', repository, ref }
  const local = inWorkspace(normalize(script)) // 2
  return local === undefined ? undefined : { kind: 'local', script: local }
}

/** Returns the path with slashes, without `.` and without a slash at its end; '' for no path. */
function normalize(path: string): string {
  return path === '' ? '' : posix.normalize(path.replaceAll('\\', '/')).replace(/\/$/, '')
}

/** `owner/repo/.github/workflows/ci.yml@refs/heads/main`, at the commit that the run has it from. */
function readWorkflowFile(env: TargetSource['env']): FileRef | undefined {
  const address = /^([^/]+)\/([^/]+)\/([^@]+)@/.exec(env('GITHUB_WORKFLOW_REF') ?? '')
  const [, owner, repo, path] = address ?? []
  const ref = env('GITHUB_WORKFLOW_SHA')
  if (owner === undefined || repo === undefined || path === undefined || ref === undefined) {
    return undefined
  }
  return { owner, repo, path, ref }
}

function readFacts(env: TargetSource['env']): RunFacts {
  const number = Number(env('GITHUB_RUN_NUMBER') ?? NaN)
  return {
    number: Number.isSafeInteger(number) ? number : undefined,
    workflow: env('GITHUB_WORKFLOW'),
    event: env('GITHUB_EVENT_NAME'),
    // On a pull request GITHUB_REF_NAME is `12/merge`, which is nobody's branch.
    branch: env('GITHUB_HEAD_REF') ?? env('GITHUB_REF_NAME'),
    commit: env('GITHUB_SHA'),
    actor: env('GITHUB_ACTOR'),
  }
}

export function readRepository(get: GetRepository): [owner: string, repo: string] {
  // Neither name is `.` or `..`, which would make another path of the API's.
  const [, owner, repo] =
    /^(?!\.{1,2}\/)([\w.-]+)\/(?!\.{1,2}$)([\w.-]+)$/.exec(get('repository')) ?? []
  if (owner === undefined || repo === undefined) {
    throw new InputError('repository', get('repository'), 'owner/name')
  }
  return [owner, repo]
}

/** `{"build": {"result": "success", "outputs": {}}}`, of which only the results are looked at. */
function readNeeds(get: Get<'needs'>): Need[] {
  const raw = get('needs')
  if (raw === '') return []
  const fail = () => new InputError('needs', raw, '${{ toJSON(needs) }}')
  let needs: unknown
  try {
    needs = JSON.parse(raw)
  } catch {
    throw fail()
  }
  if (typeof needs !== 'object' || needs === null || Array.isArray(needs)) throw fail()
  return Object.entries(needs as Record<string, unknown>).map(([key, need]) => {
    const result: unknown =
      typeof need === 'object' && need !== null && 'result' in need ? need.result : undefined
    if (typeof result !== 'string') throw fail()
    return { key, result }
  })
}
