import { describe, expect, it } from '@jest/globals'
import { encodeCommitReport } from '../../src/report-json/encode/encode-commit-report.ts'
import { encodeReport } from '../../src/report-json/encode/encode-report.ts'
import type { ReportJson } from '../../src/report-json/shapes/report.ts'
import { apiComment, apiPull } from '../../testing/fake-github/api-conversation.ts'
import { SHA } from '../../testing/fake-github/api-run.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { type Fault, READ_ONLY } from '../../testing/fake-github/faults.ts'
import type { FakeGitHubOptions } from '../../testing/fake-github/start-fake-github.ts'
import { reportOnCommit } from '../../testing/make-commit.ts'
import { finished, makeRun, makeStep, reportOn } from '../../testing/make-run.ts'
import { writeJsonFile, writeReportFile } from '../../testing/report-file.ts'
import { runSubAction, sortReads, type SubActionResult } from '../../testing/run-with-logs.ts'
import type { Scenario } from '../../testing/scenario.ts'

const REPO = '/repos/octo-org/octo-shop'
const PULL = `GET ${REPO}/pulls/12`
const LIST = `GET ${REPO}/issues/12/comments?per_page=100&page=1`
const CREATE = `POST ${REPO}/issues/12/comments`
const LOGIN = 'POST /graphql'
const RUNS = `GET ${REPO}/actions/runs?head_sha=${SHA}&exclude_pull_requests=false&per_page=100&page=1`
const RUN = `GET ${REPO}/actions/runs/42`
const MOVED_ON =
  'The conclusion and the causes have not changed. Only its hidden line now names the newer report.'
const read = (id: number) => `GET ${REPO}/issues/comments/${id}`
const update = (id: number) => `PATCH ${REPO}/issues/comments/${id}`
const remove = (id: number) => `DELETE ${REPO}/issues/comments/${id}`

const GROUPS = `GET ${REPO}/actions/runs?event=merge_group&exclude_pull_requests=true&per_page=100&page=1`

const OTHER_SHA = 'a'.repeat(40)
const FORK = 'mona/octo-shop'

const PULL_REQUEST = {
  eventName: 'pull_request',
  event: { pull_request: { number: 12, head: { sha: SHA } } },
}

type Result = 'red' | 'green' | 'cancelled' | 'other'

/** A job with one failed step. */
const failedAt = (name: string) => ({
  state: finished(5, 65, 'failure'),
  steps: [makeStep({ number: 3, name, state: finished(10, 30, 'failure') })],
})

/** Writes the report of a run whose job `build` failed at `Run make`, passed or was cancelled. */
async function reportOf(result: Result, fields: Parameters<typeof makeRun>[0] = {}) {
  const conclusion = { red: 'failure', green: 'success', cancelled: 'cancelled', other: 'failure' }
  const [name, ended] = [result === 'other' ? 'Run lint' : 'Run make', conclusion[result]]
  const steps = [makeStep({ number: 3, name, state: finished(10, 30, ended) })]
  const jobs = [{ name: 'build', state: finished(5, 65, ended), steps }]
  const run = { conclusion: conclusion[result], jobs, event: 'pull_request', ...fields }
  return await writeReportFile(reportOn(makeRun(run)))
}

interface Play extends Omit<Scenario, 'github'> {
  readonly result?: Result
  readonly run?: Parameters<typeof makeRun>[0]
  readonly github?: FakeGitHubOptions
  readonly faults?: readonly Fault[]
}

/** Runs the action in the run that the report is about, by default run 42. */
async function runComment({ result = 'red', run, github, faults = [], job, ...rest }: Play = {}) {
  const { id: runId = 42, attempt: runAttempt = 1, workflowPath } = run ?? {}
  return await runSubAction('comment', {
    github: { pulls: [apiPull()], faults, ...github },
    job: { runId, runAttempt, ...(workflowPath && { workflowPath }), ...(job ?? PULL_REQUEST) },
    ...rest,
    inputs: { 'report-path': await reportOf(result, run), ...rest.inputs },
  })
}

function bodiesOf({ github }: SubActionResult): string[] {
  return github.state.comments.map(({ body }) => body)
}

/** Runs the action several times on the same pull request. */
async function runComments(...runs: readonly Play[]): Promise<SubActionResult[]> {
  const results: SubActionResult[] = []
  let comments: FakeGitHubOptions['comments'] = []
  for (const one of runs) {
    const result = await runComment({ ...one, github: { comments, ...one.github } })
    comments = result.github.state.comments
    results.push(result)
  }
  return results
}

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

  it('turns its comment into one line when all is green again, and keeps it', async () => {
    const [, green, again, next] = await runComments(
      {},
      { result: 'green', run: { id: 43 } },
      { result: 'green', run: { id: 43 } },
      { result: 'green', run: { id: 44 }, inputs: { when: 'changed' } },
    )
    expect(sortReads(green?.requests)).toEqual(
      sortReads([PULL, LIST, PULL, read(501), RUNS, update(501)]),
    )
    expect(green && bodiesOf(green)[0]?.split('\n')).toHaveLength(3)
    expect(again?.writes).toEqual([])
    expect(again?.outputs.reason).toBe('The comment is up to date.')
    expect(next?.writes).toEqual([update(501)])
    expect(next?.outputs.reason).toBe(MOVED_ON)
  })

  it.each<[string, Play, Play, string | undefined]>([
    ['the same run a second time', {}, {}, 'The comment is up to date.'],
    ['a newer failed run', {}, { run: { id: 43 } }, undefined],
    ['a re-run', {}, { run: { attempt: 2 } }, undefined],
    ['an older run', { run: { id: 43 } }, { result: 'other' }, 'The comment reports a newer run.'],
    [
      'an older attempt',
      { run: { attempt: 2 } },
      { result: 'green' },
      'The comment reports a newer run.',
    ],
    [
      'a cancelled run',
      {},
      { result: 'cancelled', run: { id: 43 } },
      'No run failed, and not all have passed.',
    ],
    [
      'a newer run with the same causes, when: changed',
      {},
      { run: { id: 43, number: 8 }, inputs: { when: 'changed' } },
      MOVED_ON,
    ],
    [
      'a newer run with other causes, when: changed',
      {},
      { result: 'other', run: { id: 43 }, inputs: { when: 'changed' } },
      undefined,
    ],
    [
      'a newer run without one of the causes, when: changed',
      { run: { jobs: [failedAt('Run lint'), failedAt('Run make')] } },
      { run: { id: 43 }, inputs: { when: 'changed' } },
      undefined,
    ],
    [
      'a green run, when: changed',
      {},
      { result: 'green', run: { id: 43 }, inputs: { when: 'changed' } },
      undefined,
    ],
  ])('writes once at most after a failed run, for %s', async (_, first, second, reason) => {
    const [, result] = await runComments(first, second)
    const isWritten = reason === undefined || reason === MOVED_ON
    expect(result?.writes).toEqual(isWritten ? [update(501)] : [])
    expect(result?.outputs.reason).toBe(reason ?? 'Updated the comment on pull request #12.')
    expect(result && bodiesOf(result)).toHaveLength(1)
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
    expect([result?.writes, result?.outputs.reason]).toEqual([
      [],
      'The pull request, its comment or its runs changed each time before the comment was written, so nothing was.',
    ])
  })

  it('comments on a green run with when: always', async () => {
    const result = await runComment({ result: 'green', inputs: { when: 'always', title: 'Shop' } })
    expect(result.writes).toEqual([CREATE])
    expect(bodiesOf(result)[0]).toMatch(/^<!-- .* -->\n### ✅ Shop: CI succeeded in 1m 5s\n/)
  })

  it('comments with the report of a commit', async () => {
    const report = encodeCommitReport(
      reportOnCommit([
        {
          id: 41,
          workflow: 'CI',
          conclusion: 'failure',
          jobs: [{ name: 'test', state: finished(5, 65, 'failure') }],
        },
        { id: 43, workflow: 'Lint', jobs: [{ name: 'lint' }] },
      ]),
    )
    const path = await writeJsonFile(report)
    const result = await runComment({ inputs: { 'report-path': path } })
    expect(result.writes).toEqual([CREATE])
    expect(bodiesOf(result)).toEqual([expect.stringMatching(COMMENTED)])
    const { comments } = result.github.state
    const again = await runComment({ inputs: { 'report-path': path }, github: { comments } })
    expect([again.writes, again.outputs.reason]).toEqual([[], 'The comment is up to date.'])
  })

  it('fits what GitHub accepts, whatever the report lists', async () => {
    const jobs = Array.from({ length: 2_000 }, (_, index) => {
      const conclusion = index < 120 ? 'failure' : 'success'
      const step = { name: `Run make ${index}`, state: finished(10, 30, conclusion) }
      return { state: finished(5, 65, conclusion), steps: [makeStep(step)] }
    })
    const runs = Array.from({ length: 300 }, (_, index) => ({
      ...{ workflowPath: `${index}.yml`, conclusion: 'failure' },
      jobs: index === 0 ? jobs : [{ state: finished(5, 65, 'failure') }],
    }))
    const inputs = { 'report-path': await writeJsonFile(encodeCommitReport(reportOnCommit(runs))) }
    const { writes, github } = await runComment({ inputs })
    expect(writes).toEqual([CREATE])
    expect(github.state.comments[0]?.body.length).toBeGreaterThan(60_000)
  })

  it.each([
    ['2026-03-01T10:10:01Z', [update(501)]],
    ['2026-03-01T10:09:59Z', []],
  ])('keeps the report of a commit that was made last: %s', async (madeAt, writes) => {
    // The newest run of the first report was skipped in the end, so that the second has an older one.
    const pathOf = async (id: number, changes: object) =>
      await writeJsonFile({ ...encodeCommitReport(reportOnCommit([red(id)])), ...changes })
    const red = (id: number) => ({ id, conclusion: 'failure', jobs: [{ state: finished(5, id) }] })
    const first = await runComment({ inputs: { 'report-path': await pathOf(43, {}) } })
    const { comments } = first.github.state
    const inputs = { 'report-path': await pathOf(41, { madeAt }) }
    expect((await runComment({ inputs, github: { comments } })).writes).toEqual(writes)
  })

  it('never changes a comment by another author or on another workflow', async () => {
    const [first] = await runComments({})
    const body = first === undefined ? '' : (bodiesOf(first)[0] ?? '')
    const comments = [
      apiComment({ id: 401, body, author: 'mallory' }),
      apiComment({ id: 402, body: `quoted\n${body}` }),
      apiComment({ id: 403, body: 'Looks good', author: 'octocat' }),
    ]
    const result = await runComment({ run: { id: 43, workflow: 'CI' }, github: { comments } })
    expect(result.writes).toEqual([CREATE])
    const lint = { workflowPath: '.github/workflows/lint.yml' }
    const other = await runComment({ run: lint, github: { comments } })
    expect(other.writes).toEqual([CREATE])
  })

  it.each(['github-actions[bot]', 'shop[bot]'])(
    'keeps its comment, and what people wrote above, below and into it, with author: %s',
    async (author) => {
      const [writer, inputs] = ['Shop[bot]', { author }]
      const [first] = await runComments({ github: { writer }, inputs })
      const written = first === undefined ? '' : (bodiesOf(first)[0] ?? '')
      const edited = written.replace('Run make', 'Run make (known)')
      const body = `I am on it.\r\n\r\n${edited}\r\n\r\nThanks.`
      const github = {
        ...{ writer, editors: { IC_501: 'octocat' } },
        comments: [apiComment({ id: 501, body, author: writer })],
      }
      const second = await runComment({ inputs, run: { id: 43 }, github })
      const { comments } = second.github.state
      const third = await runComment({
        ...{ inputs, result: 'green', run: { id: 44 } },
        github: { writer, comments },
      })
      expect([second.writes, third.writes]).toEqual([[update(501)], [update(501)]])
      expect(third.requests).not.toContain(author === writer ? LOGIN : '')
      expect(bodiesOf(third)[0]).toMatch(
        /^<!-- .* -->\nI am on it\.\s+<!-- run-report:start -->\n✅ CI succeeded[^]*<!-- run-report:end -->\n[^]*\(known\)[^]*Thanks\.$/,
      )
    },
  )

  it.each<[string, FakeGitHubOptions['editors'], readonly Fault[], string[], string]>([
    ['nobody edited', {}, [], [CREATE], 'Commented on'],
    ['its author edited', { IC_402: 'github-actions[bot]' }, [], [CREATE], 'Commented on'],
    [
      'someone may have edited',
      {},
      [{ path: /graphql$/, response: { status: 403 } }],
      [],
      'https://github.com/octo-org/octo-shop/issues/12#issuecomment-402 has the marker of this action below other text, and GitHub did not report who edited it. Delete it, or move that text below the marker.',
    ],
  ])('leaves a comment with a marker below other text that %s', async (...row) => {
    const [, editors = {}, faults, writes, reason] = row
    const body = `quoted\n${bodiesOf(await runComment())[0]}`
    const github = { comments: [apiComment({ id: 402, body })], editors }
    const result = await runComment({ run: { id: 43 }, github, faults })
    expect([result.writes, bodiesOf(result)[0]]).toEqual([writes, body])
    expect(result.outputs.reason).toContain(reason)
    expect(result.exitCode).toBe(0)
  })

  it.each<[string, string]>([
    ['https://example.com/a)(b?c=1#d', 'https://example.com/a%29%28b?c=1#d'],
    ['https://github.com/octo-org/octo-shop/actions/runs/42/artifacts/7', '$&'],
    ['https://example.com/"><b>[x](y)', 'https://example.com/%22%3E%3Cb%3E[x]%28y%29'],
  ])('links to the URL %s', async (url, target) => {
    const [red, green] = await runComments(
      { inputs: { 'details-url': url } },
      { result: 'green', run: { id: 43 }, inputs: { 'details-url': url } },
    )
    const link = ` · [Full report](${target.replace('$&', url)}) · `
    expect(red?.annotations).toEqual([])
    expect(red && bodiesOf(red)[0]).toContain(link)
    expect(green && bodiesOf(green)[0]).toContain(link)
  })

  it.each([
    'javascript:alert(1)',
    'http://example.com/report',
    'https://octocat:secret@example.com/',
    'page.html',
    `https://example.com/${'a'.repeat(2_000)}`,
    'https://github.com.evil.example:99999/',
  ])('comments without a link and warns for the URL %s', async (url) => {
    const result = await runComment({ inputs: { 'details-url': url } })
    expect([result.exitCode, result.writes]).toEqual([0, [CREATE]])
    expect(bodiesOf(result)[0]).not.toContain('Full report')
    expect(result.annotations).toEqual([
      expect.objectContaining({
        level: 'warning',
        message: expect.stringMatching(
          /^The input details-url .*: expected a URL that starts with https:\/\/\. The text has no link to it\.$/,
        ) as unknown,
      }),
    ])
    expect(JSON.stringify(result.annotations)).not.toContain('secret')
  })

  it('forgives what allowed-failures of the report or its own lists', async () => {
    const jobs = ['build', 'e2e (1)', 'call / e2e'].map((name) => {
      return { name, state: finished(5, 65, name === 'build' ? 'success' : 'failure') }
    })
    const run = makeRun({ jobs, conclusion: 'failure', event: 'pull_request' })
    const report = reportOn(run, { allowedFailures: ['e2e*'] })
    const path = { 'report-path': await writeReportFile(report) }
    const red = await runComment({ inputs: path })
    expect(bodiesOf(red)[0]).toContain('call / e2e failed')
    const { comments } = red.github.state
    const inputs = { ...path, 'allowed-failures': 'call / *' }
    const green = await runComment({ inputs, run: { id: 42 }, github: { comments } })
    expect(bodiesOf(green)[0]).toContain('✅ CI succeeded in 1m 5s: ')
    const other = await runComment({ inputs: { ...path, 'allowed-failures': 'e2e' } })
    expect(bodiesOf(other)[0]).toContain('call / e2e failed')
  })

  it.each<[string, Play['run'], string[]]>([
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
    const body = first === undefined ? '' : (bodiesOf(first)[0] ?? '')
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

  it.each([
    ['a newer run: the text of this one', 43, [CREATE, remove(502), update(501)]],
    ['an older run: the text of the other one', 41, [CREATE, remove(502)]],
  ])('keeps one comment, for %s', async (_, id, writes) => {
    const body = `${bodiesOf(await runComment())[0]}\nOurs.`
    const result = await runComment({ run: { id }, github: racing(body) })
    expect(result.writes).toEqual(writes)
    expect(bodiesOf(result)).toEqual([expect.stringMatching(/end -->\nOurs\.$/)])
    expect(bodiesOf(result)[0]).toContain(` run=${Math.max(id, 42)} `)
    expect(result.outputs['comment-url']).toMatch(/-501$/)
  })

  it.each([
    ['removes a duplicate', (body: string) => body, remove(502), []],
    ['keeps what people wrote', (body: string) => `${body}\nOurs.`, update(502), ['Ours.']],
  ])('%s if another run left a second comment', async (_, change, write, kept) => {
    const body = bodiesOf(await runComment())[0] ?? ''
    const comments = [apiComment({ id: 501, body }), apiComment({ id: 502, body: change(body) })]
    const result = await runComment({ run: { id: 43 }, github: { comments } })
    expect(result.writes).toEqual([update(501), write])
    expect(bodiesOf(result).slice(1)).toEqual(kept)
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
    expect(outputs.reason).toMatch(/^[^.]* pull request #12\. Could not remove a duplicate .* 403 /)
    expect(outputs.reason).toContain(what)
    expect(outputs['comment-url']).toContain(url)
  })

  it('keeps its comment if the second list fails', async () => {
    const fault: Fault = { path: /comments$/, nth: 3, response: { status: 403 } }
    const { writes, outputs, exitCode } = await runComment({ faults: [fault] })
    expect([writes, outputs.done, exitCode]).toEqual([[CREATE], 'true', 0])
  })
})

describe('comment, finding the pull request', () => {
  const BY_COMMIT = `GET ${REPO}/commits/${SHA}/pulls?per_page=100`
  const byBranch = (owner: string, branch: string) =>
    `GET ${REPO}/pulls?state=all&head=${owner}%3A${branch}&per_page=100`
  const run = (fields: object = {}) => ({
    eventName: 'workflow_run',
    event: {
      workflow_run: {
        id: 42,
        event: 'pull_request',
        head_sha: SHA,
        head_branch: 'topic',
        head_repository: { full_name: FORK, owner: { login: 'mona' } },
        pull_requests: [],
        ...fields,
      },
    },
  })
  const queue = `gh-readonly-queue/release/v1/pr-12-${OTHER_SHA}`
  const fork = apiPull({ repository: FORK })

  it.each<[string, Scenario['job'], FakeGitHubOptions['pulls'], string]>([
    ['a push', { eventName: 'push', event: {} }, [apiPull()], BY_COMMIT],
    [
      'pull_request_target',
      { ...PULL_REQUEST, eventName: 'pull_request_target' },
      [apiPull({ repository: FORK })],
      PULL,
    ],
    ['a run for a fork', run(), [fork], byBranch('mona', 'topic')],
    [
      'a run for a fork with a branch whose name needs encoding',
      run({ head_branch: 'fix/a&b' }),
      [apiPull({ repository: FORK, branch: 'fix/a&b' })],
      byBranch('mona', 'fix%2Fa%26b'),
    ],
    [
      'a run of pull_request_target whose head is the base commit',
      run({ head_sha: OTHER_SHA, head_commit: { id: SHA } }),
      [fork],
      byBranch('mona', 'topic'),
    ],
    [
      'a run for one of two pull requests from a branch',
      run({ pull_requests: [{ number: 12 }] }),
      [fork, apiPull({ number: 13, repository: FORK })],
      byBranch('mona', 'topic'),
    ],
  ])('comments for %s', async (_, job = {}, pulls = [], request) => {
    const runs = [fakeRun({ run: { id: 42, event: 'pull_request' } })]
    const result = await runComment({ job, github: { pulls, runs } })
    expect(sortReads(result.requests)).toEqual(sortReads([request, LIST, PULL, RUNS, CREATE, LIST]))
    expect(result.outputs).toMatchObject({ done: 'true', 'pull-request': '12' })
  })

  it.each<[string, Scenario['job'], string[]]>([
    [
      'an event',
      { eventName: 'merge_group', event: { merge_group: { head_ref: `refs/heads/${queue}` } } },
      [CREATE, LIST],
    ],
    ['a run', run({ event: 'merge_group', head_branch: queue }), [CREATE, LIST]],
    [
      'a run of an older group',
      run({ event: 'merge_group', head_branch: queue.replace('aaaa', 'bbbb') }),
      [],
    ],
  ])('comments for %s of the newest merge group', async (_, job = {}, requests) => {
    const group = fakeRun({ run: { event: 'merge_group', head_branch: queue } })
    const github = { pulls: [apiPull({ sha: OTHER_SHA })], runs: [group] }
    const result = await runComment({ job, github })
    const own = job.eventName === 'workflow_run' ? [RUN] : []
    expect(sortReads(result.requests)).toEqual(
      sortReads([PULL, LIST, PULL, RUNS, GROUPS, ...own, ...requests]),
    )
    if (requests.length > 0) expect(bodiesOf(result)[0]).toContain('### ❌ Merge queue: CI failed')
  })

  it.each<[string, Scenario['job']]>([
    ['the merge commit, if the run could not be read', { ...PULL_REQUEST, sha: OTHER_SHA }],
    [
      'the base commit, for pull_request_target',
      run({ head_sha: OTHER_SHA, head_commit: { id: SHA } }),
    ],
  ])('comments with a report of %s', async (_, job = {}) => {
    const github = { pulls: [apiPull({ repository: FORK })], runs: [fakeRun({ run: { id: 42 } })] }
    const { writes } = await runComment({ job, run: { commit: OTHER_SHA }, github })
    expect(writes).toEqual([CREATE])
  })

  it.each<[string, Scenario['job'], FakeGitHubOptions['pulls'], string]>([
    ['no pull request', {}, [], 'The commit is the newest of no open pull request.'],
    [
      'a merged pull request that introduced the commit',
      {},
      [apiPull({ state: 'closed' })],
      'The commit is the newest of no open pull request.',
    ],
    [
      'a closed pull request',
      PULL_REQUEST,
      [apiPull({ state: 'closed' })],
      'Pull request #12 is closed.',
    ],
    [
      'a newer commit',
      PULL_REQUEST,
      [apiPull({ sha: OTHER_SHA })],
      'Pull request #12 has a newer commit, aaaaaaa, so nothing was written about 7638417.',
    ],
    [
      'a branch of the same name in another fork',
      run(),
      [apiPull({ repository: 'mallory/octo-shop' })],
      'The commit is the newest of no open pull request.',
    ],
    [
      'a pull request of the fork with another commit',
      run(),
      [apiPull({ repository: FORK, sha: OTHER_SHA })],
      'The commit is the newest of no open pull request.',
    ],
    [
      'a fork with a branch named like a merge group',
      run({ head_branch: queue }),
      [apiPull({ sha: OTHER_SHA })],
      'The commit is the newest of no open pull request.',
    ],
    [
      'several pull requests',
      run(),
      [fork, apiPull({ number: 13, repository: FORK })],
      'The commit is the newest of several pull requests (#12, #13), so none was chosen.',
    ],
    [
      'a deleted fork',
      run({ head_repository: null }),
      [fork],
      'GitHub did not report the branch of the run, which may be of a deleted fork, so no pull request is known.',
    ],
  ])('writes nothing for %s', async (_, job = {}, pulls = [], reason) => {
    const result = await runComment({ job, github: { pulls } })
    expect(result.writes).toEqual([])
    expect(result.outputs.reason).toBe(reason)
    expect([result.exitCode, result.annotations[0]?.level]).toEqual([0, 'notice'])
  })
})

describe('comment, if GitHub refuses', () => {
  const refuse = (status: number, message: string): Fault => ({
    when: ({ method }) => method !== 'GET',
    response: { status, body: { message } },
  })

  it.each<[string, Fault, RegExp]>([
    ['a missing permission', READ_ONLY, /403 .*\n\npermissions:\n {2}pull-requests: write\n/],
    [
      'a locked conversation',
      refuse(403, 'Unable to create comment because issue is locked.'),
      /403 \(Unable .*\)\. The conversation is locked\.$/,
    ],
    ['a blocked account', refuse(403, 'User is blocked'), /403 \(User is blocked\)\.$/],
    [
      'an address that the organization does not allow',
      refuse(403, 'Your IP address is not permitted to access this resource.'),
      /403 \(Your IP address is not permitted to access this resource\.\)\.$/,
    ],
    ['a deleted conversation', refuse(410, 'This issue was deleted'), /410 .*has deleted it/],
    ['a server error', refuse(502, 'Bad Gateway'), /may have applied the change anyway/],
  ])('warns once and succeeds after one write for %s', async (_, fault, expected) => {
    const { writes, exitCode, annotations, outputs } = await runComment({ faults: [fault] })
    expect([writes, exitCode]).toEqual([[CREATE], 0])
    expect(annotations).toMatchObject([
      { level: 'warning', message: expect.stringMatching(expected) as unknown },
    ])
    expect(outputs).toMatchObject({ done: 'false', reason: annotations[0]?.message })
  })

  it.each<[string, Play]>([
    ['the pull request cannot be read', { faults: [{ response: { status: 403 } }] }],
    ['the comments cannot be read', { faults: [{ path: /comments$/, response: { status: 404 } }] }],
    // In a process, since an error of Node in this one is of another realm.
    [
      'the report is missing',
      { inputs: { 'report-path': '/nowhere/report.json' }, inProcess: false },
    ],
    ['there is no report', { inputs: { 'report-path': '' } }],
    ['the report is of another repository', { run: { repository: 'octo-org/other' } }],
    ['the report is of another commit', { run: { commit: OTHER_SHA } }],
    ['there is no token', { inputs: { 'github-token': '' } }],
    ['GitHub is down', { down: true, fastTimers: true, inProcess: false }],
  ])('writes nothing and warns if %s', async (_, scenario) => {
    const { writes, exitCode, annotations } = await runComment(scenario)
    expect([writes, exitCode]).toEqual([[], 0])
    expect(annotations.map(({ level }) => level)).toEqual(['warning'])
    expect(annotations[0]?.message.replace(/:\d+\./, ':<port>.')).toMatchSnapshot()
  })

  it.each<[string, (report: ReportJson) => object]>([
    ['a text as run id', ({ run }) => ({ run: { ...run, id: `42 -->\n# @octocat` } })],
    ['a newer version', () => ({ schemaVersion: 2 })],
    [
      'a run of a commit without jobs',
      (report) => ({ kind: 'commit', run: undefined, runs: [{ report: { ...report, jobs: 1 } }] }),
    ],
  ])('writes nothing and warns for a report with %s', async (_, changes) => {
    const report = encodeReport(
      reportOn(makeRun({ jobs: [{ state: finished(5, 65, 'failure') }] })),
    )
    const inputs = { 'report-path': await writeJsonFile({ ...report, ...changes(report) }) }
    const { writes, exitCode, annotations } = await runComment({ inputs })
    expect([writes, exitCode, annotations.map(({ level }) => level)]).toEqual([[], 0, ['warning']])
  })

  it('warns if the comment was deleted in the meantime', async () => {
    const fault: Fault = { when: ({ method }) => method === 'PATCH', response: { status: 404 } }
    const [, result] = await runComments({}, { run: { id: 43 }, faults: [fault] })
    expect(result?.writes).toEqual([update(501)])
    expect([result?.exitCode, result?.annotations[0]?.message]).toEqual([
      0,
      expect.stringMatching(/update the comment on pull request #12 .*404 .*It does not exist/),
    ])
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

  it.each(['github-actions[bot]', 'shop[bot]'])(
    'keeps one comment for a token of another account, with author: %s',
    async (author) => {
      const inputs = { author }
      const [first, red, green] = await runComments(
        { inputs, github: { writer } },
        { inputs, run: { id: 43 }, github: { writer } },
        { inputs, result: 'green', run: { id: 44 }, github: { writer } },
      )
      expect(first?.annotations).toEqual([])
      expect([red?.writes, green?.writes]).toEqual([[update(501)], [update(501)]])
    },
  )

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
    expect(first?.annotations[0]?.message).toMatch(
      /^The token writes as Shop\[bot\]\. Set the input/,
    )
    expect(second?.writes).toEqual([CREATE, remove(502), update(501)])
    expect(green?.annotations.at(-1)?.message).toMatch(
      /but is by Shop\[bot\] and not by github-actions/,
    )
  })
})

describe('comment, with a report from elsewhere', () => {
  const triggering = (fields: object = {}) => ({
    eventName: 'workflow_run',
    sha: OTHER_SHA,
    runId: 99,
    event: {
      workflow_run: {
        ...{
          id: 42,
          run_attempt: 1,
          event: 'pull_request',
          conclusion: 'failure',
          path: '.github/workflows/ci.yml',
        },
        ...{ head_sha: SHA, head_branch: 'topic', pull_requests: [] },
        head_repository: { full_name: FORK, owner: { login: 'mona' } },
        ...fields,
      },
    },
  })
  const run = fakeRun({ run: { id: 42, event: 'pull_request', conclusion: 'failure' } })
  const fork = { pulls: [apiPull({ repository: FORK })], runs: [run] }

  it.each<[string, Play, string]>([
    [
      'an id that no run has',
      { run: { id: 999_999_999_999_999 } },
      'The report is of run 999999999999999, but run 42 triggered',
    ],
    [
      'an attempt that no run has',
      { run: { attempt: 9_999_999_999 } },
      'The report is of attempt 9999999999 of run 42, but GitHub has 1.',
    ],
    [
      'a green run that failed',
      { result: 'green' },
      'The report says that nothing failed, but GitHub concluded run 42 as failure.',
    ],
    [
      'a red run that passed',
      { job: triggering({ conclusion: 'success' }) },
      'The report says that something failed, but GitHub concluded run 42 as success.',
    ],
    [
      'the commit of a run of another pull request',
      {
        ...{ job: { ...PULL_REQUEST, runId: 99 }, run: { id: 41 } },
        github: { runs: [fakeRun({ run: { id: 41, head_sha: OTHER_SHA } })], pulls: [apiPull()] },
      },
      'The report is of commit aaaaaaa, which is not the newest of pull request #12.',
    ],
    [
      'no commit',
      { run: { commit: undefined } },
      'The report is of an unknown commit, which is not the newest',
    ],
    [
      'the reporting run',
      { run: { id: 99, commit: OTHER_SHA } },
      'The report is of this workflow run itself, but run 42 triggered the workflow. Set the input run-id of the report to ${{ github.event.workflow_run.id }}.',
    ],
  ])('writes nothing for one with %s', async (_, scenario, reason) => {
    const result = await runComment({ job: triggering(), github: fork, ...scenario })
    expect(result.writes).toEqual([])
    expect(result.outputs.reason).toContain(reason)
  })

  it.each<[string, Play]>([
    ['the triggering run', { job: triggering(), github: fork }],
    ['the current run', { job: { ...PULL_REQUEST, workflowPath: '.github/workflows/ci.yml' } }],
  ])('keeps one comment whatever workflows reports of %s name', async (_, one) => {
    const run = { workflowPath: '.github/workflows/other.yml', event: 'push' }
    const [, second] = await runComments(one, { ...one, run, result: 'other' })
    expect(second?.writes).toEqual([update(501)])
  })

  it.each<[string, string[], 'success' | 'failure', string]>([
    [
      'that all passed',
      ['success', 'failure'],
      'success',
      'nothing failed, but GitHub concluded run 43 as failure. If the report has allowed-failures, set this input of the action to the same names.',
    ],
    [
      'that one failed',
      ['success', 'success'],
      'failure',
      'something failed, but GitHub concluded run 43 as success, run 42 as success.',
    ],
  ])(
    'writes nothing if the report of the commit says wrongly %s',
    async (_, known, claimed, reason) => {
      const jobs = [{ state: finished(5, 65, claimed) }]
      const report = encodeCommitReport(reportOnCommit([{ conclusion: claimed, jobs }]))
      const runs = known.map((conclusion, at) =>
        fakeRun({ run: { id: 42 + at, workflow_id: at + 1, conclusion } }),
      )
      const { writes, outputs } = await runComment({
        job: triggering({ conclusion: 'success' }),
        github: { ...fork, runs },
        inputs: { 'report-path': await writeJsonFile(report) },
      })
      expect([writes, outputs.reason]).toEqual([[], `The report says that ${reason}`])
    },
  )

  it('writes the report of a commit whose red run GitHub records at the base branch', async () => {
    const jobs = [{ state: finished(5, 65, 'failure') }]
    const report = encodeCommitReport(reportOnCommit([{ conclusion: 'failure', jobs }]))
    const onBase = { event: 'pull_request_target', head_sha: OTHER_SHA, conclusion: 'failure' }
    const runs = [
      fakeRun({ run: { id: 41, conclusion: 'success' } }),
      fakeRun({ run: { id: 42, workflow_id: 2, ...onBase } }),
    ]
    const { writes } = await runComment({
      job: triggering({ ...onBase, head_commit: { id: SHA } }),
      github: { ...fork, runs },
      inputs: { 'report-path': await writeJsonFile(report) },
    })
    expect(writes).toEqual([CREATE])
  })

  it('replaces a report of a commit that claims to be of the future', async () => {
    const red = { conclusion: 'failure', jobs: [{ state: finished(5, 65, 'failure') }] }
    const pathOf = async (changes: object, runs = [red]) =>
      await writeJsonFile({ ...encodeCommitReport(reportOnCommit(runs)), ...changes })
    const first = await runComment({
      inputs: { 'report-path': await pathOf({ madeAt: '2099-01-01T00:00:00Z' }) },
    })
    const { comments } = first.github.state
    const madeAt = new Date(Date.now() + 1_000).toISOString()
    const inputs = {
      'report-path': await pathOf({ madeAt }, [red, red]),
    }
    const second = await runComment({ inputs, github: { comments } })
    expect(second.writes).toEqual([update(501)])
  })
})

describe('comment, for an event that tests no commit', () => {
  const develop = { pulls: [apiPull({ number: 20, branch: 'develop' })] }

  it.each<[string, Scenario['job']]>([
    [
      'issue_comment',
      { eventName: 'issue_comment', event: { issue: { number: 12, pull_request: {} } } },
    ],
    ['issues', { eventName: 'issues', event: { issue: { number: 3 } } }],
    ['discussion', { eventName: 'discussion', event: {} }],
    ['repository_dispatch', { eventName: 'repository_dispatch', event: {} }],
    [
      'issue_comment',
      {
        eventName: 'workflow_run',
        event: {
          workflow_run: {
            ...{ id: 42, event: 'issue_comment', head_sha: SHA, head_branch: 'develop' },
            head_repository: { full_name: 'octo-org/octo-shop', owner: { login: 'octo-org' } },
          },
        },
      },
    ],
  ])('writes nothing for %s, whatever pull request has the commit', async (event, job = {}) => {
    const { requests, outputs } = await runComment({ job, github: develop })
    expect(requests).toEqual([])
    expect(outputs.reason).toBe(
      `The event ${event} is about no commit, so no pull request is known.`,
    )
  })
})

describe('comment, about a merge group', () => {
  const queue = (base: string) => `gh-readonly-queue/main/pr-12-${base.repeat(40)}`
  const group = (base: string): Pick<Play, 'job'> => ({
    job: {
      eventName: 'merge_group',
      event: { merge_group: { head_ref: `refs/heads/${queue(base)}`, head_sha: SHA } },
    },
  })
  const runs = (base: string, id: number) => [
    fakeRun({ run: { id, event: 'merge_group', head_branch: queue(base) } }),
  ]
  /** The report of all runs of a commit. */
  const pathOf = async (conclusion: string, minute: number) => {
    const jobs = [{ name: 'test', state: finished(5, 65, conclusion) }]
    const report = encodeCommitReport(reportOnCommit([{ workflow: 'CI', conclusion, jobs }]))
    return {
      'report-path': await writeJsonFile({ ...report, madeAt: `2026-03-01T11:${minute}:00Z` }),
    }
  }

  it('holds against the commit of the pull request, and is green after the merge', async () => {
    const [red, head, merged] = await runComments(
      { ...group('c'), inputs: await pathOf('failure', 10), github: { runs: runs('c', 50) } },
      { inputs: await pathOf('success', 20) },
      {
        ...{ ...group('d'), inputs: await pathOf('success', 30) },
        github: { pulls: [apiPull({ state: 'closed', merged: true })], runs: runs('d', 60) },
      },
    )
    expect(red?.writes).toEqual([CREATE])
    expect([head?.writes, head?.outputs.reason]).toEqual([
      [],
      'The comment is about a merge group.',
    ])
    expect(merged?.writes).toEqual([update(501)])
    expect(merged && bodiesOf(merged)[0]).toMatch(/-->\n✅ Merge queue: CI succeeded/)
  })

  it('gives way to a report of a newer commit of the pull request', async () => {
    const [, fixed] = await runComments(
      {
        ...group('c'),
        inputs: await pathOf('failure', 10),
        github: { pulls: [apiPull({ sha: OTHER_SHA })], runs: runs('c', 50) },
      },
      { inputs: await pathOf('success', 20) },
    )
    expect(fixed?.writes).toEqual([update(501)])
  })

  it('writes nothing red on a merged pull request', async () => {
    const github = { pulls: [apiPull({ state: 'closed', merged: true })], runs: runs('c', 50) }
    const result = await runComment({ ...group('c'), inputs: await pathOf('failure', 10), github })
    expect([result.writes, result.outputs.reason]).toEqual([[], 'Pull request #12 is closed.'])
  })
})
