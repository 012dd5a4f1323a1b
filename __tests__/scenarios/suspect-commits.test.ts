import { describe, expect, it } from '@jest/globals'
import { baseRun, PUSH_EVENT, shaOf, startOf } from '../../testing/base-branch.ts'
import type { BuiltRun } from '../../testing/fake-github/fake-run.ts'
import type { FakeGitHubOptions } from '../../testing/fake-github/start-fake-github.ts'
import { ON_MAIN } from '../../testing/run-issue.ts'
import {
  failedLog,
  type LogScenario,
  runSubAction,
  runWithLogs,
} from '../../testing/run-with-logs.ts'

/** Number of the first commit, whose run passes. */
const FIRST = 10

/** Commits of `main`, oldest first. */
const COMMITS = {
  branch: 'main',
  shas: Array.from({ length: 20 }, (_, at) => shaOf(at)),
  mergeBases: {},
}

interface HistoryJob {
  readonly name: string
  /** What happened to it in each run, oldest first: `P` passed, `F` failed, `-` not run. */
  readonly results: string
  /** @default another error than that of each other job */
  readonly error?: string
}

interface History {
  readonly jobs: readonly HistoryJob[]
  /** Numbers of the commits that have a run. @default each */
  readonly commits?: readonly number[]
  /** Attempt of the newest run, in which the same happened. @default 1 */
  readonly attempt?: number
}

/** Runs of `main`, and the logs of the jobs that failed. */
function makeHistory({ jobs, commits, attempt = 1 }: History) {
  const count = jobs[0]?.results.length ?? 0
  const logs: Record<number, LogScenario['logs'][number]> = {}
  const runs = Array.from({ length: count }, (_, at): BuiltRun[] => {
    const number = commits?.[at] ?? FIRST + at
    const attempts = at === count - 1 ? attempt : 1
    return Array.from({ length: attempts }, (_unused, before) => {
      const fields = jobs.flatMap(({ name, results, error = name }, index) => {
        if (results[at] === '-') return []
        const id = 10_000 * (index + 1) + 100 * before + number
        const conclusion = results[at] === 'F' ? 'failure' : 'success'
        if (conclusion === 'failure') {
          logs[id] = failedLog([`##[error]${error} has no total in cart`], 1, startOf(number))
        }
        return [{ id, name, conclusion }]
      })
      const hasFailed = fields.some(({ conclusion }) => conclusion === 'failure')
      const conclusion = hasFailed ? 'failure' : 'success'
      return baseRun(number, conclusion, { run_attempt: before + 1 }, fields)
    })
  })
  return {
    runs: runs.map((all) => all.at(-1)).filter((run) => run !== undefined),
    all: runs.flat(),
    logs,
  }
}

/** What each output says: the numbers of the suspect commits of each job. */
type Suspects = Readonly<Record<string, readonly number[]>>

/** Reads them from a text in which each cause begins like `start`, with the name of its first job. */
function readSuspects(text: string, start: RegExp, names: readonly string[]): Suspects {
  const parts = text.split(start).slice(1)
  return Object.fromEntries(
    names.map((name) => {
      const part = parts.find((each) => each.slice(0, 400).includes(name)) ?? ''
      const commits = [...part.matchAll(/Change number (\d+)/g)].map(([, number]) => Number(number))
      return [name, commits]
    }),
  )
}

/** Returns the suspects that the JSON report of the newest run has; the approved texts show them elsewhere. */
async function reportSuspects(history: History, names: readonly string[]) {
  const { all, runs, logs } = makeHistory(history)
  const { report } = await runWithLogs({
    ...{ inProcess: true, logs },
    github: { runs: all, commits: COMMITS },
    job: { event: PUSH_EVENT },
    inputs: { 'run-id': `${runs.at(-1)?.id}`, 'history-runs': '0' },
  })
  const causes = report?.causes.map(({ sentence, verdicts }) => [
    sentence,
    verdicts[0]?.redSince?.commits,
  ])
  const text = causes?.map((cause) => `#${JSON.stringify(cause)}`).join('')
  return readSuspects(`${text}`, /#/, names)
}

/** Returns the suspects that the issue shows after each run has finished. */
async function issueSuspects(history: History, names: readonly string[]) {
  const { runs, all, logs } = makeHistory(history)
  let state: Pick<FakeGitHubOptions, 'issues' | 'comments'> = {}
  for (const [at, run] of runs.entries()) {
    const isNewest = at === runs.length - 1
    const { github, annotations } = await runSubAction('issue', {
      ...{ inProcess: true, logs },
      github: { runs: isNewest ? all : runs.slice(0, at + 1), commits: COMMITS, ...state },
      job: {
        eventName: 'workflow_run',
        event: { ...ON_MAIN.event, workflow_run: { id: run.id, run_attempt: run.attempt } },
      },
      inputs: { 'report-path': '' },
    })
    expect(annotations.filter(({ level }) => level !== 'notice')).toEqual([])
    const { issues, comments } = github.state
    state = { issues, comments }
  }
  const body = state.issues?.at(-1)?.body ?? ''
  return {
    issue: readSuspects(body, /^❌ /m, names),
    beforeCauses: body.split('### Causes')[0]?.match(/Change number|Suspect/g) ?? [],
  }
}

const job = (name: string, results: string): HistoryJob => ({ name, results })

const HISTORIES: Readonly<Record<string, readonly [History, Suspects]>> = {
  'the second cause began later': [
    { jobs: [job('lint', 'PFF'), job('unit', 'PPF')] },
    { lint: [11], unit: [12] },
  ],
  'one was repaired and broken again': [
    { jobs: [job('lint', 'PFPF'), job('unit', 'PPFF')] },
    { lint: [13], unit: [12] },
  ],
  'commits were pushed together': [
    { jobs: [job('lint', 'PFF'), job('unit', 'PPF')], commits: [10, 13, 15] },
    { lint: [11, 12, 13], unit: [14, 15] },
  ],
  'two jobs have one name': [
    { jobs: [job('lint', 'PPF'), job('unit', 'PFF'), job('unit', 'PFF')] },
    { lint: [12], unit: [] },
  ],
  'the newest run was re-run': [
    { jobs: [job('lint', 'PFF'), job('unit', 'PPF')], attempt: 2 },
    { lint: [11], unit: [12] },
  ],
}

describe('the suspect commits of two causes', () => {
  it.each(Object.keys(HISTORIES))(
    'are those of each cause in the report and the issue if %s',
    async (name) => {
      const [history, expected] = HISTORIES[name] ?? [{ jobs: [] }, {}]
      const names = Object.keys(expected)
      const { issue, beforeCauses } = await issueSuspects(history, names)
      expect([await reportSuspects(history, names), issue]).toEqual([expected, expected])
      expect(beforeCauses).toEqual([])
    },
  )

  it('are those of each leg if legs with one error began to fail at different commits', async () => {
    const error = 'cart'
    const legs = [
      { ...job('test (1)', 'PFF'), error },
      { ...job('test (2)', 'PPF'), error },
    ]
    const { issue } = await issueSuspects({ jobs: legs }, ['2 jobs'])
    expect(issue['2 jobs']?.toSorted()).toEqual([11, 12])
  })
})
