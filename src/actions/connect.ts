import { createClient, repositorySource } from '../github/http/client.ts'
import type { Api, ClientOptions } from '../github/http/request.ts'
import { createWriteClient, type WritableSource } from '../github/http/write-client.ts'
import type { Repository } from '../model/target.ts'
import { repairRead } from './repairs.ts'
import { isDebug } from '@actions/core'
import { printDebug } from './print.ts'

/** Returns how an action reads and changes a repository. */
export function connect(
  repository: Api & Repository,
  signal: AbortSignal,
  repair = repairRead,
): WritableSource {
  const options = clientOptions(repository)
  return repositorySource({
    repository,
    signal,
    client: createClient({ ...options, repair }),
    writer: createWriteClient(options),
  })
}

/**
 * Returns how an action connects to an API; with step debugging on, it logs each request. Apart from `connect`, so that
 * an action that only reads has no client that writes.
 */
export function clientOptions({ token, apiUrl }: Api): ClientOptions {
  // `@actions/github` parses the event file on import and throws if it is not JSON.
  delete process.env['GITHUB_EVENT_PATH']
  return {
    token,
    apiUrl,
    repair: repairRead,
    debug: isDebug() ? printDebug : () => undefined,
    now: Date.now,
  }
}
