import { type BuiltRun, earlierRuns, fakeRun } from '../../../testing/fake-github/fake-run.ts'
import { apiAnnotation } from '../../../testing/fake-github/run-details.ts'
import { FIRST_JOB_ID } from '../../../testing/fake-github/api-job.ts'
import type { FakeGitHubOptions } from '../../../testing/fake-github/start-fake-github.ts'
import { failedLog } from '../../../testing/run-with-logs.ts'
import type { JobContext } from '../../../testing/runner/environment.ts'

/** Half an hour before the reported attempt. */
const FIRST_ATTEMPT = -1_800

/** The number of jobs that are not legs of the matrix. */
const OTHER_JOBS = 4

/** The number of jobs of a run with one page. */
export const FEW_JOBS = OTHER_JOBS + 2

/**
 * The second attempt of a run in a private repository: `lint` is carried over, `build` failed in the
 * first attempt, `test` fails, `report` is the current job, and the rest are legs of a matrix. The run
 * has all that a report shows, so the action makes every kind of request.
 */
function secondAttempt(jobs: number): BuiltRun {
  const legs = Array.from({ length: jobs - OTHER_JOBS }, (_, index) => `leg (${index + 1})`)
  const built = fakeRun({
    run: { run_attempt: 2, created_at: FIRST_ATTEMPT, run_started_at: 0 },
    jobs: [
      { name: 'lint', created_at: 1, ...timesOf(FIRST_ATTEMPT) },
      { name: 'build', created_at: 2, started_at: 5, completed_at: 6, steps: [] },
      { name: 'test', conclusion: 'failure' },
      { name: 'report', status: 'in_progress', created_at: 70, started_at: 72 },
      ...legs.map((name) => ({ name, steps: [] })),
    ],
  })
  return built
}

function firstAttempt(): BuiltRun {
  return fakeRun({
    run: { created_at: FIRST_ATTEMPT, run_started_at: FIRST_ATTEMPT, conclusion: 'failure' },
    jobs: [
      { name: 'lint', created_at: FIRST_ATTEMPT + 1, ...timesOf(FIRST_ATTEMPT) },
      {
        name: 'build',
        conclusion: 'failure',
        created_at: FIRST_ATTEMPT + 1,
        ...timesOf(FIRST_ATTEMPT),
      },
    ],
  })
}

function timesOf(start: number) {
  return { started_at: start + 5, completed_at: start + 65 }
}

const WORKFLOW = `on: push
jobs:
  lint: { runs-on: ubuntu-latest }
  build: { runs-on: ubuntu-latest }
  test: { runs-on: ubuntu-latest }
  leg:
    strategy: { matrix: { number: [1, 2] } }
    runs-on: ubuntu-latest
  report:
    needs: [lint, build, test, leg]
    runs-on: ubuntu-latest
`

/** The first job id of the second attempt. */
const IDS = FIRST_JOB_ID + 1_000_000
const TEST = IDS + 2

/** Returns the fake GitHub's options, new for each case, since a fault may change the runs. */
export function wholeGitHub(jobs = FEW_JOBS): FakeGitHubOptions {
  return {
    runs: [
      secondAttempt(jobs),
      firstAttempt(),
      ...earlierRuns(2, () => [{ name: 'build' }, { name: 'test' }]),
    ],
    files: { '.github/workflows/ci.yml': WORKFLOW, 'go/cart_test.go': '' },
    annotations: {
      [TEST]: [apiAnnotation({ message: 'expected 3, got 4', path: 'src/a.ts', start_line: 7 })],
    },
  }
}

export const LOGS = {
  [TEST]: failedLog(['--- FAIL: TestCart (0.00s)', '    cart_test.go:7: got 3', 'FAIL']),
}

/** The job `report`. */
export const JOB: Partial<JobContext> = {
  runAttempt: 2,
  checkRunId: IDS + 3,
  jobStatus: 'success',
}

/** The input `needs`, so that the conclusion is known without any response. */
export const NEEDS = JSON.stringify({
  lint: { result: 'success' },
  build: { result: 'success' },
  test: { result: 'failure' },
  leg: { result: 'success' },
})
