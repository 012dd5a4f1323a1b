import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  listNameMatches,
  matchJobName,
  nameLevels,
  withoutMatrix,
} from '../../../src/analyse/jobs/job-name.ts'
import { anyName } from '../../../testing/arbitrary-run.ts'
import { workflowJob } from '../../../testing/make-run.ts'

const graph = [
  workflowJob('build'),
  workflowJob('build-all'),
  workflowJob('test', { matrix: true }),
  workflowJob('e2e', { name: 'End to end on ${{ matrix.os }}', matrix: true }),
  workflowJob('deploy', {
    matrix: true,
    called: [workflowJob('plan'), workflowJob('apply', { matrix: true })],
  }),
  workflowJob('shared', { called: 'unread' }),
  workflowJob('other', { name: `Check ${'some '.repeat(30)}` }),
  workflowJob('long', { name: `Check ${'all '.repeat(30)}`, matrix: true }),
  workflowJob('one', { name: 'Same' }),
  workflowJob('two', { name: 'Same' }),
]

function keysOf(name: string): string[] {
  return matchJobName(name, graph).map((match) => match.map(({ job }) => job.key).join(' > '))
}

describe('matchJobName, with names that anyone can write', () => {
  const names = (count: number, start = 'b'.repeat(95)) =>
    Array.from({ length: count }, (_, at) => `${start}${at}`)

  it('rejects names that lack a text between the expressions', () => {
    const jobs = Array.from({ length: 450 }, (_, at) => {
      return workflowJob(`key${at}`, { name: '${{1}}b'.repeat(124), matrix: true })
    })
    const hostile = [workflowJob('build'), ...jobs]
    expect(names(200).flatMap((name) => matchJobName(name, hostile))).toEqual([])
    expect(matchJobName('build', hostile)).toHaveLength(1)
  })

  it('matches no name if all together would take too long', () => {
    const jobs = Array.from({ length: 450 }, (_, at) => {
      return workflowJob(`key${at}`, { name: '${{1}}b', matrix: true })
    })
    const hostile = [workflowJob('build'), ...jobs]
    expect(matchJobName('build', hostile)).toHaveLength(1)
    const almost = names(700, `${'a'.repeat(94)}b`)
    expect(almost.flatMap((name) => matchJobName(name, hostile))).toEqual([])
    // Not even a simple one, so the rest takes no time.
    expect(matchJobName('build', hostile)).toEqual([])
    expect(listNameMatches('build', hostile)).toEqual([])
  })

  it('keeps a bounded number of matches if each name matches every key', () => {
    const every = Array.from({ length: 450 }, (_, at) => workflowJob(`k${at}`, { name: '${{1}}' }))
    const matched = names(500).map((name) => listNameMatches(name, every).length)
    expect(matched.reduce((sum, length) => sum + length)).toBeLessThan(300_000)
    expect(matched.at(-1)).toBe(0)
  })

  it('matches all names of a large workflow without expressions in its names', () => {
    const large = Array.from({ length: 450 }, (_, at) => workflowJob(`key-${at}`, { matrix: true }))
    for (let at = 0; at < 1_000; at++) {
      const [match] = matchJobName(`key-${at % 450} (${at})`, large)
      expect(match?.[0]?.job.key).toBe(`key-${at % 450}`)
    }
  })
})

describe('matchJobName', () => {
  it.each([
    ['build', ['build']],
    ['build-all', ['build-all']],
    ['test (ubuntu, 22)', ['test']],
    ['test', ['test']],
    ['test (a / b)', ['test']],
    ['End to end on windows', ['e2e']],
    ['End to end on ${{ matrix.os }}', ['e2e']],
    ['deploy (eu) / plan', ['deploy > plan']],
    ['deploy (eu) / apply (1, 2)', ['deploy > apply']],
    ['deploy (eu / west) / plan', ['deploy > plan']],
    ['deploy', ['deploy']],
    ['shared / whatever / it (calls)', ['shared']],
    [`Check ${'all '.repeat(22)}all...`, ['long']],
    ['Same', ['one', 'two']],
    [`deploy (${'x'.repeat(86)}) /...`, ['deploy > plan', 'deploy > apply']],
    [`deploy (${'x'.repeat(85)}) / a...`, ['deploy > apply']],
    ['buil', []],
    ['my build', []],
    ['test22)', []],
    ['build (1)', []],
    ['deploy (eu) / destroy', []],
    ['Check...', []],
  ])('%s → %j', (name, keys) => {
    expect(keysOf(name)).toEqual(keys)
  })

  it('distinguishes the legs of a caller', () => {
    const [match] = matchJobName('deploy (eu) / apply (1)', graph)
    expect(match?.map(({ leg }) => leg)).toEqual(['deploy (eu)', 'deploy (eu) / apply (1)'])
  })

  it('treats adjacent expressions as one', () => {
    const wild = workflowJob('wild', { name: `On ${'${{ matrix.x }}'.repeat(100)}!` })
    expect(matchJobName('On anything!', [wild])).toHaveLength(1)
    expect(matchJobName('On anything', [wild])).toEqual([])
  })

  it('prefers the job with the most literal text', () => {
    const wild = workflowJob('wild', { name: '${{ matrix.name }}', matrix: true })
    const [match, ...others] = matchJobName('build', [wild, workflowJob('build')])
    expect(match?.[0]?.job.key).toBe('build')
    expect(others).toEqual([])
    const ending = workflowJob('ending', { name: '${{ matrix.name }}b', matrix: true })
    const matches = matchJobName('ab', [ending, workflowJob('ab')])
    expect(matches.map(([level]) => level?.job.key)).toEqual(['ab'])
  })
})

describe('listNameMatches', () => {
  const wide = [
    ...graph,
    workflowJob('any', { name: '${{ matrix.check }}', matrix: true }),
    workflowJob('last', { name: 'Ends ${{ inputs.how }}' }),
  ]

  it.each([
    ['build', ['build', 'any']],
    ['deploy (eu) / plan', ['deploy > plan', 'any']],
    ['Ends well', ['any', 'last']],
    ['Ends', ['any', 'last']],
    [`Check ${'all '.repeat(22)}all...`, ['any', 'long']],
  ])('%s → %j', (name, expected) => {
    const matches = listNameMatches(name, wide).map((match) => match.map(({ job }) => job.key))
    expect([...new Set(matches.map((keys) => keys.join(' > ')))].toSorted()).toEqual(
      expected.toSorted(),
    )
  })
})

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
