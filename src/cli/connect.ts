import { type BuildOptions, DEFAULTS } from '../build-report.ts'
import { type Client, createClient } from '../github/http/client.ts'
import type { Losses } from '../model/report/losses.ts'
import { MINUTE } from '../model/time.ts'
import { repairsFor } from './repairs.ts'
import { apiUrlOf } from './named.ts'
import { findToken } from './token.ts'

/** Time after which a report uses the data fetched so far. */
export const COMMAND_DEADLINE = 5 * MINUTE

/** The environment of a command, and where it shows its progress. */
export interface CommandContext {
  readonly env: NodeJS.ProcessEnv
  readonly show: (line: string) => void
  readonly losses: Losses
}

/** Returns the client for a server. @throws `CommandError` without a token */
export async function connect(serverUrl: string, env: NodeJS.ProcessEnv): Promise<Client> {
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
