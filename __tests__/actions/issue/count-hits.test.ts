import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { setImmediate } from 'node:timers/promises'
import { countHits } from '../../../src/actions/issue/count-hits.ts'
import { keepIssue } from '../../../src/actions/issue/issue.ts'
import type { Report } from '../../../src/model/report/report.ts'
import type { IssueEvidence } from '../../../src/model/shapes/failure.ts'
import { isSome } from '../../../src/model/some.ts'
import { HOUR } from '../../../src/model/time.ts'
import { findSection } from '../../../src/render/conversation/marker.ts'
import { failedReport, issueInputs } from '../../../testing/conversation-inputs.ts'
import { withVerdicts } from '../../../testing/failure-report.ts'
import {
  type ApiIssue,
  apiComment,
  apiIssue,
} from '../../../testing/fake-github/api-conversation.ts'
import type { RunFields } from '../../../testing/fake-github/api-run.ts'
import { directClients } from '../../../testing/fake-github/direct-clients.ts'
import { fakeRun } from '../../../testing/fake-github/fake-run.ts'
import { type FakeState, fakeState } from '../../../testing/fake-github/state.ts'
import { fuzzOptions } from '../../../testing/fuzz/fuzz-options.ts'
import { at } from '../../../testing/make-run.ts'

const { signal } = new AbortController()
const BOT = 'github-actions[bot]'

/** The report of a run that failed for a reason that issues list; those below 0 were closed. */
function reportNaming(...numbers: readonly number[]): Report {
  const issues = numbers.map((number): IssueEvidence => ({
    ...{ number: Math.abs(number), title: 'e2e loses its connection', until: undefined },
    url: `https://github.com/octo-org/octo-shop/issues/${number}`,
    closedDaysAgo: number < 0 ? 2 : undefined,
    gate: 'not-given',
  }))
  const listed = { known: 1, total: 1, missing: undefined, passesGate: false, reruns: false }
  return withVerdicts(failedReport(['build']), {
    ...({ kind: 'known', evidence: [] } as const),
    issues: isSome(issues) ? { issues, ...listed } : undefined,
  })
}

const RUNS = [41, 42, 43, 44, 45]

/** A repository with these failed runs, an hour apart, and known issues. */
function stateOf(issues: readonly ApiIssue[] = [known(12), known(13)]): FakeState {
  const runs = RUNS.map((id) => {
    const created_at = (id - 40) * 3_600
    return fakeRun({
      run: { id, conclusion: 'failure', event: 'pull_request', created_at },
      jobs: [],
    })
  })
  return fakeState({ runs, issues: [...issues] })
}

function known(number: number, fields: Parameters<typeof apiIssue>[0] = {}): ApiIssue {
  return apiIssue({ number, author: 'octocat', labels: ['bug', 'known-failure'], ...fields })
}

interface Act {
  readonly run?: number
  readonly report?: Report
  readonly clients?: ReturnType<typeof directClients>
  readonly author?: string
  readonly attempt?: number
}

/** Counts a run, six hours after the first one; returns what was written and said. */
async function act(state: FakeState, { run = 42, report = reportNaming(12), ...rest }: Act = {}) {
  const { clients = directClients(state), author = BOT, attempt } = rest
  const client = { ...clients.client, now: () => at(0) + 6 * HOUR }
  const inputs = issueInputs({ id: run }, { author, knownIssues: 'known-failure' })
  const source = { ...clients, client, repository: inputs, signal }
  const makeReport = () => Promise.resolve(report)
  const step = { source, inputs, runId: run, attempt, makeReport }
  const { kind, reason, warning } = await countHits(step)
  return { writes: clients.writes, kind, reason, warning }
}

/** The runs that the comments on an issue count, newest first. */
function counted({ comments }: FakeState, number = 12): (readonly number[])[] {
  return comments
    .filter(({ issue_url: url }) => url.endsWith(`/${number}`))
    .map(({ body }) => (findSection('hits', body)?.marker.hits ?? []).map(({ run }) => run))
}

const CREATE = 'POST /issues/12/comments'
const UPDATE = 'PATCH /issues/comments/501'

describe('countHits', () => {
  it('creates one comment, edits it in place, and counts each run once', async () => {
    const state = stateOf()
    const first = await act(state)
    expect(first).toEqual({
      ...{ writes: [CREATE], kind: 'done', reason: 'Counted run 42 in issue #12.' },
      warning: undefined,
    })
    const again = await act(state)
    expect([again.writes, again.kind, again.reason]).toEqual([
      [],
      'left',
      'Issue #12 has the run already.',
    ])
    expect((await act(state, { run: 43 })).writes).toEqual([UPDATE])
    expect((await act(state, { run: 41 })).writes).toEqual([UPDATE])
    expect(counted(state)).toEqual([[43, 42, 41]])
  })

  it('counts a run once, whatever its attempt', async () => {
    const state = stateOf()
    await act(state)
    const run = { id: 42, run_attempt: 2, conclusion: 'failure', created_at: 2 * 3_600 }
    state.runs.push(fakeRun({ run, jobs: [] }))
    expect((await act(state)).writes).toEqual([])
  })

  it('counts a run whose next attempt has passed already', async () => {
    const state = stateOf()
    state.runs.push(fakeRun({ run: { id: 42, run_attempt: 2, conclusion: 'success' }, jobs: [] }))
    expect((await act(state, { attempt: 1 })).writes).toEqual([CREATE])
  })

  it('counts in every open issue of the report once, at most in ten', async () => {
    const numbers = Array.from({ length: 12 }, (_, index) => index + 1)
    const state = stateOf(numbers.map((number) => known(number)))
    const report = reportNaming(1, 1, -2, ...numbers.slice(2))
    expect((await act(state, { report })).reason).toMatch(
      /^Counted run 42 in issue #1\. Counted run 42 in issue #3\. .* The report names 1 more known issue\.$/,
    )
    expect(state.comments).toHaveLength(10)
  })

  it.each<[string, RunFields, Report, string]>([
    ['lists no issue', {}, reportNaming(), 'No open issue lists what failed.'],
    ['lists only a closed one', {}, reportNaming(-12), 'No open issue lists what failed.'],
    [
      'is of a run that passed',
      { conclusion: 'success' },
      reportNaming(12),
      'No known issue has a hit: the run passed.',
    ],
    [
      'is of an old run',
      { created_at: -31 * 86_400 },
      reportNaming(12),
      'The run is too old to count in issue #12.',
    ],
  ])('writes nothing if the report %s', async (_, run, report, reason) => {
    const state = stateOf()
    await act(state, { run: 43 })
    const fields = { id: 42, conclusion: 'failure', created_at: 0, ...run }
    state.runs.splice(1, 1, fakeRun({ run: fields, jobs: [] }))
    const { writes, kind, reason: said } = await act(state, { report })
    expect([writes, kind, said]).toEqual([[], 'left', reason])
  })

  it.each<[string, ApiIssue | undefined, string]>([
    ['closed', known(12, { state: 'closed' }), 'Issue #12 is closed.'],
    ['without its label', known(12, { labels: ['bug'] }), 'does not have the label known-failure.'],
    ['a pull request', { ...known(12), pull_request: {} } as ApiIssue, '#12 is a pull request'],
    [
      'in another repository',
      { ...known(12), html_url: 'https://github.com/octo-org/docs/issues/12' } as ApiIssue,
      'in another repository now.',
    ],
  ])('leaves an issue that is %s', async (_, issue, reason) => {
    const state = stateOf(issue && [issue])
    const acted = await act(state)
    expect([acted.writes, acted.kind]).toEqual([[], 'left'])
    expect(acted.reason).toContain(reason)
  })

  it('warns once about issues that are gone, and counts in the others', async () => {
    const acted = await act(stateOf(), { report: reportNaming(7, 12, 8) })
    expect([acted.writes, acted.kind]).toEqual([[CREATE], 'incomplete'])
    expect(acted.reason).toMatch(
      /^Counted run 42 in issue #12\. Could not count run 42 in known issues #7, #8: .* 404 .*It does not exist/,
    )
  })
})

describe('countHits, with comments of others', () => {
  const forged =
    (author: string, change = (body: string) => body) =>
    async (state: FakeState) => {
      await act(state)
      const [own] = state.comments.splice(0)
      state.comments.push(
        apiComment({ id: 400, author, body: change(own?.body ?? ''), number: 12 }),
      )
    }

  it.each<[string, (state: FakeState) => Promise<void>, (readonly number[])[]]>([
    ['another account with its marker', forged('mallory'), [[42], [43]]],
    ['its author below other text', forged(BOT, (body) => `Look:\n${body}`), [[42], [43]]],
    [
      'its author on another issue',
      forged(BOT, (body) => body.replace(/key=\w+/, 'key=0123456789abcdef')),
      [[42], [43]],
    ],
    [
      'its author, with a broken marker',
      forged(BOT, (body) => body.replace(' at=', ' @=')),
      [[], [43]],
    ],
    [
      'its author, with broken hits',
      forged(BOT, (body) => body.replace(/hits=\S+/, 'hits=x,.,1.a.2')),
      [[43]],
    ],
  ])('ignores or repairs a comment of %s', async (_, plant, expected) => {
    const state = stateOf()
    await plant(state)
    await act(state, { run: 43 })
    expect(counted(state)).toEqual(expected)
  })

  it('keeps what a person wrote below the table, and fails if that leaves no room', async () => {
    const state = stateOf()
    await act(state)
    for (const own of state.comments) own.body += '\n\nSee the wiki.'
    await act(state, { run: 43 })
    expect(state.comments[0]?.body).toMatch(/See the wiki\.$/)
    for (const own of state.comments) own.body += 'x'.repeat(65_536 - own.body.length)
    const acted = await act(state, { run: 44 })
    expect([acted.writes, acted.kind]).toEqual([[], 'failed'])
    expect(acted.reason).toContain('Shorten that.')
  })

  it('writes at most 65,536 characters, with as many hits as it keeps', async () => {
    const state = stateOf()
    await act(state)
    const hits = Array.from({ length: 2_000 }, (_, index) => {
      const seconds = at(-600 * index) / 1_000
      return `${(Number.MAX_SAFE_INTEGER - index).toString(36)}.${seconds.toString(36)}`
    })
    for (const own of state.comments) {
      own.body = own.body.replace(/hits=\S+/, `hits=${hits.join()}`)
    }
    await act(state, { run: 43 })
    expect(state.comments[0]?.body).toContain('| 30 days | 1,000 or more |')
    expect(state.comments[0]?.body.length).toBeLessThan(30_000)
  })
})

describe('countHits, in a race', () => {
  const happensAfter = (state: FakeState, route: string, happens: () => Promise<unknown>) => {
    const waiting: Promise<unknown>[] = []
    let isOver = false
    const clients = directClients(state, (sent) => {
      if (isOver || sent !== route) return
      isOver = true
      waiting.push(happens())
    })
    return { clients, waiting }
  }
  const LIST = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments'
  const ISSUE = 'GET /repos/{owner}/{repo}/issues/{issue_number}'

  it('counts both if another run writes after it has read', async () => {
    const state = stateOf()
    await act(state)
    const [before] = structuredClone(state.comments)
    await act(state, { run: 43 })
    const [after] = structuredClone(state.comments)
    Object.assign(state.comments[0] ?? {}, before)
    const change = () => Promise.resolve(Object.assign(state.comments[0] ?? {}, after))
    const { clients } = happensAfter(state, LIST, change)
    expect((await act(state, { run: 44, clients })).writes).toEqual([UPDATE])
    expect(counted(state)).toEqual([[44, 43, 42]])
  })

  it('writes again if another run overwrites it', async () => {
    const state = stateOf()
    await act(state)
    await act(state, { run: 43 })
    const [after] = structuredClone(state.comments)
    const change = () => Promise.resolve(Object.assign(state.comments[0] ?? {}, after))
    const { clients } = happensAfter(
      state,
      'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
      change,
    )
    expect((await act(state, { run: 44, clients })).writes).toEqual([UPDATE, UPDATE])
    expect(counted(state)).toEqual([[44, 43, 42]])
  })

  it('writes nothing if the issue is closed after it has read', async () => {
    const state = stateOf()
    const change = () => Promise.resolve((state.issues = [known(12, { state: 'closed' })]))
    const { clients } = happensAfter(state, LIST, change)
    expect(await act(state, { clients })).toMatchObject({
      writes: [],
      reason: 'Issue #12 is closed.',
    })
  })

  it('makes one comment of two that were created at the same moment', async () => {
    const state = stateOf()
    await act(state)
    const others = state.comments.splice(0)
    const change = () => Promise.resolve(state.comments.push(...others))
    const { clients } = happensAfter(state, ISSUE, change)
    const { writes, reason } = await act(state, { run: 43, clients })
    expect(writes).toEqual([CREATE, 'DELETE /issues/comments/502', UPDATE])
    expect([reason, counted(state)]).toEqual(['Counted run 43 in issue #12.', [[43, 42]]])
  })

  it('joins the hits of two comments, of which an earlier step could not delete one', async () => {
    const state = stateOf()
    await act(state)
    const others = state.comments.splice(0)
    await act(state, { run: 43 })
    state.comments.unshift(...others.map((one) => ({ ...one, id: 400 })))
    expect((await act(state, { run: 42 })).writes).toEqual([])
    await act(state, { run: 44 })
    expect(counted(state)).toEqual([[44, 43, 42]])
  })

  /** Lets several runs count at the same time: each sends its next requests when all have their responses. */
  async function actTogether(
    state: FakeState,
    runs: readonly number[],
    next: (waiting: (() => void)[]) => readonly (() => void)[],
  ) {
    const waiting: (() => void)[] = []
    const clientsOf = () => {
      const clients = directClients(state)
      const late =
        <Arguments extends unknown[], Value>(send: (...given: Arguments) => Promise<Value>) =>
        async (...given: Arguments): Promise<Value> => {
          await new Promise<void>((resolve) => waiting.push(resolve))
          return await send(...given)
        }
      const { client, writer } = clients
      return {
        ...clients,
        client: {
          ...client,
          get: late<Parameters<typeof client.get>, never>(client.get as never) as never,
          list: late(client.list),
        },
        writer: {
          ...writer,
          create: late(writer.create),
          patch: late(writer.patch),
          delete: late(writer.delete),
        },
      }
    }
    const acting = Promise.all(runs.map((run) => act(state, { run, clients: clientsOf() })))
    for (;;) {
      await setImmediate()
      if (waiting.length === 0) break
      for (const resolve of next(waiting)) {
        resolve()
        await setImmediate()
      }
    }
    return await acting
  }

  /** The runs that were counted before, those that count at the same time, and numbers to order their requests by. */
  const anyRuns = [
    fc.constantFrom<number[]>([], [45]),
    fc.shuffledSubarray([41, 42, 43, 44], { minLength: 2 }),
    fc.infiniteStream(fc.nat(99)),
  ] as const

  it('counts all runs that finish at the same moment, in one comment', async () => {
    await fc.assert(
      fc.asyncProperty(...anyRuns, async (before, runs, numbers) => {
        const state = stateOf()
        for (const run of before) await act(state, { run })
        await actTogether(state, runs, (waiting) =>
          waiting.splice(0).toSorted(() => (numbers.next().value ?? 0) - 50),
        )
        const all = [...before, ...runs].toSorted((a, b) => b - a)
        expect(counted(state)).toEqual([all])
      }),
      fuzzOptions(60),
    )
  })

  it('keeps one comment with some of the runs, whatever the order of the requests', async () => {
    await fc.assert(
      fc.asyncProperty(...anyRuns, async (before, runs, numbers) => {
        const state = stateOf()
        for (const run of before) await act(state, { run })
        await actTogether(state, runs, (waiting) =>
          waiting.splice((numbers.next().value ?? 0) % waiting.length, 1),
        )
        const [hits = [], ...others] = counted(state)
        expect(others).toEqual([])
        expect(hits.length).toBeGreaterThan(before.length)
        expect([...before, ...runs]).toEqual(expect.arrayContaining([...hits]))
        // What was overwritten counts with the next attempt.
        for (const run of runs) await act(state, { run })
        expect(counted(state)).toEqual([[...before, ...runs].toSorted((a, b) => b - a)])
      }),
      fuzzOptions(60),
    )
  })
})

describe('issue with known-issues: true', () => {
  const runIssue = async (
    state: FakeState,
    changes: { countsHits?: boolean; report?: Report } = {},
  ) => {
    const { countsHits = true, report = reportNaming(12) } = changes
    const clients = directClients(state)
    const client = { ...clients.client, now: () => at(0) + 6 * HOUR }
    const tools = {
      ...{ ...clients, client },
      makeReport: ({ id, attempt }: { id: number; attempt: number }) =>
        Promise.resolve({ ...report, run: { ...report.run, id, attempt } }),
      concludeRun: () => Promise.resolve('cancelled'),
    }
    const inputs = issueInputs({ id: 42, run_attempt: 1 }, { countsHits })
    return { ...(await keepIssue(inputs, tools, signal)), writes: clients.writes }
  }
  const onMain = (state: FakeState, conclusion = 'failure') => {
    const run = { id: 42, conclusion, created_at: 3_600, run_started_at: 3_600 }
    return Object.assign(state, { runs: [fakeRun({ run, jobs: [{ name: 'build', conclusion }] })] })
  }

  it('counts a run of a pull request, which opens no issue', async () => {
    const { kind, reason, writes } = await runIssue(stateOf())
    expect([kind, writes]).toEqual(['done', [CREATE]])
    expect(reason).toBe(
      'The run is of the event pull_request, not of a branch. Counted run 42 in issue #12.',
    )
  })

  it('opens an issue and counts the run, with the outputs of the issue', async () => {
    const { kind, reason, writes, outputs } = await runIssue(onMain(stateOf()))
    expect([kind, writes]).toEqual(['done', ['POST /issues', CREATE]])
    expect(reason).toBe('Opened issue #41. Counted run 42 in issue #12.')
    expect(outputs).toMatchObject({ issue: '41' })
  })

  it('counts nothing without the input', async () => {
    expect((await runIssue(stateOf(), { countsHits: false })).writes).toEqual([])
  })

  it('writes its own issue if the known one is gone, and says so', async () => {
    const { kind, reason } = await runIssue(onMain(stateOf([])))
    expect(kind).toBe('incomplete')
    expect(reason).toMatch(/^Opened issue #41\. Could not count run 42 in known issue #12: /)
  })

  it('says nothing of a run that passed but that it has no hit', async () => {
    const { kind, reason } = await runIssue(onMain(stateOf(), 'success'))
    expect([kind, reason]).toEqual([
      'left',
      'Run #128 passed, and no issue is open. No known issue has a hit: the run passed.',
    ])
  })
})
