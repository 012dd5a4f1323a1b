import { expect, it } from '@jest/globals'
import { buildCommitReport } from '../../../src/build-commit-report.ts'
import { DEFAULTS } from '../../../src/build-report.ts'
import { SHA } from '../../../testing/fake-github/api-run.ts'
import { commitRuns } from '../../../testing/fake-github/fake-run.ts'
import { fakeState } from '../../../testing/fake-github/state.ts'
import { makeTarget } from '../../../testing/make-run.ts'
import { clientOf, SIMPLE } from '../../../testing/whole-repository.ts'

const MATRIX = 'jobs: { test: { strategy: { matrix: { x: [1] } } } }'
const { signal } = new AbortController()

it.each<[string, string, string, string]>([
  ['another workflow has no such job', 'lint', 'jobs: { lint: {} }', 'success'],
  ['another workflow has a job of that name', 'test', 'jobs: { test: {} }', 'failure'],
  ['another workflow has one, and its file is not read', 'test', '', 'failure'],
  ['another workflow declares one', 'lint', 'jobs: { lint: {}, test: {} }', 'failure'],
])('a line of allowed-failures means a key in a report of a commit unless %s', async (...row) => {
  const [, other, file, conclusion] = row
  const state = fakeState({
    runs: commitRuns([
      {
        run: { name: 'CI', conclusion: 'failure' },
        jobs: [{ name: 'test (1)', conclusion: 'failure' }],
      },
      {
        run: { name: 'Lint', conclusion: 'failure' },
        // Of a run without a failure, the file is not read.
        jobs: [
          { name: other, conclusion: 'success' },
          { name: 'e2e', conclusion: 'failure' },
        ],
      },
    ]),
    files: {
      '.github/workflows/0.yml': MATRIX,
      ...(file !== '' && { '.github/workflows/1.yml': file.replace('{ ', '{ e2e: {}, ') }),
    },
  })
  const { serverUrl, owner, repo } = makeTarget()
  const report = await buildCommitReport({
    ...{
      ...DEFAULTS,
      client: clientOf(state, { ...SIMPLE, maxRequests: null }),
      signal,
      defaultBranch: 'main',
    },
    ...{ allowedFailures: ['test', 'e2e'], requiredChecks: false, ownRunId: undefined },
    target: {
      ...{ serverUrl, owner, repo, commit: SHA },
      ...{ pullRequest: undefined, currentRun: undefined },
    },
  })
  expect(report.conclusion).toBe(conclusion)
})
