import { describe } from '@jest/globals'
import type { Effect } from '../../../testing/fake-github/faults.ts'
import type { End } from './end.ts'
import { REQUESTS, type Why } from './requests.ts'
import { type Case, hitting, itEnds } from './run-fault.ts'

interface Breakage extends Why {
  readonly name: string
  readonly effect: Effect
}

const CHECK = 'Check that the runner can reach the API (proxy, firewall, certificates).'
const BROKE = 'the connection failed'

/** Faults that may pass, so the request is retried. */
const BREAKS: readonly Breakage[] = [
  { name: 'connection ended', effect: { delivery: 'destroy' }, says: [CHECK], ofLog: BROKE },
  { name: 'connection reset', effect: { delivery: 'reset' }, says: [CHECK], ofLog: BROKE },
  {
    name: 'response cut off',
    effect: { delivery: 'truncate' },
    says: ['the response is truncated or not JSON', 'proxy'],
    ofLog: 'was cut',
  },
]

/** Whether the connection breaks before the response. */
const hasBroken = ({ effect }: Breakage) => effect.delivery !== 'truncate'

const LATE = { says: ['the request to GitHub timed out.'], ofLog: 'the download timed out' }

/** Faults that last until a deadline. */
const SILENCES: readonly Breakage[] = [
  { name: 'no response', effect: { delivery: 'never' }, ...LATE },
  { name: 'a byte per second', effect: { delivery: 'trickle' }, ...LATE },
]

const NO_LOG = [`The log of test is not shown: ${LATE.ofLog}.`]
const NO_ATTEMPTS = ['Not all earlier attempts are compared.', ...LATE.says]
const NO_ISSUES = ['Could not read the issues labelled known-failure of', ...LATE.says]
const NO_EARLIER_JOBS = ['Could not read the jobs of other runs of', ...LATE.says]

/** After a deadline for the run or its jobs, no time is left for anything else. */
const LATER: Readonly<Record<string, Pick<End, 'lost' | 'notes'>>> = {
  run: { lost: ['run', 'history', 'attempts', 'annotations', 'log'], notes: [NO_ISSUES, NO_LOG] },
  'jobs page 1': {
    lost: ['needs', 'history', 'attempts', 'annotations', 'log'],
    notes: [NO_ATTEMPTS, NO_EARLIER_JOBS],
  },
  'jobs page 2': {
    lost: ['history', 'attempts', 'annotations', 'log'],
    notes: [NO_ATTEMPTS, NO_ISSUES, NO_LOG, NO_EARLIER_JOBS],
  },
  // The files of what failed are read last.
  annotations: { lost: ['annotations', 'links'] },
}

describe.each(REQUESTS)('a connection at the request: $name', (request) => {
  const { name: at, jobs, without } = request
  // The redirect to a log has no body.
  const hasBody = ({ effect }: Breakage) =>
    at !== 'log redirect' || (effect.delivery !== 'truncate' && effect.delivery !== 'trickle')
  itEnds(
    [
      ...BREAKS.filter(hasBody).flatMap((why): Case[] => [
        {
          fault: `${why.name} once`,
          kind: 'once',
          at,
          jobs,
          scenario: { ...hitting(request, { ...why.effect, times: 1 }) },
          end: {},
        },
        {
          fault: `${why.name} for ever`,
          kind: hasBroken(why) ? 'broken for ever' : why.name,
          at,
          jobs,
          scenario: { ...hitting(request, why.effect) },
          end: without(why),
        },
      ]),
      ...SILENCES.filter(hasBody).map((why) => ({
        fault: why.name,
        kind: 'silence',
        at,
        jobs,
        scenario: { ...hitting(request, why.effect), deadlines: true },
        end: { ...without(why), ...LATER[at] },
      })),
    ],
    REQUESTS.indexOf(request),
  )
})

/** No request succeeds: one warning, and what the runner's variables contain. */
const NO_CONNECTION: Pick<End, 'jobs' | 'complete' | 'lost'> = {
  jobs: null,
  complete: false,
  lost: ['run', 'needs', 'history', 'attempts', 'annotations', 'log'],
}

describe('a server', () => {
  const to = (apiUrl: string): Case['scenario'] => ({
    env: { GITHUB_API_URL: apiUrl },
  })
  itEnds([
    {
      fault: 'connection refused',
      at: 'every request',
      scenario: { down: true },
      end: { ...NO_CONNECTION, warning: ['ECONNREFUSED', CHECK] },
    },
    {
      fault: 'no TLS',
      at: 'every request',
      scenario: { overTls: true },
      end: { ...NO_CONNECTION, warning: ['SSL', CHECK] },
    },
    {
      fault: 'no such host',
      at: 'every request',
      // A name that never exists: https://www.rfc-editor.org/rfc/rfc6761#section-6.4
      scenario: to('https://api.github.invalid'),
      end: { ...NO_CONNECTION, warning: ['api.github.invalid', CHECK] },
    },
    ...BREAKS.map((why) => ({
      fault: `${why.name} for ever`,
      at: 'every request',
      scenario: { github: { faults: [why.effect] } },
      end: { ...NO_CONNECTION, warning: why.says },
    })),
    ...SILENCES.map((why) => ({
      fault: why.name,
      at: 'every request',
      scenario: { github: { faults: [why.effect] }, deadlines: true },
      end: { ...NO_CONNECTION, warning: why.says },
    })),
  ])
})
