import { describe, expect, it } from '@jest/globals'
import { compareHistory } from '../../src/analyse/history/compare-history.ts'
import { SECOND } from '../../src/model/time.ts'
import { reportOn } from '../../testing/make-run.ts'
import { simulateHistory } from '../../testing/simulate/history.ts'

const HISTORIES = 80
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
