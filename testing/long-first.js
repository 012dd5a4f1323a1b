import TestSequencer from '@jest/test-sequencer'

/**
 * Runs the files of tests that read the cases before all others: on a machine that has not run the tests yet, jest begins
 * with the largest files, and these would run last, alone. Its types do not know the class, so this is no TypeScript.
 */
export default class LongFirst extends TestSequencer {
  sort(tests) {
    const sorted = super.sort(tests)
    const hasCases = ({ path }) => /\/cases-of-\w+\.test\.ts$/.test(path)
    return [...sorted.filter(hasCases), ...sorted.filter((test) => !hasCases(test))]
  }
}
