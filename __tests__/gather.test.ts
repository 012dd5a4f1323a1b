import { beforeAll, describe, expect, it, jest } from '@jest/globals'
import { setImmediate } from 'node:timers/promises'
import { BUDGETS } from '../src/gather/budgets.ts'
import { type Facts, joinFacts, judgeInput, type MoreFacts, noFacts } from '../src/gather/facts.ts'
import { type Question, startGathering, type Want } from '../src/gather/gather.ts'
import type { Client } from '../src/github/http/client.ts'
import { findFailures } from '../src/analyse/find-failures.ts'
import { attemptsQuestion } from '../src/gather/history.ts'
import { nightQuestions } from '../src/gather/failures/night.ts'
import { buildReport, DEFAULTS } from '../src/build-report.ts'
import { encodeReport } from '../src/report-json/encode/encode-report.ts'
import { wantOthers } from '../src/gather/failures/witnesses.ts'
import { logClient, QUIET_CLIENT, sourceOf } from '../testing/fake-client.ts'
import { finished, makeRun, makeTarget, running, skipped } from '../testing/make-run.ts'
import { closedAfterEach } from '../testing/closed-after-each.ts'
import { fakeRun } from '../testing/fake-github/fake-run.ts'
import { startFakeGitHub } from '../testing/fake-github/start-fake-github.ts'
import { startLogHost } from '../testing/fake-github/start-log-host.ts'
import { logLine, logOfStep } from '../testing/log-text.ts'
import { failedJob, jobIn, readLogs, stepIn } from '../testing/plain-jobs.ts'
import { gated } from '../testing/gate.ts'
import {
  clientOf,
  type Repository,
  SIMPLE,
  stateOfRepository,
} from '../testing/whole-repository.ts'

const questionOf = (
  name: Question['name'],
  wants: Question['wants'],
  after: readonly Question[] = [],
): Question => ({ name, wants, after, budget: BUDGETS.names })

function gathering(onRequest = () => undefined) {
  const get = () => {
    onRequest()
    return Promise.resolve({})
  }
  const client = { ...QUIET_CLIENT, get: get as Client['get'] }
  return startGathering(sourceOf(client), { allowedFailures: [] })
}

describe('startGathering', () => {
  it('settles a question after those that it waits for', async () => {
    const order: string[] = []
    const wantFiles =
      (commit: string): Want =>
      async () => {
        order.push(`${commit} starts`)
        await Promise.resolve()
        order.push(`${commit} ends`)
        return { files: new Map([[commit, undefined]]) }
      }
    const ofCommit = (commit: string, after?: readonly Question[]) =>
      questionOf('files', ({ files }) => (files.has(commit) ? [] : [wantFiles(commit)]), after)
    const first = ofCommit('a')
    await gathering().settle([first, ofCommit('b'), ofCommit('c', [first])])
    expect(order).toEqual(['a starts', 'b starts', 'a ends', 'b ends', 'c starts', 'c ends'])
  })

  it('rejects if a question waits for one that was not settled before', async () => {
    const issues = questionOf('issues', () => [])
    const base = questionOf('base', () => [], [issues])
    await expect(gathering().settle([base, issues])).rejects.toThrow('"issues" was not passed')
    // @ts-expect-error A name is no question, so a misspelt one does not compile.
    const misspelt: Question = { ...base, after: ['isues'] }
    await expect(gathering().settle([misspelt])).rejects.toThrow('was not passed')
  })

  it('ends if a question wants again what was read, although an equal request takes nothing of its budget', async () => {
    const onRequest = jest.fn(() => undefined)
    const forgetful: Want = async ({ client, signal }) => {
      await client.get('/repos/{owner}/{repo}', { owner: 'octo', repo: 'shop' }, signal)
      return {}
    }
    const settling = gathering(onRequest).settle([questionOf('month', () => [forgetful])])
    await expect(settling).rejects.toThrow('"month" wants again what it has read')
    expect(onRequest).toHaveBeenCalledTimes(1)
  })
})

describe('joinFacts', () => {
  it('adds to maps, sets and notes, and keeps all else', () => {
    const note = (text: string) => ({ severity: 'notice', text }) as const
    const of = (job: number) => ({
      annotations: new Map([[job, []]]),
      unannotated: new Set([job]),
      notes: [note(`job ${job}`)],
    })
    const facts = [of(1), of(2)].reduce<Facts>(joinFacts, noFacts())
    expect([...facts.annotations.keys()]).toEqual([1, 2])
    expect([...facts.unannotated]).toEqual([1, 2])
    expect(facts.notes).toEqual([note('job 1'), note('job 2')])
    expect(facts.wanted).toBeUndefined()
  })

  it.each([{ read: ['lint'] }, { unread: undefined }])(
    'has the fact %j, which is then not wanted again',
    (queueChecks) => {
      expect(joinFacts(noFacts(), { queueChecks }).queueChecks).toBe(queueChecks)
    },
  )

  it('takes no reading without its fact', () => {
    // @ts-expect-error What was not wanted would be wanted again.
    const more: MoreFacts = { month: undefined }
    expect(joinFacts(noFacts(), more).month).toBeUndefined()
  })
})

describe('judgeInput', () => {
  const run = makeRun()
  const found = { ...findFailures(run, { currentRun: undefined, allowedFailures: [] }), run }
  const ofRun = { ...found, current: undefined, listing: undefined, listed: undefined }
  const red: Facts = { ...noFacts(), runs: [ofRun] }

  it.each<[string, MoreFacts]>([
    ['annotations', { annotations: new Map([[1, []]]) }],
    ['the month', { month: { unread: undefined } }],
    ['attempts', { attempts: new Map([[0, { read: [] }]]) }],
  ])('compares the failures of a run once, whatever %s are read', (_, more) => {
    expect(judgeInput(joinFacts(red, more), 0).compared).toBe(judgeInput(red, 0).compared)
  })

  it.each<[string, MoreFacts]>([
    ['jobs', { jobs: new Map([['40/1', []]]) }],
    ['a log', { otherExcerpts: new Map([[7, []]]) }],
    ['commits', { commits: new Map([['a...b', undefined]]) }],
    ['the log of an issue', { seen: new Map([[7, undefined]]) }],
    ['issues', { issues: { read: { label: 'known', issues: [], now: 0 } } }],
  ])('compares its failures again after %s were read', (_, more) => {
    expect(judgeInput(joinFacts(red, more), 0).compared).not.toBe(judgeInput(red, 0).compared)
  })
})

describe('history', () => {
  const PASSED = { state: finished(5, 65) }
  const FAILED = { state: finished(5, 65, 'failure') }

  it.each([
    ['all jobs passed', [PASSED, PASSED], 'attemptsOfGreen'],
    ['one of two jobs failed', [PASSED, FAILED], 'attempts'],
    [
      'one of two jobs was cancelled',
      [{ state: finished(5, 65, 'cancelled') }, PASSED],
      'attempts',
    ],
    [
      'one job was skipped, and one runs',
      [{ state: skipped() }, { state: running(5) }],
      'attemptsOfGreen',
    ],
  ] as const)('leaves requests for earlier attempts by what failed: %s', (_, jobs, budget) => {
    const question = attemptsQuestion(makeRun({ jobs }), undefined, { logLines: 20 })
    expect(question.budget).toBe(BUDGETS[budget])
  })
})

describe('night', () => {
  const closing = closedAfterEach()

  const logOf = (line: string) =>
    [...logOfStep(20, 'npm test', [line]), logLine(29, '##[error]exit code 1.')].join('\n')

  it.each<[string, Readonly<Record<number, string>>, readonly string[]]>([
    [
      'two logs that name what failed',
      { 1: logOf('FAIL a.ts:3: x'), 2: logOf('a.ts(1,2): error TS1: y') },
      [],
    ],
    ['logs that name nothing', { 1: logOf('no'), 2: logOf('no') }, []],
    ['no log', {}, ['check-runs/1/annotations']],
    ['the second log alone', { 2: logOf('no') }, ['check-runs/1/annotations']],
  ])(
    'a night that can read %s requests no more annotations than it needs',
    async (_, logs, expected) => {
      const host = await startLogHost({
        logs: Object.fromEntries(Object.entries(logs).map(([id, log]) => [`/logs/${id}`, log])),
      })
      const ids = [1, 2, 3]
      const steps = [stepIn(finished(20, 30, 'failure'), 'Run npm test', 3)]
      const jobs = ids.map((id) => jobIn(finished(5, 60, 'failure'), `job ${id}`, steps))
      const github = await startFakeGitHub({
        runs: [fakeRun({ jobs: ids.map((id) => ({ id })) })],
        logs: Object.fromEntries(Object.keys(logs).map((id) => [id, `${host.url}/logs/${id}`])),
      })
      closing(github)
      closing(host)
      const gathering = startGathering(sourceOf(logClient(github.url)), { allowedFailures: [] })
      gathering.addRuns([{ run: makeRun({ jobs }) }])
      await gathering.settle(nightQuestions())
      const paths = github.requests.map(({ pathname }) => pathname.replace(/^.*octo-shop\//, ''))
      const [first, second, ...others] = paths.toSorted()
      expect([first, second]).toEqual(['actions/jobs/1/logs', 'actions/jobs/2/logs'])
      expect(others.filter((path) => !path.endsWith('/artifacts'))).toEqual(expected)
    },
  )
})

describe('slow-lists', () => {
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
    it.each<[string, Slow]>([
      ['lists of jobs take no time', {}],
      ['lists of jobs take 18 s', { jobs: 18 }],
      ['they take 18 s, and nothing is compared', { jobs: 18, historyRuns: 0 }],
      ['they take 12 s, and 100 runs are compared', { jobs: 12, historyRuns: 100 }],
      ['they take 12 s, and 30 % of the limit remain', { jobs: 12, remaining: 0.3 }],
      ['they take 12 s, and 5 % of the limit remain', { jobs: 12, remaining: 0.05 }],
      ['they take 12 s, and jobs settle', { jobs: 12, settle: 5_000 }],
      ['lists of runs and of jobs take 12 s', { runs: 12, jobs: 12 }],
      ['lists of runs take 18 s, and nothing is compared', { runs: 18, historyRuns: 0 }],
    ])('is known if %s', async (_, slow) => {
      const { verdict, exitCode, seconds } = await report(slow)
      expect([verdict, exitCode]).toEqual(['known', 0])
      expect(seconds).toBeLessThanOrEqual(45)
    })

    it('is unknown if lists of jobs take 25 s', async () => {
      const { verdict, exitCode, seconds } = await report({ jobs: 25 })
      expect([verdict, exitCode]).toEqual(['unknown', 1])
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
})

describe('witnesses', () => {
  const JOBS = [failedJob('test')]
  const RUN = makeRun({ jobs: JOBS })
  const FOUND = {
    ...findFailures(RUN, {
      explanations: readLogs(JOBS, [['Error: no cart']]),
      currentRun: undefined,
      allowedFailures: [],
    }),
    ...{ run: RUN, current: undefined },
  }
  const BASE = {
    ...{ name: 'main', isCurrent: false, testsMerge: false },
    ...{ runs: [], mergeBase: undefined },
  }

  const OPTIONS = {
    ...sourceOf({ ...QUIET_CLIENT, get: () => Promise.reject(new Error('nothing is read')) }),
    ...{ logLines: 20, defaultBranch: () => Promise.resolve('main'), allowedFailures: [] },
  }

  it.each([
    ['both base branches were read', [{ read: BASE }, { read: BASE }], 1],
    ['the first could not be read', [{ unread: undefined }, { read: BASE }], 1],
    ['none could be read', [{ unread: undefined }, { unread: undefined }], 0],
  ])('wantOthers looks for other branches if %s', (_, bases, expected) => {
    const facts = { ...noFacts(), runs: [FOUND, FOUND], bases: new Map(bases.entries()) }
    expect(wantOthers(facts, OPTIONS)).toHaveLength(expected)
  })
})
