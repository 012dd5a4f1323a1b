import { describe, expect, it } from '@jest/globals'
import type { Elsewhere } from '../../../src/model/shapes/failure.ts'
import { baseOf, elsewhereRemarks } from '../../../src/render/findings/evidence.ts'
import { MARKDOWN, PLAIN } from '../../../src/render/text/inline.ts'
import { makeElsewhere, makeEvidence } from '../../../testing/failure-report.ts'
import { NAMES } from '../../../testing/fixtures/attacks.ts'
import { expectHarmless } from '../../../testing/harmless.ts'
import { at } from '../../../testing/make-run.ts'
import { readVerdict } from '../../../testing/read-verdict.ts'

const QUEUE = `gh-readonly-queue/main/pr-41-${'a'.repeat(40)}`
const COMMIT = `abc1234${'0'.repeat(33)}`

/** Says what other branches show beside an unknown verdict. */
function remarks(elsewhere: Elsewhere | undefined, branch?: string, inline = PLAIN): string {
  const beside = { ...(elsewhere && { elsewhere }), ...(branch !== undefined && { branch }) }
  return elsewhereRemarks(readVerdict('unknown', beside), inline).join('; ')
}

const ALSO = 'this step also failed in'
const SAME = 'with the same error'
const OTHER = { sameError: false }
const GROUP = { event: 'merge_group', branch: QUEUE }
const PUSH = { event: 'push', pullRequest: undefined, branch: 'fix' }

describe('elsewhereRemarks', () => {
  it.each<[string, Elsewhere | undefined, string]>([
    ['no other branch', undefined, ''],
    ['one', makeElsewhere([{}]), `${ALSO} 1 other pull request (#41), ${SAME}`],
    ['two', makeElsewhere([{}, {}]), `${ALSO} 2 other pull requests (#41, #42), ${SAME}`],
    [
      'one, of which there may be more',
      makeElsewhere([{}], { mayBeMore: true }),
      `${ALSO} 1 other pull request (#41), ${SAME}`,
    ],
    [
      'two, of which there may be more',
      makeElsewhere([{}, {}], { mayBeMore: true }),
      `${ALSO} at least 2 other pull requests (#41, #42), ${SAME}`,
    ],
    [
      'the time',
      makeElsewhere([{}], { since: at(250 * 60) }),
      `${ALSO} 1 other pull request since 14:10 UTC (#41), ${SAME}`,
    ],
    [
      'a test',
      makeElsewhere([OTHER, OTHER], { name: 'cart adds' }),
      'cart adds also failed in 2 other pull requests (#41, #42), with another error',
    ],
    [
      'a test of logs that do not show the error',
      makeElsewhere([OTHER, { sameError: undefined }], { name: 'cart adds' }),
      'cart adds also failed in 2 other pull requests (#41, #42)',
    ],
    [
      'a test with the same error in one',
      makeElsewhere([{}, OTHER], { name: 'cart adds' }),
      `cart adds also failed in 2 other pull requests (#41, #42), in #41 ${SAME}`,
    ],
    ['a branch', makeElsewhere([PUSH]), `${ALSO} 1 other branch (fix in #900), ${SAME}`],
    [
      'a branch with a pull request',
      makeElsewhere([{ event: 'push' }]),
      `${ALSO} 1 other branch (#41), ${SAME}`,
    ],
    ['both', makeElsewhere([{}, PUSH]), `${ALSO} 2 other branches (#41, fix in #901), ${SAME}`],
    [
      'a merge group',
      makeElsewhere([GROUP, {}]),
      `${ALSO} 2 other branches (merge group of #41, #42), ${SAME}`,
    ],
    [
      'a branch of a fork called like a merge group',
      makeElsewhere([{ pullRequest: undefined, branch: QUEUE }]),
      `${ALSO} 1 other pull request (${QUEUE} in #900), ${SAME}`,
    ],
    [
      'a run without a branch',
      makeElsewhere([{ ...PUSH, branch: undefined }]),
      `${ALSO} 1 other branch (#900), ${SAME}`,
    ],
  ])('words %s', (_, elsewhere, expected) => {
    expect(remarks(elsewhere)).toBe(expected)
  })

  it.each([
    [1, true, 'main', 'it contains, as this run does, commit abc1234, which main does not'],
    [2, false, 'main', 'all of them contain commit abc1234, which main does not'],
    [2, true, 'main', 'all of them contain, as this run does, commit abc1234, which main does not'],
    [2, false, undefined, 'all of them contain commit abc1234, which the base branch does not'],
  ])(
    'names the commit that %i have (here, too: %j) and %s lacks',
    (count, here, base, expected) => {
      const runs = count === 1 ? ([{}] as const) : ([{}, {}] as const)
      const found = makeElsewhere(runs, { commit: COMMIT, isCommitHere: here })
      expect(remarks(found, base).split('; ')[1]).toBe(expected)
    },
  )

  it.each(NAMES)('shows the names of a branch and a test as text and code: %j', (name) => {
    const found = makeElsewhere([{ ...PUSH, branch: name }], { name })
    expectHarmless(remarks(found, name, MARKDOWN), 'https://github.com/octo-org/octo-shop')
    expect(remarks(found, name)).toMatch(/^\P{Cc}+$/u)
  })

  it('cuts long names', () => {
    const long = 'x'.repeat(1_000)
    const text = remarks(makeElsewhere([{ ...PUSH, branch: long }], { name: long }))
    expect(text).toMatch(
      /^x{119}… also failed in 1 other branch \(x{71}… in #900\), with the same error$/,
    )
  })
})

describe('baseOf', () => {
  it.each([
    ['main', [], 'main'],
    [undefined, [], 'the base branch'],
    ['main', ['main'], 'main'],
    ['main', [QUEUE, QUEUE], 'the merge queue of main'],
    ['main', [QUEUE, 'main'], 'main'],
    ['main', [undefined], 'main'],
    [undefined, ['release'], 'release'],
  ])('names the branch %j with evidence on %j as %j', (branch, branches, expected) => {
    const evidence = branches.map((name) => makeEvidence({ branch: name }))
    const beside = { evidence, ...(branch !== undefined && { branch }) }
    expect(baseOf(readVerdict('known', beside), PLAIN)).toBe(expected)
  })
})
