import { describe, expect, it } from '@jest/globals'
import { measureHistories } from '../../testing/accuracy/history.ts'
import { REGRESSED, simulateHistory } from '../../testing/simulate/history.ts'
import { compareHistory } from '../../src/analyse/history/compare-history.ts'
import { reportOn } from '../../testing/make-run.ts'

describe('in 150 simulated histories of ten runs with a spread of 5 %', () => {
  const { falselySlower, found } = measureHistories(150, { earlierRuns: 10, spread: 0.05 })

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

describe('in 40 simulated histories of unlike runs', () => {
  it('calls no run slower that ran more jobs than most earlier ones', () => {
    const plan = { earlierRuns: 10, spread: 0, filtered: 6 }
    expect(measureHistories(40, plan)).toMatchObject({ falselySlowerRuns: 0, found: 1 })
  })

  it('calls nothing slower for being compared with another event', () => {
    const plan = { earlierRuns: 10, spread: 0.05, otherEvents: 6 }
    expect(measureHistories(40, plan).falselySlower).toBeLessThanOrEqual(0.01)
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
