import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Json, pack, unpack } from '../../../src/render/json/pack.ts'

/** Values as `JSON.parse` returns them, so without -0. */
const anyJson = fc.json({ maxDepth: 5 }).map((text) => JSON.parse(text) as Json)

const anyTime = fc
  .date({ min: new Date(0), noInvalidDate: true })
  .map((date) => date.toISOString().replace('.000Z', 'Z'))

/** Rows of the same fields, some of them missing or `null`, as in a report. */
const anyRows = fc.array(
  fc.record(
    {
      id: fc.option(fc.maxSafeInteger()),
      name: fc.option(fc.constantFrom('build', 'test', '__proto__', '')),
      url: fc.option(fc.nat().map((number) => `https://github.com/a/b/${number}`)),
      startedAt: fc.option(anyTime),
      seconds: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0)),
      parts: fc.array(fc.record({ number: fc.nat() })),
    },
    { requiredKeys: ['id', 'startedAt'] },
  ),
)

describe('unpack', () => {
  it('returns what was packed, for any JSON', () => {
    fc.assert(
      fc.property(fc.array(anyJson), (values) => {
        expect(unpack(sent(values))).toEqual(values)
      }),
    )
  })

  it('returns what was packed, for rows as in a report', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        expect(unpack(sent(rows))).toEqual(rows)
      }),
    )
  })
})

describe('pack', () => {
  it.each<[string, Json[], unknown]>([
    ['equal values once', ['success', 'success'], ['same', 'success', 2]],
    [
      'times as differences in seconds',
      ['2026-03-01T10:00:00Z', null, '2026-03-01T10:00:07Z'],
      ['times', 1000, 1772359200, null, 7],
    ],
    [
      'whole numbers as differences',
      [70_000_001, 70_000_003, null],
      ['whole', 70_000_001, 2, null],
    ],
    ['repeated texts by index', ['a', 'b', 'a', 'b'], ['words', ['a', 'b'], 0, 1, 0, 1]],
    ['texts by what differs', ['job/1', 'job/2'], ['tails', 'job/', '1', '2']],
    [
      'a date that is not written as in a report as text',
      ['2026-03-01', '2026'],
      ['tails', '2026', '-03-01', ''],
    ],
  ])('writes %s', (_, values, expected) => {
    expect(pack(values)).toEqual(expected)
  })
})

function sent(values: readonly Json[]) {
  return JSON.parse(JSON.stringify(pack(values))) as ReturnType<typeof pack>
}
