import { describe, expect, it } from '@jest/globals'
import { groupVerdicts } from '../../../src/analyse/verdicts/join-verdicts.ts'
import type { Elsewhere } from '../../../src/model/shapes/failure.ts'
import { failureListing, makeElsewhere } from '../../../testing/failure-report.ts'
import { readVerdict, withRemarks } from '../../../testing/read-verdict.ts'

const judgedAs = (verdict: ReturnType<typeof readVerdict>) => ({
  ...{ verdict, judged: [failureListing([])] as const },
})
const group = (...texts: readonly [string, string]) => {
  const [one, other] = texts
  return groupVerdicts([judgedAs(readVerdict(one)), judgedAs(readVerdict(other))])
}

describe('groupVerdicts', () => {
  it.each([
    ['the base branch', 'new on main', 'new on v1'],
    ['the verdict', 'new on main', 'unsteady on main'],
    ['why it is unknown', 'unknown no-log', 'unknown other-error'],
    ['that the branch passed since', 'known', 'known, then passed'],
    ['the run that showed what varies', 'known, learned by #97', 'known, learned by #98'],
    ['the line that is missing', 'unknown other-error, almost "a"', 'unknown other-error'],
    ['a host', 'new, host api.shop.internal', 'new'],
    ['what other runs show beside an issue', 'listed; new', 'listed; unknown no-log'],
  ])('splits failures if %s differs', (_, one, other) => {
    expect(group(one, other)).toHaveLength(2)
  })

  it.each([
    ['evidence, newest first', 'new, passed #8', 'new, passed #9', { runs: [9, 8] }],
    ['equal evidence once', 'new, passed #9', 'new, passed #9', { runs: [9] }],
    ['days if they are equal', 'new, 2 days ago', 'new, 2 days ago', { days: 2 }],
    ['no days if they differ', 'new, 2 days ago', 'new, 3 days ago', {}],
    ['no days if one has none', 'new, 2 days ago', 'new', {}],
    ['the last runs of both', 'known, in the last runs', 'known, in the last runs', { last: true }],
    ['no last runs of one', 'known, in the last runs', 'known', {}],
    [
      'the earliest red run',
      'known, red since #9 with 0 commits',
      'known, red since #8 with 3 commits',
      { since: '#8 with 3' },
    ],
    [
      'the fewest commits since one run',
      'known, red since #8 with 3 commits',
      'known, red since #8 with 2 commits',
      { since: '#8 with 2' },
    ],
    [
      'no commits only if both have none',
      'known, red since #8 with 0 commits',
      'known, red since #8 with 2 commits',
      { since: '#8 with undefined' },
    ],
    ['the branches of one', 'new', 'new, elsewhere', { elsewhere: 1 }],
    ['evidence beside an issue', 'listed; new, passed #8', 'listed; new, passed #9', { other: 2 }],
  ])('joins of failures that are judged alike %s', (_, one, other, expected) => {
    const groups = group(one, other)
    expect(groups.map(({ judged }) => judged.length)).toEqual([2])
    const [{ verdict }] = groups
    const { evidence, redSince, ...context } = verdict.context
    expect({
      runs: evidence.length === 0 ? undefined : evidence.map(({ runNumber }) => runNumber),
      days: context.passedDaysAgo,
      last: context.inLastRuns,
      since: redSince && `#${redSince.run.runNumber} with ${redSince.commitsTotal}`,
      elsewhere: context.elsewhere?.runs.length,
      other: verdict.kind === 'listed' ? verdict.compared.context.evidence.length : undefined,
    }).toEqual(expected)
  })

  it('says the branches of the failure that most have', () => {
    const on = (elsewhere: Elsewhere) => judgedAs(withRemarks(readVerdict('new'), { elsewhere }))
    const [{ verdict }] = groupVerdicts([on(makeElsewhere([{}])), on(makeElsewhere([{}, {}]))])
    expect(verdict.context.elsewhere?.runs).toHaveLength(2)
  })
})
