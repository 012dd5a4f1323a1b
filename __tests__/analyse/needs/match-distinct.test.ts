import { describe, expect, it } from '@jest/globals'
import { matchDistinct } from '../../../src/analyse/needs/account-for-needs.ts'

describe('matchDistinct', () => {
  it.each<[Readonly<Record<string, readonly number[]>>, readonly string[]]>([
    [{}, []],
    [{ a: [] }, []],
    [{ a: [1], b: [1] }, ['a']],
    [{ a: [1, 2], b: [1] }, ['a', 'b']],
    [{ a: [1, 2], b: [2, 3], c: [1], d: [1, 2, 3] }, ['a', 'b', 'c']],
    [{ a: [1], b: [1, 2], c: [2, 3], d: [3, 4] }, ['a', 'b', 'c', 'd']],
  ])('assigns distinct candidates of %j to the keys %j', (candidates, expected) => {
    expect([...matchDistinct(Object.keys(candidates), (key) => candidates[key] ?? [])]).toEqual(
      expected,
    )
  })
})
