import type { Client } from '../github/http/client.ts'

/** What a request to a route reads; the first that its end fits. */
const SUBJECTS: readonly (readonly [route: RegExp, subject: string])[] = [
  [/\/jobs$/, 'jobs'],
  [/\/logs$/, 'a log'],
  [/\/annotations$/, 'annotations'],
  [/\/artifacts(?:\/|$)/, 'test results'],
  [/\/(?:workflows\/\{workflow_id\}|actions)\/runs$/, 'the list of runs'],
  [/\/attempts\/\{attempt_number\}$|\/runs\/\{run_id\}$/, 'the run'],
  [/\/contents\//, 'files of the commit'],
  [/\/compare\//, 'commits'],
  [/\/pulls\//, 'the pull request'],
]

/** Returns a client that shows what it requests. */
export function reportProgress(client: Client, show: (line: string) => void): Client {
  const showRoute = (route: string) => {
    show(`Reading ${SUBJECTS.find(([pattern]) => pattern.test(route))?.[1] ?? 'from GitHub'}`)
  }
  return {
    ...client,
    ...(client.behind && { behind: reportProgress(client.behind, show) }),
    get: async (route, ...rest) => {
      showRoute(route)
      return await client.get(route, ...rest)
    },
    list: async (route, ...rest) => {
      showRoute(route)
      return await client.list(route, ...rest)
    },
    query: async (...request) => {
      show('Reading issues')
      return await client.query(...request)
    },
    redirect: async (route, ...rest) => {
      showRoute(route)
      return await client.redirect(route, ...rest)
    },
  }
}
