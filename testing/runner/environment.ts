import { FIRST_JOB_ID } from '../fake-github/api-job.ts'
import { ACTOR, REPOSITORY, RUN_ID, SHA } from '../fake-github/api-run.ts'
import { GITHUB_COM } from '../fake-github/host.ts'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'

/** What the runner knows about the job in which the action runs. */
export type JobContext = Readonly<typeof DEFAULT_JOB>

/** The job in which the run of the builders has its first job, on a hosted runner. */
export const DEFAULT_JOB = {
  ...GITHUB_COM,
  token: 'ghs_fakeTokenOfTheJob',
  repository: REPOSITORY,
  runId: RUN_ID,
  runAttempt: 1,
  runNumber: 128,
  workflow: 'CI',
  workflowPath: '.github/workflows/ci.yml',
  eventName: 'push',
  event: {} as object,
  branch: 'main',
  sha: SHA,
  /** The job's key in the workflow file. */
  jobKey: 'report',
  /** The id of the job in the API; `undefined` as on old runners and GitHub Enterprise Server. */
  checkRunId: FIRST_JOB_ID as number | undefined,
  /** How the job stands so far. */
  jobStatus: 'success' as 'success' | 'failure' | 'cancelled',
  actor: ACTOR,
  runnerName: 'GitHub Actions 1000000042',
}

/**
 * Lays out `root` as a runner does before a step of a job; the command files are empty. Returns them, and all
 * variables of the step, apart from its inputs.
 */
export async function prepareStep(root: string, job: JobContext) {
  const [home, workspace, tools] = [join(root, 'home'), join(root, 'work'), join(root, '_tool')]
  const temp = join(root, '_temp')
  const [workflow, commands] = [join(temp, '_github_workflow'), join(temp, COMMAND_FOLDER)]
  for (const folder of [home, workspace, tools, workflow, commands]) {
    await mkdir(folder, { recursive: true })
  }
  const eventFile = join(workflow, 'event.json')
  await writeFile(eventFile, JSON.stringify(job.event))
  const commandFile = async (kind: string) => {
    const file = join(commands, `${kind}_8b1a9953-c461-4f6e-9e3c-0d3b1d1c7c11`)
    await writeFile(file, '')
    return file
  }
  const [outputFile, summaryFile] = [
    await commandFile('set_output'),
    await commandFile('step_summary'),
  ]
  const variables = {
    ...jobVariables(job),
    HOME: home,
    GITHUB_EVENT_PATH: eventFile,
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: tools,
    GITHUB_ENV: await commandFile('set_env'),
    GITHUB_OUTPUT: outputFile,
    GITHUB_PATH: await commandFile('add_path'),
    GITHUB_STATE: await commandFile('save_state'),
    GITHUB_STEP_SUMMARY: summaryFile,
  }
  return { workspace, outputFile, summaryFile, variables }
}

const COMMAND_FOLDER = '_runner_file_commands'
const SYSTEMS: Partial<Record<NodeJS.Platform, string>> = { darwin: 'macOS', win32: 'Windows' }

/** The variables of a job, made from nothing but `PATH`. */
function jobVariables(job: JobContext): Record<string, string> {
  const [owner = ''] = job.repository.split('/')
  return {
    PATH: process.env['PATH'] ?? '',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__octo-org_run-report',
    GITHUB_ACTION_REF: 'v1',
    GITHUB_ACTION_REPOSITORY: 'octo-org/run-report',
    GITHUB_ACTOR: job.actor,
    GITHUB_API_URL: job.apiUrl,
    GITHUB_EVENT_NAME: job.eventName,
    GITHUB_GRAPHQL_URL: `${job.apiUrl.replace(/\/v3$/, '')}/graphql`,
    GITHUB_JOB: job.jobKey,
    GITHUB_REF: `refs/heads/${job.branch}`,
    GITHUB_REF_NAME: job.branch,
    GITHUB_REF_TYPE: 'branch',
    GITHUB_REPOSITORY: job.repository,
    GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_RUN_ATTEMPT: String(job.runAttempt),
    GITHUB_RUN_ID: String(job.runId),
    GITHUB_RUN_NUMBER: String(job.runNumber),
    GITHUB_SERVER_URL: job.serverUrl,
    GITHUB_SHA: job.sha,
    GITHUB_TRIGGERING_ACTOR: job.actor,
    GITHUB_WORKFLOW: job.workflow,
    GITHUB_WORKFLOW_REF: `${job.repository}/${job.workflowPath}@refs/heads/${job.branch}`,
    GITHUB_WORKFLOW_SHA: job.sha,
    RUNNER_ARCH: process.arch.toUpperCase(),
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: job.runnerName,
    RUNNER_OS: SYSTEMS[process.platform] ?? 'Linux',
  }
}

/** The expressions in defaults of our `action.yml`. */
const EXPRESSIONS: Readonly<Record<string, (job: JobContext) => string>> = {
  'github.token': (job) => job.token,
  'github.repository': (job) => job.repository,
  'github.run_id': (job) => String(job.runId),
  'github.event.workflow_run.id': ({ event }) => {
    const { workflow_run: run } = event as { workflow_run?: { id: number } }
    return String(run?.id ?? '')
  },
  'job.check_run_id': (job) => String(job.checkRunId ?? ''),
  'job.status': (job) => job.jobStatus,
}

/**
 * Returns `INPUT_*` of every declared input: the given value, the default, or empty.
 *
 * @throws for an input that is not declared and for an expression not in the list above.
 */
export async function inputVariables(
  manifestFile: string,
  given: Readonly<Record<string, string>>,
  job: JobContext,
): Promise<Record<string, string>> {
  const { inputs = {} } = manifests.get(manifestFile) ?? (await readManifest(manifestFile))
  const undeclared = Object.keys(given).find((name) => !Object.hasOwn(inputs, name))
  if (undeclared !== undefined) throw new Error(`${manifestFile} declares no input "${undeclared}"`)
  const variables = Object.entries(inputs).map(([name, input]) => [
    // `run id` becomes `INPUT_RUN_ID`, and `run-id` becomes `INPUT_RUN-ID`.
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    given[name] ?? evaluate(String(input?.default ?? ''), job),
  ])
  return Object.fromEntries(variables) as Record<string, string>
}

interface Manifest {
  readonly inputs?: Record<string, { default?: string | number | boolean } | null>
}

const manifests = new Map<string, Manifest>()

/** `check:workflows` checks a manifest by the schema of action metadata. */
async function readManifest(file: string): Promise<Manifest> {
  const manifest = parse(await readFile(file, 'utf8')) as Manifest
  manifests.set(file, manifest)
  return manifest
}

function evaluate(text: string, job: JobContext): string {
  return text.replaceAll(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const value = EXPRESSIONS[expression]
    if (value === undefined) throw new Error(`no runner value for the expression "${expression}"`)
    return value(job)
  })
}
