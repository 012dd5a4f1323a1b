import type { AnyReport } from '../../../src/model/report/any-report.ts'
import { decode } from '../../../src/report-json/decode.ts'
import { makeExcerpt } from '../../../testing/failure-report.ts'
import { reportOnCommit } from '../../../testing/make-commit.ts'
import { finished, makeStep, reportOnJobs, running } from '../../../testing/make-run.ts'
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
  ...Array.from({ length: 14 }, (_, index) => ({
    name: `test (${index})`,
    state: finished(5 + index, 65, index === 9 ? 'failure' : 'success'),
  })),
  { name: 'testing', state: finished(5, 125) },
])

/** Two runs with the same failure, one that is still running, and one without a job. */
export const COMMIT = reportOnCommit([
  { workflow: 'Pages', conclusion: undefined, jobs: [{ name: 'publish', state: running(30) }] },
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
    jobs: [
      {
        name: `${workflow} tests`,
        state: finished(10, 60, 'failure'),
        steps: [makeStep({ name: 'npm ci', state: finished(12, 58, 'failure') })],
      },
    ],
  })),
  { workflow: 'Release', conclusion: 'startup_failure', jobs: [] },
])
