import { describe, expect, it } from '@jest/globals'
import { apiJob, apiStep, FIRST_JOB_ID } from '../../testing/fake-github/api-job.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { FakeState } from '../../testing/fake-github/state.ts'
import { runAlone } from '../../testing/scenario.ts'

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
const NEEDS = { needs: JSON.stringify({ build: { result: 'success', outputs: {} } }) }
const JOB = { checkRunId: FIRST_JOB_ID + 1 }

/** Changes a job when a request arrives: the API catches up with the runner. */
function catchUp(atRequest: number, index: number, fields: Parameters<typeof apiJob>[0]) {
  return ({ number }: { number: number }, world: FakeState) => {
    const [run] = world.runs
    if (number === atRequest && run !== undefined) {
      run.jobs[index] = apiJob({ id: FIRST_JOB_ID + index, ...fields })
    }
  }
}

/** The run, its jobs and its workflow file. */
const FIRST_REQUESTS = 3

describe('a list of jobs that is up to date', () => {
  it.each([1, 100])('takes one request for %i jobs, and two for the run', async (count) => {
    const others = Array.from({ length: count - 1 }, (_, index) => ({ name: `test (${index})` }))
    const { requested, github, report } = await runAlone({
      github: { runs: [fakeRun({ jobs: [...others, REPORT] })], latencyMs: 100 },
      job: { checkRunId: FIRST_JOB_ID + count - 1 },
      inputs: { needs: count === 1 ? '{}' : JSON.stringify({ test: { result: 'success' } }) },
    })
    expect(requested).toHaveLength(FIRST_REQUESTS)
    expect(github.maxInFlight).toBe(FIRST_REQUESTS)
    expect(report?.jobs).toHaveLength(count)
  })
})

describe('a list of jobs that lags behind the runner', () => {
  it('is read again until the step before the current one has finished', async () => {
    const { snapshot, requested, report, outputs } = await runAlone({
      github: {
        runs: [fakeRun({ jobs: [NEEDED, { ...REPORT, steps: steps('in_progress') }] })],
        onRequest: catchUp(5, 1, REPORT),
      },
      job: JOB,
      fastTimers: 'pauses',
    })
    expect(snapshot).toMatchSnapshot()
    expect(requested).toHaveLength(FIRST_REQUESTS + 2)
    expect(report?.jobs[1]?.steps[1]).toMatchObject({ status: 'completed', durationSeconds: 42 })
    expect(outputs['execution-seconds']).toBe('103')
  })

  it.each([
    ['its default name', 'Run octo-org/run-report@v1'],
    ['its start', 'Report'],
  ])('is read again until the current step, found by %s, is running', async (_, name) => {
    const own = apiStep({ name, number: 3, status: 'pending' })
    const listed = { ...RUNNING, steps: [...steps('in_progress').slice(0, 2), own] }
    const { requested, outputs } = await runAlone({
      github: {
        runs: [fakeRun({ jobs: [listed] })],
        onRequest: catchUp(5, 0, { ...listed, steps: steps('completed') }),
      },
      fastTimers: 'pauses',
    })
    expect(requested).toHaveLength(FIRST_REQUESTS + 2)
    expect(outputs).toMatchObject({
      headline: 'CI succeeded in 50s',
      'slowest-step': expect.stringContaining('Run npm test'),
      'slowest-step-seconds': '42',
    })
  })

  it('is read again until a needed job has finished', async () => {
    const { requested, report } = await runAlone({
      github: {
        runs: [fakeRun({ jobs: [{ ...NEEDED, ...RUNNING }, REPORT] })],
        onRequest: catchUp(6, 0, NEEDED),
      },
      job: JOB,
      inputs: NEEDS,
      fastTimers: 'pauses',
    })
    expect(requested).toHaveLength(FIRST_REQUESTS + 3)
    expect(report?.jobs.map(({ status }) => status)).toEqual(['completed', 'in_progress'])
    expect(report?.jobsUnfinished).toBe(0)
  })

  it('is read again until it contains the current job', async () => {
    const late = catchUp(4, 1, REPORT)
    const { requested, report } = await runAlone({
      github: { runs: [fakeRun({ jobs: [NEEDED] })], onRequest: late },
      job: JOB,
      fastTimers: 'pauses',
    })
    expect(requested).toHaveLength(FIRST_REQUESTS + 1)
    expect(report?.jobs.map(({ current }) => current)).toEqual([false, true])
  })

  it('is used as it is after settle-seconds', async () => {
    const { requested, report, exitCode, outputs } = await runAlone({
      github: { runs: [fakeRun({ jobs: [{ ...NEEDED, ...RUNNING }, REPORT] })] },
      job: JOB,
      inputs: { ...NEEDS, 'settle-seconds': '3' },
      fastTimers: 'pauses',
    })
    // Pauses of 0.5, 1 and 1.5 s.
    expect(requested).toHaveLength(FIRST_REQUESTS + 3)
    expect(exitCode).toBe(0)
    expect(report?.jobsUnfinished).toBe(1)
    expect(outputs['headline']).toContain('1 job unfinished')
  })

  it('is not read again with settle-seconds: 0', async () => {
    const { requested } = await runAlone({
      github: { runs: [fakeRun({ jobs: [{ ...NEEDED, ...RUNNING }, REPORT] })] },
      job: JOB,
      inputs: { ...NEEDS, 'settle-seconds': '0' },
    })
    expect(requested).toHaveLength(FIRST_REQUESTS)
  })

  it('is used as it is if a repeated read fails', async () => {
    const { exitCode, annotations, report } = await runAlone({
      github: {
        runs: [fakeRun({ jobs: [{ ...NEEDED, ...RUNNING }, REPORT] })],
        faults: [
          {
            path: /\/jobs$/,
            when: ({ number }) => number > FIRST_REQUESTS,
            response: { status: 403 },
          },
        ],
      },
      job: JOB,
      inputs: NEEDS,
      fastTimers: 'pauses',
    })
    expect(exitCode).toBe(0)
    expect(annotations).toEqual([])
    expect(report?.jobs).toHaveLength(2)
  })
})
