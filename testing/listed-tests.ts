import type { TestResults } from '../src/model/results/test-results.ts'

/** Lists the tests of a file with the name that ends their ids. */
export function listedTests({ suites }: Pick<TestResults, 'suites'> = { suites: [] }) {
  return suites.flatMap(({ name: suite, host, tests }) =>
    [...tests].map(([id, test]) => {
      const kept = typeof test === 'object' ? test : { outcome: test, reason: undefined }
      return { id, host, suite, name: id.slice(id.lastIndexOf('| ') + 2), ...kept }
    }),
  )
}
