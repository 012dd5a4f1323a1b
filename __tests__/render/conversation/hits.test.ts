import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { DAY, SECOND } from '../../../src/model/time.ts'
import {
  addHit,
  decodeHits,
  encodeHits,
  type Hit,
  MAX_HITS,
} from '../../../src/render/conversation/hits.ts'
import { renderHits } from '../../../src/render/conversation/hit-table.ts'
import { findSection, withMarker } from '../../../src/render/conversation/marker.ts'
import { at } from '../../../testing/make-run.ts'

const NOW = at(0)
const STATE = {
  key: '0123456789abcdef',
  state: 'red',
  position: { run: 42, attempt: 1, at: NOW },
} as const
/** A run that was created so many days ago. */
const ago = (run: number, days: number): Hit => ({ run, at: NOW - days * DAY })
const runsOf = (hits: readonly Hit[]) => hits.map(({ run }) => run)
const many = (count: number) => Array.from({ length: count }, (_, n) => ago(1 + n, 20 - n / 100))

describe('addHit', () => {
  it.each<[string, Hit[], Hit, number[]]>([
    ['the first one', [], ago(1, 0), [1]],
    ['a newer one', [ago(1, 1)], ago(2, 0), [2, 1]],
    ['an older one that finished later', [ago(3, 1), ago(1, 3)], ago(2, 2), [3, 2, 1]],
    ['one of the same moment', [ago(1, 0)], ago(2, 0), [2, 1]],
    ['one that is there', [ago(2, 0), ago(1, 1)], ago(1, 1), [2, 1]],
    ['one beside old ones, of which the first stays', [ago(2, 31), ago(1, 40)], ago(3, 0), [3, 1]],
    ['none that is too old', [ago(2, 1), ago(1, 40)], ago(3, 31), [2, 1]],
    ['none that is too old, even as the first', [], ago(1, 40), []],
    ['one that is older than the first', [ago(2, 1)], ago(1, 29), [2, 1]],
    ['one beside times that a person wrote', [ago(9, -400), ago(1, 1)], ago(2, 0), [2, 1]],
    ['one beside duplicates', [ago(1, 1), ago(1, 2), ago(1, 2)], ago(2, 0), [2, 1]],
  ])('adds %s', (_, known, hit, expected) => {
    expect(runsOf(addHit(known, hit, NOW))).toEqual(expected)
  })

  it('keeps the newest and the first if there are too many, and adds none that is older', () => {
    const full = addHit(many(MAX_HITS + 5), ago(5_000, 0), NOW)
    expect(runsOf(full).slice(0, 2)).toEqual([5_000, MAX_HITS + 5])
    expect(runsOf(full).slice(-2)).toEqual([7, 1])
    expect(full).toHaveLength(MAX_HITS + 1)
    expect(addHit(full, ago(5_001, 19.99), NOW)).toEqual(full)
  })
})

describe('decodeHits', () => {
  it.each<[string, Hit[]]>([
    ['', []],
    ['a.a', [{ run: 10, at: 10 * SECOND }]],
    ['a.a,,b.', [{ run: 10, at: 10 * SECOND }]],
    ['A.a,0.a,-1.a,a.a.a,a', []],
    ['zzzzzzzzzzz.a', []],
    ['a.zzzzzzz', [{ run: 10, at: (36 ** 7 - 1) * SECOND }]],
    ['-'.repeat(99), []],
  ])('reads of %j: %j', (text, expected) => {
    expect(decodeHits(text)).toEqual(expected)
  })

  it('reads whatever encodeHits wrote, in a marker as well', () => {
    const hit = fc.record({
      run: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      at: fc.nat(4_000_000_000).map((seconds) => seconds * SECOND),
    })
    fc.assert(
      fc.property(fc.array(hit, { minLength: 1 }), (hits) => {
        expect(decodeHits(encodeHits(hits))).toEqual(hits)
        const { body } = withMarker('hits', { ...STATE, hits }, 'text')
        expect(findSection('hits', body)?.marker.hits).toEqual(hits)
      }),
    )
  })

  it('reads a marker with any hits, which then can be rendered', () => {
    const { body } = withMarker('hits', { ...STATE, hits: [ago(1, 1)] }, 'text')
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0az.,=-_ \n<>')) }), (text) => {
        const changed = body.replace(/hits=\S+/, `hits=${text}`)
        const { hits = [] } = findSection('hits', changed)?.marker ?? {}
        const options = { repositoryUrl: 'https://github.com/octo-org/octo-shop', now: NOW }
        expect(renderHits(addHit(hits, ago(7, 0), NOW), options)).toContain('/actions/runs/7)')
      }),
    )
  })
})

describe('renderHits', () => {
  const options = { repositoryUrl: 'https://x', now: NOW }
  const rowsOf = (hits: readonly Hit[]) =>
    renderHits(hits, options)
      .replaceAll(/\[[^\]]*\]\(https:\/\/x\/actions\/runs\/(\d+)\)/g, '$1')
      .split('\n')
      .filter((line) => /^\| \d/.test(line))

  it.each<[string, Hit[], string[]]>([
    [
      'one run',
      [ago(1, 0)],
      ['| 24 hours | 1 | 1 | 1 |', '| 7 days | 1 | 1 | 1 |', '| 30 days | 1 | 1 | 1 |'],
    ],
    [
      'a run of each period, and an older one',
      [ago(4, 0.9), ago(3, 6.9), ago(2, 29.9), ago(1, 90)],
      ['| 24 hours | 1 | 4 | 4 |', '| 7 days | 2 | 3 | 4 |', '| 30 days | 3 | 2 | 4 |'],
    ],
    [
      'none of today',
      [ago(1, 2)],
      ['| 24 hours | 0 | – | – |', '| 7 days | 1 | 1 | 1 |', '| 30 days | 1 | 1 | 1 |'],
    ],
  ])('renders %s', (_, hits, rows) => {
    expect(rowsOf(hits)).toEqual(rows)
  })

  it('says that there are more than it knows', () => {
    const all = addHit(many(MAX_HITS + 5), ago(5_000, 0), NOW)
    expect(rowsOf(all).at(-1)).toBe('| 30 days | 1,000 or more | 1 | 5000 |')
    const withOld = addHit([...many(MAX_HITS + 5), ago(9_000, 90)], ago(5_000, 0), NOW)
    expect(rowsOf(withOld).at(-1)).toBe('| 30 days | 1,000 or more | 7 or earlier | 5000 |')
  })
})
