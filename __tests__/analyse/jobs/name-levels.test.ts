import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { nameLevels, withoutMatrix } from '../../../src/analyse/jobs/name-levels.ts'
import { anyName } from '../../../testing/arbitrary-run.ts'

describe('nameLevels', () => {
  it.each([
    ['build', ['build']],
    ['test (ubuntu, 22)', ['test (ubuntu, 22)']],
    ['deploy / preview', ['deploy', 'preview']],
    ['deploy (eu) / apply (1, 2)', ['deploy (eu)', 'apply (1, 2)']],
    ['ci / deploy / preview', ['ci', 'deploy', 'preview']],
    ['deploy (eu / west) / preview', ['deploy (eu / west)', 'preview']],
    ['test (a (b) / c) / d', ['test (a (b) / c)', 'd']],
    // A name that GitHub truncated within its values has no closing parenthesis.
    ['deploy (eu / we...', ['deploy (eu / we...']],
    ['deploy (eu) / a very long na...', ['deploy (eu)', 'a very long na...']],
    ['sad :( / face', ['sad :( / face']],
    ['glad :) / face', ['glad :)', 'face']],
    ['a/b', ['a/b']],
    ['a /b', ['a /b']],
    ['a /  / b', ['a', '', 'b']],
    [' / ', ['', '']],
    ['', ['']],
    ['__proto__ / constructor', ['__proto__', 'constructor']],
  ])('splits %j into %j', (name, levels) => {
    expect(nameLevels(name)).toEqual(levels)
  })

  it('returns levels that join to the name', () => {
    fc.assert(
      fc.property(fc.oneof(anyName, fc.stringMatching(/^[ab()/ ]{0,20}$/)), (name) => {
        expect(nameLevels(name).join(' / ')).toBe(name)
      }),
    )
  })
})

describe('withoutMatrix', () => {
  it.each([
    ['build', 'build'],
    ['test (ubuntu, 22)', 'test'],
    ['test (ubuntu) (22)', 'test'],
    ['test (ubuntu, 2...', 'test'],
    ['test (a / b)', 'test'],
    ['Node 22 (LTS) on ubuntu', 'Node 22'],
    ['f(x)', 'f(x)'],
    ['(all)', '(all)'],
    [' (all)', ' (all)'],
    ['', ''],
  ])('returns for %j: %j', (level, without) => {
    expect(withoutMatrix(level)).toBe(without)
  })
})
