import { describe, expect, it } from '@jest/globals'
import { labelLike, labelOf, processOf } from '../../../src/logs/lines/label.ts'

describe('labelOf', () => {
  it.each([
    ['#12 3.045 no total', '#12 3.045 '],
    ['➤ YN0000: [web]: no total', '➤ YN0000: [web]: '],
    ['remote: no total', 'remote: '],
    ['shop> no total', 'shop> '],
    ['[chrome 124.0 linux #0-1] no total', '[chrome 124.0 linux #0-1] '],
    ['[chrome 124.0 linux #0-1]', '[chrome 124.0 linux #0-1]'],
    ['#12 no total', ''],
    ['web: no total', ''],
    ['[web] no total', ''],
    ['', ''],
  ])('returns what no line of a tool begins with in %j: %j', (text, label) => {
    expect(labelOf(text)).toBe(label)
  })
})

describe('processOf', () => {
  it.each([
    ['web:test: ', 'web:test:'],
    ['web.1  | ', 'web.1  |'],
    ['#12 3.045 ', ''],
    ['', ''],
  ])('names the process of the label %j: %j', (label, process) => {
    expect(processOf(label)).toBe(process)
  })
})

describe('labelLike', () => {
  it.each([
    ['web:test: FAIL src/a.test.ts', 'web:test: '],
    ['packages/web test: FAIL src/a.test.ts', 'packages/web test: '],
    ['web-1  | FAIL src/a.test.ts', 'web-1  | '],
    ['[web] FAIL src/a.test.ts', '[web] '],
    ['#12 3.045 npm error code E403', '#12 3.045 '],
    ['3.045 npm error code E403', '3.045 '],
    ['error: no such file', ''],
    ['[ERROR] no such file', ''],
  ])('finds before %j, whatever stands around it: %j', (text, label) => {
    expect(labelLike(text)).toBe(label)
  })
})
