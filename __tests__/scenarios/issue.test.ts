import { describe, expect, it } from '@jest/globals'
import {
  apiComment,
  type ApiIssue,
  apiIssue,
  apiPull,
} from '../../testing/fake-github/api-conversation.ts'
import { type Fault, READ_ONLY } from '../../testing/fake-github/faults.ts'
import type { SeenRequest } from '../../testing/fake-github/server.ts'
import { sortReads, type SubActionResult } from '../../testing/run-with-logs.ts'
import {
  FOUR_RUNS,
  GREEN,
  type IssueScenario,
  ON_MAIN,
  RED_AGAIN,
  runIssue,
  runIssues,
  runOf,
  runsOf,
} from '../../testing/run-issue.ts'
import type { RunFields } from '../../testing/fake-github/api-run.ts'
import type { BuiltRun } from '../../testing/fake-github/fake-run.ts'

describe('issue', () => {
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
              ...Array.from({ length: id - 41 }, (_, at) =>
                at === id - 42 ? 'success' : 'failure',
              ),
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
})

describe('issue-history', () => {
  const REPO = '/repos/octo-org/octo-shop'
  const CREATE = `POST ${REPO}/issues`
  const UPDATE = `PATCH ${REPO}/issues/41`
  const COMMENT = `POST ${REPO}/issues/41/comments`

  const UNREAD = 'not all failed runs since run 41 could be read'

  describe('issue, about single jobs', () => {
    const job = (name: string, conclusion: string) => ({ name, conclusion })
    const green = runOf(0, 'success', [job('unit', 'success'), job('e2e', 'success')])
    const red = runOf(1, 'failure', [job('unit', 'success'), job('e2e', 'failure')])
    const opened: IssueScenario = { run: { id: 41, number: 811 }, github: { runs: [green, red] } }
    const CLOSED = 'Closed issue #41'

    it.each<[string, BuiltRun[], RunFields, string]>([
      ['was deleted', [], {}, 'main'],
      ['was re-run and cancelled', [runOf(1, 'cancelled', [], { run_attempt: 2 })], {}, 'main'],
      ['is of the earlier name of the branch', [red], { head_branch: 'trunk' }, 'trunk'],
    ])('stays open until a run of all jobs passes if the failed run %s', async (...row) => {
      const [, listed, fields, branch] = row
      const event = { ...ON_MAIN.event, repository: { default_branch: branch } }
      const jobsWith = (e2e: string) => [job('unit', 'success'), job('e2e', e2e)]
      const passedWith = (id: number, e2e: string): IssueScenario => ({
        ...{ result: 'success', run: { id, branch }, job: { ...ON_MAIN, event } },
        github: { runs: [...listed, runOf(id - 40, 'success', jobsWith(e2e), fields)] },
      })
      const runs = [passedWith(42, 'skipped'), passedWith(43, 'success')]
      const [, left, closed] = await runIssues(opened, ...runs)
      expect(left?.outputs.reason).toContain(UNREAD)
      expect(closed?.outputs.reason).toContain(CLOSED)
    })
  })

  describe('issue, with a long history', () => {
    const many = (from: number, conclusion: string) =>
      Array.from({ length: 105 }, (_, index) => runOf(from + index, conclusion, []))

    it('finds runs that passed and failed behind many skipped ones', async () => {
      const runs = [...runsOf('success', 'failure'), ...many(2, 'skipped'), runOf(120, 'failure')]
      const run = { id: 160, number: 930 }
      const result = await runIssue({ run, github: { runs }, inputs: { grace: '2' } })
      expect(result.writes).toEqual([CREATE])
      expect(result.github.state.issues[0]?.body).toContain('run: [run #\u2060810]')
    })

    it('reports the issue that was closed by hand, behind other issues, pull requests and a re-run', async () => {
      const [first] = await runIssues({})
      const [issue] = first?.github.state.issues ?? []
      const body = issue?.body?.replace('run=42', 'run=9') ?? ''
      const old = apiIssue({ number: 20, state: 'closed', body })
      const closed = { ...issue, state: 'closed' } as ApiIssue
      const others = Array.from({ length: 120 }, (_, index) =>
        apiPull({ number: 100 + index, state: 'closed' }),
      )
      const again = runOf(1, 'failure', undefined, { run_attempt: 2, updated_at: 7_200 })
      const runs = [...FOUR_RUNS.runs, again]
      const github = { runs, issues: [old, closed], pulls: others }
      const { writes, outputs } = await runIssue({ run: RED_AGAIN, github })
      expect(writes).toEqual([])
      expect(outputs.issue).toBe('41')
    })
  })

  describe('issue, after a comment could not be written', () => {
    const lost: Fault = {
      when: ({ method, path }) => method === 'POST' && path.endsWith('/comments'),
      response: { status: 502 },
    }
    const runs = runsOf('success', 'failure', 'failure', 'success', 'success', 'success')
    const later = (index: number): IssueScenario => ({
      result: 'success',
      run: { id: 40 + index, number: 810 + index },
      github: { runs: runs.slice(0, index + 1) },
    })

    it('closes the issue later, and comments once', async () => {
      const green = { ...GREEN, faults: [lost] }
      const [, closed, next, last] = await runIssues({}, green, later(4), later(5))
      expect(closed?.writes).not.toContain(UPDATE)
      expect(closed?.annotations[0]?.message).toMatch(/^Could not comment on issue #41/)
      expect([next?.writes, last?.writes]).toEqual([[COMMENT, UPDATE], []])
      expect(last?.github.state.comments).toHaveLength(1)
    })
  })
})
