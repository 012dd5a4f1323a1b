import { describe, expect, it } from '@jest/globals'
import { errorsOf } from '../../../testing/failure-report.ts'

describe('the log of a step', () => {
  it('has each line once, as printed, and lines of one row together', () => {
    const log = errorsOf(['at 10:00:01', 'no cart', 'at 10:00:02', 'no cart'])?.log
    expect(log?.lines.map(({ text, masked, row }) => [text.key, masked.key, row?.count])).toEqual([
      ['at 10:00:01', 'at <time>', 2],
      ['no cart', 'no cart', 2],
      ['at 10:00:02', 'at <time>', 2],
    ])
    expect(log?.rows?.map(({ text, count }) => [text, count])).toEqual([
      ['at 10:00:01', 2],
      ['no cart', 2],
    ])
  })

  it('has a line of two files twice, in one row', () => {
    const log = errorsOf(['src/a.ts', '  1:1  no cart', 'src/b.ts', '  1:1  no cart'])?.log
    const lines = log?.lines.filter(({ row }) => row?.text.includes('no cart'))
    expect(lines?.map(({ text }) => text.context)).toEqual([['src/a.ts'], ['src/b.ts']])
    expect(new Set(lines?.map(({ row }) => row)).size).toBe(1)
    expect(lines?.[0]?.row?.count).toBe(2)
  })

  it('has lines without a row: what says nothing', () => {
    const log = errorsOf(['12 passed', 'no cart'])?.log
    expect(log?.lines.map(({ row }) => row?.text)).toEqual([undefined, 'no cart'])
  })

  it.each([
    ['a limit without the amount', 'error: app.js exceeds 300 kB', true],
    ['a sum', 'RESULT: FAILED (minimum: 100.0%, actual: 80.0%)', true],
    ['a limit with the amount', 'error: app.js is 302 kB, limit 300 kB', false],
  ])('compares the rows of a table beside %s: %s: %s', (_, line, isCompared) => {
    const log = errorsOf([line, '| tiles.py | 50% |'])?.log
    const rows = log?.texts.filter(({ isEntry }) => isEntry).map(({ masked }) => masked.key)
    expect(rows?.includes('| tiles.py | 50% |')).toBe(isCompared)
  })
})
