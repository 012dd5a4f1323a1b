import type { TestResults } from '../src/model/results/test-results.ts'

/** Lists the tests of a file with the name that ends their ids. */
export const listedTests = (results?: Pick<TestResults, 'suites'>) =>
  (results?.suites ?? []).flatMap(({ name: suite, host, tests }) =>
    [...tests].map(([id, test]) => ({
      ...{ id, host, suite, name: id.slice(id.lastIndexOf('| ') + 2) },
      ...(typeof test === 'object' ? test : { outcome: test, reason: undefined }),
    })),
  )
