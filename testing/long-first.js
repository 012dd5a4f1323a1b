import TestSequencer from '@jest/test-sequencer'
import { existsSync } from 'node:fs'

/**
 * Runs files of tests that read a folder of cases before all others: on a machine that has not run the tests yet, jest begins
 * with the largest files, and such a file would run last, alone. Its types do not know the class, so this is no TypeScript.
 */
export default class LongFirst extends TestSequencer {
  sort(tests) {
    const sorted = super.sort(tests)
    const hasCases = ({ path }) => existsSync(path.replace(/\.test\.ts$/, ''))
    return [...sorted.filter(hasCases), ...sorted.filter((test) => !hasCases(test))]
  }
}
