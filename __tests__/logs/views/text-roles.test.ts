import { describe, expect, it } from '@jest/globals'
import { textMasker } from '../../../src/logs/masks/mask-line.ts'
import { textRoles } from '../../../src/logs/views/compared-texts.ts'
import { logText } from '../../../src/model/logged/log-text.ts'
import { errorsOf } from '../../../testing/failure-report.ts'

describe('textRoles', () => {
  it('keeps the weightiest role of a line', () => {
    const texts = textRoles(textMasker())
    for (const role of ['output', 'report', 'warning'] as const)
      texts.note(role, logText('cart is empty'))
    texts.note('mention', logText('cart is full'))
    expect(texts.of('report')).toEqual([logText('cart is empty')])
    expect(texts.of('mention', 'warning')).toEqual([logText('cart is full')])
  })

  it('drops further lines of a role, but not a heavier role of a known line', () => {
    const texts = textRoles(textMasker())
    for (let at = 0; at < 10_001; at++) texts.note('output', logText(`row ${at}`))
    texts.note('report', logText('row 0'))
    texts.note('report', logText('row 10000'))
    expect(texts.isMissed('output')).toBe(true)
    expect(texts.isMissed('report')).toBe(false)
    expect(texts.of('report')).toEqual([logText('row 0'), logText('row 10000')])
  })

  it('counts how often it printed a text, without the tests that passed at another try', () => {
    const texts = textRoles(textMasker())
    for (const text of ['cart fails', 'cart fails', 'order fails', 'shop: login fails'])
      texts.note('output', logText(text))
    const counts = [...texts.output([logText('login fails')])]
    expect(counts.map(([key, { count }]) => [key, count])).toEqual([
      ['cart fails', 2],
      ['order fails', 1],
    ])
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
