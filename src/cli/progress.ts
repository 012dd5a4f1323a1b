import type { Client } from '../github/http/client.ts'
import { asCount, asArray } from '../github/json-values.ts'

/** A client that tells how far the reading of a run's jobs has come, after each of several pages. */
export function reportProgress(client: Client, runId: number, tell: (line: string) => void): Client {
  let attempt: string | number | undefined
  let read = 0
  return {
    ...client,
    get: async (route, parameters, signal) => {
      const answer = await client.get(route, parameters, signal)
      if (!route.endsWith('/jobs') || parameters.run_id !== runId) return answer
      // The first is the one that is reported, the others are compared with it.
      const asked = parameters.attempt_number ?? 'latest'
      attempt ??= asked
      if (asked !== attempt) return answer
      const [listed, counted] = [asArray(answer.jobs).length, asCount(answer.total_count) ?? 0]
      read += listed
      if (counted > listed) {
        const size = Number(parameters.per_page)
        const pages = Math.ceil(counted / size)
        tell(`Reading jobs: ${Math.min(pages, Math.ceil(read / size))} of ${pages} pages`)
      }
      return answer
    },
  }
}
