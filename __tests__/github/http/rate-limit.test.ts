import { describe, expect, it } from '@jest/globals'
import { isScarce, readRateLimit, scarceNote } from '../../../src/github/http/rate-limit.ts'

function headers(limit: string, remaining: string) {
  return { 'x-ratelimit-limit': limit, 'x-ratelimit-remaining': remaining }
}

describe('the quota', () => {
  it.each([
    [headers('1000', '986'), { limit: 1000, remaining: 986 }],
    [headers('1000', '0'), { limit: 1000, remaining: 0 }],
    [headers('', '3'), undefined],
    [headers('many', '3'), undefined],
    [{ 'x-ratelimit-limit': '1000' }, undefined],
    [{}, undefined],
  ])('of %j is %j', (sent, quota) => {
    expect(readRateLimit(sent)).toEqual(quota)
  })

  it.each([
    [undefined, false],
    [{ limit: 1000, remaining: 1000 }, false],
    [{ limit: 1000, remaining: 100 }, false],
    [{ limit: 1000, remaining: 99 }, true],
    [{ limit: 60, remaining: 5 }, true],
    [{ limit: 0, remaining: 0 }, false],
  ])('%j is scarce: %s', (quota, scarce) => {
    expect(isScarce(quota)).toBe(scarce)
  })

  it('is told with what was left out for it', () => {
    expect(scarceNote({ limit: 1000, remaining: 42 })).toEqual({
      severity: 'notice',
      text: 'The token has only 42 of 1000 requests left, so earlier runs, earlier attempts and logs of failed jobs were not asked for.',
    })
  })
})
