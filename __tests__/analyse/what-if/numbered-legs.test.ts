import { describe, expect, it } from '@jest/globals'
import { findNumberedLegs } from '../../../src/analyse/what-if/numbered-legs.ts'

const expand = (pattern: string, values: readonly (number | string)[]) =>
  values.map((value) => pattern.replace('#', String(value)))

describe('findNumberedLegs', () => {
  it.each<[names: readonly string[], count: number]>([
    [expand('test (#/4)', [1, 2, 3, 4]), 4],
    [expand('test # of 3', [3, 1, 2]), 3],
    [expand('test #-of-2', [1, 2]), 2],
    [expand('test (#, 3)', [1, 2, 3]), 3],
    [expand('test (shard #)', [1, 2]), 2],
    [expand('e2e shard-#', [0, 1, 2]), 3],
    [expand('test (node 22, chunk #)', [1, 2, 3]), 3],
    [expand('test (ubuntu-24.04, #/2)', [1, 2]), 2],
    [expand('test part1, group #', [1, 2, 3]), 3],
  ])('counts the parts %j as %i', (names, count) => {
    expect(findNumberedLegs(names, undefined)?.count).toBe(count)
  })

  it.each<[reason: string, names: readonly string[]]>([
    ['versions', expand('test (node #)', [18, 20, 22])],
    ['consecutive versions', expand('test (#)', [1, 2, 3])],
    ['minor versions', expand('test (python 3.#)', [9, 10, 11])],
    ['minor versions from 0', expand('test (php 8.#)', [0, 1, 2])],
    ['minor versions of a part', expand('test (8.#)', [1, 2])],
    ['major versions', expand('api (v#)', [1, 2])],
    ['years', expand('standard (#)', [2024, 2025, 2026])],
    ['ports', expand('serve (#)', [8080, 8081])],
    ['a gap', expand('test (shard #)', [1, 2, 4])],
    ['a total that disagrees', expand('test (#/4)', [1, 2, 3])],
    ['a total that disagrees, in words', expand('test # of 4', [1, 2])],
    ['another value that is no total', expand('test (#, 20)', [1, 2, 3])],
    ['a start above 1', expand('test (shard #)', [2, 3, 4])],
    ['a single leg', ['test (1/1)']],
    ['a leg without a number', [...expand('test (#/2)', [1, 2]), 'test (all)']],
    ['systems', ['test (ubuntu)', 'test (windows)']],
    ['counts that differ', [...expand('a (#/2)', [1, 2]), ...expand('b (#/3)', [1, 2, 3])]],
    [
      'two numbers that can be the part',
      [1, 2].flatMap((a) => expand(`shard ${a}, part #`, [1, 2])),
    ],
  ])('finds no parts in %s: %j', (_, names) => {
    expect(findNumberedLegs(names, undefined)).toBeUndefined()
  })

  it('groups the parts by the other dimensions', () => {
    const names = ['ubuntu', 'windows'].flatMap((system) => expand(`test (${system}, #/2)`, [1, 2]))
    expect(findNumberedLegs(names, ['os', 'shard'])).toEqual({
      count: 2,
      groups: [
        [0, 1],
        [2, 3],
      ],
    })
  })

  it('knows a number by its position among the matrix keys', () => {
    const names = ['8', '9'].flatMap((version) => expand(`test (${version}, #, x)`, [1, 2]))
    expect(findNumberedLegs(names, ['java', 'shard', 'os'])?.count).toBe(2)
    expect(findNumberedLegs(names, ['shard', 'java', 'os'])).toBeUndefined()
  })

  it.each([
    [3, ['shard']],
    [3, ['shardIndex']],
    [undefined, ['version']],
    [undefined, ['shard', 'version']],
    [undefined, undefined],
  ])('counts a number alone as %p with the matrix keys %j', (count, keys) => {
    expect(findNumberedLegs(expand('test (#)', [1, 2, 3]), keys)?.count).toBe(count)
  })
})
