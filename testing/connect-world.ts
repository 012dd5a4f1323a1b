import { type FakeResponse, jsonResponse, refusal } from './fake-github/response.ts'
import type { FakeState } from './fake-github/state.ts'
import { at } from './make-run.ts'
import { OFFLINE_API, offlineTransport } from './offline-transport.ts'
import { stateOf, type World } from './world.ts'

const JSON_TYPE = 'application/json; charset=utf-8'
/** Of the rate limit of a token. */
const MAX_REQUESTS = 1_000

/** A request to GitHub. */
export interface Sent {
  /** As a case names it: `GET runs/42/attempts/1/jobs?per_page=100&page=1`. */
  readonly shown: string
  /** The JSON that it sent. */
  readonly body: string | undefined
}

function shownRequest(method: string, url: string): string {
  const path = decodeURIComponent(url.slice(OFFLINE_API.length))
  return `${method} ${path.replace(/^\/repos\/octo-org\/octo-shop\/(actions\/)?/, '')}`
}

/** Whether a request has a method, and an end of the path, a beginning with a slash at its end, or a part of the query. */
function matches(shown: string, wanted: string): boolean {
  const [method, path = '', query = ''] = shown.split(/[ ?]/)
  const [wantedMethod, part = ''] = wanted.split(' ')
  const isPath = part.endsWith('/') ? path.startsWith(part) : path.endsWith(part)
  return method === wantedMethod && (isPath || query.includes(part))
}

function responseOf({ status, message }: NonNullable<World['responses']>[number]): FakeResponse {
  return message.startsWith('{')
    ? jsonResponse(status, JSON.parse(message) as object)
    : refusal(status, message || 'refused')
}

/** What GitHub has from then on: runs that it lacked, and files. */
function change(state: FakeState, world: World): void {
  const isKnown = (run: FakeState['runs'][number]) =>
    state.runs.some(({ id, attempt }) => id === run.id && attempt === run.attempt)
  state.runs.push(...stateOf(world).runs.filter((run) => !isKnown(run)))
}

/** Returns a list of jobs in which some have not finished, because GitHub's list lags behind the runners. */
function withLate<Response extends { readonly body: string }>(
  response: Response,
  names: readonly string[],
): Response {
  if (names.length === 0) return response
  const list = JSON.parse(response.body) as { jobs: readonly { name: string }[] }
  const open = { status: 'in_progress', conclusion: null, completed_at: null, steps: [] }
  const jobs = list.jobs.map((job) => (names.includes(job.name) ? { ...job, ...open } : job))
  return { ...response, body: JSON.stringify({ ...list, jobs }) }
}

/**
 * Connects to the GitHub of a case, and keeps all requests.
 *
 * @param kept what actions have written before
 */
export function connectWorld(world: World, kept: Partial<FakeState> = {}) {
  const { responses = [], later = [], late = [], now = 600, remaining = MAX_REQUESTS } = world
  const state = { ...stateOf(world), ...kept }
  const offline = offlineTransport(state)
  const requests: Sent[] = []
  const send: typeof offline.send = async (request) => {
    const shown = shownRequest(request.method, request.url)
    requests.push({ shown, body: request.body })
    const countOf = (wanted: string) => requests.filter((one) => matches(one.shown, wanted)).length
    const fixed = responses.find(
      ({ request: wanted, nth }) =>
        matches(shown, wanted) && (nth === undefined || countOf(wanted) === nth),
    )
    if (fixed?.status === 0) throw new TypeError('other side closed')
    const limit = {
      'x-ratelimit-limit': String(MAX_REQUESTS),
      'x-ratelimit-remaining': String(remaining - requests.length),
      'x-ratelimit-reset': String(at(now) / 1_000 + 600),
    }
    const own = /runs\/42\/attempts\/\d+\/jobs/.exec(shown)?.[0] ?? ''
    const lists = own === '' ? Infinity : countOf(`GET ${own}`)
    const names = late.filter((one) => lists <= one.lists).map(({ job }) => job)
    const sent = fixed === undefined ? await offline.send(request) : responseOf(fixed)
    const response = withLate(sent, names)
    for (const { request: wanted, world: then } of later) {
      if (matches(shown, wanted) && countOf(wanted) === 1) change(state, then)
    }
    return { ...response, headers: { 'content-type': JSON_TYPE, ...limit, ...response.headers } }
  }
  return { transport: { ...offline, send }, requests, state }
}
