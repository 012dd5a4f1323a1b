import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { compareHistory } from '../../src/analyse/history/compare-history.ts'
import { MAX_REQUESTS } from '../../src/github/base/fetch-bases.ts'
import { MAX_OTHER_REQUESTS } from '../../src/github/base/fetch-others.ts'
import { SECOND } from '../../src/model/time.ts'
import { MEASURED } from '../../testing/accuracy/excerpts.ts'
import { MIN_PATHS_RIGHT } from '../../testing/accuracy/critical-path.ts'
import { measureHistories } from '../../testing/accuracy/history.ts'
import { showsReason } from '../../testing/accuracy/judge-log.ts'
import {
  documentedShares,
  intervalOf,
  tableOfShares,
} from '../../testing/accuracy/measured-shares.ts'
import { measureNeeds } from '../../testing/accuracy/needs.ts'
import { measureMonth } from '../../testing/accuracy/other-branches.ts'
import { MAX_MISTAKEN, measureRedRuns, MIN_KNOWN } from '../../testing/accuracy/red-runs.ts'
import { plantSurvivedErrors } from '../../testing/accuracy/survived-errors.ts'
import { isExplained } from '../../testing/accuracy/verdicts.ts'
import { reportOn } from '../../testing/make-run.ts'
import { type LogSet, simulateLogs } from '../../testing/simulate/failed-logs.ts'
import { REGRESSED, simulateHistory } from '../../testing/simulate/history.ts'
import { simulateOthers } from '../../testing/simulate/others-month.ts'

const HISTORIES = 40
/** Standard deviations of the number of false alarms that chance explains. */
const CHANCE = 3

describe('jobs that did not change, in simulated histories', () => {
  // `npm run accuracy` measures all lengths, levels of noise and numbers of runs.
  it.each([
    { spread: 0.05, earlierRuns: 4, skewed: false, from: 200, to: Infinity },
    { spread: 0.12, earlierRuns: 10, skewed: false, from: 0, to: 200 },
    { spread: 0.12, earlierRuns: 10, skewed: true, from: 200, to: Infinity },
  ])(
    'of $from to $to s are called slower in about 1 % at most, at a spread of $spread and $earlierRuns runs',
    ({ from, to, ...plan }) => {
      const jobs = Array.from({ length: HISTORIES }, (_, seed) => {
        const { run, earlier } = simulateHistory({ ...plan, seed })
        return compareHistory(reportOn(run), earlier)?.jobs ?? []
      }).flat()
      const some = jobs.filter(
        ({ baseline: { median } }) => median >= from * SECOND && median < to * SECOND,
      )
      const slower = some.filter((job) => job.slower).length
      const expected = 0.01 * some.length
      expect(some.length).toBeGreaterThan(100)
      expect(slower).toBeLessThanOrEqual(expected + CHANCE * Math.sqrt(expected))
    },
  )
})

const logs = [...simulateLogs('known'), ...simulateLogs('held-out')]

describe('excerptChooser', () => {
  it.each(logs)('shows the reason within 20 lines: $name', (log) => {
    expect(showsReason(log, 20)).toBe(true)
  })
})

describe('documentedShares', () => {
  const document = readFileSync('docs/reliability.md', 'utf8')
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

describe('docs/reliability.md', () => {
  it.each([
    `At most ${100 * MAX_MISTAKEN} % of new failures may be called known.`,
    `whose log names them, ${100 * MIN_KNOWN} % have to be.`,
    `${100 * MIN_PATHS_RIGHT} % of the paths are right.`,
  ])('has the target of the programs: %s', (text) => {
    expect(readFileSync('docs/reliability.md', 'utf8')).toContain(text)
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

describe('without noise', () => {
  it('a regression of 30 % is always found, and nothing else', () => {
    expect(measureHistories(20, { earlierRuns: 4, spread: 0 })).toMatchObject({
      falselySlower: 0,
      falselySlowerRuns: 0,
      found: 1,
    })
  })

  it('a regression is not found in fewer than four runs', () => {
    expect(measureHistories(20, { earlierRuns: 3, spread: 0 }).found).toBe(0)
  })
})

describe('in 20 simulated histories of unlike runs', () => {
  it('calls no run slower that ran more jobs than most earlier ones', () => {
    const plan = { earlierRuns: 10, spread: 0, filtered: 6 }
    expect(measureHistories(20, plan)).toMatchObject({ falselySlowerRuns: 0, found: 1 })
  })

  it('calls nothing slower for being compared with another event', () => {
    const plan = { earlierRuns: 10, spread: 0.05, otherEvents: 6 }
    expect(measureHistories(20, plan).falselySlower).toBeLessThanOrEqual(0.01)
  })
})

it('names the regressed job and its median duration', () => {
  const plan = { seed: 7, earlierRuns: 10, spread: 0.02, regression: 0.3 }
  const { run, earlier } = simulateHistory(plan)
  const slower = compareHistory(reportOn(run), earlier)?.jobs.filter((job) => job.slower) ?? []
  expect(slower.map(({ job }) => job.job.name)).toEqual([REGRESSED])
  const [{ delta = 0, baseline } = { baseline: undefined }] = slower
  expect(baseline?.values).toBe(10)
  expect(delta / (baseline?.median ?? 0)).toBeGreaterThan(0.2)
})

describe('120 simulated runs matched to needs', () => {
  const byFile = measureNeeds(120, true)
  const byName = measureNeeds(120, false)

  it('have no wrong match, forgiveness or contradiction by the workflow file', () => {
    const { wrongCertain, wrongForgiven, wrongOutdated, wrongUnaccounted, wrongForgotten } = byFile
    const wrong = [wrongCertain, wrongForgiven, wrongOutdated, wrongUnaccounted, wrongForgotten]
    expect(wrong.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0])
    expect(Math.min(...wrong.map(({ of }) => of))).toBeGreaterThan(10)
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

describe('12 simulated red runs', () => {
  let runs: Awaited<ReturnType<typeof measureRedRuns>>
  beforeAll(async () => {
    runs = await measureRedRuns(12)
  })

  it('have no new failure mistaken for a known one, and the known ones found, with evidence', () => {
    const judged = runs.flatMap((run) => run.judged)
    const fresh = judged.filter(({ planted }) => planted.kind === 'new')
    expect(fresh.length).toBeGreaterThan(4)
    expect(fresh.filter(isExplained).length / fresh.length).toBeLessThan(0.03)
    const onBase = judged.filter(
      ({ planted, isOnBase, isLogRead }) => planted.kind !== 'outage' && isOnBase && isLogRead,
    )
    expect(onBase.length).toBeGreaterThan(2)
    expect(onBase.filter(isExplained).length / onBase.length).toBeGreaterThan(0.85)
    expect(judged.filter(({ wrongEvidence }) => wrongEvidence > 0)).toEqual([])
    const most = MAX_REQUESTS + MAX_OTHER_REQUESTS
    expect(Math.max(...runs.map(({ requests }) => requests))).toBeLessThanOrEqual(most)
  })

  it('have at least 97 % of the pairs of failures grouped as planted, and no gate apart', () => {
    const sum = (field: 'pairs' | 'split' | 'merged' | 'gates' | 'gatesApart') =>
      runs.reduce((total, { pairs }) => total + pairs[field], 0)
    expect(sum('pairs')).toBeGreaterThan(10)
    expect((sum('split') + sum('merged')) / sum('pairs')).toBeLessThan(0.03)
    expect(sum('gates')).toBeGreaterThan(0)
    expect(sum('gatesApart')).toBe(0)
  })
})

describe('40 failed runs of a month of 100 runs a day', () => {
  it('name only other branches that fail for the same reason', async () => {
    const { judged, requests } = await measureMonth(simulateOthers(100, 8), 40)
    const named = judged.filter(({ says }) => says !== 'nothing')
    expect(named.map(({ cause }) => cause)).toContain('broken')
    expect(named.filter(({ wrong }) => wrong > 0)).toEqual([])
    expect(Math.max(...requests)).toBeLessThanOrEqual(MAX_OTHER_REQUESTS)
  }, 60_000)
})
