import { compareLogs, type ErrorComparison } from '../../src/analyse/same/same-error.ts'
import { type LearnedLogs, readLearnedLogs } from '../simulate/learned-logs.ts'
import { type Accuracy, percent } from './accuracy.ts'
import { readStepLog } from './changed-errors.ts'

/** Of equal errors, with a green log and one or two red ones. */
const MIN_RECOGNISED = { one: 0.37, two: 0.4 }

type Compared = ReturnType<typeof compare>

/** Compares a failure with one red log, with a green one as well, and with a second red one. */
function compare(logs: LearnedLogs) {
  const [here, there] = [readStepLog(logs.here), readStepLog(logs.there)]
  const [green, red] = [logs.green, logs.before].map(
    (lines) => readStepLog(lines).excerpts[0]?.errors,
  )
  return {
    logs,
    alone: compareLogs(here, there),
    green: compareLogs(here, there, green && { green }),
    both: compareLogs(here, there, green && { green, red }),
  }
}

/**
 * Measures how often an error is recognised by what other runs of the branch show. Those who wrote the logs did not
 * know the rules.
 */
export function measureLearned(): Accuracy {
  const equal = readLearnedLogs('equal').map(compare)
  const different = readLearnedLogs('different').map(compare)
  const isSame = ({ match }: ErrorComparison) => match === 'same'
  const count = (some: readonly Compared[], by: 'alone' | 'green' | 'both') =>
    some.filter((one) => isSame(one[by])).length
  const shares = {
    one: count(equal, 'green') / equal.length,
    two: count(equal, 'both') / equal.length,
  }
  const opened = different.filter(
    ({ alone, green, both }) => !isSame(alone) && [green, both].some(isSame),
  )
  return {
    lines: [
      `equal and recognised, of ${equal.length} pairs of ${new Set(equal.map(({ logs }) => logs.tool)).size} tools: ${count(equal, 'alone')} alone, ${count(equal, 'green')} with a green log (${percent(shares.one, 1)}, at least ${percent(MIN_RECOGNISED.one, 0)}), ${count(equal, 'both')} with two red ones as well (${percent(shares.two, 1)}, at least ${percent(MIN_RECOGNISED.two, 0)})`,
      `different, but taken for the same, of ${different.length}: ${count(different, 'alone')} alone, ${opened.length} more with other logs (${opened.map(({ logs }) => logs.name).join('; ')})`,
    ],
    targetsMet:
      shares.one >= MIN_RECOGNISED.one && shares.two >= MIN_RECOGNISED.two && opened.length === 0,
  }
}
