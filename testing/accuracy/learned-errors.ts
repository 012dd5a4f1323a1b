import { compareLogs, type ErrorComparison } from '../../src/analyse/same/same-error.ts'
import { type LearnedLogs, readLearnedLogs } from '../simulate/learned-logs.ts'
import { type Accuracy, percent } from './accuracy.ts'
import { readStepLog } from './changed-errors.ts'

/** Of equal errors, with a green log. */
const MIN_RECOGNISED = 0.38

type Compared = ReturnType<typeof compare>

/** Compares a failure with a red log, without and with a green one. */
function compare(logs: LearnedLogs) {
  const [here, there] = [readStepLog(logs.here), readStepLog(logs.there)]
  const green = readStepLog(logs.green).excerpts[0]?.errors?.log
  return { logs, alone: compareLogs(here, there), green: compareLogs(here, there, green) }
}

/**
 * Measures how often an error is recognised by what other runs of the branch show. Those who wrote the logs did not
 * know the rules.
 */
export function measureLearned(): Accuracy {
  const equal = readLearnedLogs('equal').map(compare)
  const different = readLearnedLogs('different').map(compare)
  const isSame = ({ match }: ErrorComparison) => match === 'same'
  const count = (some: readonly Compared[], by: 'alone' | 'green') =>
    some.filter((one) => isSame(one[by])).length
  const share = count(equal, 'green') / equal.length
  const opened = different.filter(({ alone, green }) => !isSame(alone) && isSame(green))
  return {
    lines: [
      `equal and recognised, of ${equal.length} pairs of ${new Set(equal.map(({ logs }) => logs.tool)).size} tools: ${count(equal, 'alone')} alone, ${count(equal, 'green')} with a green log (${percent(share, 1)}, at least ${percent(MIN_RECOGNISED, 0)})`,
      `different, but taken for the same, of ${different.length}: ${count(different, 'alone')} alone, ${opened.length} more with a green log (${opened.map(({ logs }) => logs.name).join('; ')})`,
    ],
    targetsMet: share >= MIN_RECOGNISED && opened.length === 0,
  }
}
