import { compareLogs, type ErrorComparison } from '../../src/analyse/same/same-error.ts'
import { messageBeside } from '../../src/analyse/causes/green-message.ts'
import type { LoggedErrors } from '../../src/model/report/failure.ts'
import { type LearnedLogs, readLearnedLogs } from '../simulate/learned-logs.ts'
import { type Accuracy, percent } from './accuracy.ts'
import { readStepLog } from './changed-errors.ts'
import { isMessage } from './judge-log.ts'
import { showFailure } from './shown-failure.ts'

/** Of equal errors, with a green log and one or two red ones. */
const MIN_RECOGNISED = { one: 0.37, two: 0.4 }
/** Messages that are better and worse beside a green log. */
const MIN_BETTER = 2
const MAX_WORSE = 0

/** How a failure is compared: with one red log, with a green one as well, and with a second red one. */
interface Compared {
  readonly logs: LearnedLogs
  readonly alone: ErrorComparison
  readonly green: ErrorComparison
  readonly both: ErrorComparison
}

function compare(logs: LearnedLogs): Compared {
  const [here, there] = [readStepLog(logs.here), readStepLog(logs.there)]
  const [green, red] = [errorsOf(logs.green), errorsOf(logs.before)]
  return {
    logs,
    alone: compareLogs(here, there),
    green: compareLogs(here, there, green && { green }),
    both: compareLogs(here, there, green && { green, red }),
  }
}

function errorsOf(lines: readonly string[]): LoggedErrors | undefined {
  return readStepLog(lines).excerpts[0]?.errors
}

/**
 * Measures how often an error is recognised by what other runs of the branch show, and whether another line is the
 * message beside a green log. Those who wrote the logs did not know the rules.
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
  const messages = readLearnedLogs('messages').map(judgeMessage)
  const better = messages.filter(({ before, after }) => after && !before).length
  const worse = messages.filter(({ before, after }) => before && !after)
  return {
    lines: [
      `equal and recognised, of ${equal.length} pairs of ${new Set(equal.map(({ logs }) => logs.tool)).size} tools: ${count(equal, 'alone')} alone, ${count(equal, 'green')} with a green log (${percent(shares.one, 1)}, at least ${percent(MIN_RECOGNISED.one, 0)}), ${count(equal, 'both')} with two red ones as well (${percent(shares.two, 1)}, at least ${percent(MIN_RECOGNISED.two, 0)})`,
      `different, but taken for the same, of ${different.length}: ${count(different, 'alone')} alone, ${opened.length} more with other logs (${opened.map(({ logs }) => logs.name).join('; ')})`,
      `messages beside a green log, of ${messages.length}: ${better} better, ${worse.length} worse (${worse.map(({ name }) => name).join('; ')})`,
    ],
    targetsMet:
      shares.one >= MIN_RECOGNISED.one &&
      shares.two >= MIN_RECOGNISED.two &&
      opened.length === 0 &&
      better >= MIN_BETTER &&
      worse.length <= MAX_WORSE,
  }
}

/** Whether the message is right before and after a green log is read. */
function judgeMessage({ here, green, reason, name }: LearnedLogs) {
  const shown = showFailure({ lines: here })
  const { excerpt, cause } = shown
  const [own, passed] = [excerpt?.errors, errorsOf(green)]
  const message = own && passed && messageBeside(own, excerpt?.lines ?? [], passed)
  const isRight = (text: string | undefined) =>
    isMessage({ ...shown, cause: cause && { ...cause, message: text } }, { messages: reason })
  const before = isRight(cause?.message)
  const isChanged = message !== own?.message
  return { name, before, after: isChanged ? isRight(message) : before }
}
