import { isDebug } from '@actions/core'
import type { Api, ClientOptions } from '../github/http/request.ts'
import { printDebug } from './print.ts'
import { repairRead } from './repairs.ts'

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
