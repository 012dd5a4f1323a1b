import { describe, expect, it } from '@jest/globals'
import { baseRun, jobId, shaOf, startOf, TOPIC } from '../../testing/base-branch.ts'
import { explain } from '../../testing/examples/failures.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { fuzzOptions } from '../../testing/fuzz/fuzz-options.ts'
import { finished, makeRun, makeStep, reportOn } from '../../testing/make-run.ts'
import { writeReportFile } from '../../testing/report-file.ts'
import { runComments } from '../../testing/run-comment.ts'
import { FOUR_RUNS, RED_AGAIN, runIssues } from '../../testing/run-issue.ts'
import { runRerun } from '../../testing/run-rerun.ts'
import { failedLog } from '../../testing/run-with-logs.ts'
import { type ErrorPair, readErrorPairs } from '../../testing/simulate/error-pairs.ts'

const ALL = [...readErrorPairs('tests'), ...readErrorPairs('tools')]
/** With equal findings, the rating of pylint says how much other code there is. */
const TRIED = ALL.filter(({ name }) => !name.includes('rating below the required one'))
const { numRuns } = fuzzOptions(1)
const PAIRS = spread(TRIED, numRuns)

/** The time that k6 measures differs between runs, so a comment is not written again for it. */
const COMMENTED = PAIRS.filter(({ name }) => !name.startsWith('k6 | the measured time'))

/** Tools in whose logs no error line names what failed, so that an issue cannot distinguish it. */
const UNIDENTIFIED = new Set([
  ...['api-extractor', 'aws cdk', 'cargo-semver-checks', 'changesets', 'import-linter'],
  ...['license-checker', 'pa11y', 'pip', 'semantic-release', 'semgrep', 'shellcheck', 'sphinx'],
  ...['terraform plan', 'threadsanitizer', 'trufflehog', 'turbo'],
])

/** Errors with another name. Another value that a test compares is the same cause for an issue. */
const NAMED = spread(
  TRIED.filter(
    ({ name, tool }) =>
      / \| another (?:exception|key|name|package|rule|test name|undefined name)/.test(name) &&
      !UNIDENTIFIED.has(tool),
  ),
  numRuns,
)

/** `npm run fuzz` tries them all. */
function spread(pairs: readonly ErrorPair[], count: number): readonly ErrorPair[] {
  const every = Math.max(1, Math.floor(pairs.length / count))
  return pairs.filter((_, index) => index % every === 0)
}

const STEP = makeStep({ number: 3, name: 'Run npm test', state: finished(10, 30, 'failure') })

/** Writes the report of a run whose only job failed with this log. */
async function reportPath(lines: readonly string[], run: Parameters<typeof makeRun>[0]) {
  const jobs = [{ name: 'test', state: finished(5, 65, 'failure'), steps: [STEP] }]
  const explanations = explain(jobs, { 1: lines }, { exitCode: 1 })
  return await writeReportFile(
    reportOn(makeRun({ jobs, conclusion: 'failure', ...run }), { explanations }),
  )
}

/** What the step printed, without the header and the last line of the runner. */
const outputOf = (lines: readonly string[]) => lines.slice(4, -1)

describe('a different error that is equal in every other line', () => {
  it.each(PAIRS)('is not re-run as flaky: $name', async ({ here, there }) => {
    const run = fakeRun({
      run: {
        ...{ id: 7, event: 'pull_request', head_branch: 'topic', head_sha: TOPIC },
        conclusion: 'failure',
      },
      jobs: [{ id: 71, name: 'test', conclusion: 'failure' }],
    })
    const main = [17, 18, 19].map((n) => baseRun(n, n === 18 ? 'success' : 'failure'))
    const logs = [17, 19].map((n) => [jobId(n), failedLog(outputOf(there), 1, startOf(n))] as const)
    const { writes, exitCode } = await runRerun({
      inProcess: true,
      runs: [...main, run],
      github: {
        runs: [...main, run],
        commits: {
          branch: 'main',
          shas: [17, 18, 19].map(shaOf),
          mergeBases: { [TOPIC]: shaOf(19) },
        },
      },
      logs: { ...Object.fromEntries(logs), 71: failedLog(outputOf(here)) },
      inputs: { when: 'flaky' },
    })
    expect([writes, exitCode]).toEqual([[], 0])
  })

  it.each(NAMED)('is written into the issue: $name', async ({ here, there }) => {
    const first = { branch: 'main', number: 812 }
    const [, second] = await runIssues(
      { inProcess: true, inputs: { 'report-path': await reportPath(outputOf(there), first) } },
      {
        inProcess: true,
        github: FOUR_RUNS,
        inputs: {
          'report-path': await reportPath(outputOf(here), { branch: 'main', ...RED_AGAIN }),
        },
      },
    )
    expect(second?.writes.map((write) => write.replace(/\d+(?=\/comments)/, 'N'))).toContain(
      'POST /repos/octo-org/octo-shop/issues/N/comments',
    )
  })

  it.each(COMMENTED)('changes the comment: $name', async ({ here, there }) => {
    const run = { event: 'pull_request' }
    const again = { ...run, attempt: 2 }
    const [, second] = await runComments(
      { inProcess: true, inputs: { 'report-path': await reportPath(outputOf(there), run) } },
      {
        inProcess: true,
        run: again,
        inputs: { 'report-path': await reportPath(outputOf(here), again), when: 'changed' },
      },
    )
    expect(second?.outputs.reason).not.toContain('have not changed')
  })
})
