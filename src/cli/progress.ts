import type { Client } from '../github/http/client.ts'
import { asArray, asCount } from '../github/json-values.ts'

/** Returns a client that reports how many pages of a run's jobs it has read, if there are several. */
export function reportProgress(
  client: Client,
  runId: number,
  report: (line: string) => void,
): Client {
  let attempt: string | number | undefined
  let read = 0
  return {
    ...client,
    get: async (route, parameters, signal) => {
      const response = await client.get(route, parameters, signal)
      if (!route.endsWith('/jobs') || parameters.run_id !== runId) return response
      // The first attempt is the reported one; others are only for comparison.
      const requested = parameters.attempt_number ?? 'latest'
      attempt ??= requested
      if (requested !== attempt) return response
      const [listed, counted] = [asArray(response.jobs).length, asCount(response.total_count) ?? 0]
      read += listed
      if (counted > listed) {
        const size = Number(parameters.per_page)
        const pages = Math.ceil(counted / size)
        report(`Reading jobs: ${Math.min(pages, Math.ceil(read / size))} of ${pages} pages`)
      }
      return response
    },
  }
}
