import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  findSection,
  isBefore,
  isRepeated,
  type Kind,
  withMarker,
  withoutMarker,
  withPeople,
  withPosition,
} from '../../../src/conversation/render/marker.ts'

const STATE = {
  key: '0123456789abcdef',
  state: 'red',
  position: { run: 42, attempt: 1, at: 1_772_359_800_000 },
} as const
const CAUSES = ['fedcba98.76543210']
const COMMENT = {
  ...{ ...STATE, causes: CAUSES },
  ...{ commit: undefined, group: false, workflows: [], verdicts: undefined },
}
const ISSUE = {
  ...{ ...STATE, causes: CAUSES },
  ...{ since: undefined, green: undefined, title: undefined },
}

describe('findSection', () => {
  const id = fc.nat({ max: Number.MAX_SAFE_INTEGER })
  const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`))
  const orUnknown = <Value>(arbitrary: fc.Arbitrary<Value>) =>
    fc.option(arbitrary, { nil: undefined })
  const head = {
    key: hex(16),
    state: fc.constantFrom('red', 'green', 'open'),
    position: fc.record({ run: id, attempt: id, at: id }),
  } as const
  const causes = fc.array(
    fc.oneof(
      hex(8),
      fc.tuple(hex(8), hex(8)).map((pair) => pair.join('.')),
    ),
  )
  const markers = {
    comment: fc.record({
      ...head,
      ...{ commit: orUnknown(hex(40)), group: fc.boolean(), workflows: fc.array(hex(8)), causes },
      verdicts: orUnknown(hex(16)),
    }),
    issue: fc.record({
      ...head,
      ...{ since: orUnknown(id), green: orUnknown(id), causes },
      title: orUnknown(hex(16)),
    }),
  }

  const text = fc.string({ unit: 'binary' }).map((raw) => raw.trim())

  const expectRead = <K extends Kind>(
    kind: K,
    state: fc.Arbitrary<Parameters<typeof withMarker<K>>[1]>,
  ) => {
    fc.assert(
      fc.property(state, text, (state, text) => {
        const written = withMarker(kind, state, text)
        const section = { marker: written.marker, text, atTop: true, edited: false, after: '' }
        expect(findSection(kind, written.body)).toMatchObject(section)
        expect(withoutMarker(written.body)).toBe(text)
      }),
    )
  }

  it('reads whatever withMarker wrote', () => {
    expectRead('comment', markers.comment)
    expectRead('issue', markers.issue)
  })

  const { body } = withMarker('comment', COMMENT, 'text')

  it.each([
    ['another kind', body.replace('comment', 'issue')],
    ['a quotation', `> ${body}`],
    ['another value', body.replace('state=red', 'state=blue')],
    ['another comment', '<!-- run-report -->'],
    ['no text', ''],
  ])('returns undefined for %s', (_, text) => {
    expect(findSection('comment', text)).toBeUndefined()
  })

  it('notes that a marker is not in the first line', () => {
    const section = { atTop: false, before: 'text\n', text: 'text' }
    expect(findSection('comment', `text\n${body}`)).toMatchObject(section)
  })
})

describe('withPosition', () => {
  it('moves the marker of the first line on, and leaves what stands below the text', () => {
    const { body } = withMarker('comment', COMMENT, 'run=1 attempt=1 at=1')
    const position = { run: 43, attempt: 2, at: 9 }
    const moved = withPosition(`${body}\n\n${body}`, position)
    expect(findSection('comment', moved)?.marker.position).toEqual(position)
    expect(moved.replace('run=43 attempt=2 at=9', '')).toBe(
      `${body}\n\n${body}`.replace('run=42 attempt=1 at=1772359800000', ''),
    )
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
  const { marker } = withMarker('comment', COMMENT, 'text')

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
    const written = withMarker('issue', ISSUE, 'one\ntwo')
    const { body } = withPeople(written, findSection('issue', `${above}${written.body}${below}`))
    const found = findSection('issue', windows(body))
    expect(found).toMatchObject({ text: 'one\r\ntwo', edited: false, atTop: true })
    expect([found?.before, found?.after]).toEqual([
      windows(above),
      windows(below).replace('\r\n', ''),
    ])
  })
})
