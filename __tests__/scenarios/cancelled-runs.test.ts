import { describe, expect, it } from '@jest/globals'
import type { JobFields } from '../../testing/fake-github/api-job.ts'
import { apiStep } from '../../testing/fake-github/api-job.ts'
import { apiAnnotation } from '../../testing/fake-github/run-details.ts'
import type { FakeGitHubOptions } from '../../testing/fake-github/start-fake-github.ts'
import { ON_MAIN, runOf as runOnMain, runsOf } from '../../testing/run-issue.ts'
import { runOf, runRerun } from '../../testing/run-rerun.ts'
import { runSubAction } from '../../testing/run-with-logs.ts'

interface History extends Pick<FakeGitHubOptions, 'files'> {
  readonly jobs: readonly JobFields[]
  /** The annotation of each job that was cancelled. */
  readonly says?: string
  readonly conclusion?: string
  readonly allowed?: string
}

const job = (id: number, name: string, conclusion: string, fields: JobFields = {}): JobFields => ({
  ...{ id, name, conclusion },
  steps: [apiStep({ name: 'Run make', conclusion })],
  ...fields,
})
const test = job(70, 'test', 'failure')
const lint = job(71, 'lint', 'cancelled')
const build = job(72, 'build', 'success')
const mona = 'The run was canceled by @mona.'
const newer = "Canceling since a higher priority waiting request for 'ci' exists"
const limit = 'The job has exceeded the maximum execution time of 20m0s'
const workflow = (text: string) => ({ files: { '.github/workflows/ci.yml': `jobs: ${text}` } })
const gate = job(73, 'gate', 'failure', { created_at: 90, started_at: 100 })

const HISTORIES: readonly (readonly [string, History, boolean])[] = [
  ['a failed job cancelled it', { jobs: [test, lint], says: mona }, true],
  ['a failed job cancelled it, and GitHub names nobody', { jobs: [test, lint] }, true],
  [
    'a leg failed, and another one was cancelled because of it',
    {
      jobs: [job(70, 'test (a)', 'failure'), job(71, 'test (b)', 'cancelled')],
      says: 'The strategy configuration was canceled because "test.a" failed',
    },
    true,
  ],
  ['a newer run replaced it after a job had failed', { jobs: [test, lint], says: newer }, true],
  ['a job reached its time limit', { jobs: [build, lint], says: limit }, true],
  ['a person cancelled it', { jobs: [build, lint], says: mona }, false],
  ['a newer run replaced it', { jobs: [build, lint], says: newer }, false],
  [
    'a person cancelled it while it was queued',
    { jobs: [{ ...lint, steps: [], runner_id: 0, runner_name: '' }], says: mona },
    false,
  ],
  ['it was re-run and passed', { jobs: [build], conclusion: 'success' }, false],
  [
    'the workflow allows the failed job to fail',
    {
      jobs: [test, lint],
      says: mona,
      ...workflow('{ test: { continue-on-error: true }, lint: {} }'),
    },
    false,
  ],
  ['the inputs allow it', { jobs: [test, lint], says: mona, allowed: 'test' }, false],
  [
    'a gate failed since a job that it needs was cancelled',
    { jobs: [lint, gate], says: mona, ...workflow('{ lint: {}, gate: { needs: lint } }') },
    false,
  ],
]

function githubOf({ jobs, says, files }: History): FakeGitHubOptions {
  const stopped = jobs.filter(({ conclusion }) => conclusion === 'cancelled')
  const annotations = says === undefined ? [] : [apiAnnotation({ message: says })]
  return {
    annotations: Object.fromEntries(stopped.map(({ id = 0 }) => [id, annotations] as const)),
    ...(files !== undefined && { files }),
  }
}

describe('a run that GitHub cancelled', () => {
  it.each(HISTORIES)('is re-run only if it failed: %s', async (_, history, failed) => {
    const { jobs, conclusion = 'cancelled', allowed } = history
    const { writes } = await runRerun({
      github: { runs: [runOf(conclusion, jobs)], ...githubOf(history) },
      inputs: allowed === undefined ? {} : { 'allowed-failures': allowed },
    })
    expect(writes.length > 0).toBe(failed)
  })

  it.each(HISTORIES)('opens an issue only if it failed: %s', async (_, history, failed) => {
    const { jobs, conclusion = 'cancelled', allowed } = history
    const { writes } = await runSubAction('issue', {
      github: {
        runs: [...runsOf('success'), runOnMain(1, conclusion, jobs)],
        ...githubOf(history),
      },
      job: {
        eventName: 'workflow_run',
        event: { ...ON_MAIN.event, workflow_run: { id: 41, run_attempt: 1 } },
      },
      inputs: allowed === undefined ? {} : { 'allowed-failures': allowed },
    })
    expect(writes.length > 0).toBe(failed)
  })
})
