import { describe, expect, it } from '@jest/globals'
import { RUN_ID, type RunFields } from '../../testing/fake-github/api-run.ts'
import { type BuiltRun, fakeRun } from '../../testing/fake-github/fake-run.ts'
import { type Fault, READ_ONLY } from '../../testing/fake-github/faults.ts'
import { FORK } from '../../testing/fake-github/repository.ts'
import { runSubAction, type SubActionResult } from '../../testing/run-with-logs.ts'
import type { Scenario } from '../../testing/scenario.ts'

const RUNS = '/repos/octo-org/octo-shop/actions/runs'
const OWN = `${RUNS}/${RUN_ID}`
const UNFINISHED = ['in_progress', 'pending', 'queued', 'requested', 'waiting']
const LISTS = [...UNFINISHED, undefined].map((status) => listOf(status, 1)).toSorted()

function listOf(status: string | undefined, page: number): string {
  const filter = status === undefined ? '' : `status=${status}&`
  const query = `branch=main&event=push&${filter}exclude_pull_requests=true`
  const runs = '/repos/octo-org/octo-shop/actions/workflows/67993574/runs'
  return `GET ${runs}?${query}&per_page=100&page=${page}`
}

/** The run in which the action runs, and others: by default one that goes on. */
function running(id: number = RUN_ID, run: RunFields = {}): BuiltRun {
  return fakeRun({ run: { id, ...run }, jobs: [{ id: id + 1, status: 'in_progress' }] })
}

interface CancelScenario extends Scenario {
  readonly runs?: readonly BuiltRun[]
  readonly faults?: readonly Fault[]
}

function runCancel({
  runs = [running()],
  faults = [],
  ...scenario
}: CancelScenario): Promise<SubActionResult> {
  return runSubAction('cancel', { github: { runs, faults }, ...scenario })
}

function refuse(status: number, message: string, path = /cancel$/): Fault {
  return { path, response: { status, body: { message } } }
}

function posts(...ids: readonly number[]): string[] {
  return ids.map((id) => `POST ${RUNS}/${id}/cancel`)
}

describe('cancel', () => {
  it.each<[string, Record<string, string>, string, number]>([
    ['the current run', {}, `${OWN}/cancel`, RUN_ID],
    ['another run', { 'run-id': '7' }, `${RUNS}/7/cancel`, 7],
    ['a run by force', { force: 'true' }, `${OWN}/force-cancel`, RUN_ID],
  ])('cancels %s with one request', async (_, inputs, path, id) => {
    const { requests, outputs, exitCode, annotations, github } = await runCancel({
      runs: [running(7), running()],
      inputs,
    })
    const reads = inputs.force === undefined ? [`GET ${RUNS}/${id}`] : []
    expect(requests).toEqual([`POST ${path}`, ...reads])
    const reason = `GitHub accepted the request to cancel run ${id}.`
    expect(outputs).toEqual({ done: 'true', reason, cancelled: `[${id}]` })
    expect({ exitCode, annotations }).toEqual({ exitCode: 0, annotations: [] })
    expect(github.state.runs.find((run) => run.id === id)?.run).toMatchObject({
      conclusion: 'cancelled',
    })
  })

  it.each<[string, Fault, RegExp]>([
    ['a missing permission', READ_ONLY, /403 .*\n\npermissions:\n {2}actions: write\n/],
  ])('fails after one request for %s', async (_, fault, expected) => {
    const { exitCode, outputs, messages, requests } = await runCancel({ faults: [fault] })
    expect(requests).toEqual([`POST ${OWN}/cancel`])
    expect(exitCode).toBe(1)
    expect(messages).toEqual({ error: [expect.stringMatching(expected)] })
    expect(outputs).toEqual({ done: 'false', reason: messages.error?.[0], cancelled: '[]' })
  })
})

describe('cancel of a run that GitHub accepts to cancel and goes on with', () => {
  const QUEUED = { status: 'queued' }
  /** GitHub accepts it, and changes nothing. */
  const accepted: Fault = { path: /7\/cancel$/, response: { status: 202, body: {} } }

  it.each<[string, RunFields, Fault | undefined, string]>([
    [
      'says that it is still queued, and names force',
      QUEUED,
      undefined,
      'GitHub accepted the request to cancel run 7. Still queued: 1 run (7). GitHub can start it anyway: then, `force: true` ends it.',
    ],
    [
      'says nothing of a run that has started',
      { status: 'in_progress' },
      undefined,
      'GitHub accepted the request to cancel run 7.',
    ],
    [
      'changes nothing if the run cannot be read again',
      QUEUED,
      { path: /runs\/7$/, response: { status: 404, body: {} } },
      'GitHub accepted the request to cancel run 7.',
    ],
  ])('%s', async (_, run, unread, reason) => {
    const { outputs, exitCode } = await runCancel({
      runs: [running(7, run), running()],
      faults: [accepted, ...(unread ? [unread] : [])],
      inputs: { 'run-id': '7' },
    })
    expect(outputs).toEqual({ done: 'true', reason, cancelled: '[7]' })
    expect(exitCode).toBe(0)
  })
})

describe('cancel with older', () => {
  const runOlder = (scenario: CancelScenario) =>
    runCancel({ ...scenario, inputs: { older: 'true', ...scenario.inputs } })

  const older = [running(7), running(5, { status: 'queued' }), running(6, { status: 'waiting' })]
  const all = [...older, running()]

  it('cancels older unfinished runs, oldest first, with one request each', async () => {
    const { requests, outputs, exitCode, annotations } = await runOlder({ runs: all })
    expect(requests.slice(0, 7).toSorted()).toEqual([`GET ${OWN}`, ...LISTS])
    const reads = [5, 6, 7].map((id) => `GET ${RUNS}/${id}`)
    expect(requests.slice(7)).toEqual(posts(5, 6, 7).flatMap((post, at) => [post, reads[at]]))
    const reason = 'GitHub accepted the request to cancel 3 runs (5, 6, 7).'
    expect(outputs).toEqual({ done: 'true', reason, cancelled: '[5,6,7]' })
    expect({ exitCode, annotations }).toEqual({ exitCode: 0, annotations: [] })
  })

  /** The response of a list that is filtered by one status. */
  const listed = (run: BuiltRun): Fault => ({
    query: { status: 'queued' },
    response: { status: 200, body: { total_count: 1, workflow_runs: [run.run] } },
  })

  const others: readonly [string, BuiltRun][] = [
    ['is newer', running(RUN_ID + 1)],
    ['has finished', fakeRun({ run: { id: 7, conclusion: 'failure' } })],
    ['is of another workflow', running(7, { workflow_id: 1 })],
    ['is on another branch', running(7, { head_branch: 'next' })],
    ['is of another event', running(7, { event: 'pull_request' })],
    ['is on the branch of a fork that has the same name', running(7, { head_repository: FORK })],
  ]

  it.each(others)('does not cancel a run that %s, or its own', async (_, run) => {
    const { writes, outputs, exitCode, messages } = await runOlder({ runs: [run, running()] })
    const reason = 'No older run of the same workflow, branch and event is unfinished.'
    expect(writes).toEqual([])
    expect(outputs).toEqual({ done: 'false', reason, cancelled: '[]' })
    expect(messages).toEqual({ notice: [reason] })
    expect(exitCode).toBe(0)
  })

  it('cancels a run once if two lists contain it', async () => {
    const runs = [running(7), running()]
    const { writes } = await runOlder({ runs, faults: [listed(running(7))] })
    expect(writes).toEqual(posts(7))
  })

  it('finds older runs on every page', async () => {
    const many = Array.from({ length: 105 }, (_, index) => running(1_000 + index))
    const { requests, writes, outputs } = await runOlder({ runs: [...many, running()] })
    const lists = requests.filter((request) => request.includes('status=in_progress'))
    expect(lists.toSorted()).toEqual([1, 2].map((page) => listOf('in_progress', page)))
    expect(writes).toEqual(posts(...many.map(({ id }) => id)))
    expect(JSON.parse(outputs.cancelled ?? '')).toHaveLength(105)
  })

  it.each([
    ['has finished', 'workflow run that is completed.', /\n\nAlready finished: 1 run/],
    ['GitHub has not queued', 're-run that has not yet queued', /\n\nCould not .* run 6 .* 409/],
  ])('continues after a run that %s', async (_, message, expected) => {
    const fault = refuse(409, `Cannot cancel a ${message}`, /6\/cancel$/)
    const { writes, outputs, exitCode } = await runOlder({ runs: all, faults: [fault] })
    expect(writes).toEqual(posts(5, 6, 7))
    expect(outputs).toMatchObject({ done: 'true', cancelled: '[5,7]' })
    expect(outputs.reason).toMatch(expected)
    expect(exitCode).toBe(0)
  })

  it.each<[string, Fault, readonly number[], string]>([
    ['a refused permission, and stops', refuse(403, 'Must have', /6\/cancel$/), [5, 6], '[5]'],
    ['a broken connection, and stops', { path: /6\/cancel$/, delivery: 'destroy' }, [5, 6], '[5]'],
    ['a token that only reads, and stops', READ_ONLY, [5], '[]'],
  ])('fails after %s', async (_, fault, requested, cancelled) => {
    const { writes, outputs, exitCode, messages } = await runOlder({ runs: all, faults: [fault] })
    expect(writes).toEqual(posts(...requested))
    expect(outputs).toMatchObject({ done: 'false', cancelled })
    expect(exitCode).toBe(1)
    expect(messages).toEqual({ error: [outputs.reason] })
  })
  const noList: Fault = { query: { status: 'waiting' }, response: { status: 502 } }
  const nothing = /\n\nNothing was cancelled\.$/

  it.each<[string, CancelScenario, RegExp]>([
    ['one list cannot be read', { faults: [noList] }, nothing],
  ])('fails without a write if %s', async (_, scenario, expected) => {
    const { writes, exitCode, messages } = await runOlder({ runs: all, ...scenario })
    expect({ writes, exitCode }).toEqual({ writes: [], exitCode: 1 })
    expect(messages).toEqual({ error: [expect.stringMatching(expected)] })
  })
})

describe('cancel with older, if a status changes between two lists', () => {
  it.each([
    ['queued', 'in_progress'],
    ['requested', 'pending'],
  ])('cancels a run that goes from %s to %s', async (before, after) => {
    const { writes, outputs } = await runCancel({
      runs: [running()],
      inputs: { older: 'true' },
      // The lists by status are read so that the run is in none of them.
      github: {
        runs: [running(7, { status: before }), running()],
        faults: [before, after].map((status) => ({
          query: { status },
          response: { status: 200, body: { total_count: 0, workflow_runs: [] } },
        })),
      },
    })
    expect(writes).toEqual(posts(7))
    expect(outputs).toMatchObject({ done: 'true', cancelled: '[7]' })
  })
})

describe('cancel with older, on pull requests', () => {
  const PULLS = `GET /repos/octo-org/octo-shop/pulls?state=open&head=octo-org%3Atopic&per_page=2`
  const pull = (number: number) => ({ id: number, number, base: { ref: 'main' } })
  const on = (id: number, pulls: readonly number[], event: string) =>
    running(id, { event, head_branch: 'topic', pull_requests: pulls.map(pull) })
  const one = { status: 200, body: [pull(1)] }
  const two = { status: 200, body: [pull(1), pull(2)] }
  const OTHER = '5#2 own#1'

  // A run is its id and the pull requests that GitHub lists with it.
  it.each<[string, string, number[], number[], Fault['response']?, string?]>([
    ['cancels those of the same pull request', '5#1 6#1 own#1', [5, 6], []],
    ['does not cancel those of another one from the same branch', '5#2 6#1 own#1', [6], []],
    ['does not cancel the only one if it is of another pull request', OTHER, [], []],
    ['names those that are listed with several pull requests', '5#1#2 6#1 own#1', [6], [5]],
    ['names all if its own run is listed with several', '5#1#2 6#2#1 own#1#2', [], [5, 6]],
    ['names one whose pull request is closed', '5 own#1', [], [5]],
    ['cancels those from a fork with one open pull request', '5 own', [5], [], one],
    ['names those from a fork with two open pull requests', '5 own', [], [5], two],
    ['applies the same rules to', OTHER, [], [], undefined, 'pull_request_target'],
  ])('%s: of %s, cancels %j and names %j', async (...row) => {
    const [, runs, ids, named, response, event = 'pull_request'] = row
    const { writes, requests, outputs, exitCode } = await runCancel({
      runs: runs.split(' ').map((run) => {
        const [id, ...pulls] = run.split('#')
        return on(id === 'own' ? RUN_ID : Number(id), pulls.map(Number), event)
      }),
      faults: response === undefined ? [] : [{ path: /\/pulls$/, response }],
      inputs: { older: 'true' },
    })
    expect(writes).toEqual(posts(...ids))
    const { reason = '' } = outputs
    const listOf = (what: string) =>
      new RegExp(`${what} runs? \\(([^)]*)\\)`).exec(reason)?.[1] ?? ''
    expect(listOf('request to cancel \\d+')).toBe(ids.join(', '))
    expect(listOf('Not cancelled: \\d+')).toBe(named.join(', '))
    expect(reason.includes('`pull-requests: read`')).toBe(named.length > 0)
    expect(outputs).toMatchObject({ done: String(ids.length > 0), cancelled: JSON.stringify(ids) })
    expect(exitCode).toBe(0)
    const pulls = requests.filter((request) => request.includes('/pulls'))
    expect(pulls).toEqual(response === undefined ? [] : [PULLS])
    expect(requests.filter((request) => request.includes('exclude_pull_requests=true'))).toEqual([])
  })
})
