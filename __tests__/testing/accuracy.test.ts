import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { MEASURED } from '../../testing/accuracy/excerpts.ts'
import { MIN_PATHS_RIGHT } from '../../testing/accuracy/critical-path.ts'
import { measureHistories } from '../../testing/accuracy/history.ts'
import {
  documentedShares,
  intervalOf,
  tableOfShares,
  targetShares,
  undocumentedShares,
} from '../../testing/accuracy/measured-shares.ts'
import { measureNeeds } from '../../testing/accuracy/needs.ts'
import { MAX_MISTAKEN, MIN_KNOWN } from '../../testing/accuracy/red-runs.ts'
import { plantSurvivedErrors } from '../../testing/accuracy/survived-errors.ts'
import { type LogSet, simulateLogs } from '../../testing/simulate/failed-logs.ts'

describe('documentedShares', () => {
  const document = readFileSync('docs/verdicts.md', 'utf8')
  const shares = documentedShares(document)

  it('reads the table that is written into the document', () => {
    expect(document).toContain(tableOfShares(shares))
  })

  it('has a share of each set, measured on each log that states it', () => {
    const sets = Object.entries(MEASURED) as [LogSet, object][]
    for (const [set, parts] of sets) {
      const ofSet = shares.filter((share) => share.set === set)
      expect(ofSet.map(({ what }) => what)).toEqual(Object.values(parts))
      expect(Math.max(...ofSet.map(({ of }) => of))).toBe(simulateLogs(set).length)
    }
  })
})

describe('targetShares', () => {
  it('has a target of each row of the document, and no other', () => {
    const keyOf = ({ set, what, of }: { set: string; what: string; of: number }) =>
      `${set}, ${what}, ${of}`
    expect(targetShares().map(keyOf)).toEqual(documentedShares().map(keyOf))
  })
})

describe('undocumentedShares', () => {
  const documented = [{ set: 'blind', what: 'message', right: 95, of: 103 }]

  it.each([
    ['the same share', { right: 95, of: 103 }, []],
    ['a better share', { right: 96, of: 103 }, [expect.stringContaining('there 95 of 103')]],
    ['a worse share', { right: 94, of: 103 }, [expect.stringContaining('there 95 of 103')]],
  ])('lists what differs from the document: %s', (_, counts, expected) => {
    expect(undocumentedShares([{ set: 'blind', what: 'message', ...counts }], documented)).toEqual(
      expected,
    )
  })

  it('lists what the document does not have', () => {
    const [line] = undocumentedShares([{ set: 'blind', what: 'kind', right: 1, of: 1 }], documented)
    expect(line).toContain('no such row')
  })
})

describe('docs/verdicts.md', () => {
  it.each([
    `At most ${100 * MAX_MISTAKEN} % of new failures may be called known.`,
    `whose log names them, ${100 * MIN_KNOWN} % have to be.`,
    `${100 * MIN_PATHS_RIGHT} % of the paths are right.`,
  ])('has the target of the programs: %s', (text) => {
    expect(readFileSync('docs/verdicts.md', 'utf8')).toContain(text)
  })
})

describe('intervalOf', () => {
  // https://www.statskingdom.com/proportion-confidence-interval-calculator.html
  it.each([
    { right: 87, of: 103, from: 0.762, to: 0.902 },
    { right: 0, of: 10, from: 0, to: 0.278 },
    { right: 10, of: 10, from: 0.722, to: 1 },
  ])('of $right of $of is from $from to $to', ({ right, of, from, to }) => {
    const [least, most] = intervalOf({ set: '', what: '', right, of })
    expect(least).toBeCloseTo(from, 3)
    expect(most).toBeCloseTo(to, 3)
  })
})

describe('plantSurvivedErrors', () => {
  it('plants an error before the reason of 100 logs, each of the errors in ten', () => {
    const pairs = plantSurvivedErrors()
    expect(pairs).toHaveLength(100)
    const added = pairs.map(({ plain, planted }) => planted.lines.length - plain.lines.length)
    expect(Math.min(...added)).toBeGreaterThan(0)
    const isBefore = pairs.map(({ plain, planted }) => {
      const at = planted.lines.findIndex((line, index) => line !== plain.lines[index])
      return plain.lines.findIndex((line, index) => index >= at && plain.reason.includes(line)) > at
    })
    expect(isBefore.filter((before) => !before)).toEqual([])
  })
})

describe('in 40 simulated histories of ten runs with a spread of 5 %', () => {
  const { falselySlower, found } = measureHistories(40, { earlierRuns: 10, spread: 0.05 })

  it('at most 1 % of the jobs are called slower', () => {
    expect(falselySlower).toBeLessThanOrEqual(0.01)
    // The noise is such that the rule has something to withstand.
    expect(falselySlower).toBeGreaterThan(0)
  })

  // Of 2,000, `npm run accuracy` has to find 99 %.
  it('a regression of 30 % is found in at least 98 %', () => {
    expect(found).toBeGreaterThanOrEqual(0.98)
  })
})

describe('60 simulated runs matched to needs', () => {
  const byFile = measureNeeds(60, true)
  const byName = measureNeeds(60, false)

  it('have no wrong match, forgiveness or contradiction by the workflow file', () => {
    const { wrongCertain, wrongForgiven, wrongOutdated, wrongUnaccounted, wrongForgotten } = byFile
    const wrong = [wrongCertain, wrongForgiven, wrongOutdated, wrongUnaccounted, wrongForgotten]
    expect(wrong.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0])
    expect(Math.min(...wrong.map(({ of }) => of))).toBeGreaterThan(5)
  })

  it('have certain jobs for most keys by the workflow file, and for none by names', () => {
    const share = ({ certain: { count, of } }: typeof byFile) => count / of
    expect(share(byFile)).toBeGreaterThan(0.7)
    expect(share(byName)).toBe(0)
  })

  it('have names that mislead, by which no failure is forgiven wrongly, and few rightly', () => {
    expect(byName.wrongForgiven.count).toBe(0)
    expect(byName.notForgiven.count).toBeGreaterThan(byFile.notForgiven.count)
  })
})
