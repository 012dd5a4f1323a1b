import { describe, expect, it } from '@jest/globals'
import { apiComment, apiIssue } from '../../testing/fake-github/api-conversation.ts'
import { type Fault, READ_ONLY } from '../../testing/fake-github/faults.ts'
import type { SeenRequest } from '../../testing/fake-github/server.ts'
import { sortReads, type SubActionResult } from '../../testing/run-with-logs.ts'
import {
  FOUR_RUNS,
  GREEN,
  RED_AGAIN,
  runIssue,
  runIssues,
  runsOf,
} from '../../testing/run-issue.ts'

const REPO = '/repos/octo-org/octo-shop'
const RUN = `GET ${REPO}/actions/runs/42`
const listOf = (status: string) =>
  `GET ${REPO}/actions/workflows/67993574/runs?branch=main&event=push&status=${status}&exclude_pull_requests=true&per_page=100&page=1`
const RUNS = ['success', 'failure', 'completed'].map(listOf)
const LOGIN = 'POST /graphql'
const jobsOf = (run: number, attempt = 1) =>
  `GET ${REPO}/actions/runs/${run}/attempts/${attempt}/jobs?per_page=100&page=1`
const list = (state: string) =>
  `GET ${REPO}/issues?state=${state}&creator=github-actions%5Bbot%5D&sort=updated&direction=desc&per_page=100&page=1`
const OPEN = list('open')
const CLOSED = list('closed').replace('&per', '&since=2026-03-01T10%3A01%3A00.000Z&per')
const NEWEST = `GET ${REPO}/actions/workflows/67993574/runs?branch=main&event=push&status=completed&exclude_pull_requests=true&per_page=20&page=1`
const CREATE = `POST ${REPO}/issues`
const UPDATE = `PATCH ${REPO}/issues/41`
const COMMENT = `POST ${REPO}/issues/41/comments`

describe('issue', () => {
  it('opens an issue if the default branch is red', async () => {
    const result = await runIssue({ inputs: { labels: 'ci, red main', assignees: '@octocat' } })
    const before = [RUN, ...RUNS, OPEN, LOGIN, jobsOf(42), jobsOf(41), jobsOf(40)]
    expect(sortReads(result.requests)).toEqual(
      sortReads([...before, CLOSED, NEWEST, OPEN, CREATE, OPEN]),
    )
    expect(result).toMatchObject({ exitCode: 0, annotations: [] })
    expect(result.outputs).toEqual({
      ...{ done: 'true', reason: 'Opened issue #41.', issue: '41' },
      'issue-url': 'https://github.com/octo-org/octo-shop/issues/41',
    })
    const created = result.github.requests.find(
      ({ method, path }) => CREATE === `${method} ${path}`,
    )
    expect(created?.content).toMatchObject({ labels: ['ci', 'red main'], assignees: ['octocat'] })
  })

  it('closes the issue with the run and commit that made the branch green, once', async () => {
    const [, green, again] = await runIssues({}, GREEN, GREEN)
    expect(green?.writes).toEqual([COMMENT, UPDATE])
    const run = expect.stringContaining('/actions/runs/43)') as unknown
    const written = green?.github.requests.flatMap(({ content }) => content ?? [])
    expect(written).toEqual([
      { body: run },
      { body: run, state: 'closed', state_reason: 'completed' },
    ])
    expect(again?.writes).toEqual([])
  })

  describe('comments once', () => {
    const onChange = (fault: Fault) => ({
      when: ({ method }: SeenRequest) => method === 'PATCH',
      ...fault,
    })
    const responding = (status: number, body: string | object = {}) => ({
      response: { status, body },
    })
    const runs = (...conclusions: string[]) => runsOf('success', 'failure', ...conclusions)

    it.each<[string, Fault]>([
      ['responds with an empty 204', onChange(responding(204, ''))],
      ['responds with the page of a proxy', onChange(responding(200, '<html>'))],
      ['does not respond', onChange({ delivery: 'destroy' })],
      [
        'does not respond to the comment',
        { path: /comments$/, when: ({ method }) => method === 'POST', delivery: 'destroy' },
      ],
    ])('if GitHub %s', async (_, fault) => {
      const other = { result: 'other', run: RED_AGAIN, github: FOUR_RUNS } as const
      const otherAgain = {
        ...({ result: 'other', run: { id: 44, number: 814 } } as const),
        github: { runs: runs('failure', 'failure', 'failure') },
      }
      const green = (id: number) => ({
        ...({ result: 'success', run: { id, number: 770 + id } } as const),
        github: {
          runs: runs(
            ...Array.from({ length: id - 41 }, (_, at) => (at === id - 42 ? 'success' : 'failure')),
          ),
        },
      })
      const results = await runIssues(
        {},
        { ...other, faults: [fault] },
        otherAgain,
        { ...green(45), faults: [fault] },
        green(45),
      )
      expect([1, 3].map((at) => results[at]?.outputs['done'])).toEqual(['false', 'false'])
      const { comments, issues } = results.at(-1)?.github.state ?? { comments: [], issues: [] }
      expect(comments.map(({ body }) => body.split(/[:*]/)[0])).toEqual(['Other causes', '✅ '])
      expect(issues).toMatchObject([{ state: 'closed' }])
    })

    it('but again what another account quotes', async () => {
      const [, green] = await runIssues({}, GREEN)
      const [comment] = green?.github.state.comments ?? []
      const comments = [apiComment({ body: comment?.body, author: 'mallory', number: 41 })]
      const [, again] = await runIssues({}, { ...GREEN, github: { ...GREEN.github, comments } })
      expect(again?.github.state.comments).toHaveLength(2)
    })
  })

  it('requests the default branch if the event does not contain it', async () => {
    const { requests, writes } = await runIssue({ job: { eventName: 'push', event: {} } })
    expect(requests).toContain(`GET ${REPO}`)
    expect(writes).toEqual([CREATE])
  })
})

describe('issue, in a list of issues', () => {
  const titlesOf = (results: readonly SubActionResult[]) =>
    results.map(({ github }) => github.state.issues[0]?.title)
  const other = { result: 'other', run: RED_AGAIN, github: FOUR_RUNS } as const

  it('has a title with what fails, which follows the causes', async () => {
    const results = await runIssues({}, other, GREEN)
    const written = results.flatMap(({ github }) =>
      github.requests.flatMap(
        ({ content }) => (content as { title?: string } | undefined)?.title ?? [],
      ),
    )
    expect(written).toEqual([
      'CI fails on main: build failed at Run make',
      'CI fails on main: build failed at Run lint',
    ])
  })

  it.each(['CI fails on main: octocat looks', 'Flaky again', 'CI fails on main'])(
    'keeps the title %s of a person',
    async (title) => {
      const [first] = await runIssues({})
      const issues = first?.github.state.issues.map((issue) => ({ ...issue, title })) ?? []
      const editors = { [`${issues[0]?.node_id}`]: 'octocat' }
      const result = await runIssue({ ...other, github: { ...FOUR_RUNS, issues, editors } })
      expect(titlesOf([result])).toEqual([title])
      expect(result.writes).toEqual([COMMENT, UPDATE])
    },
  )

  it('adds what fails to the title of an earlier version', async () => {
    const [first] = await runIssues({})
    const issues = (first?.github.state.issues ?? []).map((issue) => ({
      ...{ ...issue, title: 'CI fails on main' },
      body: issue.body?.replace(/ title=\w+/, '') ?? '',
    }))
    const result = await runIssue({ ...other, github: { ...FOUR_RUNS, issues } })
    expect(titlesOf([result])).toEqual(['CI fails on main: build failed at Run lint'])
  })
})

describe('issue, with texts of people', () => {
  it('leaves an issue of another title with a marker below a text that nobody edited', async () => {
    const [first] = await runIssues({})
    const body = `Found:\n${first?.github.state.issues[0]?.body}`
    const issues = [apiIssue({ number: 31, title: 'Broken links', body })]
    expect((await runIssue({ github: { issues, editors: {} } })).writes).toEqual([CREATE])
  })

  it('ignores a pull request whose text is that of its issue', async () => {
    const [first] = await runIssues({})
    const { title = '', body = '' } = first?.github.state.issues[0] ?? {}
    const pull = { ...apiIssue({ number: 31, title, body: body ?? '' }), pull_request: {} }
    expect((await runIssue({ github: { issues: [pull] } })).writes).toEqual([CREATE])
  })
})

describe('issue, without the permission', () => {
  it('fails the step with on-error: fail, as a process', async () => {
    const { writes, exitCode, messages, outputs } = await runIssue({
      inProcess: false,
      faults: [READ_ONLY],
      inputs: { 'on-error': 'fail' },
    })
    expect({ writes, exitCode }).toEqual({ writes: [CREATE], exitCode: 1 })
    expect(messages).toEqual({ error: [outputs.reason] })
    expect(outputs).toMatchObject({
      done: 'false',
      reason: expect.stringContaining('issues: write'),
    })
  })
})
