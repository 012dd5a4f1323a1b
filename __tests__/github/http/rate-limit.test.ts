import { describe, expect, it } from '@jest/globals'
import { isScarce, readRateLimit, scarceNote } from '../../../src/github/http/rate-limit.ts'

function headers(limit: string, remaining: string) {
  return { 'x-ratelimit-limit': limit, 'x-ratelimit-remaining': remaining }
}

describe('readRateLimit', () => {
  it.each([
    [headers('1000', '986'), { limit: 1000, remaining: 986 }],
    [headers('1000', '0'), { limit: 1000, remaining: 0 }],
    [headers('', '3'), undefined],
    [headers('many', '3'), undefined],
    [{ 'x-ratelimit-limit': '1000' }, undefined],
    [{}, undefined],
  ])('reads from headers %j: %j', (sent, expected) => {
    expect(readRateLimit(sent)).toEqual(expected)
  })
})

describe('isScarce', () => {
  it.each([
    [undefined, false],
    [{ limit: 1000, remaining: 1000 }, false],
    [{ limit: 1000, remaining: 100 }, false],
    [{ limit: 1000, remaining: 99 }, true],
    [{ limit: 60, remaining: 5 }, true],
    [{ limit: 0, remaining: 0 }, false],
  ])('returns for %j: %s', (rateLimit, expected) => {
    expect(isScarce(rateLimit)).toBe(expected)
  })
})

describe('scarceNote', () => {
  it('names the remaining requests and what was skipped', () => {
    expect(scarceNote({ limit: 1000, remaining: 42 })).toEqual({
      severity: 'notice',
      text: 'Only 42 of 1000 API requests remain, so earlier runs, earlier attempts and failure logs were skipped.',
    })
  })
})
