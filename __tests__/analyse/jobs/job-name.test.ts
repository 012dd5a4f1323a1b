import { describe, expect, it } from '@jest/globals'
import { listNameMatches, matchJobName } from '../../../src/analyse/jobs/job-name.ts'
import { workflowJob } from '../../helpers/make-run.ts'

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
