import { apiPull } from './fake-github/api-conversation.ts'
import { SHA } from './fake-github/api-run.ts'
import type { Fault } from './fake-github/faults.ts'
import type { FakeGitHubOptions } from './fake-github/start-fake-github.ts'
import { gated } from './gate.ts'
import { finished, makeRun, makeStep, reportOn } from './make-run.ts'
import { writeReportFile } from './report-file.ts'
import { runSubAction, type SubActionResult } from './run-with-logs.ts'
import type { Scenario } from './scenario.ts'

export const OTHER_SHA = 'a'.repeat(40)
export const FORK = 'mona/octo-shop'

const REPO = '/repos/octo-org/octo-shop'

/** The requests of the action, in the order of a first comment. */
export const PULL = `GET ${REPO}/pulls/12`
export const LIST = `GET ${REPO}/issues/12/comments?per_page=100&page=1`
export const RUNS = `GET ${REPO}/actions/runs?head_sha=${SHA}&exclude_pull_requests=false&per_page=100&page=1`
export const CREATE = `POST ${REPO}/issues/12/comments`
export const update = (id: number) => `PATCH ${REPO}/issues/comments/${id}`

export const PULL_REQUEST = {
  eventName: 'pull_request',
  event: { pull_request: { number: 12, head: { sha: SHA } } },
}

/** Writes the report of a run whose job `build` failed at `Run make`, passed or was cancelled. */
async function reportOf({ result = 'red', run: fields, gate = {} }: CommentScenario) {
  const conclusion = { red: 'failure', green: 'success', cancelled: 'cancelled', other: 'failure' }
  const [name, ended] = [result === 'other' ? 'Run lint' : 'Run make', conclusion[result]]
  const steps = [makeStep({ number: 3, name, state: finished(10, 30, ended) })]
  const jobs = [{ name: 'build', state: finished(5, 65, ended), steps }]
  const run = { conclusion: conclusion[result], jobs, event: 'pull_request', ...fields }
  return await writeReportFile(gated(reportOn(makeRun(run)), gate))
}

export interface CommentScenario extends Omit<Scenario, 'github'> {
  readonly result?: 'red' | 'green' | 'cancelled' | 'other'
  readonly run?: Parameters<typeof makeRun>[0]
  /** The inputs of the report that can fail its step. */
  readonly gate?: Parameters<typeof gated>[1]
  readonly github?: FakeGitHubOptions
  readonly faults?: readonly Fault[]
}

/** Runs the action in the run that the report is about, by default run 42. */
export async function runComment(scenario: CommentScenario = {}) {
  const { run, github, faults = [], job, ...rest } = scenario
  const { id: runId = 42, attempt: runAttempt = 1, workflowPath } = run ?? {}
  return await runSubAction('comment', {
    github: { pulls: [apiPull()], faults, ...github },
    job: { runId, runAttempt, ...(workflowPath && { workflowPath }), ...(job ?? PULL_REQUEST) },
    ...rest,
    inputs: { 'report-path': await reportOf(scenario), ...rest.inputs },
  })
}

/** What the comments on the pull request say. */
export function bodiesOf(result: SubActionResult | undefined): string[] {
  return (result?.github.state.comments ?? []).map(({ body }) => body)
}

/** Runs the action several times on the same pull request. */
export async function runComments(...runs: readonly CommentScenario[]): Promise<SubActionResult[]> {
  const results: SubActionResult[] = []
  let comments: FakeGitHubOptions['comments'] = []
  for (const one of runs) {
    const result = await runComment({ ...one, github: { comments, ...one.github } })
    comments = result.github.state.comments
    results.push(result)
  }
  return results
}
