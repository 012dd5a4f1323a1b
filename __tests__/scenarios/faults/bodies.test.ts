import { describe, expect, it } from '@jest/globals'
import { IS_ALL } from '../../../testing/action-cases.ts'
import { bigRun } from '../../../testing/fake-github/big-run.ts'
import type { Effect } from '../../../testing/fake-github/faults.ts'
import type { SeenRequest } from '../../../testing/fake-github/server.ts'
import { runAlone } from '../../../testing/scenario.ts'
import type { End } from './end.ts'
import { type Request, REQUESTS, type Why } from './requests.ts'
import { type Case, hitting, itEnds } from './run-fault.ts'

interface Body extends Why {
  readonly name: string
  readonly body: string
}

const SIGN_IN = '<!doctype html>\n<html><body>Sign in to the proxy</body></html>\n'
const NOT_JSON: Why = {
  says: ['the response is truncated or not JSON', 'GITHUB_API_URL', 'proxy'],
  ofLog: 'GitHub returned no download URL',
}

/** Bodies in place of JSON. A retry may return the right one. */
const BODIES: readonly Body[] = [
  { name: 'HTML', body: SIGN_IN, ...NOT_JSON },
  { name: 'invalid JSON', body: '{"total_count": 6, "jobs": [}', ...NOT_JSON },
  { name: 'half of the JSON', body: '{"total_count": 6, "jobs": [{"id": 65', ...NOT_JSON },
  { name: 'nothing', body: '', ...NOT_JSON },
  {
    name: 'null',
    body: 'null',
    says: ['the response is not a JSON object'],
    ofLog: NOT_JSON.ofLog,
  },
]

const respondWith = (body: string): Effect => ({ response: { status: 200, body } })

function once(request: Request, { body }: Body): Case['scenario'] {
  return { ...hitting(request, { ...respondWith(body), times: 1 }) }
}

const OF_API = REQUESTS.filter(({ name }) => name !== 'log redirect' && name !== 'log host')

describe.each(OF_API)('a body at the request: $name', (request) => {
  const { name: at, jobs, without } = request
  itEnds(
    BODIES.flatMap((body): Case[] => [
      {
        fault: `${body.name} once`,
        kind: 'once',
        at,
        jobs,
        scenario: once(request, body),
        end: {},
      },
      {
        fault: `${body.name} for ever`,
        // All but `null` are refused as JSON.
        kind: body.name === 'null' ? 'null for ever' : 'for ever',
        at,
        jobs,
        scenario: { ...hitting(request, respondWith(body.body)) },
        end: without(body),
      },
    ]),
    OF_API.indexOf(request),
  )
})

const TOO_LARGE: Why = {
  says: ['the response is larger than 64 MB.', 'GITHUB_API_URL'],
  ofLog: 'GitHub returned too large a response',
}

describe('a compressed body of 2 GB', () => {
  const requests = REQUESTS.filter(({ host }) => host !== 'logs')
  // A body is read in one way, and the tests above show how the report ends without it.
  itEnds(
    (IS_ALL ? requests : requests.slice(0, 1)).flatMap((request) =>
      (['gzip', 'deflate', 'br'] as const).map((delivery): Case => ({
        fault: `2 GB as ${delivery}`,
        kind: '2 GB',
        at: request.name,
        jobs: request.jobs,
        scenario: hitting(request, { delivery }),
        end: request.without(TOO_LARGE),
      })),
    ),
  )
})

const PAGES = IS_ALL ? 5 : 2

it(`2 GB in ${PAGES} pages · jobs · at most 300 MiB`, async () => {
  const pages = { path: /jobs$/, when: ({ query }: SeenRequest) => query.get('page') !== '1' }
  const faults = [{ ...pages, delivery: 'gzip' } as const]
  const github = { runs: [bigRun(100 * (PAGES + 1), 2)], faults }
  const { maxRssKib, report } = await runAlone({ github, measure: true })
  expect(report).toMatchObject({ complete: false, jobsTotal: 100 })
  expect((maxRssKib ?? NaN) / 1_024).toBeLessThan(300)
})

const NO_REDIRECT = { lost: ['log'], notes: [['GitHub returned no download URL']] } as const
const NOT_IN_IT = {
  lost: ['log'],
  notes: [['it is empty or not a log of the runner']],
} as const
const NO_LIST = {
  jobs: null,
  complete: false,
  lost: ['needs', 'annotations', 'log'],
  warning: ['Could not read the jobs of run', 'the response lists no job'],
} as const
const NO_EARLIER = { lost: ['history'] } as const
const NO_RUNS = {
  lost: ['history'],
  notes: ['the earlier runs', 'the runs of the base branch'].map((what) => [
    `Could not read ${what}`,
    'the response lists no run',
  ]),
} as const

/** Wrong JSON: the request, what is odd, the response, and how the report ends. */
const SHAPES: readonly (readonly [at: string, odd: string, Effect, End])[] = [
  [
    'run',
    'an empty object',
    respondWith('{}'),
    { lost: ['run', 'history', 'attempts'], warning: ['the response is no run'] },
  ],
  ['run', 'no start', { merge: { run_started_at: null } }, {}],
  ['run', 'no attempt', { merge: { run_attempt: null } }, { lost: ['attempts'] }],
  ['run', 'no workflow', { merge: { workflow_id: null } }, NO_EARLIER],
  ['run', 'no repository', { merge: { repository: null } }, {}],
  ['jobs page 1', 'jobs: null', { merge: { jobs: null } }, NO_LIST],
  ['jobs page 1', 'no job', { merge: { jobs: [] } }, NO_LIST],
  ['jobs page 1', 'jobs without ids', { merge: { jobs: [{}, null, 7, 'job', []] } }, NO_LIST],
  [
    'jobs page 1',
    'no total_count',
    { merge: { total_count: null } },
    { complete: false, warning: ['GitHub did not report the number of jobs.'] },
  ],
  ['workflow file', 'no content', { merge: { content: null } }, { lost: ['needs'] }],
  [
    'repository',
    'no default branch',
    { merge: { default_branch: null } },
    {
      notes: ['all earlier runs', 'the runs of the base branch'].map((what) => [
        `Could not read ${what}`,
        'the response names no default branch',
      ]),
    },
  ],
  ['earlier runs', 'runs: null', { merge: { workflow_runs: null } }, NO_RUNS],
  ['earlier runs', 'runs of nothing', { merge: { workflow_runs: [null, {}, 7] } }, NO_RUNS],
  ['earlier runs', 'no run', { merge: { workflow_runs: [], total_count: 0 } }, NO_EARLIER],
  [
    "earlier run's jobs",
    'jobs: null',
    { merge: { jobs: null } },
    {
      ...NO_EARLIER,
      notes: [['Could not read the jobs of other runs', 'the response lists no job']],
    },
  ],
  [
    "earlier run's jobs",
    'too few jobs',
    { merge: { total_count: 7 } },
    {
      ...NO_EARLIER,
      notes: [['Could not read the jobs of other runs', 'more jobs than it lists']],
    },
  ],
  [
    'earlier attempt',
    'jobs: null',
    { merge: { jobs: null } },
    { lost: ['attempts'], notes: [['Not all earlier attempts', 'the response lists no job']] },
  ],
  ['annotations', 'an object', respondWith('{}'), { lost: ['annotations'] }],
  ['annotations', 'none', respondWith('[]'), { lost: ['annotations'] }],
  ['annotations', 'remarks of nothing', respondWith('[null, {}, 7]'), { lost: ['annotations'] }],
  ['log redirect', 'a page', respondWith(SIGN_IN), NO_REDIRECT],
  ['log redirect', 'no address', { response: { status: 302, body: '' } }, NO_REDIRECT],
  ['log redirect', 'a file of the runner', leadingTo('file:///etc/passwd'), NO_REDIRECT],
  [
    'log redirect',
    'no such host',
    leadingTo('https://logs.invalid/1'),
    { lost: ['log'], notes: [['the connection failed']] },
  ],
  ['log host', 'a page', respondWith(SIGN_IN), NOT_IN_IT],
  ['log host', 'nothing', respondWith(''), NOT_IN_IT],
]

function leadingTo(location: string): Effect {
  return { response: { status: 302, headers: { location }, body: '' } }
}

describe('a JSON response', () => {
  itEnds(
    SHAPES.map(([at, fault, effect, end]) => {
      const request = REQUESTS.find(({ name }) => name === at)
      if (request === undefined) throw new Error(`there is no request ${at}`)
      return { fault, at, scenario: { ...hitting(request, effect) }, end }
    }),
  )
})
