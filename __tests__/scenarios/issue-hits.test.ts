import { describe, expect, it } from '@jest/globals'
import { LANGUAGE } from '../../src/model/known-issue.ts'
import { findSection } from '../../src/render/conversation/marker.ts'
import { withVerdicts } from '../../testing/failure-report.ts'
import { apiComment, type ApiIssue, apiIssue } from '../../testing/fake-github/api-conversation.ts'
import { type RunFields, SHA } from '../../testing/fake-github/api-run.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { type Fault, READ_ONLY } from '../../testing/fake-github/faults.ts'
import type { FakeGitHubOptions } from '../../testing/fake-github/start-fake-github.ts'
import { FORK } from '../../testing/fake-github/repository.ts'
import { expectHarmlessBody } from '../../testing/harmless.ts'
import { finished, makeRun, makeStep, reportOn } from '../../testing/make-run.ts'
import { writeReportFile } from '../../testing/report-file.ts'
import { failedLog, runSubAction, sortReads } from '../../testing/run-with-logs.ts'
import type { Scenario } from '../../testing/scenario.ts'

const REPO = '/repos/octo-org/octo-shop'
const RUN = `GET ${REPO}/actions/runs/42`
const ISSUE = `GET ${REPO}/issues/12`
const LIST = `GET ${REPO}/issues/12/comments?per_page=100&page=1`
const CREATE = `POST ${REPO}/issues/12/comments`
const OPEN_ISSUE = `POST ${REPO}/issues`
const COUNTED = 'Counted run 42 in issue #12.'
const NOT_MAIN = 'The run is of the branch topic, not of the default branch main.'

const BLOCK = `It happens.\n\n\`\`\`${LANGUAGE}\nerror: Connection reset by *\n\`\`\``

function known(number = 12, fields: Parameters<typeof apiIssue>[0] = {}): ApiIssue {
  const author = { author: 'octocat', association: 'MEMBER' }
  return apiIssue({ number, title: 'e2e', labels: [LANGUAGE], body: BLOCK, ...author, ...fields })
}

/** An hour ago: hits count for 30 days by the clock of this machine, as GitHub's in these tests. */
const anHourAgo = () => new Date(Date.now() - 3_600_000).toISOString()

interface HitScenario {
  readonly run?: RunFields
  readonly inputs?: Scenario['inputs']
  readonly github?: FakeGitHubOptions
  readonly faults?: readonly Fault[]
}

/** Runs the action after a run of a branch that failed, whose log a known issue lists. */
async function runHits({ run, inputs, github, faults = [] }: HitScenario = {}) {
  const failed = { id: 71, name: 'e2e', conclusion: 'failure' }
  const built = fakeRun({
    run: {
      ...{ id: 42, run_number: 42, conclusion: 'failure', head_branch: 'topic', head_sha: SHA },
      ...{ created_at: anHourAgo(), ...run },
    },
    jobs: [failed],
  })
  const event = {
    repository: { full_name: 'octo-org/octo-shop', default_branch: 'main' },
    workflow_run: built.run,
  }
  return await runSubAction('issue', {
    github: { runs: [built], issues: [known()], faults, ...github },
    logs: { 71: failedLog(['##[error]Connection reset by peer']) },
    job: { eventName: 'workflow_run', event, runId: 99 },
    inputs: { 'known-issues': 'true', ...inputs },
  })
}

/** The input with a report that names these issues. */
async function naming(...numbers: readonly number[]) {
  const steps = [makeStep({ number: 3, name: 'Run e2e', state: finished(10, 30, 'failure') })]
  const jobs = [{ name: 'e2e', state: finished(5, 65, 'failure'), steps }]
  const report = reportOn(makeRun({ jobs, branch: 'topic', number: 42, conclusion: 'failure' }))
  const [first = 12, ...others] = numbers
  const evidence = (number: number) => ({
    ...{
      number,
      title: '<b>@octocat</b>',
      url: `https://github.com/octo-org/octo-shop/issues/${number}`,
    },
    ...({ closedDaysAgo: undefined, until: undefined, gate: 'not-given' } as const),
  })
  const issues = {
    ...{ known: 1, total: 1, missing: undefined, passesGate: false, reruns: false },
    issues: [evidence(first), ...others.map(evidence)] as const,
  }
  const verdict = { kind: 'known', evidence: [], issues } as const
  return { 'report-path': await writeReportFile(withVerdicts(report, verdict)) }
}

describe('issue, with known-issues', () => {
  it('counts a run of any branch in the issue that lists its failure, once', async () => {
    const first = await runHits()
    expect(first.writes).toEqual([CREATE])
    expect(first.outputs).toEqual({
      ...{ done: 'true', reason: `${NOT_MAIN} ${COUNTED}`, issue: '', 'issue-url': '' },
    })
    expect([first.exitCode, first.annotations]).toEqual([0, []])
    const { comments, issues } = first.github.state
    expectHarmlessBody(comments[0]?.body ?? '', 'https://github.com/octo-org/octo-shop')
    const again = await runHits({ github: { issues, comments } })
    expect([again.writes, again.requests.slice(-2)]).toEqual([[], expect.arrayContaining([LIST])])
    expect(again.outputs.reason).toContain('Issue #12 has the run already.')
  })

  it.each([
    ['a pull request', { event: 'pull_request' }],
    ['a fork', { event: 'pull_request', head_repository: FORK as never }],
    ['a schedule', { event: 'schedule' }],
  ])('counts a run of %s', async (_, run) => {
    expect((await runHits({ run })).writes).toEqual([CREATE])
  })

  it('reads the issue and the comment again before it changes it', async () => {
    const body = (await runHits()).github.state.comments[0]?.body ?? ''
    const earlier = [apiComment({ id: 501, number: 12, body: body.replace(/hits=\w+/, 'hits=15') })]
    const { requests, github } = await runHits({
      inputs: await naming(12),
      github: { comments: earlier },
    })
    const at = requests.indexOf(RUN, requests.indexOf(RUN) + 1)
    expect(sortReads(requests.slice(at + 2))).toEqual([
      ...[ISSUE, `GET ${REPO}/issues/comments/501`],
      ...[`PATCH ${REPO}/issues/comments/501`, `GET ${REPO}/issues/comments/501`],
    ])
    expect(requests.slice(at, at + 2)).toEqual([RUN, LIST])
    const hits = findSection('hits', github.state.comments[0]?.body ?? '')?.marker.hits
    expect(hits?.map(({ run }) => run)).toEqual([42, 41])
  })

  it('counts nothing by default', async () => {
    const { requests, writes } = await runHits({ inputs: { 'known-issues': 'false' } })
    expect([writes, requests.includes(LIST)]).toEqual([[], false])
  })

  it('reads the issues of another label', async () => {
    const inputs = { 'known-issues-label': 'flaky' }
    expect((await runHits({ inputs })).writes).toEqual([])
    const issues = [known(12, { labels: ['Flaky'] }), known(13)]
    const { writes } = await runHits({ inputs, github: { issues } })
    expect(writes).toEqual([])
    const flaky = [known(12, { labels: ['flaky'] }), known(13)]
    expect((await runHits({ inputs, github: { issues: flaky } })).writes).toEqual([CREATE])
  })

  it('makes no report of a run that passed', async () => {
    const { requests, outputs } = await runHits({ run: { conclusion: 'success' } })
    expect(requests.filter((request) => request.includes('/issues'))).toEqual([])
    expect(outputs.reason).toBe(`${NOT_MAIN} No known issue has a hit: the run passed.`)
  })

  it('takes only numbers from a report, and checks each issue', async () => {
    const pull = { ...known(14), pull_request: {} } as ApiIssue
    const issues = [known(), known(13, { labels: [] }), pull, known(15, { state: 'closed' })]
    const inputs = await naming(12, 13, 14, 15, 16)
    const { writes, outputs, messages } = await runHits({ inputs, github: { issues } })
    expect(writes).toEqual([CREATE])
    expect(outputs.reason).toContain(
      `${COUNTED} Issue #13 does not have the label known-failure. #14 is a pull request, and no known issue. Issue #15 is closed. Could not count run 42 in known issue #16: `,
    )
    expect(messages).toEqual({ warning: [outputs.reason] })
    expect(JSON.stringify(messages)).not.toContain('octocat')
  })

  it('opens its own issue, too', async () => {
    const { writes, outputs } = await runHits({ run: { head_branch: 'main' } })
    expect(writes).toEqual([OPEN_ISSUE, CREATE])
    expect(outputs).toMatchObject({ issue: '41', reason: `Opened issue #41. ${COUNTED}` })
  })
})

describe('issue, with known-issues, if GitHub refuses', () => {
  const onComments = (status: number, message?: string, method = 'POST'): Fault => ({
    path: /issues\/12(?:\/comments)?$/,
    when: (request) => request.method === method,
    response: { status, ...(message !== undefined && { body: { message } }) },
  })
  const limited: Fault = {
    ...onComments(403),
    response: {
      status: 403,
      headers: { 'retry-after': '600' },
      body: { message: 'You have exceeded a secondary rate limit.' },
    },
  }

  it.each<[string, Fault, string]>([
    ['the permission is missing', READ_ONLY, 'issues: write'],
    ['the issue is locked', onComments(403, 'Issue is locked'), 'The conversation is locked.'],
    ['the issue is gone', onComments(404, 'Not Found', 'GET'), 'does not exist'],
    ['the issue was deleted', onComments(410, 'This issue was deleted', 'GET'), 'has deleted it'],
    [
      'issues are turned off',
      onComments(410, 'Issues are disabled for this repo'),
      'Turn issues on',
    ],
    ['the server fails', onComments(502), 'server error'],
    ['the rate limit is exceeded', limited, 'secondary rate limit'],
    [
      'the comments are not JSON',
      { ...onComments(200), response: { status: 200, body: '<html>' } },
      'not JSON',
    ],
  ])('warns once and succeeds if %s', async (_, fault, expected) => {
    const { exitCode, annotations, outputs } = await runHits({
      ...{ inputs: await naming(12), faults: [fault] },
    })
    expect([exitCode, annotations.map(({ level }) => level)]).toEqual([0, ['warning']])
    expect(annotations[0]?.message).toContain(expected)
    expect(outputs).toMatchObject({ done: 'false', reason: annotations[0]?.message })
  })

  it('still opens its own issue, and fails with on-error: fail', async () => {
    const scenario: HitScenario = {
      run: { head_branch: 'main' },
      inputs: { 'on-error': 'fail' },
      faults: [onComments(403, 'Issue is locked')],
    }
    const { exitCode, writes, outputs } = await runHits(scenario)
    expect([exitCode, writes]).toEqual([1, [OPEN_ISSUE, CREATE]])
    expect(outputs).toMatchObject({ done: 'true', issue: '41' })
  })

  it('counts the run if the history of the branch cannot be read', async () => {
    const faults: Fault[] = [{ path: /workflows\/\d+\/runs$/, response: { status: 403 } }]
    const { exitCode, writes, annotations } = await runHits({
      ...{ run: { head_branch: 'main' }, inputs: await naming(12), faults },
    })
    expect([exitCode, writes]).toEqual([0, [CREATE]])
    expect(annotations[0]?.message).toContain(COUNTED)
  })
})
