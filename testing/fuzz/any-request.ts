import fc from 'fast-check'
import { SECOND } from '../../src/model/time.ts'
import { RUN_ID, SHA } from '../fake-github/api-run.ts'
import { at, makeOwn, makeTarget } from '../make-run.ts'
import { jobId } from './any-github.ts'

const BUDGETS = ['*', '* > *', 'test*'].map((glob) => ({
  line: `${glob}: 20s`,
  glob,
  limit: 20 * SECOND,
}))

const anyCurrentRun = fc
  .record({
    jobId: fc.constantFrom(jobId(3, 0), jobId(2, 1), jobId(1, 0), undefined),
    runnerName: fc.constantFrom('GitHub Actions 7', undefined),
    jobStatus: fc.constantFrom('success', 'failure', 'cancelled', undefined),
    needs: fc.subarray([
      { key: 'build', result: 'success' },
      { key: 'test', result: 'failure' },
    ]),
    workflowFile: fc.constantFrom(undefined, {
      owner: 'octo-org',
      repo: 'octo-shop',
      path: '.github/workflows/ci.yml',
      ref: SHA,
    }),
  })
  .map(makeOwn)

/** Inputs of a report, and what its summary has room for; `undefined` for what a runner takes. */
export const anyRequest = fc
  .record({
    attempt: fc.integer({ min: 1, max: 3 }),
    named: fc.boolean(),
    current: fc.option(anyCurrentRun, { nil: undefined }),
    serverUrl: fc.constantFrom('https://github.com', 'https://github.com', 'https://ghe.example'),
    allowedFailures: fc.subarray(['deploy*', 'test (windows, 22)']),
    budgets: fc.subarray(BUDGETS),
    historyRuns: fc.constantFrom(10, 10, 0),
    defaultBranch: fc.constantFrom('main', undefined),
    logLines: fc.constantFrom(20, 3, 0),
    knownIssues: fc.constantFrom('known-failure', 'known-failure', undefined),
    summaryBytes: fc.constantFrom(undefined, undefined, 2_000, 6_000),
    settle: fc.constantFrom(0, 2 * SECOND),
  })
  .map(({ named, current, serverUrl, ...options }) => ({
    ...options,
    // A job knows its own attempt.
    target: makeTarget({
      ...{ runId: RUN_ID, serverUrl },
      attempt: named ? options.attempt : undefined,
      current: named ? current : undefined,
    }),
    now: () => at(900),
    sleep: () => Promise.resolve(),
  }))
