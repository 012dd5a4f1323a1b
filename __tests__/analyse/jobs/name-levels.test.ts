import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { nameLevels, withoutMatrix } from '../../../src/analyse/jobs/name-levels.ts'
import { anyName } from '../../helpers/arbitrary-run.ts'

describe('the levels of a name', () => {
  it.each([
    ['build', ['build']],
    ['test (ubuntu, 22)', ['test (ubuntu, 22)']],
    ['deploy / preview', ['deploy', 'preview']],
    ['deploy (eu) / apply (1, 2)', ['deploy (eu)', 'apply (1, 2)']],
    ['ci / deploy / preview', ['ci', 'deploy', 'preview']],
    ['deploy (eu / west) / preview', ['deploy (eu / west)', 'preview']],
    ['test (a (b) / c) / d', ['test (a (b) / c)', 'd']],
    // A name that GitHub cut within its values never closes them.
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
  ])('%j are %j', (name, levels) => {
    expect(nameLevels(name)).toEqual(levels)
  })

  it('make the name, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(anyName, fc.stringMatching(/^[ab()/ ]{0,20}$/)), (name) => {
        expect(nameLevels(name).join(' / ')).toBe(name)
      }),
    )
  })
})

describe('a level without its matrix values', () => {
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
  ])('%j is %j', (level, without) => {
    expect(withoutMatrix(level)).toBe(without)
  })
})
