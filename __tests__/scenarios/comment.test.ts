import { describe, expect, it } from '@jest/globals'
import { apiComment } from '../../testing/fake-github/api-conversation.ts'
import { type Fault, READ_ONLY } from '../../testing/fake-github/faults.ts'
import type { FakeGitHubOptions } from '../../testing/fake-github/start-fake-github.ts'
import { skippedJob } from '../../testing/gate.ts'
import { finished, makeRun, reportOn } from '../../testing/make-run.ts'
import { writeReportFile } from '../../testing/report-file.ts'
import { sortReads } from '../../testing/run-with-logs.ts'
import {
  bodiesOf,
  type CommentScenario,
  runComment,
  runComments,
  CREATE,
  LIST,
  PULL,
  RUNS,
  update,
} from '../../testing/run-comment.ts'

const REPO = '/repos/octo-org/octo-shop'
const LOGIN = 'POST /graphql'
const MOVED_ON = 'The conclusion, the causes and the verdicts have not changed.'
const read = (id: number) => `GET ${REPO}/issues/comments/${id}`
const remove = (id: number) => `DELETE ${REPO}/issues/comments/${id}`

/** A marker, and what it is about. */
const COMMENTED = /^<!-- run-report:comment .* -->\n### ❌ [^]*<!-- run-report:end -->$/

describe('comment', () => {
  it('comments on the pull request of the event if something failed', async () => {
    const result = await runComment()
    expect(sortReads(result.requests)).toEqual(sortReads([PULL, LIST, PULL, RUNS, CREATE, LIST]))
    expect([result.exitCode, result.annotations]).toEqual([0, []])
    expect(result.outputs).toEqual({
      done: 'true',
      reason: 'Commented on pull request #12.',
      'pull-request': '12',
      'comment-url': 'https://github.com/octo-org/octo-shop/issues/12#issuecomment-501',
    })
    expect(bodiesOf(result)).toEqual([expect.stringMatching(COMMENTED)])
  })

  it('writes nothing if nothing ever failed', async () => {
    const { requests, outputs, annotations, exitCode } = await runComment({ result: 'green' })
    expect(requests).toEqual([PULL, LIST])
    expect(outputs).toMatchObject({ done: 'false', reason: 'Nothing failed.', 'comment-url': '' })
    expect([exitCode, annotations[0]?.level]).toEqual([0, 'notice'])
  })

  it('comments on a green run whose gate fails, and with when: changed on what else fails it', async () => {
    const skipped = (id: number, name: string): CommentScenario => ({
      result: 'green',
      run: { id, jobs: [{ name: 'build' }, { ...skippedJob, name }] },
      gate: { failOn: ['any', 'skipped'] },
      inputs: { when: 'changed' },
    })
    const [first, same, other, green] = await runComments(
      skipped(42, 'e2e'),
      skipped(43, 'e2e'),
      skipped(44, 'docs'),
      { ...skipped(45, 'docs'), gate: {} },
    )
    expect([first?.outputs.reason, other?.outputs.reason]).toEqual([
      'Commented on pull request #12.',
      'Updated the comment on pull request #12.',
    ])
    expect(same?.outputs.reason).toContain(MOVED_ON)
    expect(bodiesOf(green)[0]).toContain('\n✅ CI succeeded in 1m 5s · ')
  })

  const changed = { when: 'changed' }

  it.each<[string, CommentScenario, CommentScenario, string | undefined]>([
    ['an older run', { run: { id: 43 } }, { result: 'other' }, 'reports a newer run'],
    ['a newer run with the same causes', {}, { run: { id: 43 }, inputs: changed }, MOVED_ON],
    ['other causes', {}, { result: 'other', run: { id: 43 }, inputs: changed }, undefined],
  ])('writes once at most after a failed run, for %s', async (_, first, second, reason) => {
    const [, result] = await runComments(first, second)
    const isWritten = reason === undefined || reason === MOVED_ON
    expect(result?.writes).toEqual(isWritten ? [update(501)] : [])
    expect(result?.outputs.reason).toContain(reason ?? 'Updated the comment')
    expect(bodiesOf(result)).toHaveLength(1)
  })

  it('writes nothing if the comment changes before each of three decisions', async () => {
    let count = 1
    const [, result] = await runComments(
      { run: { id: 41 } },
      {
        run: { id: 43 },
        github: {
          onRequest: ({ method, path }, { comments }) => {
            if (method !== 'GET' || !path.endsWith('/comments/501')) return
            for (const comment of comments) {
              comment.body = comment.body.replace(/ attempt=\d+ /, ` attempt=${(count += 1)} `)
            }
          },
        },
      },
    )
    expect(count).toBe(4)
    expect(result?.writes).toEqual([])
  })

  it('forgives what allowed-failures of the report or its own lists', async () => {
    const jobs = ['build', 'e2e (1)', 'call / e2e'].map((name) => {
      return { name, state: finished(5, 65, name === 'build' ? 'success' : 'failure') }
    })
    const run = makeRun({ jobs, conclusion: 'failure', event: 'pull_request' })
    const report = reportOn(run, { allowedFailures: ['e2e*'] })
    const path = { 'report-path': await writeReportFile(report) }
    const red = await runComment({ inputs: path })
    expect(bodiesOf(red)[0]).toMatch(/\[call \/ e2e\]\(.*\)\*\* failed/)
    const { comments } = red.github.state
    const inputs = { ...path, 'allowed-failures': 'call / *' }
    const green = await runComment({ inputs, run: { id: 42 }, github: { comments } })
    expect(bodiesOf(green)[0]).toContain('✅ CI succeeded in 1m 5s: ')
    const other = await runComment({ inputs: { ...path, 'allowed-failures': 'e2e' } })
    expect(bodiesOf(other)[0]).toMatch(/\[call \/ e2e\]\(.*\)\*\* failed/)
  })

  it.each<[string, CommentScenario['run'], string[]]>([
    ['renamed', { workflow: 'Tests', workflowPath: '.github/workflows/ci.yml' }, [update(501)]],
    ['other of the same name', { workflowPath: '.github/workflows/nightly.yml' }, [CREATE]],
  ])('distinguishes workflows by their files: %s', async (_, run, writes) => {
    const [, result] = await runComments(
      { run: { workflowPath: '.github/workflows/ci.yml' } },
      { run: { id: 43, ...run } },
    )
    expect(result?.writes).toEqual(writes)
  })

  it('finds its comment on the second page', async () => {
    const [first] = await runComments({})
    const body = bodiesOf(first)[0] ?? ''
    const others = Array.from({ length: 100 }, (_, index) => apiComment({ id: index + 1 }))
    const comments = [...others, apiComment({ id: 601, body })]
    const result = await runComment({ run: { id: 43 }, github: { comments } })
    const pages = [LIST, LIST.replace('&page=1', '&page=2')]
    expect(sortReads(result.requests)).toEqual(
      sortReads([PULL, ...pages, PULL, read(601), RUNS, update(601)]),
    )
  })
})

describe('comment, with two runs in parallel', () => {
  /** Adds the comment of another run just before this one's is created. */
  const racing = (body: string): FakeGitHubOptions => ({
    onRequest: ({ method }, { comments }) => {
      if (method === 'POST') comments.push(apiComment({ id: 501, body }))
    },
  })

  it.each<[string, (body: string) => FakeGitHubOptions, string]>([
    ['Commented on', racing, '-502'],
    [
      'Updated the comment on',
      (body) => ({ comments: [501, 502].map((id) => apiComment({ id, body })) }),
      '-501',
    ],
  ])('reports what it did if GitHub refuses to delete a duplicate: %s', async (...row) => {
    const [what, github, url] = row
    const when: Fault['when'] = ({ method }) => method === 'DELETE'
    const { outputs, annotations } = await runComment({
      ...{ run: { id: 43 }, github: github(bodiesOf(await runComment())[0] ?? '') },
      faults: [{ when, response: { status: 403 } }],
    })
    expect(outputs).toMatchObject({ done: 'true', reason: annotations[0]?.message })
    expect(outputs.reason).toContain(what)
    expect(outputs['comment-url']).toContain(url)
  })

  it('keeps its comment if the second list fails', async () => {
    const fault: Fault = { path: /comments$/, nth: 3, response: { status: 403 } }
    const { writes, outputs, exitCode } = await runComment({ faults: [fault] })
    expect([writes, outputs.done, exitCode]).toEqual([[CREATE], 'true', 0])
  })
})

describe('comment, if GitHub refuses', () => {
  it.each<[string, Fault, RegExp]>([['a missing permission', READ_ONLY, /pull-requests: write\n/]])(
    'warns once and succeeds after one write for %s',
    async (_, fault, expected) => {
      const { writes, exitCode, annotations, outputs } = await runComment({ faults: [fault] })
      expect([writes, exitCode]).toEqual([[CREATE], 0])
      expect(annotations).toMatchObject([
        { level: 'warning', message: expect.stringMatching(expected) as unknown },
      ])
      expect(outputs).toMatchObject({ done: 'false', reason: annotations[0]?.message })
    },
  )

  it.each<[string, CommentScenario]>([
    ['the pull request cannot be read', { faults: [{ response: { status: 403 } }] }],
    // In a process, since an error of Node in this one is of another realm.
    [
      'the report is missing',
      { inputs: { 'report-path': '/nowhere/report.json' }, inProcess: false },
    ],
    ['there is no token', { inputs: { 'github-token': '' } }],
  ])('writes nothing and warns if %s', async (_, scenario) => {
    const { writes, exitCode, annotations } = await runComment(scenario)
    expect([writes, exitCode]).toEqual([[], 0])
    expect(annotations.map(({ level }) => level)).toEqual(['warning'])
    expect(annotations[0]?.message.replace(/:\d+\./, ':<port>.')).toMatchSnapshot()
  })

  it('warns if the comment was deleted in the meantime', async () => {
    const fault: Fault = { when: ({ method }) => method === 'PATCH', response: { status: 404 } }
    const [, result] = await runComments({}, { run: { id: 43 }, faults: [fault] })
    expect(result?.writes).toEqual([update(501)])
    expect([result?.exitCode, result?.annotations[0]?.level]).toEqual([0, 'warning'])
  })

  it('fails with on-error: fail', async () => {
    const { exitCode, annotations } = await runComment({
      faults: [READ_ONLY],
      inputs: { 'on-error': 'fail' },
    })
    expect([exitCode, annotations[0]?.level]).toEqual([1, 'error'])
  })

  const writer = 'Shop[bot]'
  const noLogin: Fault = { path: /graphql$|user$/, response: { status: 403 } }

  it.each(['javascript:alert(1)', 'https://elsewhere.example/graphql'])(
    'sends GraphQL to the host of the API if GITHUB_GRAPHQL_URL is %s',
    async (url) => {
      const env = { GITHUB_GRAPHQL_URL: url }
      const { requests, annotations } = await runComment({ env, github: { writer } })
      expect([requests.includes(LOGIN), annotations]).toEqual([true, []])
    },
  )

  it('warns if GitHub does not report the login of another account, and keeps one comment', async () => {
    const other = { faults: [noLogin], github: { writer } }
    const [first, second, green] = await runComments(
      other,
      { ...other, run: { id: 43 } },
      { ...other, result: 'green', run: { id: 44 } },
    )
    expect(first?.annotations[0]?.message).toContain('Shop[bot]')
    expect(second?.writes).toEqual([CREATE, remove(502), update(501)])
    expect(green?.annotations.at(-1)?.message).toContain('by Shop[bot] and not by')
  })
})
