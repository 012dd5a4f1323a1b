import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { IS_ALL } from '../../../testing/action-cases.ts'
import {
  baseRun,
  baseRuns,
  FAILED_JOB,
  jobId,
  logOf,
  pullRequestRun,
  REPORT,
  runReport,
  type Scene,
  shaOf,
  startOf,
} from '../../../testing/base-branch.ts'
import type { Effect, Hit } from '../../../testing/fake-github/faults.ts'
import { fakeRun } from '../../../testing/fake-github/fake-run.ts'
import type { SeenRequest } from '../../../testing/fake-github/server.ts'
import { logLine } from '../../../testing/log-text.ts'
import { failedLog, passedLog } from '../../../testing/run-with-logs.ts'
import { HANGS_MS } from './run-fault.ts'

const ERROR = '##[error]a.ts: expected 3, got 4'
const GREEN = ['success', 'success', 'success', 'success', 'success'] as const
/** Its log is another one, so that the green one before it is read as well. */
const OTHER = ['##[error]a.ts: expected 3, got 4', '##[error]no order']

/** The newest run of another pull request, which fails in the same way. */
const PULL = fakeRun({
  run: {
    ...{ id: 5_033, run_number: 33, event: 'pull_request', conclusion: 'failure' },
    ...{ head_branch: 'topic-33', head_sha: shaOf(33), run_started_at: startOf(99) + 600 },
    pull_requests: [{ number: 33, base: { ref: 'main' } }],
  },
  jobs: [{ id: 60_033, name: 'test', conclusion: 'failure' }],
})

/** A run of `main` whose second attempt passed. */
const RERUN = baseRun(18, 'success', { run_attempt: 2 })
const FIRST = baseRun(18, 'failure', {}, [{ id: 58, name: 'test', conclusion: 'failure' }])

const HEAD = `${logLine(6, "Current runner version: '2.336.0'")}\n`
const PUSHED: Pick<Scene, 'run'> = { run: pullRequestRun({ event: 'push' }) }
const COMPARED = { inputs: { 'history-runs': '5' } }

/** Reports that make all requests of a red and of a green one. */
const SCENES: Readonly<Record<string, Scene>> = {
  'a new failure in a pull request': {
    event: { pull_request: { base: { ref: 'main', sha: shaOf(19) } } },
    runs: [...baseRuns(13, GREEN), RERUN, FIRST, baseRun(19, 'success'), PULL],
    logs: {
      [FAILED_JOB]: HEAD + failedLog([ERROR]),
      [jobId(19)]: passedLog(['adds'], startOf(19)),
      58: failedLog(['##[error]no order'], 1, startOf(18)),
      60_033: failedLog([ERROR], 1, startOf(99) + 600),
    },
    ...COMPARED,
  },
  'a failure of a branch that main has with another line': {
    runs: [...baseRuns(14, GREEN), baseRun(19, 'failure')],
    logs: {
      [FAILED_JOB]: HEAD + failedLog([ERROR]),
      [jobId(19)]: failedLog(OTHER, 1, startOf(19)),
      [jobId(18)]: passedLog(['adds'], startOf(18)),
    },
    ...PUSHED,
    ...COMPARED,
  },
  'a failure of main, which is red for two runs': {
    runs: [...baseRuns(14, GREEN), baseRun(19, 'failure')],
    logs: logOf(19),
    run: pullRequestRun({ event: 'push', head_branch: 'main' }),
    ...COMPARED,
  },
  'a green pull request': {
    runs: baseRuns(14, [...GREEN, 'success']),
    run: pullRequestRun({}, [{ id: FAILED_JOB, name: 'test', conclusion: 'success' }, REPORT]),
    ...COMPARED,
  },
}

/** A request, and what the report says without its response. */
interface Unread {
  readonly name: string
  /** Matched against the path with its query, and what is sent. */
  readonly path: RegExp
  readonly host?: 'logs'
  /** What could not be read. */
  readonly says?: string
  /** Instead, how the document calls it, or why nothing is said. */
  readonly silent?: string
}

/** What `SECURITY.md` says of it. */
const WITHOUT = 'What only adds to a report cannot be read'

const RUNS_OF_MAIN = 'the runs of main are compared instead, and named'

const REQUESTS: readonly Unread[] = [
  {
    name: 'the run',
    path: /runs\/22400000001(?:\/attempts\/1)?$/,
    says: 'Could not read run 22400000001 of',
  },
  {
    name: 'its jobs',
    path: /runs\/22400000001\/(?:attempts\/1\/)?jobs\?/,
    says: 'Could not read the jobs of run 22400000001 of',
  },
  { name: 'the default branch', path: /octo-shop$/, says: 'Could not read the earlier runs of' },
  { name: 'runs of main', path: /runs\?branch=main/, says: 'Could not read the earlier runs of' },
  {
    name: 'jobs of runs of main',
    path: /runs\/10\d\d\/attempts\/\d\/jobs/,
    says: 'Could not read the jobs of other runs of',
  },
  { name: 'the log of the failure', path: /jobs\/70\/logs$/, says: 'The log of test is not shown' },
  {
    name: 'that log at its host',
    path: /^\/logs\/70\?/,
    host: 'logs',
    says: 'The log of test is not shown',
  },
  {
    name: 'logs of main',
    path: /jobs\/(?:500\d\d|58)\/logs$/,
    says: ' is missing for a comparison',
  },
  {
    name: 'logs of main at their host',
    path: /^\/logs\/(?:500\d\d|58)\?/,
    host: 'logs',
    says: ' is missing for a comparison',
  },
  {
    name: 'jobs of another branch',
    path: /runs\/5033\/attempts\/1\/jobs/,
    says: 'Could not read the jobs of other runs of',
  },
  {
    name: 'the log of another branch',
    path: /jobs\/60033\/logs$/,
    says: ' is missing for a comparison',
  },
  {
    name: 'that log of another branch at its host',
    path: /^\/logs\/60033\?/,
    host: 'logs',
    says: ' is missing for a comparison',
  },
  {
    name: 'issues',
    path: /graphql.*issues/,
    says: 'Could not read the issues labelled known-failure',
  },
  {
    name: 'the workflow file',
    path: /\/contents\//,
    silent: 'the workflow file',
  },
  {
    name: 'runs of the own branch',
    path: /runs\?branch=topic/,
    silent: RUNS_OF_MAIN,
  },
  { name: 'the merge base', path: /\/compare\/main\.\.\.f+\?/, silent: 'commits' },
  { name: 'suspect commits', path: /\/compare\//, silent: 'commits' },
  { name: 'annotations', path: /annotations/, silent: 'annotations' },
  { name: 'failed runs of other branches', path: /runs\?status=failure/, silent: 'other branches' },
  { name: 'commits of other branches', path: /graphql.*history/, silent: 'other branches' },
  { name: 'the memory of a month', path: /artifacts\?/, silent: 'the month' },
]

/** Replaces the lists in a response, or all of it. */
function withWrongTypes(body: unknown): unknown {
  if (Array.isArray(body)) return { total_count: 1 }
  const fields = Object.entries(body as object)
  const changed = fields.map(([name, value]) => [name, Array.isArray(value) ? 7 : value] as const)
  return fields.some(([, value]) => Array.isArray(value)) && !('head_sha' in (body as object))
    ? Object.fromEntries(changed)
    : {}
}

interface Fault {
  readonly name: string
  readonly effect: Effect
  /** What the report says of it. */
  readonly why: RegExp
  readonly deadlines?: boolean
}

const FORBIDDEN = { message: 'Resource not accessible by integration' }
const MAY_NOT = 'lacks permission'
const WRONG =
  /lists no (?:job|run)|no list of issues|not a JSON|is no run|names no default|no download URL|not a log of the runner/

const FAULTS: readonly Fault[] = [
  {
    name: '401',
    effect: { response: { status: 401 } },
    why: RegExp(`responded with 401|${MAY_NOT}`),
  },
  {
    name: '403',
    effect: { response: { status: 403, body: FORBIDDEN } },
    why: RegExp(`responded with 403|${MAY_NOT}`),
  },
  {
    name: '404',
    effect: { response: { status: 404 } },
    why: /responded with 404|expired or deleted/,
  },
  { name: '429', effect: { response: { status: 429 } }, why: /rate limit|429/ },
  { name: '500', effect: { response: { status: 500 } }, why: /responded with 500/ },
  { name: 'no response', effect: { delivery: 'never' }, why: /timed out/, deadlines: true },
  { name: 'wrong types', effect: { change: withWrongTypes }, why: WRONG },
]

/** What a fault does to a response that is no JSON. */
const WRONG_TEXT: Effect = { response: { status: 200, body: '<html></html>' } }

/** Faults that are no news for a request, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'issues 403': 'by default, nobody may have written any',
  'issues 404': 'by default, nobody may have written any',
}

const seen = ({ path, content }: Pick<SeenRequest, 'path' | 'content'>) =>
  `${path} ${content === undefined ? '' : JSON.stringify(content)}`.trim()

function hitOf({ path }: Unread): Hit {
  return { when: (request) => REQUESTS.find((one) => one.path.test(seen(request)))?.path === path }
}

async function report(
  scene: Scene,
  { host, path, ...one }: Unread,
  { effect, deadlines = false }: Fault,
) {
  const isText = host === 'logs' || /logs/.test(path.source)
  const faults = [
    { ...hitOf({ path, ...one }), ...(isText && effect.change ? WRONG_TEXT : effect) },
  ]
  const { github } = scene
  return await runReport({
    ...scene,
    deadlines,
    ...(host === 'logs' ? { faults } : { github: { ...github, faults } }),
  })
}

const textsOf = ({ report: json, annotations }: Awaited<ReturnType<typeof runReport>>) => [
  ...(json?.notes.map(({ text }) => text) ?? []),
  ...annotations.map(({ message }) => message),
]

type Requests = readonly (Unread | string)[]
const listed = new Map<Scene, Promise<Requests>>()

/** Lists the requests of a report by what they are; a request that the table lacks by itself. Made once for a scene. */
function requestsOf(scene: Scene): Promise<Requests> {
  const found = listed.get(scene) ?? listRequests(scene)
  listed.set(scene, found)
  return found
}

async function listRequests(scene: Scene): Promise<Requests> {
  const { github, logHost } = await runReport(scene)
  const sent = [...github.requests, ...logHost.requests].map(seen)
  return [...new Set(sent.map((path) => REQUESTS.find((one) => one.path.test(path)) ?? path))]
}

/** Returns what is wrong with what a report says of a request that failed; `undefined` if it says the reason. */
async function misses(scene: Scene, request: Unread, fault: Fault): Promise<string | undefined> {
  const result = await report(scene, request, fault)
  const texts = textsOf(result)
  const { says, silent = EXCEPTIONS[`${request.name} ${fault.name}`] } = request
  // At a deadline, the time for others is over as well.
  const untrue = texts.filter((text) => !fault.why.test(text))
  if (silent !== undefined) return untrue.length === 0 ? undefined : `is said: ${untrue.join(' ')}`
  const said = texts.find(
    (text) => says !== undefined && text.includes(says) && fault.why.test(text),
  )
  return said === undefined ? `is not said: ${texts.join(' ')}` : undefined
}

const DOCUMENTED = new Set(REQUESTS.flatMap(({ silent = RUNS_OF_MAIN }) => silent))
DOCUMENTED.delete(RUNS_OF_MAIN)

const cases = Object.entries(SCENES).flatMap(([name, scene], at) =>
  FAULTS.flatMap((fault, kind) =>
    // A deadline takes its time.
    IS_ALL || !fault.deadlines || at === 0 ? [{ name, scene, fault, kind }] : [],
  ),
)

describe('a report of which each request fails in turn', () => {
  it.each(Object.entries(SCENES))('makes only requests of the table for %s', async (_, scene) => {
    const requests = await requestsOf(scene)
    expect(requests.filter((request) => typeof request === 'string')).toEqual([])
  })

  it.each([...DOCUMENTED])('is documented to be silent about %s', (name) => {
    const rows = readFileSync('SECURITY.md', 'utf8').split('\n')
    expect(rows.find((row) => row.includes(WITHOUT))).toContain(name)
  })

  it.each(cases)(
    '$fault.name · each request of $name · a sentence with the reason',
    async ({ scene, fault, kind }) => {
      const requests = await requestsOf(scene)
      const missed: string[] = []
      for (const [at, request] of requests.entries()) {
        if (typeof request === 'string' || (!IS_ALL && at % FAULTS.length !== kind)) continue
        const miss = await misses(scene, request, fault)
        if (miss !== undefined) missed.push(`${request.name} ${miss}`)
      }
      expect(missed).toEqual([])
    },
    30 * HANGS_MS,
  )
})
