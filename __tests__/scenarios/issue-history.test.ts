import { describe, expect, it } from '@jest/globals'
import { type ApiIssue, apiIssue, apiPull } from '../../testing/fake-github/api-conversation.ts'
import type { RunFields } from '../../testing/fake-github/api-run.ts'
import type { BuiltRun } from '../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../testing/fake-github/faults.ts'
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
