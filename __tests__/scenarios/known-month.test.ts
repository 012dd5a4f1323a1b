import { describe, expect, it } from '@jest/globals'
import { SEED } from '../../testing/accuracy/known-month.ts'
import { START } from '../../testing/fake-github/time.ts'
import { runSubAction, runWithLogs } from '../../testing/run-with-logs.ts'
import { type Month, simulateMonth } from '../../testing/simulate/known-month.ts'
import {
  idOfRun,
  type MonthGitHub,
  monthGitHub,
} from '../../testing/simulate/known-month/github.ts'
import { DAY } from '../../testing/simulate/known-month/issues.ts'
import { truthOf } from '../../testing/simulate/known-month/truth.ts'

// `npm run accuracy` measures all runs of the month.
describe('the last runs of a month that ended today', () => {
  const midnight = Math.floor(Date.now() / (DAY * 1_000)) * DAY - Date.parse(START) / 1_000
  const month = simulateMonth(SEED, midnight - 30 * DAY)
  const github = monthGitHub(month)

  it.each([
    { what: 'a listed failure', at: -5, exitCode: 0, done: 'true' },
    { what: 'a new failure beside a listed one', at: -4, exitCode: 1, done: 'false' },
    { what: 'a failure whose last day is over', at: -3, exitCode: 1, done: 'false' },
    { what: 'failures that two issues list', at: -2, exitCode: 0, done: 'true' },
    { what: 'a failure whose issue somebody else edited', at: -1, exitCode: 1, done: 'false' },
  ])('exits with $exitCode for $what, and re-runs it: $done', async ({ at, exitCode, done }) => {
    const { runId, truth, github: known, logs } = scene(month, github, at)
    const scenario = {
      github: known,
      logs,
      job: { event: { repository: { default_branch: 'main' } } },
    }
    const inputs = { 'run-id': String(runId) }
    const report = await runWithLogs({
      ...scenario,
      inputs: { ...inputs, 'fail-on': 'new', 'history-runs': '0' },
    })
    const rerun = await runSubAction('rerun', { ...scenario, inputs: { ...inputs, when: 'flaky' } })
    expect([report.exitCode, rerun.exitCode, rerun.outputs.done]).toEqual([exitCode, 0, done])
    expect([truth.gateFails, truth.reruns]).toEqual([exitCode === 1, done === 'true'])
    expect(rerun.writes.length > 0).toBe(done === 'true')
  })
})

/** GitHub when a run has finished, by its position in the month, and what is true about the run. */
function scene(month: Month, github: MonthGitHub, at: number) {
  const run = month.runs.at(at)
  const [attempt] = run?.attempts ?? []
  if (run === undefined || attempt === undefined) throw new Error('there is no such run')
  const { files, annotations, logs, editors, ...state } = github.stateAt(attempt.reportedAt)
  const recent = new Set(state.runs.slice(-10).flatMap(({ jobs }) => jobs.map(idOf)))
  return {
    runId: idOfRun(run),
    truth: truthOf(month, run, attempt),
    github: {
      ...{ runs: state.runs, issues: state.issues, pulls: state.pulls },
      ...(state.commits && { commits: state.commits }),
      files: Object.fromEntries(files),
      annotations: Object.fromEntries(annotations),
      editors: Object.fromEntries(editors ?? []),
    },
    logs: Object.fromEntries(
      [...logs.keys()].filter((id) => recent.has(id)).map((id) => [id, github.logOf(id)]),
    ),
  }
}

function idOf(job: object): number {
  return 'id' in job ? Number(job.id) : 0
}
