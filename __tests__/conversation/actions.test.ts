import { describe, expect, it } from '@jest/globals'
import { fetchWithoutAllowed } from '../../src/conversation/actions/load-report.ts'
import {
  causeDigests,
  hasNewCause,
  subjectOf,
  verdictDigest,
} from '../../src/conversation/render/subject.ts'
import { postComment } from '../../src/conversation/actions/comment/comment.ts'
import { keepIssue } from '../../src/conversation/actions/issue/issue.ts'
import { repositorySource } from '../../src/github/http/client.ts'
import { sourceOf } from '../../testing/fake-client.ts'
import { directClients } from '../../testing/fake-github/direct-clients.ts'
import { readRun } from '../../testing/read-run.ts'
import { RUN, stateOf } from '../../testing/world.ts'
import { failedRun } from '../../testing/examples/failures.ts'
import { at, finished, makeStep } from '../../testing/make-run.ts'
import { fuzzOptions } from '../../testing/fuzz/fuzz-options.ts'
import { type ErrorPair, readErrorPairs } from '../../testing/simulate/error-pairs.ts'
import { commentInputs, failedReport, issueInputs } from '../../testing/conversation-inputs.ts'
import { apiPull } from '../../testing/fake-github/api-conversation.ts'
import { SHA } from '../../testing/fake-github/api-run.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { type FakeState, fakeState } from '../../testing/fake-github/state.ts'
import { asRun } from '../../testing/failure-report.ts'
import { reportOnCommit } from '../../testing/make-commit.ts'
import { runOf, runsOf } from '../../testing/run-issue.ts'

describe('allowed-jobs', () => {
  const MATRIX = 'test: { strategy: { matrix: { x: [1, 2] } } }'

  it.each<[string, readonly string[], readonly string[], number]>([
    ['e2e (1): failed; unit: failed; lint', ['e2e*', '*nit'], [], 1],
    ['e2e (1): failed; unit: failed; lint', ['e2e*'], ['unit'], 1],
    ['test (1): failed; test (2)', ['test'], ['test (1)'], 3],
    [`test (1): failed; test (2) | file: ${MATRIX}`, ['test'], [], 3],
    [`test (1): failed; lint: failed | file: ${MATRIX}, lint: {}`, ['test'], ['lint'], 3],
    [`test (1): failed; test | file: ${MATRIX}, other: { name: test }`, ['test'], ['test (1)'], 1],
    // A run that failed without a job has no name to allow.
    ['none | run: failure', ['*'], [''], 1],
  ])('fetchWithoutAllowed of %j with %j has %j, with %i requests', async (...row) => {
    const [run, lines, failed, count] = row
    const requests: string[] = []
    const { client } = directClients(stateOf(readRun(run)), (route) => requests.push(route))
    const attempt = { id: RUN, attempt: 1, conclusion: 'failure' }
    const results = await fetchWithoutAllowed(sourceOf(client), attempt, lines)
    expect([...results.failed]).toEqual(failed)
    expect(requests).toHaveLength(count)
  })
})

describe('different-errors', () => {
  /** With equal findings, the rating of pylint says how much other code there is. */
  const PAIRS = [...readErrorPairs('tests'), ...readErrorPairs('tools')].filter(
    ({ name }) => !name.includes('rating below the required one'),
  )

  /** Tools in whose logs no error line names what failed, so that an issue cannot distinguish it. */
  const UNIDENTIFIED = new Set([
    ...['api-extractor', 'aws cdk', 'cargo-semver-checks', 'changesets', 'import-linter'],
    ...['license-checker', 'pa11y', 'pip', 'semantic-release', 'semgrep', 'shellcheck', 'sphinx'],
    ...['terraform plan', 'threadsanitizer', 'trufflehog', 'turbo'],
  ])

  /** Errors with another name. Another value that a test compares is the same cause for an issue. */
  const NAMED = PAIRS.filter(
    ({ name, tool }) =>
      / \| another (?:exception|key|name|package|rule|test name|undefined name)/.test(name) &&
      !UNIDENTIFIED.has(tool),
  )

  /** Some of the pairs; `npm run fuzz` tries them all. */
  function spread(pairs: readonly ErrorPair[]): readonly ErrorPair[] {
    const every = Math.max(1, Math.floor(pairs.length / fuzzOptions(60).numRuns))
    return pairs.filter((_, index) => index % every === 0)
  }

  /** What `spread` keeps at least. */
  const MIN_PAIRS = fuzzOptions(51).numRuns

  const STEP = makeStep({ number: 3, name: 'Run npm test', state: finished(10, 30, 'failure') })
  const JOB = { name: 'test', state: finished(5, 65, 'failure'), steps: [STEP] }

  /** What a comment and an issue are about if the only job failed with this log. */
  const subjectOfLog = (lines: readonly string[]) => subjectOf(failedRun([JOB], { 1: lines }))

  it('changes the comment for an error that is equal in every other line', () => {
    // The time that k6 measures differs between runs, so a comment is not written again for it.
    const pairs = spread(PAIRS).filter(({ name }) => !name.startsWith('k6 | the measured time'))
    const written = (lines: readonly string[]) => {
      const subject = subjectOfLog(lines)
      return [...causeDigests(subject), verdictDigest(subject)].join()
    }
    const missed = pairs.filter(({ here, there }) => written(here) === written(there))
    expect([pairs.length >= MIN_PAIRS, missed.map(({ name }) => name)]).toEqual([true, []])
  })

  it('is another cause for the issue if the error has another name', () => {
    const causesOf = (lines: readonly string[]) => causeDigests(subjectOfLog(lines))
    const pairs = spread(NAMED)
    const missed = pairs.filter(({ here, there }) => !hasNewCause(causesOf(there), causesOf(here)))
    expect([pairs.length >= MIN_PAIRS, missed.map(({ name }) => name)]).toEqual([true, []])
  })
})

/** Changes what GitHub has, once, after the action has read it. */
interface Meantime {
  /** The request after which it happens. */
  readonly after: string
  /** Which of these. @default 1 */
  readonly nth?: number
  readonly happens: (state: FakeState) => void
}

const { signal } = new AbortController()

function clientsOf(state: FakeState, meantime?: Meantime) {
  let count = 0
  return directClients(state, (route) => {
    if (meantime === undefined || !route.endsWith(meantime.after)) return
    if (++count === (meantime.nth ?? 1)) meantime.happens(state)
  })
}

describe('comment', () => {
  const RUN = { event: 'pull_request', head_branch: 'topic', conclusion: 'failure' }

  /** Lets the action comment on a run that failed; returns what it wrote and said. */
  async function act(state: FakeState, minute: number, meantime?: Meantime) {
    const clients = clientsOf(state, meantime)
    const run = { ...fakeRun({ run: RUN }).run, pull_requests: [{ number: 12 }] }
    let made = 0
    const makeReport = () => {
      made += 1
      const { id = 42, attempt = 1 } = state.runs.at(-1) ?? {}
      const jobs = [{ name: `test ${minute}`, state: finished(5, 65, 'failure') }]
      const report = reportOnCommit([{ id, attempt, conclusion: 'failure', jobs }], { commit: SHA })
      return Promise.resolve({ ...report, madeAt: at(60 * minute) })
    }
    const inputs = commentInputs(run)
    const tools = repositorySource({ ...clients, repository: inputs, signal, makeReport })
    const { reason } = await postComment(inputs, tools)
    return { writes: clients.writes, reason, made }
  }

  const stateOf = () => fakeState({ pulls: [apiPull()], runs: [fakeRun({ run: RUN, jobs: [] })] })
  const [UPDATE, CREATE] = ['PATCH /issues/comments/501', 'POST /issues/12/comments']

  it.each<[string, Meantime['happens'], string[], string]>([
    [
      'a push',
      (state) => (state.pulls = [apiPull({ sha: 'a'.repeat(40) })]),
      [],
      'of no open pull request',
    ],
    [
      'the end of the pull request',
      (state) => (state.pulls = [apiPull({ state: 'closed' })]),
      [],
      'of no open pull request',
    ],
    [
      'a newer report',
      ({ comments: [own] }) => own && (own.body = own.body.replace(/ at=\d+/, ` at=${at(600)}`)),
      [],
      'reports a newer run',
    ],
    ['the loss of the comment', (state) => (state.comments = []), [CREATE], 'Commented on'],
    [
      'a text of a person',
      ({ comments: [own] }) => own && (own.body = `${own.body}\n\nThanks.`),
      [UPDATE],
      'Updated the comment',
    ],
  ])('decides by what holds after %s', async (...row) => {
    const [, happens, writes, reason] = row
    const state = stateOf()
    await act(state, 1)
    const acted = await act(state, 2, { after: '/issues/{issue_number}/comments', happens })
    expect(acted.writes).toEqual(writes)
    expect(acted.reason).toContain(reason)
    expect(state.comments.map(({ body }) => body.includes('Thanks.'))).toEqual(
      state.comments.map(() => row[0] === 'a text of a person'),
    )
  })

  it('makes the report again after a re-run', async () => {
    const state = stateOf()
    await act(state, 1)
    const acted = await act(state, 2, {
      after: '/issues/{issue_number}/comments',
      happens: ({ runs }) => runs.push(fakeRun({ run: { ...RUN, run_attempt: 2 }, jobs: [] })),
    })
    expect(acted.made).toBe(2)
  })

  it('removes its comment if another run has written one just before', async () => {
    const state = stateOf()
    await act(state, 1)
    const others = state.comments.splice(0)
    const { writes, reason } = await act(state, 2, {
      after: '/pulls/{pull_number}',
      happens: ({ comments }) => comments.push(...others),
    })
    expect(writes).toEqual([CREATE, 'DELETE /issues/comments/502', UPDATE])
    expect(reason).toContain('Updated the comment')
  })
})

describe('issue', () => {
  const REPORT = failedReport(['build'])

  /** Lets the action act for a run that failed; returns what it wrote and said. */
  async function act(state: FakeState, id: number, meantime?: Meantime) {
    const clients = clientsOf(state, meantime)
    const makeReport = () => Promise.resolve(asRun(REPORT, { id }))
    const concludeRun = () => Promise.resolve('cancelled')
    const inputs = issueInputs({ id, run_attempt: 1 })
    const tools = repositorySource({
      ...clients,
      repository: inputs,
      signal,
      makeReport,
      concludeRun,
    })
    const { reason } = await keepIssue(inputs, tools)
    return { writes: clients.writes, reason }
  }

  const stateOf = () => fakeState({ runs: runsOf('success', 'failure') })
  const add =
    (...conclusions: readonly string[]): Meantime['happens'] =>
    ({ runs }) => {
      for (const conclusion of conclusions) runs.push(runOf(runs.length, conclusion))
    }
  const [CREATE, UPDATE, COMMENT] = ['POST /issues', 'PATCH /issues/41', 'POST /issues/41/comments']

  it.each<[string, Meantime['happens'], string[], string]>([
    ['a run that passed', add('success'), [COMMENT, UPDATE], 'Closed issue #41'],
    ['another run that failed', add('failure'), [UPDATE], 'Updated issue #41'],
    [
      'the end of the issue',
      ({ issues: [own] }) => own && (own.state = 'closed'),
      [],
      'was closed while they lasted',
    ],
    ['the loss of the issue', (state) => (state.issues = []), [CREATE], 'Opened issue'],
    [
      'a text of a person',
      ({ issues: [own] }) => own && (own.body = `${own.body}\n\nThanks.`),
      [UPDATE],
      'Updated issue #41',
    ],
  ])('decides by what holds after %s', async (...row) => {
    const [, happens, writes, reason] = row
    const state = stateOf()
    await act(state, 41)
    add('failure')(state)
    const acted = await act(state, 42, { after: '/issues', happens })
    expect(acted.writes).toEqual(writes)
    expect(acted.reason).toContain(reason)
    expect(state.issues.map(({ body }) => body?.includes('Thanks.'))).toEqual(
      state.issues.map(() => row[0] === 'a text of a person'),
    )
  })

  /** The issue that another run opens. */
  async function openedByAnother() {
    const state = stateOf()
    await act(state, 41)
    return state.issues
  }

  it.each([
    ['open', [UPDATE], 'Updated issue #41'],
    ['closed', [], 'was closed while they lasted'],
  ] as const)('opens none if another run has opened one, which is %s', async (...row) => {
    const [issueState, writes, reason] = row
    const others = (await openedByAnother()).map((issue) => ({ ...issue, state: issueState }))
    const state = stateOf()
    add('failure')(state)
    const acted = await act(state, 42, {
      after: '/attempts/{attempt_number}/jobs',
      happens: ({ issues }) => issues.push(...others),
    })
    expect([acted.writes, acted.reason]).toEqual([writes, expect.stringContaining(reason)])
  })

  it('keeps only the older issue if another run has opened one just before', async () => {
    const others = await openedByAnother()
    const state = stateOf()
    add('failure')(state)
    const happens: Meantime['happens'] = ({ issues }) => issues.push(...others)
    const { writes, reason } = await act(state, 42, { after: '/issues', nth: 3, happens })
    expect(writes).toEqual([CREATE, 'PATCH /issues/42', UPDATE])
    expect(reason).toBe('Updated issue #41.')
    expect(state.issues.map(({ number, state: each }) => [number, each])).toEqual([
      [41, 'open'],
      [42, 'closed'],
    ])
  })

  it('opens none if a person opens the last one again', async () => {
    const state = stateOf()
    await act(state, 41)
    add('success')(state)
    await act(state, 42)
    add('failure')(state)
    const happens: Meantime['happens'] = ({ issues: [own] }) => own && (own.state = 'open')
    const { writes, reason } = await act(state, 43, { after: '/issues', nth: 2, happens })
    expect([writes, reason]).toEqual([[COMMENT, UPDATE], 'Updated issue #41.'])
  })

  it('comments once if two steps close it, in each order of their last requests', async () => {
    const counts = new Set<number>()
    for (let order = 0; order < 128; order++) {
      const state = stateOf()
      await act(state, 41)
      add('success')(state)
      const turns = takeTurns((at) => (order >> Math.max(0, at - FIRST)) % 2)
      const closing = [0, 1].map(async (step) => {
        const { client, writer } = clientsOf(state)
        const inputs = issueInputs({ id: 42, run_attempt: 1 })
        const tools = repositorySource({
          client: inTurn(client, () => turns.wait(step)),
          writer: inTurn(writer, () => turns.wait(step)),
          ...{
            repository: inputs,
            signal,
            concludeRun: () => Promise.resolve('cancelled' as const),
          },
          makeReport: () => Promise.resolve(asRun(REPORT, { id: 42 })),
        })
        await keepIssue(inputs, tools).finally(() => {
          turns.end(step)
        })
      })
      await Promise.all([turns.run(), ...closing])
      expect(state.issues.map(({ state: each }) => each)).toEqual(['closed'])
      counts.add(state.comments.length)
    }
    expect([...counts]).toEqual([1])
  })
})

/** Requests of both steps together before the orders differ: those that only read. */
const FIRST = 12

/** Lets two steps send their requests one at a time, in an order. */
function takeTurns(stepAt: (at: number) => number) {
  // A step can wait for several responses.
  const waiting: (() => void)[][] = [[], []]
  const isReady = (step: number) => ended.has(step) || (waiting[step] ?? []).length > 0
  const ended = new Set<number>()
  return {
    wait: (step: number) => new Promise<void>((resolve) => waiting[step]?.push(resolve)),
    end: (step: number) => ended.add(step),
    async run() {
      for (let at = 0; ended.size < 2;) {
        await new Promise(setImmediate)
        if (!isReady(0) || !isReady(1)) continue
        const wanted = at < FIRST ? at % 2 : stepAt(at)
        const step = ended.has(wanted) ? 1 - wanted : wanted
        const go = waiting[step]?.shift()
        at += 1
        go?.()
      }
    },
  }
}

/** Makes each method of a client wait for its turn. */
function inTurn<Tools extends object>(tools: Tools, wait: () => Promise<void>): Tools {
  const names = ['get', 'list', 'query', 'post', 'create', 'patch', 'delete']
  const methods = Object.entries(tools).filter(([name]) => names.includes(name))
  const waiting = methods.map(([name, send]) => [
    name,
    async (...request: readonly unknown[]) => {
      await wait()
      return await (send as (...all: readonly unknown[]) => Promise<unknown>)(...request)
    },
  ])
  return { ...tools, ...(Object.fromEntries(waiting) as Partial<Tools>) }
}
