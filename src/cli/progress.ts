import type { Client } from '../github/http/client.ts'
import { asArray, asCount, asObject } from '../github/json-values.ts'

/** Returns a client that reports how many pages of a run's jobs it has read, if there are several. */
export function reportProgress(
  client: Client,
  runId: number,
  report: (line: string) => void,
): Client {
  let attempt: unknown
  let read = 0
  return {
    ...client,
    get: async (route, parameters, signal) => {
      const response = await client.get(route, parameters, signal)
      const { run_id, attempt_number = 'latest', per_page } = asObject(parameters)
      if (!route.endsWith('/jobs') || run_id !== runId) return response
      // The first attempt is the reported one; others are only for comparison.
      attempt ??= attempt_number
      if (attempt_number !== attempt) return response
      const { jobs, total_count } = asObject(response)
      const [listed, counted] = [asArray(jobs).length, asCount(total_count) ?? 0]
      read += listed
      if (counted > listed) {
        const size = Number(per_page)
        const pages = Math.ceil(counted / size)
        report(`Reading jobs: ${Math.min(pages, Math.ceil(read / size))} of ${pages} pages`)
      }
      return response
    },
  }
}
