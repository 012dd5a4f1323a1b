import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { CommandError } from './errors.ts'
import { isTenant } from './run-address.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Gives what a program prints. */
type Execute = (file: string, args: readonly string[], env: Env) => Promise<string>

const GITHUB = ['GH_TOKEN', 'GITHUB_TOKEN']
const ENTERPRISE = ['GH_ENTERPRISE_TOKEN', 'GITHUB_ENTERPRISE_TOKEN']

/**
 * The token for a host and for no other: of the environment, as `gh` reads it, or else that with
 * which `gh` is logged in there.
 *
 * @throws `CommandError` that says how to get one
 */
export async function findToken(host: string, env: Env, execute: Execute = run): Promise<string> {
  const given = variablesFor(host, env)
    .map((name) => env[name]?.trim())
    .find(Boolean)
  if (given !== undefined) return given
  // `gh` would give the token of these variables for hosts that they are not meant for.
  const names = new Set([...GITHUB, ...ENTERPRISE])
  const others = Object.fromEntries(Object.entries(env).filter(([name]) => !names.has(name)))
  const stored = await execute('gh', ['auth', 'token', '--hostname', host], others).catch(() => '')
  if (stored.trim() !== '') return stored.trim()
  throw new CommandError(noToken(host, env))
}

/** The variables with a token for this host; the first that is set counts. */
function variablesFor(host: string, { GH_HOST }: Env): readonly string[] {
  if (host === 'github.com') return GITHUB
  // The variables name no host, and an address may be anybody's.
  if (GH_HOST !== host) return []
  return isTenant(host) ? GITHUB : ENTERPRISE
}

function noToken(host: string, env: Env): string {
  const names = variablesFor(host, { ...env, GH_HOST: host })
  const also = variablesFor(host, env).length === 0 ? ` and GH_HOST to ${host}` : ''
  return `There is no token for ${host}. Log in with "gh auth login --hostname ${host}", or set ${names[0]}${also}; the token needs to read actions (and contents, for the workflow file).`
}

async function run(file: string, args: readonly string[], env: Env): Promise<string> {
  const { stdout } = await promisify(execFile)(file, [...args], {
    env: { ...env },
    timeout: 10_000,
  })
  return stdout
}
