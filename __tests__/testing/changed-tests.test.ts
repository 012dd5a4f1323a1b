import { describe, expect, it } from '@jest/globals'
import { runInNewContext } from 'node:vm'
import { plantChanges } from '../../testing/changed-tests/plant-changes.ts'

const changesIn = (source: string) =>
  plantChanges(source).changes.map(({ text, choice }) => `${text} → ${choice?.operand ?? 'not'}`)

describe('plantChanges', () => {
  it.each([
    ['all of an expect', 'expect(f(a || b)).toBe(c)', ['f(a || b)', 'a', 'b']],
    ['what a matcher gets', 'expect(f).toBe(a ? b : c)', ['f', 'b', 'c']],
    ['a value by its name', 'const v = a ?? b; expect(v).toBe(1)', ['a', 'b', 'v']],
    ['what a function returns', 'const f = () => a && b; expect(f()).toBe(1)', ['a', 'b', 'f()']],
    [
      'a block that it returns',
      'function f() { return a || b } expect(f()).toBe(1)',
      ['a', 'b', 'f()'],
    ],
    ['a table', 'it.each([a || b])("", (v) => { expect(1).toBe(v) })', ['a', 'b', '1']],
    [
      'a column',
      'it.each([{ u: a || b, v: c || d }])("", ({ v }) => { expect(v).toBe(1) })',
      ['c', 'd', 'v'],
    ],
    ['a list in a loop', 'for (const v of [a || b]) expect(v).toBe(1)', ['a', 'b', 'v']],
    [
      'what a callback returns',
      'const v = x.filter((y) => y || z); expect(v).toBe(1)',
      ['y', 'z', 'v'],
    ],
    ['no argument of a function', 'const v = f(a || b); expect(v).toBe(1)', ['v']],
    ['no other value', 'const v = a || b; expect(w).toBe(1)', ['w']],
    ['another value of the name', 'const v = a || b; { const v = 2; expect(v).toBe(1) }', ['v']],
  ])('changes %s: %s', (_, source, changed) => {
    const operands = changesIn(source).map((change) => change.replace(/^(.*) → not$|^.* → /, '$1'))
    expect(operands.map((text) => text.replace(/^expect\((.*)\)$/, '$1'))).toEqual(changed)
  })

  it('keeps each change apart', () => {
    const { text } = plantChanges("expect(a || b ? 'c' : d).not.toBe(1)")
    const run = (active: number) => {
      const seen: unknown[] = []
      const $on = (number: number) => number === active
      const $turn = (number: number, value: unknown) => (
        $on(number) ? seen.push('turned') : 0,
        value
      )
      const expectValue = (value: unknown) => (seen.push(value), { not: { toBe: () => undefined } })
      runInNewContext(text, { $on, $turn, expect: expectValue, a: '', b: 1, d: 'd' })
      return seen.join(' ')
    }
    expect([-1, 0, 1, 2, 3, 4].map(run)).toEqual(['c', 'c turned', 'c', 'd', 'd', 'c'])
  })

  it('reads why a test passes with a change', () => {
    const source = ['// Passes if changed: b is for Windows', 'expect(a || b).toBe(1)'].join('\n')
    expect(plantChanges(source).changes.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'b is for Windows'],
      [2, 'b is for Windows'],
      [2, 'b is for Windows'],
    ])
  })
})
