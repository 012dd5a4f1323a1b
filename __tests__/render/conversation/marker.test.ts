import { describe, expect, it } from '@jest/globals'
import {
  isBefore,
  isRepeated,
  readMarker,
  withMarker,
  withoutMarker,
} from '../../../src/render/conversation/marker.ts'

const STATE = {
  key: '0123456789abcdef',
  state: 'red',
  position: { run: 42, attempt: 1, at: 1_772_359_800_000 },
  since: undefined,
  causes: 'fedcba9876543210',
} as const

describe('readMarker', () => {
  it.each([undefined, 40])('reads what withMarker wrote, since %s', (since) => {
    const { marker, body } = withMarker('comment', { ...STATE, since }, 'text\n-->')
    expect(readMarker('comment', body)).toEqual(marker)
    expect(withoutMarker(body)).toBe('text\n-->')
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

  it('reads a marker that ends with the line end of Windows', () => {
    expect(readMarker('comment', body.replace('\n', '\r\n'))?.key).toBe(STATE.key)
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
