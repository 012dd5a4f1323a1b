import { describe, expect, it } from '@jest/globals'
import { apiIssue, apiPull } from '../helpers/fake-github/api-conversation.ts'
import { type BuiltRun, fakeRun } from '../helpers/fake-github/fake-run.ts'
import { type Fault, READ_ONLY } from '../helpers/fake-github/faults.ts'
import type { FakeGitHubOptions } from '../helpers/fake-github/start-fake-github.ts'
import { finished, makeRun, makeStep, reportOn } from '../helpers/make-run.ts'
import { writeReportFile } from '../helpers/report-file.ts'
import { runSubAction, type SubActionResult } from '../helpers/run-with-logs.ts'
import type { Scenario } from '../helpers/scenario.ts'

const REPO = '/repos/octo-org/octo-shop'
const RUN = `GET ${REPO}/actions/runs/42`
const RUNS = `GET ${REPO}/actions/workflows/67993574/runs?branch=main&event=push&status=completed&exclude_pull_requests=true&per_page=100&page=1`
const list = (state: string) =>
  `GET ${REPO}/issues?state=${state}&creator=github-actions%5Bbot%5D&sort=updated&direction=desc&per_page=100&page=1`
const OPEN = list('open')
const CLOSED = list('closed')
const CREATE = `POST ${REPO}/issues`
const UPDATE = `PATCH ${REPO}/issues/41`
const COMMENT = `POST ${REPO}/issues/41/comments`

const ON_MAIN = {
  eventName: 'workflow_run',
  event: { repository: { full_name: 'octo-org/octo-shop', default_branch: 'main' } },
}

type Result = 'failure' | 'success' | 'cancelled' | 'other'

/** Runs 40, 41, ... of the workflow on main, created a minute apart. */
function runsOf(...conclusions: readonly string[]): BuiltRun[] {
  return conclusions.map((conclusion, index) =>
    fakeRun({
      run: {
        id: 40 + index,
        run_number: 810 + index,
        conclusion,
        created_at: index * 60,
        head_sha: String(index).repeat(40),
      },
    }),
  )
}

interface Play extends Omit<Scenario, 'github'> {
  readonly result?: Result
  /** The run of the report. */
  readonly run?: Parameters<typeof makeRun>[0]
  readonly github?: FakeGitHubOptions
  readonly faults?: readonly Fault[]
}

/** Runs the action on run 42, after a green and a red run. */
async function play({ result = 'failure', run, github, faults = [], ...rest }: Play = {}) {
  const conclusion = result === 'other' ? 'failure' : result
  const name = result === 'other' ? 'Run lint' : 'Run make'
  const steps = [makeStep({ number: 3, name, state: finished(10, 30, conclusion) })]
  const jobs = [{ name: 'build', state: finished(5, 65, conclusion), steps }]
  const reported = makeRun({ jobs, branch: 'main', number: 812, ...run })
  return await runSubAction('issue', {
    github: { runs: runsOf('success', 'failure', conclusion), faults, ...github },
    job: ON_MAIN,
    ...rest,
    inputs: { 'report-path': await writeReportFile(reportOn(reported)), ...rest.inputs },
  })
}

/** Runs the action several times in the same repository. */
async function playAll(...plays: readonly Play[]): Promise<SubActionResult[]> {
  const results: SubActionResult[] = []
  let world: Pick<FakeGitHubOptions, 'issues' | 'comments'> = {}
  for (const one of plays) {
    const result = await play({ ...one, github: { ...world, ...one.github } })
    const { issues, comments } = result.github.world
    world = { issues, comments }
    results.push(result)
  }
  return results
}

const GREEN: Play = {
  result: 'success',
  run: { id: 43, number: 813 },
  github: { runs: runsOf('success', 'failure', 'failure', 'success') },
}
const RED_AGAIN = { id: 43, number: 813 }
const FOUR_RUNS = { runs: runsOf('success', 'failure', 'failure', 'failure') }

describe('issue', () => {
  it('opens an issue if the default branch is red', async () => {
    const result = await play({ inputs: { labels: 'ci, red main', assignees: '@octocat' } })
    expect(result.requests).toEqual([RUN, RUNS, OPEN, CLOSED, CREATE, OPEN])
    expect([result.exitCode, result.annotations]).toEqual([0, []])
    expect(result.outputs).toEqual({
      done: 'true',
      reason: 'Opened issue #41.',
      issue: '41',
      'issue-url': 'https://github.com/octo-org/octo-shop/issues/41',
    })
    expect(result.github.requests[4]?.content).toMatchSnapshot()
  })

  it('closes the issue with the run and commit that made the branch green, once', async () => {
    const [, green, again] = await playAll({}, GREEN, GREEN)
    expect(green?.writes).toEqual([UPDATE, COMMENT])
    expect(green?.github.requests.slice(-2).map(({ content }) => content)).toMatchSnapshot()
    expect(green?.outputs.reason).toBe('Closed issue #41: the run passed.')
    expect(again?.writes).toEqual([])
    expect(again?.outputs.reason).toBe('The run passed, and no issue is open.')
  })

  it('closes the issue with a re-run of the run that failed', async () => {
    const runs = runsOf('success', 'failure', 'success')
    const [, green] = await playAll(
      {},
      { result: 'success', run: { attempt: 2 }, github: { runs } },
    )
    expect(green?.writes).toEqual([UPDATE, COMMENT])
    expect(green?.github.world.issues[0]?.state).toBe('closed')
  })

  it('keeps one issue for a renamed workflow, and opens one for each file', async () => {
    const workflowPath = '.github/workflows/ci.yml'
    const run = { ...RED_AGAIN, workflow: 'Tests' }
    const same = { github: FOUR_RUNS, run: { ...run, workflowPath } }
    const [, renamed] = await playAll({ run: { workflowPath } }, same)
    expect(renamed?.writes).toEqual([UPDATE])
    const other = { github: FOUR_RUNS, run: { ...run, workflowPath: '.github/workflows/b.yml' } }
    const [, opened] = await playAll({ run: { workflowPath } }, other)
    expect(opened?.writes).toEqual([CREATE])
  })

  it('keeps the issue open with close: false, and comments once', async () => {
    const inputs = { close: 'false' }
    const [, green, again] = await playAll({}, { ...GREEN, inputs }, { ...GREEN, inputs })
    expect(green?.writes).toEqual([UPDATE, COMMENT])
    expect(green?.github.world.issues[0]?.state).toBe('open')
    expect(again?.writes).toEqual([])
  })

  it.each<[string, Play, string[]]>([
    ['nothing, for the same run a second time', {}, []],
    [
      'its text, for a newer run with the same causes',
      { run: RED_AGAIN, github: FOUR_RUNS },
      [UPDATE],
    ],
    [
      'its text and a comment, for other causes',
      { result: 'other', run: RED_AGAIN, github: FOUR_RUNS },
      [UPDATE, COMMENT],
    ],
    [
      'nothing, for a cancelled run',
      {
        result: 'cancelled',
        run: RED_AGAIN,
        github: { runs: runsOf('success', 'failure', 'failure', 'cancelled') },
      },
      [],
    ],
  ])('changes of an open issue %s', async (_, second, writes) => {
    const [, result] = await playAll({}, second)
    expect(result?.writes).toEqual(writes)
    expect(result?.github.world.issues).toHaveLength(1)
  })

  it('opens no other issue after a person closed it, until the workflow has passed', async () => {
    const [first] = await playAll({})
    const issues = first?.github.world.issues.map((issue) => ({
      ...issue,
      state: 'closed' as const,
    }))
    const github = { ...FOUR_RUNS, issues: issues ?? [] }
    const same = await play({ run: RED_AGAIN, github })
    expect(same.writes).toEqual([])
    expect(same.outputs.reason).toBe('Issue #41 about these failures was closed by hand.')
    const runs = runsOf('success', 'failure', 'success', 'failure')
    const later = await play({ run: RED_AGAIN, github: { ...github, runs } })
    expect(later.writes).toEqual([CREATE])
  })

  it.each<[string, Record<string, string>, string | undefined]>([
    ['2 runs, which have failed', { grace: '2' }, undefined],
    ['3 runs', { grace: '3' }, 'The workflow has failed 2 of 3 times that open an issue.'],
    ['9 minutes, which have passed', { grace: '9m' }, undefined],
    [
      '30 minutes',
      { grace: '30m' },
      'The workflow has failed for 9m of the 30m that open an issue.',
    ],
  ])('with grace, waits for %s', async (_, inputs, reason) => {
    const { writes, outputs } = await play({ inputs })
    expect(writes).toEqual(reason === undefined ? [CREATE] : [])
    expect(outputs.reason).toBe(reason ?? 'Opened issue #41.')
  })

  it('ignores pull requests, other authors and other workflows among the issues', async () => {
    const [first] = await playAll({})
    const body = first?.github.world.issues[0]?.body ?? ''
    const github = {
      pulls: [apiPull()],
      issues: [
        apiIssue({ number: 31, body: body.replace(/key=\w+/, `key=${'0'.repeat(16)}`) }),
        apiIssue({ number: 32, body, author: 'mallory' }),
        apiIssue({ number: 33 }),
      ],
    }
    expect((await play({ github })).writes).toEqual([CREATE])
  })

  it('keeps one issue open if another run opens one in the meantime', async () => {
    const body = (await play()).github.world.issues[0]?.body ?? ''
    const result = await play({
      github: {
        runs: runsOf('success', 'failure', 'failure'),
        onRequest: ({ method }, { issues }) => {
          if (method === 'POST') issues.push(apiIssue({ number: 41, body }))
        },
      },
    })
    expect(result.writes).toEqual([CREATE, `PATCH ${REPO}/issues/42`])
    expect(result.github.world.issues.map(({ state }) => state)).toEqual(['open', 'closed'])
    expect(result.outputs).toMatchObject({ done: 'true', issue: '41' })
  })

  it('requests the default branch if the event does not contain it', async () => {
    const { requests, writes } = await play({ job: { eventName: 'push', event: {} } })
    expect(requests).toContain(`GET ${REPO}`)
    expect(writes).toEqual([CREATE])
  })
})

describe('issue, if the run does not decide whether the branch is red', () => {
  const fork = () => {
    const run = fakeRun({ run: { id: 41, event: 'push', conclusion: 'failure' } })
    return { ...run, run: { ...run.run, head_repository: { id: 5, full_name: 'mona/octo-shop' } } }
  }

  it.each<[string, Play, string]>([
    ['of another branch', { run: { branch: 'topic' } }, 'The run is of the branch topic, not of'],
    [
      'of a pull request whose branch is called main',
      { run: { event: 'pull_request' } },
      'The run is of the event pull_request, not of a branch.',
    ],
    [
      'that is older than a run that passed',
      { github: { runs: runsOf('success', 'failure', 'failure', 'success') } },
      'A newer run of the workflow has finished.',
    ],
    ['that is green, without an issue', { ...GREEN }, 'The run passed, and no issue is open.'],
    ['that was cancelled', { result: 'cancelled' }, 'The run has neither passed nor failed.'],
    [
      'that has a newer attempt',
      { github: { runs: [fakeRun({ run: { id: 42, run_attempt: 2 } })] } },
      'Attempt 2 of run 42 is newer than the report.',
    ],
  ])('writes nothing for a run %s', async (_, scenario, reason) => {
    const { writes, outputs, exitCode, annotations } = await play(scenario)
    expect([writes, exitCode]).toEqual([[], 0])
    expect(outputs.reason).toContain(reason)
    expect(annotations[0]?.level).toBe('notice')
  })

  it('skips runs of forks in the series of failures', async () => {
    const [first, , third] = runsOf('success', 'failure', 'failure')
    const runs = [first, fork(), third].filter((run) => run !== undefined)
    const { outputs } = await play({ github: { runs }, inputs: { grace: '2' } })
    expect(outputs.reason).toBe('The workflow has failed 1 of 2 times that open an issue.')
  })
})

describe('issue, if GitHub refuses', () => {
  const refuse = (status: number, message: string, ...errors: object[]): Fault => ({
    when: ({ method }) => method !== 'GET',
    response: { status, body: { message, errors } },
  })

  it.each<[string, Fault, RegExp]>([
    ['a missing permission', READ_ONLY, /403 .*\n\npermissions:\n {2}issues: write\n/],
    [
      'disabled issues',
      refuse(410, 'Issues has been disabled in this repository.'),
      /410 .*Turn issues on in the settings/,
    ],
    [
      'a user who cannot be assigned',
      refuse(422, 'Validation Failed', { field: 'assignees', code: 'invalid', value: 'mona' }),
      /422 \(Validation Failed: assignees \(invalid\)\)\.$/,
    ],
    [
      'a text that is too long',
      refuse(422, 'Validation Failed', { field: 'data', message: 'Body is too long' }),
      /422 \(Validation Failed: Body is too long\)\.$/,
    ],
    [
      'a secondary rate limit',
      refuse(403, 'You have exceeded a secondary rate limit'),
      /secondary rate limit was exceeded/,
    ],
    ['an unavailable service', refuse(503, 'Service Unavailable'), /may have applied the change/],
  ])('warns once and succeeds after one write for %s', async (_, fault, expected) => {
    const { writes, exitCode, annotations, outputs } = await play({ faults: [fault] })
    expect([writes, exitCode]).toEqual([[CREATE], 0])
    expect(annotations).toMatchObject([
      { level: 'warning', message: expect.stringMatching(expected) as unknown },
    ])
    expect(outputs).toMatchObject({ done: 'false', reason: annotations[0]?.message })
  })

  it.each<[string, Play, RegExp]>([
    [
      'the runs cannot be read',
      { faults: [{ path: /runs$/, response: { status: 403 } }] },
      /403[^]*\n {2}actions: read\n/,
    ],
    [
      'the issues cannot be read',
      { faults: [{ path: /issues$/, response: { status: 410 } }] },
      /410/,
    ],
    [
      'the report is missing',
      { inputs: { 'report-path': '/nowhere' } },
      /^Could not read the report/,
    ],
    ['there is no report', { inputs: { 'report-path': '' } }, /report-path is empty/],
  ])('writes nothing and warns if %s', async (_, scenario, expected) => {
    const { writes, exitCode, annotations } = await play(scenario)
    expect([writes, exitCode]).toEqual([[], 0])
    expect(annotations).toMatchObject([
      { level: 'warning', message: expect.stringMatching(expected) as unknown },
    ])
  })

  it('fails with on-error: fail', async () => {
    const inputs = { 'on-error': 'fail' }
    expect((await play({ faults: [READ_ONLY], inputs })).exitCode).toBe(1)
  })

  it.each<[string, Record<string, string>, string]>([
    [
      'grace',
      { grace: 'soon' },
      'expected a number of runs from 1 to 99, or a duration such as 30m',
    ],
    ['grace', { grace: '0' }, 'expected a number of runs from 1 to 99'],
    ['close', { close: 'later' }, 'expected true or false'],
  ])('fails without a request for an invalid value of %s: %j', async (_, inputs, expected) => {
    const { exitCode, annotations, requests } = await play({ inputs })
    expect([requests, exitCode]).toEqual([[], 1])
    expect(annotations[0]?.message).toContain(expected)
  })
})
