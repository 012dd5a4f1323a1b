import { describe, expect, it } from '@jest/globals'
import { readLine } from '../../../src/github/logs/lines/log-text.ts'
import { stepEvents } from '../../../src/logs/events/step-events.ts'
import { rankLines } from '../../../src/logs/views/rank-lines.ts'
import { readLogCases } from '../../../testing/read-log-cases.ts'

/** No tool of these is in the tables of forms. */
const LOGS = readLogCases(new URL('ranked-lines.txt', import.meta.url))

/** Returns the line of a failed step that says why it failed. */
function chosenLine(lines: readonly string[]): string | undefined {
  const events = stepEvents(() => undefined)
  for (const text of [...lines, '##[error]Process completed with exit code 2.']) {
    const line = readLine(Buffer.from(text))
    if (line.kind !== 'hidden' && line.kind !== 'end-of-group') events.add({ ...line, timed: true })
  }
  const { message } = rankLines(events.end()).compared
  return message && message.line.mark + message.line.text
}

describe('rankLines', () => {
  it.each(LOGS)('chooses $title: $expected', ({ lines, expected }) => {
    expect(chosenLine(lines)).toBe(expected)
  })
})
