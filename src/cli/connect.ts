import type { DeclaredGate } from '../analyse/commit/seen-gate.ts'
import { type BuildOptions, DEFAULTS } from '../build-report.ts'
import { type Client, createClient } from '../github/http/client.ts'
import type { Losses } from '../model/report/losses.ts'
import type { DeclaredInputs } from '../model/workflow-file.ts'
import { MINUTE } from '../model/time.ts'
import { repairsFor } from './repairs.ts'
import { apiUrlOf, CommandError, isTenant } from './named.ts'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Time after which a report uses the data fetched so far. */
export const COMMAND_DEADLINE = 5 * MINUTE

/** The environment of a command, and where it shows its progress. */
export interface CommandContext {
  readonly env: NodeJS.ProcessEnv
  readonly show: (line: string) => void
  readonly losses: Losses
  readonly readGate: ReadGate
}

/** Reads the inputs of a gate in a workflow file, whose report compares failures with the issues of a label. */
export type ReadGate = (
  declared: DeclaredInputs,
  knownIssues: string | undefined,
) => DeclaredGate | undefined

/** Returns the client for a server. @throws `CommandError` without a token */
export async function connectCommand(serverUrl: string, env: NodeJS.ProcessEnv): Promise<Client> {
  const { host } = new URL(serverUrl)
  const apiUrl = apiUrlOf(serverUrl)
  // `@actions/github` reads both on import: it chooses the proxy for this URL, and throws if the
  // event file is not JSON.
  process.env['GITHUB_API_URL'] = apiUrl
  delete process.env['GITHUB_EVENT_PATH']
  return createClient({
    token: await findToken(host, env),
    apiUrl,
    repair: repairsFor(host),
    debug: () => undefined,
    now: Date.now,
  })
}

/** Options of a report that are not on the command line. */
type FixedOptions = typeof DEFAULTS & Pick<BuildOptions, 'client' | 'defaultBranch' | 'signal'>

/** Returns the options of a report that are not on the command line. */
export function buildOptions(client: Client): FixedOptions {
  return {
    ...DEFAULTS,
    client,
    defaultBranch: undefined,
    signal: AbortSignal.timeout(COMMAND_DEADLINE),
  }
}

/** Runs a program and returns its standard output. */
type Execute = (file: string, args: readonly string[], env: NodeJS.ProcessEnv) => Promise<string>

const GITHUB_VARIABLES = ['GH_TOKEN', 'GITHUB_TOKEN']
const ENTERPRISE_VARIABLES = ['GH_ENTERPRISE_TOKEN', 'GITHUB_ENTERPRISE_TOKEN']

/**
 * Finds the token for a host: in the environment, with the variables of `gh`, or else the one that
 * `gh` has stored for the host.
 *
 * @throws `CommandError` that says how to get one
 */
export async function findToken(
  host: string,
  env: NodeJS.ProcessEnv,
  execute: Execute = run,
): Promise<string> {
  const given = variablesFor(host, env)
    .map((name) => env[name]?.trim())
    .find(Boolean)
  if (given !== undefined) return given
  // With these variables, `gh` would return their token for any host.
  const names = new Set([...GITHUB_VARIABLES, ...ENTERPRISE_VARIABLES])
  const rest = Object.fromEntries(Object.entries(env).filter(([name]) => !names.has(name)))
  const stored = await execute('gh', ['auth', 'token', '--hostname', host], rest).catch(() => '')
  if (stored.trim() !== '') return stored.trim()
  throw new CommandError(noToken(host, env))
}

/** Returns the variables that may contain a token for the host; the first one set counts. */
function variablesFor(host: string, { GH_HOST }: NodeJS.ProcessEnv): readonly string[] {
  if (host === 'github.com') return GITHUB_VARIABLES
  // The variables are for the host in GH_HOST; a URL on the command line may have any host.
  if (GH_HOST !== host) return []
  return isTenant(host) ? GITHUB_VARIABLES : ENTERPRISE_VARIABLES
}

function noToken(host: string, env: NodeJS.ProcessEnv): string {
  const names = variablesFor(host, { ...env, GH_HOST: host })
  const also = variablesFor(host, env).length === 0 ? ` and GH_HOST to ${host}` : ''
  return `There is no token for ${host}. Log in with "gh auth login --hostname ${host}", or set ${names[0]}${also}; the token needs to read actions (and contents, for the workflow file).`
}

async function run(file: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { stdout } = await promisify(execFile)(file, [...args], { env, timeout: 10_000 })
  return stdout
}
