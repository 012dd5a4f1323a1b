import { describe, expect, it } from '@jest/globals'
import { startReader } from '../../src/logs/starts/start-reader.ts'
import { START_FORMS } from '../../src/logs/starts/start-forms.ts'
import { SECOND } from '../../src/model/time.ts'
import { readLogCases } from '../../testing/read-log-cases.ts'

const CUT_AT = 10 * SECOND

/** Reads a log whose lines were written ten seconds before it was cut, or with `@end` just then; `|` ends a line that is open. */
function readCut(lines: readonly string[], cutAt = CUT_AT) {
  const reader = startReader()
  for (const line of lines) {
    const [, printed = '', isAtEnd] = /^(.*?)(@end)?$/.exec(line) ?? []
    const text = printed.replace(/ \|$/, ' ')
    reader.read({
      text: text.trimEnd(),
      isOpen: text !== text.trimEnd(),
      time: isAtEnd === undefined ? 0 : cutAt,
      isError: false,
    })
  }
  const text = 'The operation was canceled.'
  reader.read({ text, isOpen: false, time: cutAt, isError: true })
  return reader.notEnded()
}

/** The lines of a whole log in each case, after each of which it can be cut. */
const cases = readLogCases(new URL('starts/logs.txt', import.meta.url))

describe('startReader', () => {
  it.each(cases)('names what had not ended: $title', ({ lines, expected }) => {
    const names = readCut(lines).map(({ name, duration }) =>
      duration === undefined ? name : `${name} ${duration / SECOND}s`,
    )
    expect(names.join(', ') || 'nothing').toBe(expected)
  })

  it.each(START_FORMS)('reads start and end of $tool, and no half of an end', (forms) => {
    const [start, end] = forms.examples
    expect(forms.start.test(start.trimEnd())).toBe(true)
    expect(forms.end.test(end)).toBe(true)
    const opening = { go: [], Jest: [] }[forms.tool] ?? [OPENINGS[forms.tool] ?? '']
    const outer = forms.order === 'nested' ? ['# Subtest: cart'] : []
    const above = [...opening, ...outer, start.replace(/ $/, ' |')]
    expect(readCut(above)).toHaveLength(1)
    expect(readCut([...above, end]).map(({ printed }) => printed)).not.toContain(start.trimEnd())
    for (let length = 1; length < end.trimEnd().length; length += 1) {
      const half = end.slice(0, length).trimEnd()
      if (half === '') continue
      expect({ half, named: readCut([...above, `${half}@end`]) }).toEqual({ half, named: [] })
    }
  })

  it('says nothing of a log with more tests than are kept', () => {
    const starts = Array.from({ length: 1_001 }, (_, at) => `    Start ${at + 1_000}: one`)
    const opened = ['Test project /work', ...starts]
    expect(readCut(opened.slice(0, 1_001))).toHaveLength(50)
    expect(readCut(opened)).toEqual([])
  })
})

/** The line with which a run of a tool begins. */
const OPENINGS: Readonly<Record<string, string>> = {
  XCTest: "Test Suite 'All tests' started at 2026-03-01 10:00:00.000",
  googletest: '[==========] Running 4 tests from 1 test suite.',
  pytest: '============================= test session starts ==============================',
  'pytest-xdist': '2 workers [8 items]',
  TAP: 'TAP version 13',
  CTest: 'Test project /work/shop/build',
  cargo: 'running 4 tests',
}
