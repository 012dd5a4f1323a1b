import { describe, expect, it } from '@jest/globals'
import { apiComment } from '../../testing/fake-github/api-conversation.ts'
import { READ_ONLY } from '../../testing/fake-github/faults.ts'
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
const read = (id: number) => `GET ${REPO}/issues/comments/${id}`

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

describe('comment, if GitHub refuses', () => {
  it('fails the step with on-error: fail, as a process', async () => {
    const { writes, exitCode, messages, outputs } = await runComment({
      inProcess: false,
      faults: [READ_ONLY],
      inputs: { 'on-error': 'fail' },
    })
    expect({ writes, exitCode }).toEqual({ writes: [CREATE], exitCode: 1 })
    expect(messages).toEqual({ error: [expect.stringMatching(/pull-requests: write\n/)] })
    expect(outputs).toMatchObject({ done: 'false', reason: messages.error?.[0] })
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
})
