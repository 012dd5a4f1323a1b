import { describe, expect, it } from '@jest/globals'
import { type ApiIssue, apiIssue, apiPull } from '../../testing/fake-github/api-conversation.ts'
import type { JobFields } from '../../testing/fake-github/api-job.ts'
import { FORK } from '../../testing/fake-github/repository.ts'
import type { RunFields } from '../../testing/fake-github/api-run.ts'
import { apiAnnotation } from '../../testing/fake-github/run-details.ts'
import type { BuiltRun } from '../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../testing/fake-github/faults.ts'
import { runSubAction } from '../../testing/run-with-logs.ts'
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

const REPO = '/repos/octo-org/octo-shop'
const jobsOf = (run: number, attempt = 1) =>
  `GET ${REPO}/actions/runs/${run}/attempts/${attempt}/jobs?per_page=100&page=1`
const CREATE = `POST ${REPO}/issues`
const UPDATE = `PATCH ${REPO}/issues/41`
const COMMENT = `POST ${REPO}/issues/41/comments`

const triggeredBy = (id: number, fields: object = {}) => ({
  eventName: 'workflow_run',
  event: { ...ON_MAIN.event, workflow_run: { id, run_attempt: 1, ...fields } },
})
const UNREAD = 'not all failed runs since run 41 could be read'

describe('issue, about single jobs', () => {
  const job = (name: string, conclusion: string) => ({ name, conclusion })
  const green = runOf(0, 'success', [job('unit', 'success'), job('e2e', 'success')])
  const red = runOf(1, 'failure', [job('unit', 'success'), job('e2e', 'failure')])
  const docs = runOf(2, 'success', [job('unit', 'success'), job('e2e', 'skipped')])
  const opened: IssueScenario = { run: { id: 41, number: 811 }, github: { runs: [green, red] } }
  const passed = (id: number, ...runs: readonly BuiltRun[]): IssueScenario => ({
    result: 'success',
    run: { id },
    github: { runs: [green, red, ...runs] },
  })
  const UNPROVEN = 'but e2e, which failed in run #811, has not passed'
  const CLOSED = 'Closed issue #41'

  it('reads the jobs of the run that failed and of those since then', async () => {
    const [, skipped] = await runIssues(opened, passed(42, docs))
    expect(skipped?.requests.slice(-2).toSorted()).toEqual([jobsOf(41), jobsOf(42)])
  })

  it.each<[string, JobFields[], string]>([
    ['a leg that is not in the matrix', [job('unit', 'success')], UNPROVEN],
    ['a forgiven failure', [job('e2e', 'failure')], CLOSED],
  ])('judges a run with %s', async (_, jobs, reason) => {
    const [, result] = await runIssues(opened, passed(42, runOf(2, 'success', jobs)))
    expect(result?.outputs.reason).toContain(reason)
  })

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

  it('stays open until as many jobs of one name have passed as ran when one failed', async () => {
    const jobsOfName = (results: readonly string[]) => results.map((result) => job('e2e', result))
    const pair = (index: number, conclusion: string, ...results: readonly string[]) =>
      runOf(index, conclusion, jobsOfName(results))
    const broken = pair(1, 'failure', 'failure', 'success')
    const skipped = pair(2, 'success', 'skipped', 'success')
    const fixed = pair(3, 'success', 'success', 'success')
    const [, left, closed] = await runIssues(
      { ...opened, github: { runs: [green, broken] } },
      { ...passed(42), github: { runs: [green, broken, skipped] } },
      { ...passed(43), github: { runs: [green, broken, skipped, fixed] } },
    )
    expect(left?.outputs.reason).toContain(UNPROVEN)
    expect(closed?.outputs.reason).toContain(CLOSED)
  })

  it('closes an issue about an invalid workflow file when jobs ran', async () => {
    const broken = runOf(1, 'startup_failure', [])
    const jobs = { jobs: [], conclusion: 'startup_failure' }
    const [, closed] = await runIssues(
      { run: { id: 41, ...jobs }, github: { runs: [green, broken] } },
      { result: 'success', github: { runs: [green, broken, docs] } },
    )
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

  it('skips runs of forks in the series of failures', async () => {
    const fork = runOf(1, 'failure', undefined, { head_repository: FORK })
    const [first, , third] = runsOf('success', 'failure', 'failure')
    const runs = [first, fork, third].filter((run) => run !== undefined)
    const { outputs } = await runIssue({ github: { runs }, inputs: { grace: '2' } })
    expect(outputs.reason).toContain('failed 1 of 2 times')
  })
})

describe('issue, with a report from elsewhere', () => {
  const forked = runOf(3, 'success', undefined, { event: 'pull_request', head_repository: FORK })
  const asPush: IssueScenario = {
    ...{ run: { id: 43, event: 'push', branch: 'main' }, job: triggeredBy(43) },
    github: { runs: [...runsOf('success'), forked] },
  }
  const failed = { runs: runsOf('success', 'failure', 'failure') }

  it.each<[string, IssueScenario, string]>([
    ['of a run of a fork that claims to be a push', asPush, 'of the event pull_request'],
    ['that a failed run passed', { result: 'success', github: failed }, 'conclusion is failure'],
  ])('writes nothing for one %s', async (_, scenario, reason) => {
    const [first] = await runIssues({})
    const { issues = [] } = first?.github.state ?? {}
    const result = await runIssue({ ...scenario, github: { issues, ...scenario.github } })
    expect(result.writes).toEqual([])
    expect(result.outputs.reason).toContain(reason)
  })
})

describe('issue, without a report', () => {
  it('acts for the newest run if the job of its own run was dropped', async () => {
    const runs = runsOf('success', 'success', 'failure')
    const { writes, github } = await runSubAction('issue', {
      github: { runs },
      job: triggeredBy(41, { conclusion: 'success' }),
    })
    expect(writes).toEqual([CREATE])
    expect(github.state.issues[0]?.body).toMatch(/^<!-- run-report:issue [^>]* run=42 /)
  })
})

describe('issue, if the run does not decide whether the branch is red', () => {
  /** The report says that the run is a push to main, and GitHub that it is another one. */
  const reported = (fields: RunFields): IssueScenario => ({
    github: { runs: [runOf(2, 'failure', undefined, fields)] },
  })

  const passedLater = { runs: runsOf('success', 'failure', 'failure', 'success') }

  it.each<[string, IssueScenario, string]>([
    ['of a fork', reported({ head_repository: FORK }), 'of a fork'],
    ['that is older than a run that passed', { github: passedLater }, 'A newer run'],
  ])('writes nothing for a run %s', async (_, scenario, reason) => {
    const { writes, outputs, exitCode, annotations } = await runIssue(scenario)
    expect([writes, exitCode]).toEqual([[], 0])
    expect(outputs.reason).toContain(reason)
    expect(annotations[0]?.level).toBe('notice')
  })
})

describe('issue, of a run that GitHub cancelled', () => {
  const limit = 'The job has exceeded the maximum execution time of 20m0s'

  it.each([
    ['at its time limit', limit, [CREATE]],
    ['for another reason', 'The run was cancelled by @mona.', []],
  ])('counts one as failed if it was cancelled %s', async (_, message, writes) => {
    const result = await runSubAction('issue', {
      github: {
        runs: runsOf('success', 'cancelled'),
        annotations: { 2_000: [apiAnnotation({ message })] },
      },
      job: triggeredBy(41),
    })
    expect(result.writes).toEqual(writes)
  })

  it('counts one at its time limit as the first of those that failed since the last pass', async () => {
    const failed = Array<string>(6).fill('failure')
    const result = await runSubAction('issue', {
      github: {
        runs: runsOf('success', 'cancelled', ...failed),
        annotations: { 2_000: [apiAnnotation({ message: limit })] },
      },
      job: triggeredBy(47),
    })
    expect(result.github.state.issues[0]?.body).toContain(' since=41 green=40 ')
  })
})

describe('issue, of a run whose job never got a runner', () => {
  const unstarted = {
    ...{ name: 'build', conclusion: 'cancelled', steps: [], runner_id: 0, runner_name: '' },
    ...{ started_at: 900, completed_at: 900 },
  }
  const runs = [...runsOf('success'), runOf(1, 'cancelled', [unstarted])]
  const refused: Fault = { path: /annotations$/, response: { status: 403 } }

  it.each<[string, IssueScenario['github'], readonly string[]]>([
    ['GitHub names nobody', {}, [CREATE]],
    ['nobody may read what GitHub names', { faults: [refused] }, []],
    [
      'GitHub names a person',
      { annotations: { 2_000: [apiAnnotation({ message: 'The run was canceled by @mona.' })] } },
      [],
    ],
  ])('counts it as failed only if %s', async (_, github, writes) => {
    const result = await runSubAction('issue', {
      github: { runs, ...github },
      job: triggeredBy(41),
    })
    expect(result.writes).toEqual(writes)
    const [issue] = result.github.state.issues
    const what = 'was cancelled before it started (waited 14m 58s for ubuntu-latest)'
    if (writes.length > 0) expect(issue?.body).toContain(what)
  })

  it('closes the issue when the job has passed', async () => {
    const first = await runSubAction('issue', { github: { runs }, job: triggeredBy(41) })
    const { issues } = first.github.state
    const passed = { runs: [...runs, ...runsOf('success', 'success', 'success').slice(2)], issues }
    const next = await runSubAction('issue', { github: passed, job: triggeredBy(42) })
    expect(next.outputs.reason).toMatch(/^Closed issue/)
  })
})

describe('issue, after a comment was lost', () => {
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

  it('writes later, and once, that the workflow passes again', async () => {
    const green = { ...GREEN, faults: [lost] }
    const [, closed, next, last] = await runIssues({}, green, later(4), later(5))
    expect(closed?.writes.slice(0, 2)).toEqual([UPDATE, COMMENT])
    expect(closed?.annotations[0]?.message).toMatch(/^Closed issue #41: the run passed\. Could not/)
    expect([next?.writes, last?.writes]).toEqual([[COMMENT], []])
    expect(last?.github.state.comments).toHaveLength(1)
  })

  it('writes it in another attempt of the run that passed', async () => {
    const history = runsOf('success', 'failure', 'success')
    const red = { run: { id: 41, number: 811 }, github: { runs: history.slice(0, 2) } }
    const green: IssueScenario = { result: 'success', github: { runs: history } }
    const [, closed, next] = await runIssues(red, { ...green, faults: [lost] }, green)
    expect(closed?.writes.slice(0, 2)).toEqual([UPDATE, COMMENT])
    expect(next?.writes).toEqual([COMMENT])
  })
})
