import { describe, expect, it } from '@jest/globals'
import { sharedPart } from '../../../src/render/text/shared-part.ts'

const NATIVE = ['win / native (1)', 'win / native (2)']
const LEGS = ['test (win, 22)', 'test (win, 24)', 'test (mac, 22)', 'test (mac, 24)']

describe('sharedPart', () => {
  it.each<[readonly string[], readonly string[], string, number, readonly string[]]>([
    [NATIVE, ['win / native (3)', 'mac / native (1)', 'lint'], 'win / native', 3, ['1', '2']],
    [NATIVE, ['win / wasm (1)'], 'win / native', 2, ['1', '2']],
    [['test (win, 22)', 'test (win, 24)'], LEGS.slice(2), 'test (win)', 2, ['22', '24']],
    [['lint (win)', 'test (win)'], ['test (mac)'], 'win', 2, ['lint', 'test']],
    [['a (x, 1) / b', 'a (x, 2) / b'], ['a (y, 1) / b'], 'a (x) / b', 2, ['1', '2']],
    [['**a** / b (1)', '**a** / b (2)'], ['c / b (1)'], '**a** / b', 2, ['1', '2']],
  ])('finds that %j share beside %j: %s, %d in total', (names, others, label, total, rest) => {
    const shared = sharedPart(names, [...names, ...others])
    expect(shared).toMatchObject({ label, total })
    expect(names.map((name) => shared?.restOf(name))).toEqual(rest)
  })

  it.each<[string, readonly string[], readonly string[]]>([
    ['one job', ['win / native (1)'], ['mac / native (1)']],
    ['legs of the only matrix', ['test (1)', 'test (2)'], ['test (3)', 'lint']],
    ['jobs that have nothing in common', ['lint', 'test'], ['docs']],
    ['all jobs of a called workflow', NATIVE, []],
    ['a called workflow beside other jobs', NATIVE, ['lint', 'build']],
    ['values with a slash', ['a (x / y) / b (1)', 'a (x / y) / b (2)'], ['a (z) / b (1)']],
  ])('finds nothing for %s', (_, names, others) => {
    expect(sharedPart(names, [...names, ...others])).toBeUndefined()
  })

  it('finds nothing for jobs of several runs, of which one is known', () => {
    expect(sharedPart([...NATIVE, ...NATIVE], [...NATIVE, 'mac / native (1)'])).toBeUndefined()
  })
})
