import type { Client } from '../github/http/client.ts'
import { watchRequests } from '../github/http/limit-requests.ts'

/** What a request reads, by its path or document; the first that fits. */
const SUBJECTS: readonly (readonly [path: RegExp, subject: string])[] = [
  [/^query /, 'issues'],
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
  return watchRequests(client, (path) => {
    show(`Reading ${SUBJECTS.find(([pattern]) => pattern.test(path))?.[1] ?? 'from GitHub'}`)
  })
}
