import { describe, expect, it } from '@jest/globals'
import { apiComment, apiIssue } from '../../testing/fake-github/api-conversation.ts'
import type { RunFields } from '../../testing/fake-github/api-run.ts'
import { type Fault, READ_ONLY } from '../../testing/fake-github/faults.ts'
import type { SeenRequest } from '../../testing/fake-github/server.ts'
import { skippedJob } from '../../testing/gate.ts'
import { running } from '../../testing/make-run.ts'
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

const FOUR_GREEN = ['success', 'success', 'success', 'success']
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

  describe('with a gate that fails a green run', () => {
    const skipped = [{ name: 'build' }, { ...skippedJob, name: 'e2e' }]
    const gate = { failOn: ['skipped'] }
    const ended = { result: 'success', run: { conclusion: 'success', jobs: skipped } } as const

    it('opens an issue, and closes it when the gate passes', async () => {
      const [opened, closed] = await runIssues(
        { ...ended, gate },
        { ...ended, run: { ...ended.run, id: 43 }, github: { runs: runsOf(...FOUR_GREEN) } },
      )
      expect(opened?.writes).toEqual([CREATE])
      expect(opened?.github.state.issues[0]?.body).toContain('CI failed: e2e was skipped')
      expect(closed?.outputs.reason).toBe('Closed issue #41: the run passed.')
    })

    it('counts the job of the gate as failed or passed while it makes the report', async () => {
      const report = { name: 'report', status: 'in_progress', conclusion: null } as const
      const inJob = (id: number, index: number): IssueScenario => ({
        own: { jobId: 3 },
        run: { id, jobs: [...skipped, { name: 'report', state: running(70) }] },
        job: { ...ON_MAIN, runId: id },
        github: {
          runs: [
            runOf(0, 'success', [{ name: 'build' }, { name: 'report' }]),
            ...(index > 2
              ? [
                  runOf(2, 'failure', [
                    { name: 'build' },
                    { name: 'report', conclusion: 'failure' },
                  ]),
                ]
              : []),
            runOf(index, 'success', [{ name: 'build' }, report], {
              status: 'in_progress',
              conclusion: null,
            }),
          ],
        },
      })
      const [opened, closed] = await runIssues(
        { ...inJob(42, 2), gate },
        { ...inJob(43, 3), gate: { failOn: ['any'] } },
      )
      expect({ writes: opened?.writes, reason: opened?.outputs.reason }).toEqual({
        writes: [CREATE],
        reason: 'Opened issue #41.',
      })
      expect(closed?.outputs.reason).toBe('Closed issue #41: the run passed.')
    })
  })

  describe('with allowed-failures', () => {
    const inputs = { 'allowed-failures': 'e2e (*)' }
    const e2e = (conclusion: string) => ({ name: 'e2e (1)', conclusion })
    const build = (conclusion: string) => ({ name: 'build', conclusion })
    const event = { ...ON_MAIN, event: { ...ON_MAIN.event, workflow_run: { id: 42 } } }
    const only = { inputs: { ...inputs, 'report-path': '' }, job: event }

    it('opens an issue without them, about the runs with other failures', async () => {
      const runs = [
        runOf(0, 'failure', [build('success'), e2e('failure')]),
        runOf(1, 'failure', [build('failure'), e2e('failure')]),
        runOf(2, 'failure', [build('failure'), e2e('failure')]),
      ]
      const result = await runIssue({ ...only, github: { runs } })
      expect(result.writes).toEqual([CREATE])
      const body = result.github.state.issues[0]?.body
      expect(body).toContain('(2 failed runs)')
      expect(body).toContain('/actions/runs/40) (')
      expect(body).not.toContain('e2e')
    })
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

  it('keeps one issue for a renamed workflow, and opens one for each file', async () => {
    const runs = (fields: RunFields) => ({
      run: RED_AGAIN,
      github: {
        runs: [0, 1, 2, 3].map((index) =>
          runOf(index, index === 0 ? 'success' : 'failure', undefined, fields),
        ),
      },
    })
    const [, renamed] = await runIssues({}, runs({ name: 'Tests' }))
    expect(renamed?.writes).toEqual([UPDATE])
    const [, opened] = await runIssues({}, runs({ path: '.github/workflows/b.yml' }))
    expect(opened?.writes).toEqual([CREATE])
  })

  it('keeps the issue open with close: false, and comments once', async () => {
    const inputs = { close: 'false' }
    const [, green, again] = await runIssues({}, { ...GREEN, inputs }, { ...GREEN, inputs })
    expect(green?.writes).toEqual([COMMENT, UPDATE])
    expect(green?.github.state.issues[0]?.state).toBe('open')
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
      ...[301, 401, 403, 404, 410, 422, 429, 500, 503].map((status): [string, Fault] => [
        `responds with ${status}`,
        onChange(responding(status)),
      ]),
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
  it.each([
    ['warn', 0, 'warning'],
    ['fail', 1, 'error'],
  ] as const)('ends after one write, with on-error: %s, with %i and one %s', async (...row) => {
    const [onError, code, level] = row
    const inputs = { 'on-error': onError }
    const { writes, exitCode, messages, outputs } = await runIssue({ faults: [READ_ONLY], inputs })
    expect({ writes, exitCode }).toEqual({ writes: [CREATE], exitCode: code })
    expect(messages).toEqual({ [level]: [outputs.reason] })
    expect(outputs).toMatchObject({
      done: 'false',
      reason: expect.stringContaining('issues: write'),
    })
  })
})
