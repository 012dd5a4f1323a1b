import { describe, expect, it } from '@jest/globals'
import { printedLines } from '../../../src/logs/views/printed-lines.ts'
import { errorsOf } from '../../../testing/failure-report.ts'

describe('printedLines', () => {
  it('keeps the weightiest role of a line', () => {
    const lines = printedLines()
    for (const role of ['output', 'report', 'warning'] as const) lines.note(role, 'cart is empty')
    lines.note('mention', 'cart is full')
    expect(lines.of('report')).toEqual(['cart is empty'])
    expect(lines.of('mention', 'warning')).toEqual(['cart is full'])
  })

  it('drops further lines of a role, but not a heavier role of a known line', () => {
    const lines = printedLines()
    for (let at = 0; at < 5_001; at++) lines.note('output', `row ${at}`)
    lines.note('report', 'row 0')
    lines.note('report', 'row 5000')
    expect(lines.isMissed('output')).toBe(true)
    expect(lines.isMissed('report')).toBe(false)
    expect(lines.of('report')).toEqual(['row 0', 'row 5000'])
  })

  it('counts how often the last attempt printed a line', () => {
    const lines = printedLines()
    const print = (text: string) => {
      lines.note('output', text)
    }
    for (const text of ['cart fails', 'cart fails', 'order fails']) print(text)
    expect([...lines.output([])]).toEqual([
      ['cart fails', 2],
      ['order fails', 1],
    ])
    lines.read('Attempt 1 failed. Retrying')
    print('cart fails')
    expect([...lines.output([])]).toEqual([['cart fails', 1]])
  })

  it('lists by each masked line the lines as printed, and those above them', () => {
    const lines = printedLines()
    for (const text of ['at 10:00:01', 'no cart', 'at 10:00:02', 'no cart']) lines.print(text)
    expect(lines.printed()).toEqual([
      { masked: 'at <time>', texts: ['at 10:00:01', 'at 10:00:02'], above: ['', 'no cart'] },
      { masked: 'no cart', texts: ['no cart'], above: ['at <time>'] },
    ])
  })

  it.each([
    { printed: ['test_a FAILED', 'test_b FAILED'], passed: 'test_a PASSED' },
    { printed: ['test_a FAILED', 'test_b FAILED', 'test_b PASSED'], passed: 'test_a PASSED' },
  ])('omits what passed at another try: $printed, then $passed', ({ printed, passed }) => {
    const lines = printedLines()
    for (const text of [...printed, passed]) {
      lines.read(text)
      if (text.endsWith(' FAILED')) lines.note('output', text)
    }
    expect([...lines.output([]).keys()]).toEqual(
      printed.filter((text) => text === 'test_b FAILED' && !printed.includes('test_b PASSED')),
    )
  })
})

describe('reasons', () => {
  it.each<[string, string[], string[]]>([
    [
      'all errors',
      ['a.c:1:2: error: no cart', 'a.c:3:2: error: no order', 'done'],
      ['a.c:1:2: error: no cart', 'a.c:3:2: error: no order'],
    ],
    ['the line that says why', ['the port is in use', 'bye'], ['the port is in use']],
    ['the last line that says something', ['table cart', 'table order'], ['table order']],
    ['nothing', ['done', '3 passed'], []],
  ])('are %s', (_, lines, expected) => {
    expect(errorsOf(lines)?.reasons).toEqual(expected)
  })
})
