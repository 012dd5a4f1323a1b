import { describe } from '@jest/globals'
import { hitting, itEnds, type Case } from './play-fault.ts'
import { REQUESTS, type Request, type Why } from './requests.ts'

interface Status extends Why {
  readonly name: string
  readonly status: number
  readonly message?: string
  readonly headers?: Readonly<Record<string, string>>
}

const MAY_NOT = 'the token may not read it'
const GONE = 'GitHub does not have it, not yet or not any more'
const NO_MORE = 'GitHub takes no more requests for now'

/** Asking again would be answered alike. */
const REFUSALS: readonly Status[] = [
  { name: '401', status: 401, says: ['answered 401', 'github-token'], ofLog: MAY_NOT },
  {
    name: '403 permission',
    status: 403,
    message: 'Resource not accessible by integration',
    says: ['answered 403', 'permissions:\n  actions: read'],
    ofLog: MAY_NOT,
  },
  { name: '404', status: 404, says: ['answered 404', 'actions: read'], ofLog: GONE },
  { name: '410', status: 410, says: ['answered 410', 'deleted'], ofLog: GONE },
  { name: '422', status: 422, says: ['answered 422'], ofLog: 'GitHub answered 422' },
]

const SPENT = {
  headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1772366400' },
  says: ['used up', 'until 2026-03-01T12:00:00.000Z', 'does not wait', 'github-token'],
  ofLog: NO_MORE,
}
const TOO_FAST = {
  message: 'You have exceeded a secondary rate limit.',
  says: ['too many requests in a short time', 'does not wait'],
  ofLog: NO_MORE,
}
const AFTER = {
  ...TOO_FAST,
  headers: { 'retry-after': '60' },
  says: [...TOO_FAST.says, 'after 60 s'],
}

/** Refusals of GitHub alone: no report waits for a limit. */
const LIMITS = [403, 429].flatMap((status): Status[] => [
  { name: `${status} primary limit`, status, ...SPENT },
  { name: `${status} secondary limit`, status, ...TOO_FAST },
  { name: `${status} secondary limit with retry-after`, status, ...AFTER },
])

/** The server's own failures, after which it is asked once more. */
const FAILURES: readonly Status[] = [500, 502, 503, 504].map((status) => ({
  name: `${status}`,
  status,
  says: [`answered ${status}`, 'running this job again may help'],
  ofLog: `GitHub answered ${status}`,
}))

function answering(request: Request, status: Status, times?: number): Omit<Case, 'end'> {
  const { headers = {}, message } = status
  const answer = {
    status: status.status,
    headers,
    ...(message === undefined ? {} : { body: { message } }),
  }
  return {
    fault: `${status.name} ${times === undefined ? 'for ever' : 'once'}`,
    at: request.name,
    jobs: request.jobs,
    scenario: {
      ...hitting(request, { answer, ...(times === undefined ? {} : { times }) }),
      // Only after a failure is there a pause.
      fastTimers: status.status >= 500 && 'pauses',
    },
  }
}

describe.each(REQUESTS)('a status at the request: $name', (request) => {
  const { host, without, withoutFirst = without, notFoundOnce } = request
  const onceEnd = (status: Status) =>
    (status.status === 404 ? notFoundOnce : undefined) ?? withoutFirst(status)
  const refusals = host === 'logs' ? REFUSALS : [...REFUSALS, ...LIMITS]
  itEnds([
    ...refusals.flatMap((status) => [
      { ...answering(request, status, 1), end: onceEnd(status) },
      { ...answering(request, status), end: without(status) },
    ]),
    ...FAILURES.flatMap((status) => [
      { ...answering(request, status, 1), end: {} },
      { ...answering(request, status), end: without(status) },
    ]),
  ])
})
