import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { ACTOR, REPOSITORY, SHA } from '../../testing/fake-github/api-run.ts'

/** Runs workflow files (MIT). */
const ACT = 'github.com/nektos/act'
const VERSION = 'v0.2.87'

/** Not in `node_modules`, which `npm ci` removes. */
const CACHE = process.env['XDG_CACHE_HOME'] ?? join(process.env['HOME'] ?? '/tmp', '.cache')
const FOLDER = join(CACHE, 'run-report', `act-${VERSION}`)

/** Returns the path of `act`, which it builds if it is not there; `undefined` without Go. */
export function findAct(): string | undefined {
  const path = join(FOLDER, 'act')
  if (existsSync(path)) return path
  if (spawnSync('go', ['version']).status !== 0) return undefined
  console.log(`Building ${ACT}@${VERSION}`)
  const { status } = spawnSync('go', ['install', `${ACT}@${VERSION}`], {
    env: { ...process.env, GOBIN: FOLDER },
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error(`Could not build ${ACT}@${VERSION}`)
  return path
}

/** A line that `act --json` prints. */
export interface ActLine {
  readonly time: string
  readonly msg: string
  /** The name of the workflow and the job; a called workflow has the calling job before it. */
  readonly job?: string
  readonly jobID?: string
  readonly matrix?: Readonly<Record<string, unknown>>
  readonly jobResult?: string
  /** The name of the step, or what it runs or uses. */
  readonly step?: string
  /** The ids or positions of the step and of the steps of composite actions in it. */
  readonly stepID?: readonly string[]
  /** The same of the first and the last step of a job. */
  readonly stepid?: readonly string[]
  readonly stage?: 'Pre' | 'Main' | 'Post'
  readonly stepResult?: string
  /** Nanoseconds. */
  readonly executionTime?: number
  /** Whether `msg` is output of the step. */
  readonly raw_output?: boolean
  /** A workflow command or an entry of a command file, such as `set-output`. */
  readonly command?: string
  readonly name?: string
  readonly arg?: string
  /** The text that the command `summary` adds. */
  readonly content?: string
}

interface ActOptions {
  readonly act: string
  /** Its files, and the action that is used as `OWNER/run-report@v1`. */
  readonly project: string
  /** Path in the project. */
  readonly workflow: string
  readonly event: string
  readonly eventFile: string
  readonly runId: number
  readonly apiUrl: string
  readonly variables: Readonly<Record<string, string>>
  /** Folders of actions that are not this project's, by reference. */
  readonly stubs: Readonly<Record<string, string>>
  readonly onLine: (line: ActLine) => void
}

/** At which the workflows and actions of the project are used, as at `v1`. */
export const COMMIT = 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00'

const MAX_MS = 60_000

/** Runs a workflow on this machine, without containers. */
export async function runAct(options: ActOptions): Promise<{ stderr: string; exitCode: number }> {
  const { act, project, workflow, event, eventFile, runId, variables, stubs, onLine } = options
  const environment = {
    ...variables,
    GITHUB_API_URL: options.apiUrl,
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_RUN_ID: String(runId),
    GITHUB_SHA: SHA,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    // act does not set the two variables that the runner sets.
    GITHUB_WORKFLOW_REF: `${REPOSITORY}/${workflow}@refs/heads/main`,
    RUNNER_NAME: 'GitHub Actions 1000000042',
  }
  const repositories = {
    'OWNER/run-report@v1': project,
    [`OWNER/run-report@${COMMIT}`]: project,
    ...stubs,
  }
  const platforms = ['ubuntu-latest', 'ubuntu-slim', 'self-hosted']
  const child = spawn(
    act,
    [
      ...[event, '--json', '--workflows', workflow, '--eventpath', eventFile, '--actor', ACTOR],
      ...['--no-cache-server', '--action-cache-path', `${project}-cache`],
      ...['--secret', 'GITHUB_TOKEN=ghs_fakeTokenOfTheJob'],
      ...['--secret', `SLACK_WEBHOOK_URL=${variables['COLLECTOR']}/slack`],
      ...['--secret', 'CLICKHOUSE_READER=reader:password'],
      ...platforms.flatMap((name) => ['--platform', `${name}=-self-hosted`]),
      ...Object.entries(environment).flatMap((pair) => ['--env', pair.join('=')]),
      // Only `vars` can be read where a workflow is called.
      ...Object.entries(variables).flatMap((pair) => ['--var', pair.join('=')]),
      ...Object.entries(repositories).flatMap((pair) => ['--local-repository', pair.join('=')]),
    ],
    {
      cwd: project,
      // Without the variables of this machine, such as those of a proxy.
      env: {
        PATH: `${join(import.meta.dirname, '../../node_modules/.bin')}:${process.env['PATH']}`,
        HOME: `${project}-home`,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: MAX_MS,
    },
  )
  const closed = once(child, 'close')
  const stderr = text(child.stderr)
  for await (const line of createInterface(child.stdout)) onLine(JSON.parse(line) as ActLine)
  const [exitCode] = (await closed) as [number | null]
  return { stderr: await stderr, exitCode: exitCode ?? 1 }
}
