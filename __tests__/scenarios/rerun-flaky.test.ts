import { describe, expect, it } from '@jest/globals'
import { apiStep, FIRST_JOB_ID } from '../../testing/fake-github/api-job.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../testing/fake-github/faults.ts'
import { apiAnnotation } from '../../testing/fake-github/run-details.ts'
import { FAILED, runOf, runRerun } from '../../testing/run-rerun.ts'
import { failedLog } from '../../testing/run-with-logs.ts'

const ATTEMPT = 'POST /repos/octo-org/octo-shop/actions/runs/7/rerun-failed-jobs'

const runFlaky = (scenario: Parameters<typeof runRerun>[0]) =>
  runRerun({ ...scenario, inputs: { when: 'flaky', ...scenario.inputs } })

/** An earlier run of main that succeeded when it was re-run an hour later. */
const SECOND_TIME = [1, 2].map((attempt) => {
  const conclusion = attempt === 1 ? 'failure' : 'success'
  return fakeRun({
    run: {
      ...{ id: 6, head_sha: 'a'.repeat(40), run_attempt: attempt, conclusion, created_at: -7_200 },
      run_started_at: (attempt - 1) * 3_600 - 7_200,
    },
    jobs: [{ name: 'test', conclusion }],
  })
})

const ERROR = ['##[error]a.ts: timed out']
const LOGS = { 71: failedLog(ERROR), [FIRST_JOB_ID]: failedLog(ERROR, 1, -7_200) }

describe('rerun with when: flaky', () => {
  it('starts an attempt if a job lost its runner', async () => {
    const message =
      'The hosted runner lost communication with the server. Anything in your workflow'
    const steps = [apiStep({ status: 'in_progress' })]
    const runs = [runOf('failure', [{ id: 71, name: 'test', conclusion: 'failure', steps }])]
    const annotations = { 71: [apiAnnotation({ message })] }
    const { writes, outputs } = await runFlaky({ runs, github: { runs, annotations } })
    expect(outputs.reason).toBe(
      'Started attempt 2: the failed jobs of run 7. The failures are probably not caused by the code: test lost its runner at Run npm test (Infrastructure: the runner was lost).',
    )
    expect(writes).toEqual([ATTEMPT])
  })

  it('starts an attempt if the job failed and then passed in a run of the base branch', async () => {
    const { snapshot } = await runFlaky({ runs: [...SECOND_TIME, FAILED], logs: LOGS })
    expect(snapshot).toMatchSnapshot()
  })

  it.each<[string, Fault[], string]>([
    ['skipped', [], 'Unsteady: on main, this step failed in attempt 1 of #128'],
    ['success', [], 'it passed in attempt 1 already, which may be why it fails now.'],
    [
      'skipped',
      [{ path: /runs\/7\/attempts\/1\/jobs$/, response: { status: 404 } }],
      'it may have passed in an earlier attempt, not all of which could be read.',
    ],
  ])('in attempt 4 considers attempt 1 (%s, %j): %s', async (conclusion, faults, reason) => {
    const attempts = [conclusion, 'skipped', 'skipped', 'failure'].map((outcome, index) =>
      fakeRun({
        run: {
          ...{ id: 7, conclusion: 'failure', run_attempt: index + 1 },
          run_started_at: index * 3_600,
        },
        jobs: [
          { id: 700 + index, name: 'test', conclusion: outcome },
          { name: 'lint', conclusion: outcome === 'failure' ? 'success' : 'failure' },
        ],
      }),
    )
    const { writes, outputs } = await runFlaky({
      runs: [...SECOND_TIME, ...attempts],
      logs: { ...LOGS, 703: failedLog(ERROR, 1, 3 * 3_600) },
      inputs: { 'max-attempts': '5' },
      faults,
    })
    expect(outputs.reason).toContain(reason)
    expect(writes).toEqual(reason.startsWith('Unsteady') ? [ATTEMPT] : [])
  })

  const both = runOf('failure', [
    { id: 70, name: 'build', conclusion: 'failure' },
    { id: 71, name: 'test', conclusion: 'failure' },
  ])

  it('starts no attempt if another job fails that is not flaky', async () => {
    const { writes, outputs, exitCode, annotations } = await runFlaky({
      runs: [...SECOND_TIME, both],
      logs: LOGS,
    })
    expect([writes, exitCode, outputs.done]).toEqual([[], 0, 'false'])
    expect(outputs.reason).toMatch(
      /^Run 7 was not re-run: build failed at Run npm test, and nothing shows that it is flaky/,
    )
    expect(annotations).toMatchObject([{ level: 'notice' }])
  })

  it('classifies only the job in job-id', async () => {
    const inputs = { only: 'job', 'job-id': '71' }
    const { writes } = await runFlaky({ runs: [...SECOND_TIME, both], logs: LOGS, inputs })
    expect(writes).toEqual(['POST /repos/octo-org/octo-shop/actions/jobs/71/rerun'])
  })

  it.each<[string, Fault, number]>([
    ['its jobs cannot be listed', { path: /\/jobs$/, response: { status: 403 } }, 1],
    [
      'its jobs are incomplete',
      { path: /\/jobs$/, response: { status: 200, body: { total_count: 9, jobs: [] } } },
      1,
    ],
    ['earlier runs cannot be read', { path: /workflows/, response: { status: 404 } }, 0],
  ])('starts no attempt if %s', async (_, fault, code) => {
    const { writes, exitCode } = await runFlaky({
      runs: [...SECOND_TIME, FAILED],
      logs: LOGS,
      faults: [fault],
    })
    expect([writes, exitCode]).toEqual([[], code])
  })
})
