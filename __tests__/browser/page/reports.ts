import type { AnyReport } from '../../../src/model/report/any-report.ts'
import { decode } from '../../../src/report-json/decode.ts'
import { makeExcerpt } from '../../../testing/failure-report.ts'
import { reportOnCommit } from '../../../testing/make-commit.ts'
import { finished, reportOnJobs, running } from '../../../testing/make-run.ts'
import { jobFailedAt, jobIn } from '../../../testing/make-steps.ts'
import { withExample } from '../../../testing/run-command.ts'

let example: Promise<AnyReport> | undefined

/** The example's report, with its earlier runs and the logs of what failed. */
export function exampleReport(): Promise<AnyReport> {
  return (example ??= reportExample())
}

async function reportExample(): Promise<AnyReport> {
  let json: unknown
  await withExample(async ({ address, run }) => {
    json = JSON.parse((await run([address, '--format', 'json'], { inProcess: true })).stdout)
  })
  return decode(json)
}

/** A matrix of 14 jobs, of which `test (9)` failed, and a job whose name begins like theirs. */
export const MATRIX = reportOnJobs([
  ...Array.from({ length: 14 }, (_, index) =>
    jobIn(`test (${index})`, finished(5 + index, 65, index === 9 ? 'failure' : 'success')),
  ),
  jobIn('testing', finished(5, 125)),
])

/** Two runs with the same failure, one that is still running, and one without a job. */
export const COMMIT = reportOnCommit([
  { workflow: 'Pages', conclusion: undefined, jobs: [jobIn('publish', running(30))] },
  ...['CI', 'Lint'].map((workflow, index) => ({
    workflow,
    conclusion: 'failure' as const,
    explanations: {
      // By the ids of the jobs.
      excerpts: new Map([
        [(index + 2) * 1_000 + 1, [makeExcerpt(['##[error]npm error code E503'])]],
      ]),
      annotations: new Map(),
    },
    jobs: [jobFailedAt('npm ci', `${workflow} tests`)],
  })),
  { workflow: 'Release', conclusion: 'startup_failure', jobs: [] },
])
