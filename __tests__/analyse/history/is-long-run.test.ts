import { describe, expect, it } from '@jest/globals'
import { isLongRun } from '../../../src/analyse/history/is-long-run.ts'
import { SECOND } from '../../../src/model/time.ts'
import { at, finished, makeRun, running } from '../../../testing/make-run.ts'
import { jobIn, stepsIn } from '../../../testing/plain-jobs.ts'

/** A listed run that took so long. */
const listed = (seconds: number) => ({
  run: makeRun({ startedAt: at(0) }),
  updatedAt: at(0) + seconds * SECOND,
})

/** Four runs, whose middle half ends at 80 s. */
const OTHERS = [60, 70, 80, 90]

describe('isLongRun', () => {
  it.each([
    ['81 s, beyond the middle half', [finished(0, 50), finished(5, 81)], OTHERS, true],
    ['80 s, within the middle half', [finished(5, 80)], OTHERS, false],
    ['81 s, of which one other took less', [finished(5, 81)], [60], true],
    ['no known time', [], OTHERS, false],
    ['81 s, without other runs', [finished(5, 81)], [], false],
    ['81 s, if no end of another is known', [finished(5, 81)], [0, 0, 0], false],
    ['81 s, if the end of three others is not known', [finished(5, 81)], [0, 0, 0, 90], false],
  ])('returns for a run of %s: see the last column', (...[, states, others, expected]) => {
    const jobs = states.map((state) => jobIn(state))
    expect(isLongRun(makeRun({ startedAt: at(0), jobs }), others.map(listed))).toBe(expected)
  })

  it('counts an unfinished job up to its last finished step', () => {
    const jobs = [jobIn(running(5), 'test', stepsIn(finished(5, 81)))]
    expect(isLongRun(makeRun({ startedAt: at(0), jobs }), OTHERS.map(listed))).toBe(true)
  })
})
