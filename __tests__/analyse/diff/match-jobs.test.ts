import { describe, expect, it } from '@jest/globals'
import { matchJobs } from '../../../src/analyse/diff/match-jobs.ts'
import { makeRun, reportOn } from '../../../testing/make-run.ts'

/** Matches jobs of two runs by their names, as `before=after`, `-removed`, `+added`, with `?` if ambiguous. */
function match(before: readonly string[], after: readonly string[]): string[] {
  const report = (names: readonly string[], id: number) =>
    reportOn(makeRun({ id, jobs: names.map((name) => ({ name })) }))
  const { matched, added, removed } = matchJobs(report(before, 1), report(after, 2))
  return [
    ...matched.map((pair) => {
      const sign = pair.isAmbiguous ? '?' : ''
      return `${sign}${pair.before.job.name}=${pair.after.job.name}`
    }),
    ...removed.map(({ job }) => `-${job.name}`),
    ...added.map(({ job }) => `+${job.name}`),
  ]
}

describe('matchJobs', () => {
  it.each<[string, string[], string[], string[]]>([
    ['equal names', ['a', 'b'], ['b', 'a'], ['a=a', 'b=b']],
    ['other names', ['a'], ['b'], ['-a', '+b']],
    ['a name twice in both', ['a', 'a'], ['a', 'a'], ['?a=a', '?a=a']],
    ['a name twice in one', ['a', 'a'], ['a'], ['?a=a', '-a']],
    [
      'a replaced value',
      ['t (ubuntu-22.04, 20)', 't (ubuntu-22.04, 22)', 't (windows, 20)'],
      ['t (ubuntu-24.04, 20)', 't (ubuntu-24.04, 22)', 't (windows, 20)'],
      [
        't (windows, 20)=t (windows, 20)',
        't (ubuntu-22.04, 20)=t (ubuntu-24.04, 20)',
        't (ubuntu-22.04, 22)=t (ubuntu-24.04, 22)',
      ],
    ],
    [
      'a replaced value of a caller',
      ['deploy (a, eu) / preview', 'deploy (a, us) / preview'],
      ['deploy (b, eu) / preview', 'deploy (b, us) / preview'],
      [
        'deploy (a, eu) / preview=deploy (b, eu) / preview',
        'deploy (a, us) / preview=deploy (b, us) / preview',
      ],
    ],
    [
      'an added dimension with one value',
      ['t (20)', 't (22)'],
      ['t (ubuntu, 20)', 't (ubuntu, 22)'],
      ['t (20)=t (ubuntu, 20)', 't (22)=t (ubuntu, 22)'],
    ],
    [
      'a removed dimension with one value',
      ['t (20, x64)', 't (22, x64)'],
      ['t (20)', 't (22)'],
      ['t (20, x64)=t (20)', 't (22, x64)=t (22)'],
    ],
    [
      'an added dimension with two values',
      ['t (20)'],
      ['t (ubuntu, 20)', 't (macos, 20)'],
      ['-t (20)', '+t (ubuntu, 20)', '+t (macos, 20)'],
    ],
    [
      'no remaining dimension',
      ['t (staging)'],
      ['t (production)'],
      ['-t (staging)', '+t (production)'],
    ],
    [
      'two replaced values of one dimension',
      ['t (a, 1)', 't (b, 1)'],
      ['t (c, 1)', 't (d, 1)'],
      ['-t (a, 1)', '-t (b, 1)', '+t (c, 1)', '+t (d, 1)'],
    ],
    [
      'two legs that swap a value',
      ['t (a, 1)', 't (b, 2)'],
      ['t (a, 2)', 't (b, 1)'],
      ['-t (a, 1)', '-t (b, 2)', '+t (a, 2)', '+t (b, 1)'],
    ],
    [
      'more shards',
      ['t (1)', 't (2)'],
      ['t (1)', 't (2)', 't (3)'],
      ['t (1)=t (1)', 't (2)=t (2)', '+t (3)'],
    ],
    [
      'truncated names',
      [`t (1, ${'x'.repeat(91)}...`],
      [`t (2, ${'x'.repeat(91)}...`],
      [`-t (1, ${'x'.repeat(91)}...`, `+t (2, ${'x'.repeat(91)}...`],
    ],
  ])('matches %s: %j, %j', (_, before, after, expected) => {
    expect(match(before, after)).toEqual(expected)
  })
})
