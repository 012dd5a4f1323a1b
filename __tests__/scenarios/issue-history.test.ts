import { describe, expect, it } from '@jest/globals'
import { type ApiIssue, apiIssue, apiPull } from '../../testing/fake-github/api-conversation.ts'
import type { JobFields } from '../../testing/fake-github/api-job.ts'
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
})

describe('issue, of a run that GitHub cancelled', () => {
  const limit = 'The job has exceeded the maximum execution time of 20m0s'
  const mona = 'The run was canceled by @mona.'
  const unstarted = {
    ...{ steps: [], runner_id: 0, runner_name: '' },
    ...{ started_at: 900, completed_at: 900 },
  }
  const aDay = { ...unstarted, started_at: 86_520, completed_at: 86_520 }
  const saying = (message: string) => ({ annotations: { 2_000: [apiAnnotation({ message })] } })
  const refused: Fault = { path: /annotations$/, response: { status: 403 } }
  const runsWith = (job: JobFields) => [
    ...runsOf('success'),
    runOf(1, 'cancelled', [{ name: 'build', conclusion: 'cancelled', ...job }]),
  ]

  it.each<[string, JobFields, IssueScenario['github'], readonly string[]]>([
    ['it reached its time limit', {}, saying(limit), [CREATE]],
    ['GitHub names a person', {}, saying(mona), []],
    ['its job had no runner for a day', aDay, {}, [CREATE]],
    ['its job had no runner and GitHub names nobody', unstarted, {}, []],
    ['its job has no runner and GitHub names a person', unstarted, saying(mona), []],
    ['its job has no runner and annotations are refused', unstarted, { faults: [refused] }, []],
  ])('counts it as failed only if that is known: %s', async (_, job, github, writes) => {
    const result = await runSubAction('issue', {
      github: { runs: runsWith(job), ...github },
      job: triggeredBy(41),
    })
    expect(result.writes).toEqual(writes)
  })

  it('counts one at its time limit as the first of those that failed since the last pass', async () => {
    const failed = Array<string>(6).fill('failure')
    const result = await runSubAction('issue', {
      github: { runs: runsOf('success', 'cancelled', ...failed), ...saying(limit) },
      job: triggeredBy(47),
    })
    expect(result.github.state.issues[0]?.body).toContain(' since=41 green=40 ')
  })

  it('closes the issue of a job without a runner when the job has passed', async () => {
    const runs = runsWith(aDay)
    const first = await runSubAction('issue', { github: { runs }, job: triggeredBy(41) })
    const { issues } = first.github.state
    const passed = { runs: [...runs, ...runsOf('success', 'success', 'success').slice(2)], issues }
    const next = await runSubAction('issue', { github: passed, job: triggeredBy(42) })
    expect(next.outputs.reason).toMatch(/^Closed issue/)
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
