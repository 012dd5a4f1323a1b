import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EXAMPLE_COMMITS, exampleHistory } from './fixtures/example-history.ts'
import { exampleLogs } from './fixtures/example-logs.ts'
import { EXAMPLE_FILES, exampleRun } from './fixtures/example-run.ts'
import { REPOSITORY, RUN_ID } from './fake-github/api-run.ts'
import {
  type FakeGitHub,
  type FakeGitHubOptions,
  startFakeGitHub,
} from './fake-github/start-fake-github.ts'
import { startLogHost } from './fake-github/start-log-host.ts'
import { runInProcess } from './runner/run-in-process.ts'
import { needsProcess, type ProcessResult, runProcess } from './runner/run-process.ts'
import { WITHOUT_DEADLINES } from './runner/timers.ts'

export const COMMAND = fileURLToPath(new URL('../dist/cli/index.js', import.meta.url))

/** The token for the fake, which is a GitHub Enterprise Server to the command. */
export const TOKEN = 'ghp_fakeTokenOfAPerson'

interface CommandOptions {
  readonly args: readonly string[]
  /** The working directory. */
  readonly folder: string
  /** In addition to the token; `undefined` removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void) => void
  /** Whether the source runs in this process. @default as for scenarios */
  readonly inProcess?: boolean
}

/** Runs the command with nothing of this process's environment. */
async function runCommand(options: CommandOptions): Promise<ProcessResult> {
  const { args, folder, env, onStart } = options
  const run = needsProcess(options) ? runProcess : runInProcess
  return await run({
    nodeArguments: [COMMAND, ...args],
    folder,
    variables: {
      HOME: folder,
      PATH: folder,
      GH_ENTERPRISE_TOKEN: TOKEN,
      ...WITHOUT_DEADLINES,
      ...env,
    },
    timeoutMs: 60_000,
    onStart,
  })
}

export type CommandSetup = ReturnType<typeof setUp>

function setUp(github: FakeGitHub, folder: string) {
  return {
    /** The folder is empty, and removed at the end. */
    ...{ github, folder },
    /** That of the builders' run. */
    address: `${github.serverUrl}/${REPOSITORY}/actions/runs/${RUN_ID}`,
    /** Runs the command in the folder. */
    run: (
      args: readonly string[],
      { env, ...more }: Omit<CommandOptions, 'args' | 'folder'> = {},
    ) => {
      const host = { GH_HOST: new URL(github.serverUrl).host }
      return runCommand({ args, folder, env: { ...host, ...env }, ...more })
    },
    /** The text of a file that the command has written. */
    read: (file: string) => readFile(join(folder, file), 'utf8'),
  }
}

/** Has the command at hand, in a folder of its own, beside a GitHub Enterprise Server. */
export async function withCommand<Result>(
  options: FakeGitHubOptions,
  use: (setup: CommandSetup) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'run-report-'))
  const github = await startFakeGitHub({ token: TOKEN, basePath: '/api/v3', ...options })
  try {
    return await use(setUp(github, folder))
  } finally {
    await github.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** The example's run with the runs before it and the logs of what failed, whose addresses are signed. */
export async function withExample(
  use: (setup: CommandSetup) => Promise<void>,
  github: Pick<FakeGitHubOptions, 'latencyMs' | 'onRequest' | 'pulls'> = {},
  run = exampleRun(),
): Promise<void> {
  const logs = Object.entries(exampleLogs())
  const pathOf = (id: string) => `/logs/${id}?sig=${SIGNATURE}`
  const logHost = await startLogHost({
    logs: Object.fromEntries(logs.map(([id, log]) => [pathOf(id), log])),
  })
  try {
    await withCommand(
      {
        ...github,
        runs: [run, ...exampleHistory()],
        files: EXAMPLE_FILES,
        commits: EXAMPLE_COMMITS,
        logs: Object.fromEntries(logs.map(([id]) => [id, `${logHost.url}${pathOf(id)}`])),
      },
      use,
    )
  } finally {
    await logHost.close()
  }
}

export const SIGNATURE = 'signatureOfALogsAddress'
