import { beforeAll, describe, expect, it, jest } from '@jest/globals'
import { setImmediate } from 'node:timers/promises'
import { buildReport, DEFAULTS } from '../../src/build-report.ts'
import type { Client } from '../../src/github/http/client.ts'
import { encodeReport } from '../../src/report-json/encode/encode-report.ts'
import { gated } from '../../testing/gate.ts'
import { makeTarget } from '../../testing/make-run.ts'
import {
  clientOf,
  type Repository,
  SIMPLE,
  stateOfRepository,
} from '../../testing/whole-repository.ts'

/** Rounds of the event loop after which all that can happen without time has happened. */
const IDLE_ROUNDS = 6_000

/** A clock that goes on when nothing else happens, so that no test waits. */
function virtualTime() {
  let now = 0
  let due: { readonly at: number; readonly run: () => void }[] = []
  const after = (delayMs: number, run: () => void) => due.push({ at: now + delayMs, run })
  return {
    now: () => now,
    wait: (delayMs: number) =>
      new Promise<undefined>((resolve) => {
        after(delayMs, () => {
          resolve(undefined)
        })
      }),
    /** Stands for `AbortSignal.timeout`. */
    timeout: (delayMs: number) => {
      const controller = new AbortController()
      after(delayMs, () => {
        controller.abort(new DOMException('over', 'TimeoutError'))
      })
      return controller.signal
    },
    /** Returns the result of some work, which takes no real time. */
    async run<Value>(work: Promise<Value>): Promise<Value> {
      const state = { isDone: false }
      const end = () => {
        state.isDone = true
      }
      work.then(end, end)
      for (;;) {
        for (let round = 0; round < IDLE_ROUNDS && !state.isDone; round++) await setImmediate()
        if (state.isDone) return await work
        const [next, ...others] = due.toSorted((one, other) => one.at - other.at)
        // What is imported on demand takes real time.
        if (next === undefined) continue
        due = others
        now = next.at
        next.run()
      }
    },
  }
}

const UNLIMITED = { ...SIMPLE, maxRequests: null }

const SECOND = 1_000
const { signal } = new AbortController()

/** A run that fails as main does in its newest run, unless it is green. */
const repository = (error: number | null): Repository => ({
  ...{ attempts: [[[error]]], main: [[[null]], [[null]], [[0]]], branches: [] },
  ...SIMPLE,
  ...{ isLogMissing: [], listed: null, gate: false, budget: null, maxRequests: null },
  ...{ historyRuns: 0, failOn: ['new'] },
})

interface Slow {
  readonly error?: number | null
  /** Seconds that a list of jobs of another run takes. */
  readonly jobs?: number
  /** Seconds that a list of runs takes. */
  readonly runs?: number
  /** Seconds that the log of a job takes, of this run or of main. */
  readonly log?: Readonly<Record<'own' | 'main', number>>
  readonly historyRuns?: number
  /** Share of the rate limit that remains. */
  readonly remaining?: number
  readonly settle?: number
}

async function report(
  { error = 0, jobs = 0, runs = 0, log, ...options }: Slow,
  drawn?: Repository,
) {
  const time = virtualTime()
  const { historyRuns = 10, remaining = 0.9, settle = 0 } = options
  const spied = jest.spyOn(AbortSignal, 'timeout').mockImplementation(time.timeout)
  let requests = 0
  const slow = (client: Client): Client => ({
    ...client,
    rateLimit: () => ({ remaining: 5_000 * remaining, limit: 5_000 }),
    get: async (...request: Parameters<Client['get']>) => {
      requests += 1
      const [route, fields] = request as unknown as [string, { run_id?: number }]
      const isOther = route.endsWith('/jobs') && fields.run_id !== 900
      const isList = route.endsWith('/runs')
      await time.wait(SECOND * (isOther ? jobs : isList ? runs : 0))
      return await client.get(...request)
    },
    log: (url, end) => {
      const read = client.log(url, end)
      return async (...range) => {
        await time.wait(SECOND * (log?.[logsOfMain.has(url) ? 'main' : 'own'] ?? 0))
        end.throwIfAborted()
        return await read(...range)
      }
    },
  })
  const state = stateOfRepository(drawn ?? repository(error))
  const ids = Object.entries(state.logs).filter(([id]) => Number(id) < 900_000)
  const logsOfMain = new Set(ids.map(([, url]) => url))
  const client = clientOf(state, UNLIMITED)
  const whole = { ...slow(client), ...(client.behind && { behind: slow(client.behind) }) }
  try {
    const built = await time.run(
      buildReport({
        ...{ ...DEFAULTS, signal, defaultBranch: 'main', client: whole, historyRuns, settle },
        target: makeTarget({ runId: 900, attempt: 1 }),
        sleep: async (pause) => {
          await time.wait(pause)
        },
      }),
    )
    const { causes, gate, notes } = encodeReport(gated(built, { failOn: ['new'] }))
    return {
      verdict: causes.map(({ judged }) => judged.verdict).join(),
      exitCode: gate?.fails === true ? 1 : 0,
      seconds: Math.round(time.now() / SECOND),
      requests,
      notes: notes.map(({ text }) => text),
    }
  } finally {
    spied.mockRestore()
  }
}

// Loads what is imported on demand, which takes real time.
beforeAll(async () => {
  const client = clientOf(stateOfRepository(repository(0)), UNLIMITED)
  const target = makeTarget({ runId: 900, attempt: 1 })
  await buildReport({ ...DEFAULTS, signal, defaultBranch: 'main', client, target })
})

describe('a failure that main has', () => {
  it.each<[string, Slow, string]>([
    ['lists of jobs take no time', {}, 'known, exit code 0'],
    ['lists of jobs take 9 s', { jobs: 9 }, 'known, exit code 0'],
    ['lists of jobs take 12 s', { jobs: 12 }, 'known, exit code 0'],
    ['lists of jobs take 18 s', { jobs: 18 }, 'known, exit code 0'],
    ['they take 18 s, and nothing is compared', { jobs: 18, historyRuns: 0 }, 'known, exit code 0'],
    [
      'they take 12 s, and 100 runs are compared',
      { jobs: 12, historyRuns: 100 },
      'known, exit code 0',
    ],
    [
      'they take 12 s, and 30 % of the limit remain',
      { jobs: 12, remaining: 0.3 },
      'known, exit code 0',
    ],
    [
      'they take 12 s, and 5 % of the limit remain',
      { jobs: 12, remaining: 0.05 },
      'known, exit code 0',
    ],
    ['they take 12 s, and jobs settle', { jobs: 12, settle: 5_000 }, 'known, exit code 0'],
    ['lists of runs take 12 s', { runs: 12 }, 'known, exit code 0'],
    ['lists of runs and of jobs take 9 s', { runs: 9, jobs: 9 }, 'known, exit code 0'],
    ['lists of runs and of jobs take 12 s', { runs: 12, jobs: 12 }, 'known, exit code 0'],
    [
      'lists of runs take 18 s, and nothing is compared',
      { runs: 18, historyRuns: 0 },
      'known, exit code 0',
    ],
    ['lists of jobs take 25 s', { jobs: 25 }, 'unknown, exit code 1'],
  ])('is, if %s, %s', async (_, slow, expected) => {
    const { verdict, exitCode, seconds } = await report(slow)
    expect(`${verdict}, exit code ${exitCode}`).toBe(expected)
    expect(seconds).toBeLessThanOrEqual(45)
  })

  it('takes the same requests however slow they are', async () => {
    const { requests } = await report({})
    expect((await report({ jobs: 12 })).requests).toBe(requests)
  })
})

it.each<[string, Readonly<Record<'own' | 'main', number>>, string]>([
  [
    'a log of this run',
    { own: 30, main: 0 },
    'The log of job0 is not shown: the download timed out.',
  ],
  [
    'a log of main',
    { own: 0, main: 30 },
    'The log of job0 in #102 on main is missing for a comparison: the download timed out.',
  ],
])('says of %s that takes 30 s what was slow', async (_, log, note) => {
  const { verdict, exitCode, seconds, notes } = await report({ log })
  expect([verdict, exitCode]).toEqual(['unknown', 1])
  expect(seconds).toBeLessThanOrEqual(45)
  expect(notes).toContain(note)
  expect(notes.join()).not.toContain('request to GitHub timed out')
})

it.each([0, 10, 100])(
  'three causes that main has are known beside %i earlier runs',
  async (runs) => {
    const [all] = [[[0], [1], [3]]]
    const three = { ...repository(0), attempts: [all], main: [[[null], [null], [null]], all] }
    // The last one needs a list of the run that passed, too.
    const { verdict } = await report({ jobs: 9, historyRuns: runs }, three)
    expect(verdict).toBe('known,known,known')
  },
)

it('a green run waits 10 s for a list of runs, and 20 s for lists of jobs', async () => {
  expect((await report({ error: null, runs: 12 })).seconds).toBe(10)
  expect((await report({ error: null, jobs: 12 })).seconds).toBe(12)
  expect((await report({ error: null, jobs: 25 })).seconds).toBe(20)
})
