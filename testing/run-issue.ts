import type { JobFields } from './fake-github/api-job.ts'
import type { RunFields } from './fake-github/api-run.ts'
import { type BuiltRun, fakeRun } from './fake-github/fake-run.ts'
import type { Fault } from './fake-github/faults.ts'
import type { FakeGitHubOptions } from './fake-github/start-fake-github.ts'
import { gated } from './gate.ts'
import type { CurrentRun } from '../src/model/target.ts'
import { finished, makeRun, makeStep, reportOn } from './make-run.ts'
import { writeReportFile } from './report-file.ts'
import { runSubAction, type SubActionResult } from './run-with-logs.ts'
import type { Scenario } from './scenario.ts'

export const ON_MAIN = {
  eventName: 'workflow_run',
  event: { repository: { full_name: 'octo-org/octo-shop', default_branch: 'main' } },
}

/** Runs 40, 41, ... of the workflow on main, finished a minute apart, with a job like each of them. */
export function runsOf(...conclusions: readonly string[]): BuiltRun[] {
  return conclusions.map((conclusion, index) => runOf(index, conclusion))
}

export function runOf(
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

export interface IssueScenario extends Omit<Scenario, 'github'> {
  readonly result?: 'failure' | 'success' | 'cancelled' | 'other'
  /** The run of the report. */
  readonly run?: Parameters<typeof makeRun>[0]
  /** The inputs of the report that can fail its step. */
  readonly gate?: Parameters<typeof gated>[1]
  /** The job that makes the report. */
  readonly own?: Partial<CurrentRun>
  readonly github?: FakeGitHubOptions
  readonly faults?: readonly Fault[]
}

/** Runs the action on run 42, after a green and a red run. */
export async function runIssue({
  result = 'failure',
  run,
  gate = {},
  own,
  github,
  faults = [],
  ...rest
}: IssueScenario = {}) {
  const conclusion = result === 'other' ? 'failure' : result
  const name = result === 'other' ? 'Run lint' : 'Run make'
  const steps = [makeStep({ number: 3, name, state: finished(10, 30, conclusion) })]
  const jobs = [{ name: 'build', state: finished(5, 65, conclusion), steps }]
  const reported = makeRun({ jobs, branch: 'main', number: 812, ...run })
  const report = gated(reportOn(reported, own && { own }), gate)
  return await runSubAction('issue', {
    github: { runs: runsOf('success', 'failure', conclusion), faults, ...github },
    job: ON_MAIN,
    ...rest,
    inputs: { 'report-path': await writeReportFile(report), ...rest.inputs },
  })
}

/** Runs the action several times in the same repository. */
export async function runIssues(...runs: readonly IssueScenario[]): Promise<SubActionResult[]> {
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

export const GREEN: IssueScenario = {
  result: 'success',
  run: { id: 43, number: 813 },
  github: { runs: runsOf('success', 'failure', 'failure', 'success') },
}
export const RED_AGAIN = { id: 43, number: 813 }
export const FOUR_RUNS = { runs: runsOf('success', 'failure', 'failure', 'failure') }
