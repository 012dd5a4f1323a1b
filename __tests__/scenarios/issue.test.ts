import { describe, expect, it } from '@jest/globals'
import { type ApiIssue, apiIssue, apiPull } from '../../testing/fake-github/api-conversation.ts'
import type { JobFields } from '../../testing/fake-github/api-job.ts'
import { encodeReport } from '../../src/report-json/encode/encode-report.ts'
import type { ReportJson } from '../../src/report-json/shapes/report.ts'
import { GITHUB_COM } from '../../testing/fake-github/host.ts'
import { apiRepository } from '../../testing/fake-github/repository.ts'
import type { RunFields } from '../../testing/fake-github/api-run.ts'
import { apiAnnotation } from '../../testing/fake-github/run-details.ts'
import { type BuiltRun, fakeRun } from '../../testing/fake-github/fake-run.ts'
import { type Fault, READ_ONLY } from '../../testing/fake-github/faults.ts'
import type { FakeGitHubOptions } from '../../testing/fake-github/start-fake-github.ts'
import { finished, makeRun, makeStep, reportOn } from '../../testing/make-run.ts'
import { writeJsonFile, writeReportFile } from '../../testing/report-file.ts'
import { runSubAction, sortReads, type SubActionResult } from '../../testing/run-with-logs.ts'
import type { Scenario } from '../../testing/scenario.ts'

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
const ALL = CLOSED.replace('=closed', '=all')
const NEWEST = `GET ${REPO}/actions/workflows/67993574/runs?branch=main&event=push&status=completed&exclude_pull_requests=true&per_page=20&page=1`
const CREATE = `POST ${REPO}/issues`
const UPDATE = `PATCH ${REPO}/issues/41`
const COMMENT = `POST ${REPO}/issues/41/comments`

const ON_MAIN = {
  eventName: 'workflow_run',
  event: { repository: { full_name: 'octo-org/octo-shop', default_branch: 'main' } },
}

type Result = 'failure' | 'success' | 'cancelled' | 'other'

/** Runs 40, 41, ... of the workflow on main, finished a minute apart, with a job like each of them. */
function runsOf(...conclusions: readonly string[]): BuiltRun[] {
  return conclusions.map((conclusion, index) => runOf(index, conclusion))
}

function runOf(
  index: number,
  conclusion: string,
  jobs: readonly JobFields[] = [{ name: 'build', conclusion }],
  run: RunFields = {},
): BuiltRun {
  const time = index * 60
  return fakeRun({
    run: {
      ...{ id: 40 + index, run_number: 810 + index, conclusion },
      ...{ created_at: time, updated_at: time, head_sha: (index % 10).toString().repeat(40) },
      ...run,
    },
    jobs: jobs.map((job, at) => ({ id: 1_000 * (index + 1) + at, ...job })),
  })
}

interface Play extends Omit<Scenario, 'github'> {
  readonly result?: Result
  /** The run of the report. */
  readonly run?: Parameters<typeof makeRun>[0]
  readonly github?: FakeGitHubOptions
  readonly faults?: readonly Fault[]
}

/** Runs the action on run 42, after a green and a red run. */
async function runIssue({ result = 'failure', run, github, faults = [], ...rest }: Play = {}) {
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
async function runIssues(...runs: readonly Play[]): Promise<SubActionResult[]> {
  const results: SubActionResult[] = []
  let state: Pick<FakeGitHubOptions, 'issues' | 'comments'> = {}
  for (const one of runs) {
    const result = await runIssue({ ...one, github: { ...state, ...one.github } })
    const { issues, comments } = result.github.state
    state = { issues, comments }
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

const FORK = { ...apiRepository('mona/octo-shop', GITHUB_COM), id: 5 }

describe('issue', () => {
  it('opens an issue if the default branch is red', async () => {
    const result = await runIssue({ inputs: { labels: 'ci, red main', assignees: '@octocat' } })
    const before = [RUN, ...RUNS, OPEN, LOGIN, jobsOf(42), jobsOf(41), jobsOf(40)]
    expect(sortReads(result.requests)).toEqual(
      sortReads([...before, CLOSED, NEWEST, ALL, CREATE, OPEN]),
    )
    expect([result.exitCode, result.annotations]).toEqual([0, []])
    expect(result.outputs).toEqual({
      done: 'true',
      reason: 'Opened issue #41.',
      issue: '41',
      'issue-url': 'https://github.com/octo-org/octo-shop/issues/41',
    })
    expect(
      result.github.requests.find(
        ({ method, path }) => method === 'POST' && path.endsWith('/issues'),
      )?.content,
    ).toMatchObject({ labels: ['ci', 'red main'], assignees: ['octocat'] })
  })

  describe('with allowed-failures', () => {
    const inputs = { 'allowed-failures': 'e2e (*)' }
    const e2e = (conclusion: string) => ({ name: 'e2e (1)', conclusion })
    const build = (conclusion: string) => ({ name: 'build', conclusion })
    const event = { ...ON_MAIN, event: { ...ON_MAIN.event, workflow_run: { id: 42 } } }
    const only = { inputs: { ...inputs, 'report-path': '' }, job: event }

    it('opens no issue for them', async () => {
      const runs = [0, 1, 2].map((at) => runOf(at, 'failure', [build('success'), e2e('failure')]))
      const result = await runIssue({ ...only, github: { runs } })
      expect(result.writes).toEqual([])
      expect(result.outputs.reason).toBe(
        'Only allowed jobs failed in run #812, and no issue is open.',
      )
    })

    it('opens an issue without them, about the runs with other failures', async () => {
      const runs = [
        runOf(0, 'failure', [build('success'), e2e('failure')]),
        runOf(1, 'failure', [build('failure'), e2e('failure')]),
        runOf(2, 'failure', [build('failure'), e2e('failure')]),
      ]
      const result = await runIssue({ ...only, github: { runs } })
      expect(result.writes).toEqual([CREATE])
      const [issue] = result.github.state.issues
      const body = issue?.body
      expect(body).toContain('(2 failed runs)')
      expect(body).toContain('/actions/runs/40).')
      expect(body).not.toContain('e2e')
    })

    it('closes the issue although they fail', async () => {
      const [, closed] = await runIssues(
        {},
        {
          ...{ inputs: only.inputs, github: {} },
          job: { ...event, event: { ...event.event, workflow_run: { id: 43 } } },
          github: {
            runs: [
              ...runsOf('success', 'failure', 'failure'),
              runOf(3, 'failure', [build('success'), e2e('failure')]),
            ],
          },
        },
      )
      expect(closed?.writes).toEqual([UPDATE, COMMENT])
      expect(closed?.github.state.comments.at(-1)?.body).toContain(
        'passed again, except for allowed failures, in [run',
      )
    })

    it('forgives them in a report that does not, and says how to forgive what only the report does', async () => {
      const jobs = ['build', 'e2e (1)'].map((name) => {
        return { name, state: finished(5, 65, name === 'build' ? 'success' : 'failure') }
      })
      const runs = [0, 1, 2].map((at) => runOf(at, 'failure', [build('success'), e2e('failure')]))
      const run = { jobs, conclusion: 'failure' }
      const forgiven = await runIssue({ inputs, run, github: { runs } })
      expect([forgiven.writes, forgiven.annotations[0]?.level]).toEqual([[], 'notice'])
      const report = reportOn(makeRun({ ...run, branch: 'main' }), { allowedFailures: ['e2e*'] })
      const path = { 'report-path': await writeReportFile(report) }
      const refused = await runIssue({ inputs: path, github: { runs } })
      expect(refused.outputs.reason).toBe(
        "The report says that run 42 did not fail, but GitHub's conclusion is failure. If the report has allowed-failures, set this input of the action to the same names.",
      )
      const both = await runIssue({ inputs: { ...inputs, ...path }, github: { runs } })
      expect(both.outputs.reason).toBe(
        'Only allowed jobs failed in run #812, and no issue is open.',
      )
    })
  })

  it('links to the URL in details-url', async () => {
    const inputs = { 'details-url': 'https://pages.example.com/a)b' }
    const [opened, updated] = await runIssues(
      { inputs },
      { inputs, result: 'other', run: RED_AGAIN, github: FOUR_RUNS },
    )
    const link = ' · [Full report](https://pages.example.com/a%29b)'
    expect(opened?.github.state.issues[0]?.body).toContain(link)
    expect(updated?.github.state.comments.at(-1)?.body).toContain(link)
  })

  it('closes the issue with the run and commit that made the branch green, once', async () => {
    const [, green, again] = await runIssues({}, GREEN, GREEN)
    expect(green?.writes).toEqual([UPDATE, COMMENT])
    const run = expect.stringContaining('/actions/runs/43)') as unknown
    expect(green?.github.requests.slice(-2).map(({ content }) => content)).toEqual([
      { body: run, state: 'closed', state_reason: 'completed' },
      { body: run },
    ])
    expect(green?.outputs.reason).toBe('Closed issue #41: the run passed.')
    expect(again?.writes).toEqual([])
    expect(again?.outputs.reason).toBe('Run #813 passed, and no issue is open.')
  })

  it('closes the issue with a re-run of the run that failed', async () => {
    const runs = [
      ...runsOf('success', 'failure', 'failure'),
      runOf(2, 'success', undefined, { run_attempt: 2 }),
    ]
    const [, green] = await runIssues(
      {},
      { result: 'success', run: { attempt: 2 }, github: { runs } },
    )
    expect(green?.writes).toEqual([UPDATE, COMMENT])
    expect(green?.github.state.issues[0]?.state).toBe('closed')
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
    expect(green?.writes).toEqual([UPDATE, COMMENT])
    expect(green?.github.state.issues[0]?.state).toBe('open')
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
    const [, result] = await runIssues({}, second)
    expect(result?.writes).toEqual(writes)
    expect(result?.github.state.issues).toHaveLength(1)
  })

  it('opens no other issue after a person closed it, until the workflow has passed', async () => {
    const [first] = await runIssues({})
    const issues = first?.github.state.issues.map((issue) => ({
      ...issue,
      state: 'closed' as const,
    }))
    const github = { ...FOUR_RUNS, issues: issues ?? [] }
    const rerun = runOf(1, 'failure', undefined, { run_attempt: 2, updated_at: 7_200 })
    for (const runs of [FOUR_RUNS.runs, [...FOUR_RUNS.runs, rerun]]) {
      const same = await runIssue({ run: RED_AGAIN, github: { ...github, runs } })
      expect(same.writes).toEqual([])
      expect(same.outputs.reason).toBe(
        'Issue #41 about these failures was closed while they lasted.',
      )
    }
    const runs = runsOf('success', 'failure', 'success', 'failure')
    const later = await runIssue({ run: RED_AGAIN, github: { ...github, runs } })
    expect(later.writes).toEqual([CREATE])
  })

  it.each<[string, Record<string, string>, string | undefined]>([
    ['2 runs, which have failed', { grace: '2' }, undefined],
    ['3 runs', { grace: '3' }, 'The workflow has failed 2 of 3 times that open an issue.'],
    ['a minute since the first failure, which has passed', { grace: '1m' }, undefined],
    [
      '30 minutes',
      { grace: '30m' },
      'The workflow has failed for 1m of the 30m that open an issue.',
    ],
  ])('with grace, waits for %s', async (_, inputs, reason) => {
    const { writes, outputs } = await runIssue({ inputs })
    expect(writes).toEqual(reason === undefined ? [CREATE] : [])
    expect(outputs.reason).toBe(reason ?? 'Opened issue #41.')
  })

  it('ignores pull requests, other authors and other workflows among the issues', async () => {
    const [first] = await runIssues({})
    const body = first?.github.state.issues[0]?.body ?? ''
    const github = {
      pulls: [apiPull()],
      issues: [
        apiIssue({ number: 31, body: body.replace(/key=\w+/, `key=${'0'.repeat(16)}`) }),
        apiIssue({ number: 32, body, author: 'mallory' }),
        apiIssue({ number: 33 }),
      ],
    }
    expect((await runIssue({ github })).writes).toEqual([CREATE])
  })

  it('keeps one issue open if another run opens one in the meantime', async () => {
    const body = (await runIssue()).github.state.issues[0]?.body ?? ''
    const result = await runIssue({
      github: {
        runs: runsOf('success', 'failure', 'failure'),
        onRequest: ({ method, path }, { issues }) => {
          if (method === 'POST' && path.endsWith('/issues'))
            issues.push(apiIssue({ number: 41, body }))
        },
      },
    })
    expect(result.writes).toEqual([CREATE, `PATCH ${REPO}/issues/42`])
    expect(result.github.state.issues.map(({ state }) => state)).toEqual(['open', 'closed'])
    expect(result.outputs).toMatchObject({ reason: 'The issue is up to date.', issue: '41' })
    expect(result.github.state.issues[1]?.body).toMatch(
      /^Duplicate of #41\.\n\n\*\*CI\*\* has failed/,
    )
  })

  it('requests the default branch if the event does not contain it', async () => {
    const { requests, writes } = await runIssue({ job: { eventName: 'push', event: {} } })
    expect(requests).toContain(`GET ${REPO}`)
    expect(writes).toEqual([CREATE])
  })
})

describe('issue, about single jobs', () => {
  const job = (name: string, conclusion: string) => ({ name, conclusion })
  const green = runOf(0, 'success', [job('unit', 'success'), job('e2e', 'success')])
  const red = runOf(1, 'failure', [job('unit', 'success'), job('e2e', 'failure')])
  const docs = runOf(2, 'success', [job('unit', 'success'), job('e2e', 'skipped')])
  const opened: Play = { run: { id: 41, number: 811 }, github: { runs: [green, red] } }
  const passed = (id: number, ...runs: readonly BuiltRun[]): Play => ({
    result: 'success',
    run: { id },
    github: { runs: [green, red, ...runs] },
  })
  const UNPROVEN = 'The run passed, but e2e, which failed in run #811, has not passed since then.'

  it('stays open after runs that did not run the job that failed, until it has passed', async () => {
    const fixed = runOf(3, 'success', [job('unit', 'skipped'), job('e2e', 'success')])
    const [, skipped, closed] = await runIssues(opened, passed(42, docs), passed(43, docs, fixed))
    expect([skipped?.writes, skipped?.outputs.reason]).toEqual([[], UNPROVEN])
    expect(skipped?.requests.slice(-2).toSorted()).toEqual([jobsOf(41), jobsOf(42)])
    expect(closed?.writes).toEqual([UPDATE, COMMENT])
    expect(closed?.requests).toHaveLength(11)
  })

  it('closes when the jobs have passed in several runs', async () => {
    const other = runOf(2, 'failure', [job('unit', 'failure'), job('e2e', 'success')])
    const fixed = runOf(3, 'success', [job('unit', 'success'), job('e2e', 'skipped')])
    const [, , closed] = await runIssues(
      opened,
      { github: { runs: [green, red, other] } },
      passed(43, other, fixed),
    )
    expect(closed?.writes).toEqual([UPDATE, COMMENT])
  })

  it.each<[string, JobFields[], string]>([
    ['a leg that is not in the matrix', [job('unit', 'success')], UNPROVEN],
    ['a cancelled job', [job('unit', 'success'), job('e2e', 'cancelled')], UNPROVEN],
    ['a forgiven failure', [job('e2e', 'failure')], 'Closed issue #41: the run passed.'],
  ])('judges a run with %s', async (_, jobs, reason) => {
    const [, result] = await runIssues(opened, passed(42, runOf(2, 'success', jobs)))
    expect(result?.outputs.reason).toBe(reason)
  })

  it.each<[string, BuiltRun[], RunFields, string]>([
    ['was deleted', [], {}, 'main'],
    ['was re-run and cancelled', [runOf(1, 'cancelled', [], { run_attempt: 2 })], {}, 'main'],
    ['is of the earlier name of the branch', [red], { head_branch: 'trunk' }, 'trunk'],
  ])('stays open until a run of all jobs passes if the failed run %s', async (...row) => {
    const [, listed, fields, branch] = row
    const event = { ...ON_MAIN.event, repository: { default_branch: branch } }
    const passedWith = (id: number, e2e: string): Play => ({
      ...{ result: 'success', run: { id, branch }, job: { ...ON_MAIN, event } },
      github: {
        runs: [
          ...listed,
          runOf(id - 40, 'success', [job('unit', 'success'), job('e2e', e2e)], fields),
        ],
      },
    })
    const [, left, closed] = await runIssues(
      opened,
      passedWith(42, 'skipped'),
      passedWith(43, 'success'),
    )
    expect(left?.outputs.reason).toBe(
      'The run passed without some jobs, and not all failed runs since run 41 could be read.',
    )
    expect(closed?.outputs.reason).toBe('Closed issue #41: the run passed.')
  })

  it('stays open until as many jobs of one name have passed as ran when one failed', async () => {
    const pair = (index: number, conclusion: string, ...results: readonly string[]) =>
      runOf(
        index,
        conclusion,
        results.map((result) => job('e2e', result)),
      )
    const broken = pair(1, 'failure', 'failure', 'success')
    const skipped = pair(2, 'success', 'skipped', 'success')
    const fixed = pair(3, 'success', 'success', 'success')
    const [, left, closed] = await runIssues(
      { ...opened, github: { runs: [green, broken] } },
      { ...passed(42), github: { runs: [green, broken, skipped] } },
      { ...passed(43), github: { runs: [green, broken, skipped, fixed] } },
    )
    expect(left?.outputs.reason).toBe(UNPROVEN)
    expect(closed?.outputs.reason).toBe('Closed issue #41: the run passed.')
  })

  it('opens no second issue when the job fails again after runs without it', async () => {
    const again = runOf(3, 'failure', [job('unit', 'success'), job('e2e', 'failure')])
    const github = { runs: [green, red, docs, again] }
    const result = await runIssue({ run: { id: 43, number: 813 }, github, inputs: { grace: '2' } })
    const { body } = result.github.state.issues[0] ?? {}
    expect(body).toContain('since [run #\u2060811]')
    expect(body).toContain('[run #\u2060810]')
    expect(body).toContain(`compare/${'0'.repeat(40)}...${'1'.repeat(40)}`)
  })

  it('closes an issue about an invalid workflow file when jobs ran', async () => {
    const broken = runOf(1, 'startup_failure', [])
    const jobs = { jobs: [], conclusion: 'startup_failure' }
    const [first, closed] = await runIssues(
      { run: { id: 41, ...jobs }, github: { runs: [green, broken] } },
      { result: 'success', github: { runs: [green, broken, docs] } },
    )
    expect(first?.github.state.issues[0]?.body).toContain(
      'GitHub started no job: the workflow file',
    )
    expect(closed?.outputs.reason).toBe('Closed issue #41: the run passed.')
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
    expect(result.github.state.issues[0]?.body).toContain('run was [run #\u2060810]')
  })

  it('stays open after a green run without a job that can have failed before 100 others', async () => {
    const unit = { name: 'unit', conclusion: 'success' }
    const passed = (id: number, conclusion: string): Play => ({
      result: 'success',
      run: { id },
      github: {
        runs: [
          ...runsOf('success', 'failure'),
          ...many(2, 'failure'),
          runOf(id - 40, 'success', [unit, { name: 'build', conclusion }]),
        ],
      },
    })
    const opened = { run: { id: 41 }, github: { runs: runsOf('success', 'failure') } }
    const [, left, closed] = await runIssues(opened, passed(160, 'skipped'), passed(161, 'success'))
    expect(left?.outputs.reason).toBe(
      'The run passed without some jobs, and not all failed runs since run 41 could be read.',
    )
    expect(closed?.outputs.reason).toBe('Closed issue #41: the run passed.')
  })

  it('reports the issue that was closed by hand, behind other issues and pull requests', async () => {
    const [first] = await runIssues({})
    const [issue] = first?.github.state.issues ?? []
    const old = apiIssue({
      number: 20,
      state: 'closed',
      body: issue?.body?.replace('run=42', 'run=9') ?? '',
    })
    const closed = { ...issue, state: 'closed' } as ApiIssue
    const others = Array.from({ length: 120 }, (_, index) =>
      apiPull({ number: 100 + index, state: 'closed' }),
    )
    const github = { ...FOUR_RUNS, issues: [old, closed], pulls: others }
    const { writes, outputs } = await runIssue({ run: RED_AGAIN, github })
    expect(writes).toEqual([])
    expect(outputs).toMatchObject({
      reason: 'Issue #41 about these failures was closed while they lasted.',
      issue: '41',
    })
  })

  it('counts grace from the end of the first failed run', async () => {
    const late = { created_at: -86_400, updated_at: 100 }
    const runs = [
      runOf(0, 'success'),
      runOf(1, 'failure', undefined, late),
      runOf(2, 'failure', undefined, { ...late, updated_at: 160 }),
    ]
    const { outputs } = await runIssue({ github: { runs }, inputs: { grace: '1d' } })
    expect(outputs.reason).toBe('The workflow has failed for 1m of the 1d that open an issue.')
  })
})

describe('issue, with texts of people', () => {
  const edit =
    (change: (body: string) => string) =>
    (issues: readonly ApiIssue[]): ApiIssue[] =>
      issues.map((issue) => ({ ...issue, body: change(issue.body ?? '') }))

  it.each<[string, (body: string) => string]>([
    ['below', (body) => `${body}\n\nCall @octocat.`],
    ['above', (body) => `Call @octocat.\n\n${body}`],
    [
      'below, with line ends of Windows',
      (body) => `${body}\n\nCall @octocat.`.replaceAll('\n', '\r\n'),
    ],
    ['between its lines', (body) => body.replace('### Causes', 'Call @octocat.\n\n### Causes')],
  ])('keeps a text %s', async (_, change) => {
    const [first] = await runIssues({})
    const issues = edit(change)(first?.github.state.issues ?? [])
    const red = await runIssue({ run: RED_AGAIN, github: { ...FOUR_RUNS, issues } })
    const runs = runsOf('success', 'failure', 'failure', 'failure', 'success')
    const { issues: after } = red.github.state
    const green = await runIssue({
      result: 'success',
      run: { id: 44 },
      github: { runs, issues: after },
    })
    expect([red.writes, green.writes]).toEqual([[UPDATE], [UPDATE, COMMENT]])
    for (const { github } of [red, green]) {
      expect(github.state.issues.map(({ body }) => body?.match(/Call @octocat\./g))).toEqual([
        ['Call @octocat.'],
      ])
    }
  })

  it('keeps the text of a duplicate, and its own issue', async () => {
    const [first] = await runIssues({})
    const [issue] = first?.github.state.issues ?? []
    const body = `${issue?.body}\n\nCall @octocat.`
    const issues = [apiIssue({ number: 31, title: issue?.title ?? '', body }), { ...issue, body }]
    const result = await runIssue({
      run: RED_AGAIN,
      github: { ...FOUR_RUNS, issues: issues as ApiIssue[] },
    })
    expect(result.github.state.issues.map(({ state }) => state)).toEqual(['open', 'closed'])
    expect(result.github.state.issues[1]?.body).toMatch(
      /^Duplicate of #31\.\n\n\*\*CI\*\* has failed [^]*Call @octocat\.$/,
    )
  })

  it('keeps an issue that a person renamed, with what the person wrote above its text', async () => {
    const [first] = await runIssues({})
    const [issue] = first?.github.state.issues ?? []
    const body = `Call @octocat.\n\n${issue?.body}`
    const issues = [{ ...issue, title: 'Flaky again', body }] as ApiIssue[]
    const editors = { [`${issue?.node_id}`]: 'octocat' }
    const red = await runIssue({ run: RED_AGAIN, github: { ...FOUR_RUNS, issues, editors } })
    const runs = runsOf('success', 'failure', 'failure', 'failure', 'success')
    const { issues: after } = red.github.state
    const green = await runIssue({
      result: 'success',
      run: { id: 44 },
      github: { runs, issues: after },
    })
    expect([red.writes, green.writes]).toEqual([[UPDATE], [UPDATE, COMMENT]])
    expect(green.github.state.issues[0]?.body).toMatch(
      /^<!-- .* -->\nCall @octocat\.\s+<!-- run-report:start -->\n✅/,
    )
  })

  it('ignores a marker below a text under another title', async () => {
    const [first] = await runIssues({})
    const body = `Found:\n${first?.github.state.issues[0]?.body}`
    const issues = [apiIssue({ number: 31, title: 'Broken links', body })]
    expect((await runIssue({ github: { issues } })).writes).toEqual([CREATE])
  })

  it('comments that the workflow fails again in an issue that a person opened again', async () => {
    const [, closed] = await runIssues({}, GREEN)
    const issues = closed?.github.state.issues.map((issue) => ({
      ...issue,
      state: 'open' as const,
    }))
    const runs = runsOf('success', 'failure', 'failure', 'success', 'failure')
    const result = await runIssue({ run: { id: 44 }, github: { runs, issues: issues ?? [] } })
    expect(result.writes).toEqual([UPDATE, COMMENT])
    expect(result.github.state.comments.at(-1)?.body).toMatch(
      /^\*\*CI\*\* fails again: \[CI failed/,
    )
  })
})

describe('issue, with a token of another account', () => {
  const writer = 'Shop[bot]'
  const noLogin: Fault = { path: /graphql$|user$/, response: { status: 403 } }

  it.each(['github-actions[bot]', 'shop[bot]'])(
    'keeps one issue, with author: %s',
    async (author) => {
      const inputs = { author }
      const [, red, green] = await runIssues(
        { inputs, github: { writer } },
        { inputs, run: RED_AGAIN, github: { ...FOUR_RUNS, writer } },
        {
          ...{ inputs, result: 'success', run: { id: 44 } },
          github: { runs: runsOf('success', 'failure', 'failure', 'failure', 'success'), writer },
        },
      )
      expect([red?.writes, green?.writes]).toEqual([[UPDATE], [UPDATE, COMMENT]])
      expect(green?.annotations).toEqual([])
    },
  )

  it('keeps one issue open and warns if GitHub does not report the login', async () => {
    const [first, second] = await runIssues(
      { github: { writer }, faults: [noLogin] },
      { run: RED_AGAIN, github: { ...FOUR_RUNS, writer }, faults: [noLogin] },
    )
    expect(first?.annotations[0]?.message).toMatch(
      /^The token writes as Shop\[bot\]\. Set the input/,
    )
    expect(second?.github.state.issues.map(({ state }) => state)).toEqual(['open', 'closed'])
  })
})

describe('issue, with a report from elsewhere', () => {
  const triggeredBy = (id: number, fields: object = {}) => ({
    eventName: 'workflow_run',
    event: { ...ON_MAIN.event, workflow_run: { id, run_attempt: 1, ...fields } },
  })

  it.each<[string, Play, string]>([
    [
      'of a run of a fork that claims to be a push',
      {
        ...{ run: { id: 43, event: 'push', branch: 'main' }, job: triggeredBy(43) },
        github: {
          runs: [
            ...runsOf('success'),
            runOf(3, 'success', undefined, { event: 'pull_request', head_repository: FORK }),
          ],
        },
      },
      'The run is of the event pull_request, not of a branch.',
    ],
    [
      'of another run than the triggering one',
      { run: { id: 42 }, job: triggeredBy(43) },
      'The report is of run 42, but run 43 triggered the workflow. Set the input run-id of the report to ${{ github.event.workflow_run.id }}.',
    ],
    [
      'that claims that the failed run passed',
      { result: 'success', github: { runs: runsOf('success', 'failure', 'failure') } },
      "The report says that run 42 did not fail, but GitHub's conclusion is failure. If the report has allowed-failures, set this input of the action to the same names.",
    ],
    [
      'of an attempt that does not exist',
      { run: { attempt: 999_999_999 } },
      'The report is of attempt 999999999 of run 42, but GitHub has 1.',
    ],
  ])('writes nothing for one %s', async (_, scenario, reason) => {
    const [first] = await runIssues({})
    const { issues = [] } = first?.github.state ?? {}
    const result = await runIssue({ ...scenario, github: { issues, ...scenario.github } })
    expect([result.writes, result.outputs.reason]).toEqual([[], reason])
  })

  it.each<[string, (report: ReportJson) => object, string]>([
    ['null as a job', () => ({ jobs: [null] }), 'jobs[0]: expected object, received null'],
  ])('names the file and the field for one with %s', async (_, changes, problem) => {
    const report = encodeReport(
      reportOn(makeRun({ jobs: [{ state: finished(5, 65, 'failure') }] })),
    )
    const path = await writeJsonFile({ ...report, ...changes(report) })
    const inputs = { 'report-path': path }
    const { writes, outputs } = await runIssue({ inputs })
    expect([writes, outputs.reason]).toEqual([
      [],
      `Could not read the report: ${path} is not a valid JSON report: ${problem}`,
    ])
  })
})

describe('issue, without a report', () => {
  it('acts for the newest run if the job of its own run was dropped', async () => {
    const runs = runsOf('success', 'success', 'failure')
    const { writes, github } = await runSubAction('issue', {
      github: { runs },
      job: {
        eventName: 'workflow_run',
        event: {
          ...ON_MAIN.event,
          workflow_run: { id: 41, run_attempt: 1, conclusion: 'success' },
        },
      },
    })
    expect(writes).toEqual([CREATE])
    expect(github.state.issues[0]?.body).toMatch(/^<!-- run-report:issue [^>]* run=42 /)
  })
})

describe('issue, if the run does not decide whether the branch is red', () => {
  const fork = () => {
    return runOf(1, 'failure', undefined, { head_repository: FORK })
  }

  /** The report says that the run is a push to main, and GitHub that it is another one. */
  const reported = (fields: RunFields): Play => ({
    github: { runs: [runOf(2, 'failure', undefined, fields)] },
  })

  it.each<[string, Play, string]>([
    [
      'of another branch',
      reported({ head_branch: 'topic' }),
      'The run is of the branch topic, not',
    ],
    [
      'of a pull request whose branch is called main',
      reported({ event: 'pull_request' }),
      'The run is of the event pull_request, not of a branch.',
    ],
    ['of a fork', reported({ head_repository: FORK }), 'The run is of a fork.'],
    [
      'that is older than a run that passed',
      { github: { runs: runsOf('success', 'failure', 'failure', 'success') } },
      'A newer run of the workflow has finished.',
    ],
    ['that is green, without an issue', { ...GREEN }, 'Run #813 passed, and no issue is open.'],
    ['that was cancelled', { result: 'cancelled' }, 'Run #812 has neither passed nor failed.'],
    [
      'that has a newer attempt',
      { github: { runs: [fakeRun({ run: { id: 42, run_attempt: 2 } })] } },
      'Attempt 2 of run 42 is newer than the report.',
    ],
  ])('writes nothing for a run %s', async (_, scenario, reason) => {
    const { writes, outputs, exitCode, annotations } = await runIssue(scenario)
    expect([writes, exitCode]).toEqual([[], 0])
    expect(outputs.reason).toContain(reason)
    expect(annotations[0]?.level).toBe('notice')
  })

  it('skips runs of forks in the series of failures', async () => {
    const [first, , third] = runsOf('success', 'failure', 'failure')
    const runs = [first, fork(), third].filter((run) => run !== undefined)
    const { outputs } = await runIssue({ github: { runs }, inputs: { grace: '2' } })
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
      'an archived repository',
      refuse(403, 'Repository was archived so is read-only.'),
      /403 .*\. The repository is archived: nothing can be written\.$/,
    ],
    [
      'a disabled repository',
      refuse(403, 'Repository has been disabled.'),
      /403 \(Repository has been disabled\.\)\.$/,
    ],
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
  ])('warns once and succeeds after one write for %s', async (_, fault, expected) => {
    const { writes, exitCode, annotations, outputs } = await runIssue({ faults: [fault] })
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
    const { writes, exitCode, annotations } = await runIssue(scenario)
    expect([writes, exitCode]).toEqual([[], 0])
    expect(annotations).toMatchObject([
      { level: 'warning', message: expect.stringMatching(expected) as unknown },
    ])
  })

  it.each<[string, Play]>([
    ['Closed issue #41: the run passed.', GREEN],
    ['Updated issue #41.', { result: 'other', run: RED_AGAIN, github: FOUR_RUNS }],
  ])('reports what it did if it cannot comment: %s', async (reason, second) => {
    const when: Fault['when'] = ({ method }) => method === 'POST'
    const body = { message: 'Unable to create comment because issue is locked.' }
    const fault: Fault = { path: /comments$/, when, response: { status: 403, body } }
    const [, result] = await runIssues({}, { ...second, faults: [fault] })
    expect(result?.writes).toEqual([UPDATE, COMMENT])
    expect(result?.outputs).toMatchObject({ done: 'true', issue: '41' })
    expect(result?.outputs.reason).toContain(`${reason} Could not comment on issue #41 of`)
    expect(result?.annotations).toMatchObject([
      { level: 'warning', message: result?.outputs.reason },
    ])
  })

  it('reports the issue that it opened if it cannot close it as a duplicate', async () => {
    const issue = apiIssue({
      number: 41,
      body: (await runIssue()).github.state.issues[0]?.body ?? '',
    })
    const onRequest: FakeGitHubOptions['onRequest'] = ({ method, path }, { issues }) => {
      if (method === 'POST' && path.endsWith('/issues')) issues.push(issue)
    }
    const fault: Fault = { when: ({ method }) => method === 'PATCH', response: { status: 403 } }
    const runs = runsOf('success', 'failure', 'failure')
    const { outputs } = await runIssue({ github: { runs, onRequest }, faults: [fault] })
    expect(outputs).toMatchObject({ done: 'true', issue: '42' })
    expect(outputs.reason).toMatch(/^Opened issue #42\. Could not keep only issue #41 of .* 403 /)
  })

  it('fails with on-error: fail', async () => {
    const inputs = { 'on-error': 'fail' }
    expect((await runIssue({ faults: [READ_ONLY], inputs })).exitCode).toBe(1)
  })
})

const PASSED_BEFORE = 'Run #810 passed, and no issue is open.'

describe('issue, of a run that GitHub cancelled', () => {
  const limit = 'The job has exceeded the maximum execution time of 20m0s'

  it.each([
    ['at its time limit', limit, [CREATE], 'Opened issue #41.'],
    ['for another reason', 'The run was cancelled by @mona.', [], PASSED_BEFORE],
  ])('counts one as failed if it was cancelled %s', async (_, message, writes, reason) => {
    const result = await runSubAction('issue', {
      github: {
        runs: runsOf('success', 'cancelled'),
        annotations: { 2_000: [apiAnnotation({ message })] },
      },
      job: {
        ...ON_MAIN,
        event: { ...ON_MAIN.event, workflow_run: { id: 41, run_attempt: 1 } },
      },
    })
    expect([result.writes, result.outputs.reason]).toEqual([writes, reason])
  })
})

describe('issue, after a comment was lost', () => {
  const lost: Fault = {
    when: ({ method, path }) => method === 'POST' && path.endsWith('/comments'),
    response: { status: 502 },
  }
  const runs = runsOf('success', 'failure', 'failure', 'success', 'success', 'success')
  const later = (index: number): Play => ({
    result: 'success',
    run: { id: 40 + index, number: 810 + index },
    github: { runs: runs.slice(0, index + 1) },
  })

  it('writes later, and once, that the workflow passes again', async () => {
    const [, closed, next, last] = await runIssues(
      {},
      { ...GREEN, faults: [lost] },
      later(4),
      later(5),
    )
    expect(closed?.writes.slice(0, 2)).toEqual([UPDATE, COMMENT])
    expect(closed?.annotations[0]?.message).toMatch(/^Closed issue #41: the run passed\. Could not/)
    expect([next?.writes, last?.writes]).toEqual([[COMMENT], []])
    expect(next?.outputs.reason).toBe(
      'Commented on issue #41 that the run passed, which an earlier step could not.',
    )
    const texts = last?.github.state.comments.map(({ body }) => body)
    expect(texts).toEqual([expect.stringContaining('passed again in [run')])
  })

  it('writes nothing if the issue changes before each of three decisions', async () => {
    let count = 1
    const [, result] = await runIssues(
      { run: { id: 41, number: 811 }, github: { runs: runsOf('success', 'failure') } },
      {
        github: {
          onRequest: ({ method, path }, { issues }) => {
            if (method !== 'GET' || !path.endsWith('/issues/41')) return
            for (const issue of issues) {
              issue.body = issue.body?.replace(/ attempt=\d+ /, ` attempt=${(count += 1)} `) ?? null
            }
          },
        },
      },
    )
    expect(count).toBe(4)
    expect([result?.writes, result?.outputs.reason]).toEqual([
      [],
      'The runs of the workflow or its issue changed each time before the issue was written, so nothing was.',
    ])
  })
})
