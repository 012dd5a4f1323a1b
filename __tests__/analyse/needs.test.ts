import { describe, expect, it } from '@jest/globals'
import { jobsOfNeed } from '../../src/analyse/needs.ts'

describe('a key of the workflow file', () => {
  it.each([
    ['build', ['build'], ['build']],
    [
      'build',
      ['build (ubuntu, 22)', 'build (windows, 22)'],
      ['build (ubuntu, 22)', 'build (windows, 22)'],
    ],
    ['deploy', ['deploy / push', 'deploy / check'], ['deploy / push', 'deploy / check']],
    ['deploy', ['deploy (eu) / push'], ['deploy (eu) / push']],
    ['test', ['tests', 'test-all', 'my test', 'Test', 'deploy / test'], []],
    ['test', ['Unit tests'], []],
    ['__proto__', ['__proto__', 'constructor'], ['__proto__']],
    ['test', ['test', 'test'], ['test', 'test']],
  ])('%s of %j stands for %j', (key, names, expected) => {
    const jobs = names.map((name) => ({ name }))
    expect(jobsOfNeed({ key, result: 'success' }, jobs).map(({ name }) => name)).toEqual(expected)
  })
})
