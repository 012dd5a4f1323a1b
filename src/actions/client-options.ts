import * as core from '@actions/core'
import type { Advice } from '../github/errors/explain.ts'
import type { Api, ClientOptions } from '../github/http/request.ts'
import { repairRead } from './repairs.ts'

/** Returns how an action connects to an API; with step debugging on, each request is logged. */
export function clientOptions(
  { token, apiUrl }: Api,
  repair: Advice['repair'] = repairRead,
): ClientOptions {
  // `@actions/github` parses the event file when it is loaded, and throws if that is not JSON.
  delete process.env['GITHUB_EVENT_PATH']
  return {
    token,
    apiUrl,
    repair,
    debug: core.isDebug() ? core.debug : () => undefined,
    now: () => performance.now(),
  }
}
