import { describe, expect, it } from '@jest/globals'
import { measureHistories } from '../../scripts/accuracy-history.ts'
import { simulateHistory } from '../../scripts/simulate-history.ts'
import { reportOn } from '../helpers/make-run.ts'
import { compareWithUsual } from '../../src/analyse/usual.ts'

describe('in 1,000 simulated histories of ten runs with a spread of 5 %', () => {
  const { falselySlower, found } = measureHistories(1_000, { earlierRuns: 10, spread: 0.05 })

  it('at most 1 % of the jobs are called slower', () => {
    expect(falselySlower).toBeLessThanOrEqual(0.01)
    // The noise is such that the rule has something to withstand.
    expect(falselySlower).toBeGreaterThan(0)
  })

  it('a regression of 30 % is found in at least nine of ten', () => {
    expect(found).toBeGreaterThanOrEqual(0.9)
  })
})

describe('without noise', () => {
  it('a regression of 30 % is always found, and nothing else', () => {
    expect(measureHistories(50, { earlierRuns: 4, spread: 0 })).toEqual({
      falselySlower: 0,
      found: 1,
    })
  })

  it('a regression is not found in fewer than four runs', () => {
    expect(measureHistories(50, { earlierRuns: 3, spread: 0 }).found).toBe(0)
  })
})

it('names the regressed job and what it usually takes', () => {
  const plan = { seed: 7, earlierRuns: 10, spread: 0.02, regression: 0.3 }
  const { run, earlier, regressed } = simulateHistory(plan)
  const slower = compareWithUsual(reportOn(run), earlier)?.jobs.filter((job) => job.slower) ?? []
  expect(slower.map(({ job }) => job.job.name)).toEqual([regressed])
  const [{ delta = 0, usual } = { usual: undefined }] = slower
  expect(usual?.figures).toBe(10)
  expect(delta / (usual?.median ?? 0)).toBeGreaterThan(0.2)
})
