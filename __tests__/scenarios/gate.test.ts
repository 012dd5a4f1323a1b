import { describe, expect, it } from '@jest/globals'
import { apiJob, apiStep, FIRST_JOB_ID } from '../../testing/fake-github/api-job.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { runAlone } from '../../testing/scenario.ts'
import type { FakeState } from '../../testing/fake-github/state.ts'

const CURRENT = 9
const CURRENT_STEP = apiStep({ status: 'in_progress' })
const FAILED_NEED = { needs: JSON.stringify({ build: { result: 'failure' } }) }

/** In the job `report` of the run. */
function runGate(jobs: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>>) {
  const others = Object.entries(jobs).map(([name, conclusion]) => ({ name, conclusion }))
  const current = { id: CURRENT, name: 'report', status: 'in_progress', steps: [CURRENT_STEP] }
  return runAlone({
    github: { runs: [fakeRun({ jobs: [...others, current] })] },
    job: { checkRunId: CURRENT },
    inputs,
  })
}

const MIXED = {
  build: 'success',
  lint: 'failure',
  'e2e (1)': 'cancelled',
  docs: 'neutral',
  publish: 'skipped',
}

describe('on-error: fail', () => {
  it('fails the step if the jobs cannot be read', async () => {
    const { exitCode, annotations, outputs } = await runAlone({
      github: { runs: [fakeRun()], faults: [{ response: { status: 403 } }] },
      inputs: { ...FAILED_NEED, 'on-error': 'fail' },
    })
    expect([exitCode, annotations.map(({ level }) => level)]).toEqual([1, ['error']])
    expect(outputs).toMatchObject({ conclusion: 'failure', 'failed-jobs': '["build"]' })
  })
})

describe('fail-on', () => {
  it('fails the step after everything has been written', async () => {
    const { exitCode, messages, outputs, summary, report } = await runGate(MIXED, {
      'fail-on': 'failure, cancelled',
    })
    expect(exitCode).toBe(1)
    expect(messages).toEqual({
      error: [
        `${outputs.headline}\nfail-on: failure, cancelled\nlint: failure\ne2e (1): cancelled`,
      ],
    })
    expect(outputs['failed-jobs']).toBe('["lint"]')
    expect(summary).toContain('What failed')
    expect(report?.conclusion).toBe('failure')
  })
})

/** The steps of the reporting job; the API may still show the one before as running. */
function steps(before: 'in_progress' | 'completed') {
  return [
    apiStep({ name: 'Set up job', number: 1, started_at: 7, completed_at: 8 }),
    apiStep({
      number: 2,
      started_at: 8,
      status: before,
      ...(before === 'completed' ? { completed_at: 50 } : {}),
    }),
    apiStep({ name: 'Run report', number: 3, status: 'in_progress', started_at: 50 }),
  ]
}

const NEEDED = { name: 'build' }
const RUNNING = { status: 'in_progress', started_at: 7 }
const REPORT = { name: 'report', ...RUNNING, steps: steps('completed') }
const JOB = { checkRunId: FIRST_JOB_ID + 1 }

/** Changes a job when a request arrives: the API catches up with the runner. */
function catchUp(atRequest: number, index: number, fields: Parameters<typeof apiJob>[0]) {
  return ({ number }: { number: number }, state: FakeState) => {
    const [run] = state.runs
    if (number === atRequest && run !== undefined) {
      run.jobs[index] = apiJob({ id: FIRST_JOB_ID + index, ...fields })
    }
  }
}

/** The run, its jobs and its workflow file. */
const FIRST_REQUESTS = 3

describe('a list of jobs that lags behind the runner', () => {
  it('is read again until the step before the current one has finished', async () => {
    const { requested, report } = await runAlone({
      github: {
        runs: [fakeRun({ jobs: [NEEDED, { ...REPORT, steps: steps('in_progress') }] })],
        onRequest: catchUp(5, 1, REPORT),
      },
      job: JOB,
    })
    expect(requested).toHaveLength(FIRST_REQUESTS + 2)
    expect(report?.jobs[1]?.steps[1]).toMatchObject({ status: 'completed', durationSeconds: 42 })
    expect(report?.executionSeconds).toBe(103)
  })
})
