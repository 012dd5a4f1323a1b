import { type TestResults, withoutNumber } from '../src/model/results/test-results.ts'

/** Lists the tests of a file with the name that ends their ids. */
export const listedTests = (results?: Pick<TestResults, 'suites'>) =>
  (results?.suites ?? []).flatMap(({ name: suite, host, tests }) =>
    [...tests].map(([id, test]) => ({
      ...{ id, host, suite, name: withoutNumber(id).split('| ').at(-1) ?? '' },
      ...(typeof test === 'object' ? test : { outcome: test, reason: undefined }),
    })),
  )
