import { describe, expect, it } from '@jest/globals'
import { apiComment } from '../../testing/fake-github/api-conversation.ts'
import { type Fault, READ_ONLY } from '../../testing/fake-github/faults.ts'
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
    expect(result).toMatchObject({ exitCode: 0, annotations: [] })
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
    expect({ exitCode, level: annotations[0]?.level }).toEqual({ exitCode: 0, level: 'notice' })
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
    expect({ first: first?.outputs.reason, other: other?.outputs.reason }).toEqual({
      first: 'Commented on pull request #12.',
      other: 'Updated the comment on pull request #12.',
    })
    expect(same?.outputs.reason).toContain(MOVED_ON)
    expect(bodiesOf(green)[0]).toContain('\n✅ CI succeeded in 1m 5s · ')
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
  it('keeps its comment if the second list fails', async () => {
    const fault: Fault = { path: /comments$/, nth: 3, response: { status: 403 } }
    const { writes, outputs, exitCode } = await runComment({ faults: [fault] })
    expect({ writes, done: outputs.done, exitCode }).toEqual({
      writes: [CREATE],
      done: 'true',
      exitCode: 0,
    })
  })
})

describe('comment, if GitHub refuses', () => {
  it.each([
    ['warn', 0, 'warning'],
    ['fail', 1, 'error'],
  ] as const)('ends after one write, with on-error: %s, with %i and one %s', async (...row) => {
    const [onError, code, level] = row
    const inputs = { 'on-error': onError }
    const { writes, exitCode, messages, outputs } = await runComment({
      faults: [READ_ONLY],
      inputs,
    })
    expect({ writes, exitCode }).toEqual({ writes: [CREATE], exitCode: code })
    expect(messages).toEqual({ [level]: [expect.stringMatching(/pull-requests: write\n/)] })
    expect(outputs).toMatchObject({ done: 'false', reason: messages[level]?.[0] })
  })

  it.each<[string, CommentScenario, string]>([
    // In a process, since an error of Node in this one is of another realm.
    [
      'the report is missing',
      { inputs: { 'report-path': '/nowhere/report.json' }, inProcess: false },
      'ENOENT',
    ],
    ['there is no token', { inputs: { 'github-token': '' } }, 'github-token is empty'],
  ])('writes nothing and warns if %s', async (_, scenario, reason) => {
    const { writes, exitCode, messages } = await runComment(scenario)
    expect({ writes, exitCode }).toEqual({ writes: [], exitCode: 0 })
    expect(messages).toEqual({ warning: [expect.stringContaining(reason)] })
  })

  const writer = 'Shop[bot]'
  const noLogin: Fault = { path: /graphql$|user$/, response: { status: 403 } }

  it.each(['javascript:alert(1)', 'https://elsewhere.example/graphql'])(
    'sends GraphQL to the host of the API if GITHUB_GRAPHQL_URL is %s',
    async (url) => {
      const env = { GITHUB_GRAPHQL_URL: url }
      const { requests, annotations } = await runComment({ env, github: { writer } })
      expect({ fetchesLogin: requests.includes(LOGIN), annotations }).toEqual({
        fetchesLogin: true,
        annotations: [],
      })
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
