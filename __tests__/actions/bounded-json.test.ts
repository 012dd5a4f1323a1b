import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { boundedJson } from '../../src/actions/bounded-json.ts'

it.each([
  [30, '[{"a":1},{"a":2},{"a":3}]', 0],
  [20, '[{"a":1},{"a":2}]', 1],
  [9, '[]', 3],
])('within %i characters it is %s', (most, json, leftOut) => {
  expect(boundedJson([{ a: 1 }, { a: 2 }, { a: 3 }], most)).toEqual({ json, leftOut })
})

it('is never longer, and always the first items', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ text: fc.string() })),
      fc.integer({ min: 2, max: 500 }),
      (items, most) => {
        const { json, leftOut } = boundedJson(items, most)
        expect(json.length).toBeLessThanOrEqual(most)
        expect(JSON.parse(json)).toEqual(items.slice(0, items.length - leftOut))
      },
    ),
  )
})
