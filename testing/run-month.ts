import { apiArtifact } from './fake-github/run-details.ts'
import { fakeRun, type BuiltRun } from './fake-github/fake-run.ts'
import type { ApiIssue } from './fake-github/api-conversation.ts'
import type { FakeGitHubOptions } from './fake-github/start-fake-github.ts'
import { START } from './fake-github/time.ts'
import { ON_MAIN, runOf } from './run-issue.ts'
import { type LogScenario, runSubAction } from './run-with-logs.ts'

export const MEMORY = 'run-report-month'
/** Of the artifacts of these runs. */
export const ARTIFACT_ID = 71

/** Seconds after the start of the builders' runs, so many minutes ago. */
const minutesAgo = (minutes: number) => (Date.now() - Date.parse(START)) / 1_000 - minutes * 60

/** A red and a green run of main of the last hours, and the run in which the action runs. */
export function monthRuns(): BuiltRun[] {
  const times = (minutes: number) => ({
    ...{ created_at: minutesAgo(minutes), run_started_at: minutesAgo(minutes) },
    updated_at: minutesAgo(minutes - 5),
  })
  return [
    runOf(0, 'failure', undefined, times(120)),
    runOf(1, 'success', undefined, times(60)),
    fakeRun({ run: { status: 'in_progress', conclusion: null, ...times(2) }, jobs: [] }),
  ]
}

/** A run of main before all of the month, with the workflow of the other runs. */
export function runBefore(conclusion: string): BuiltRun {
  const start = minutesAgo(50 * 24 * 60)
  const times = { created_at: start, run_started_at: start, updated_at: start + 60 }
  return runOf(0, conclusion, undefined, { ...times, id: 5, run_number: 5 })
}

/** Runs that a schedule started some days ago, the oldest first. */
export function nightlyRuns(daysAgo: readonly number[]): BuiltRun[] {
  return daysAgo.map((ago, index) => {
    const start = minutesAgo(ago * 24 * 60)
    const workflow = { name: 'Nightly', path: '.github/workflows/nightly.yml', workflow_id: 7 }
    const times = { created_at: start, run_started_at: start, updated_at: start + 60 }
    return runOf(index, 'success', undefined, {
      ...{ ...workflow, ...times, event: 'schedule', run_number: 61 + index, id: 10 + index },
    })
  })
}

/** The runs, the last of which has uploaded a memory. */
export function withMemory(runs: readonly BuiltRun[] = monthRuns()): BuiltRun[] {
  const artifacts = [apiArtifact({ id: ARTIFACT_ID, name: MEMORY })]
  return runs.map((run, at) => (at === runs.length - 1 ? { ...run, artifacts } : run))
}

interface MonthScenario extends Partial<LogScenario> {
  readonly issues?: readonly ApiIssue[]
}

/** Runs the action on main, with its issue. */
export async function runMonth({ issues = [], github, inputs, ...rest }: MonthScenario = {}) {
  // The fake changes an issue at a time of its own.
  const recent = issues.map((issue) => ({ ...issue, updated_at: new Date().toISOString() }))
  const known: FakeGitHubOptions = { runs: monthRuns(), issues: recent }
  return await runSubAction('month', {
    ...{ job: ON_MAIN, github: { ...known, ...github } },
    inputs: { issue: 'true', ...inputs },
    ...rest,
  })
}
