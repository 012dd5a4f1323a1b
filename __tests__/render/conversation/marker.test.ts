import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  findSection,
  isBefore,
  isRepeated,
  readMarker,
  withMarker,
  withoutMarker,
  withPosition,
} from '../../../src/render/conversation/marker.ts'

const STATE = {
  key: '0123456789abcdef',
  state: 'red',
  position: { run: 42, attempt: 1, at: 1_772_359_800_000 },
  causes: ['fedcba98.76543210'],
} as const

describe('readMarker', () => {
  const id = fc.nat({ max: Number.MAX_SAFE_INTEGER })
  const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`))
  const marker = fc.record({
    key: hex(16),
    state: fc.constantFrom('red', 'green', 'open'),
    position: fc.record({ run: id, attempt: id, at: id }),
    since: fc.option(id, { nil: undefined }),
    green: fc.option(id, { nil: undefined }),
    commit: fc.option(hex(40), { nil: undefined }),
    group: fc.boolean(),
    verdicts: fc.option(hex(16), { nil: undefined }),
    workflows: fc.array(hex(8)),
    causes: fc.array(
      fc.oneof(
        hex(8),
        fc.tuple(hex(8), hex(8)).map((pair) => pair.join('.')),
      ),
    ),
  })

  const text = fc.string({ unit: 'binary' }).map((raw) => raw.trim())

  it.each(['comment', 'issue'] as const)('reads whatever withMarker wrote in a %s', (kind) => {
    fc.assert(
      fc.property(marker, text, (state, text) => {
        const written = withMarker(kind, state, text)
        expect(readMarker(kind, written.body)).toEqual(written.marker)
        expect(findSection(kind, written.body)).toMatchObject({ text, edited: false, after: '' })
        expect(withoutMarker(written.body)).toBe(text)
      }),
    )
  })

  const { body } = withMarker('comment', STATE, 'text')

  it.each([
    ['another kind', body.replace('comment', 'issue')],
    ['a quotation', `> ${body}`],
    ['a later line', `text\n${body}`],
    ['another value', body.replace('state=red', 'state=blue')],
    ['another comment', '<!-- run-report -->'],
    ['no text', ''],
  ])('returns undefined for %s', (_, text) => {
    expect(readMarker('comment', text)).toBeUndefined()
  })
})

describe('withPosition', () => {
  const { body } = withMarker('comment', STATE, 'text')

  it.each([
    ['nothing', '', ''],
    ['a text', 'Above.\n\n', 'Above.\n\n'],
    ['a text above an earlier one', 'New.\n\n', 'New.\n\nOld.\n'],
  ])('puts the marker into the first line, with %s above it', (_, above, before) => {
    const old = body.replace('-->\n', '-->\nOld.\n<!-- run-report:start -->\n')
    const position = { run: 43, attempt: 2, at: 9 }
    const moved = withPosition(
      'comment',
      `${above}${before.includes('Old') ? old : body}`,
      position,
    )
    const found = findSection('comment', moved)
    expect(found).toMatchObject({ atTop: true, before, text: 'text', edited: false })
    expect(found?.marker.position).toEqual(position)
    expect(withPosition('comment', moved, position)).toBe(moved)
  })
})

describe('isBefore', () => {
  it.each([
    ['an older run', { run: 41, attempt: 2, at: 9 }, true],
    ['a newer run', { run: 43, attempt: 1, at: 1 }, false],
    ['an older attempt', { run: 42, attempt: 1, at: 9 }, true],
    ['a newer attempt', { run: 42, attempt: 3, at: 1 }, false],
    ['an older report of the attempt', { run: 42, attempt: 2, at: 4 }, true],
    ['the same report', { run: 42, attempt: 2, at: 5 }, false],
  ])('returns for %s %j: %s', (_, position, expected) => {
    expect(isBefore(position, { run: 42, attempt: 2, at: 5 })).toBe(expected)
  })
})

describe('isRepeated', () => {
  const { marker } = withMarker('comment', STATE, 'text')

  it.each([
    ['a later report of the attempt', { position: { ...STATE.position, at: 0 } }, true],
    ['another attempt', { position: { ...STATE.position, attempt: 2 } }, false],
    ['another run', { position: { ...STATE.position, run: 43 } }, false],
    ['another text', { body: '0'.repeat(16) }, false],
  ])('returns for %s (%j): %s', (_, changes, expected) => {
    expect(isRepeated(marker, { ...marker, ...changes })).toBe(expected)
  })
})

describe('findSection of a text that a person edited with Windows line ends', () => {
  const windows = (text: string) => text.replaceAll('\n', '\r\n')

  it.each([
    ['as it was', '', ''],
    ['with a text below', '', '\n\nBelow.'],
    ['with a text above', 'Above.\n\n', ''],
  ])('finds what the action wrote: %s', (_, above, below) => {
    const { body } = withMarker('comment', STATE, 'one\ntwo')
    const placed = withPosition('comment', `${above}${body}${below}`, STATE.position)
    const found = findSection('comment', windows(placed))
    expect(found).toMatchObject({ text: 'one\r\ntwo', edited: false, atTop: true })
    expect([found?.before, found?.after]).toEqual([
      windows(above),
      windows(below).replace('\r\n', ''),
    ])
  })
})
