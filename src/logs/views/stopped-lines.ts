import type { LogEvent } from '../events/log-event.ts'
import type { StartedTest } from '../starts/start-reader.ts'

/** Tests whose lines are shown. */
const MAX_TESTS = 3

/** Lines below the one that says that a test started or continued. */
const MAX_BELOW = 2

/**
 * Chooses the lines of a step that something else ended: the last ones, and above them, in at most half of the room, those
 * of the tests that had not ended.
 */
export function stoppedLines(
  last: readonly LogEvent[],
  limit: number,
  notEnded: readonly StartedTest[],
): readonly LogEvent[] {
  const ofTests = notEnded.slice(0, MAX_TESTS).flatMap(({ printed }) => {
    const at = last.findLastIndex(({ text }) => text.includes(printed))
    return at === -1 ? [] : last.slice(at, at + 1 + MAX_BELOW)
  })
  const ofEnd = new Set(last.slice(-limit))
  const others = new Set(ofTests.filter((line) => !ofEnd.has(line)))
  const above = [...others].slice(0, Math.floor(limit / 2))
  const below = last.slice(-(limit - above.length))
  return [...above, ...below].toSorted((one, other) => one.index - other.index)
}
