import { describe, expect, it } from '@jest/globals'
import { redIntervals, redTime } from '../../../src/analyse/month/red-time.ts'
import type { MainRun } from '../../../src/model/shapes/month.ts'
import { DAY, HOUR } from '../../../src/model/time.ts'
import { makeMainRun } from '../../../testing/make-month.ts'

/** Runs by id, each of them an hour after the one before, in short form: hours of the first and the last end. */
type Row = readonly [id: number, conclusion: string, endedAt: number, fields?: Partial<MainRun>]

function runsOf(rows: readonly Row[]): MainRun[] {
  return rows.map(([id, conclusion, ended, fields]) =>
    makeMainRun(id, { conclusion, createdAt: id * HOUR, endedAt: ended * HOUR, ...fields }),
  )
}

/** A first attempt that failed at an hour. */
const failedAt = (hour: number) => ({ failedAt: hour * HOUR, attempt: 2 })

const NIGHTLY = { workflow: 'Nightly', event: 'schedule' }

/** First and last hour, and what ended it. */
type Expected = readonly [from: number, until: number | undefined, by?: string]

describe('redIntervals', () => {
  it.each<[string, readonly Row[], readonly Expected[]]>([
    ['nothing ran', [], []],
    [
      'it was never red',
      [
        [1, 'success', 2],
        [2, 'success', 3],
      ],
      [],
    ],
    [
      'it is red',
      [
        [1, 'success', 2],
        [2, 'failure', 3],
        [3, 'timed_out', 4],
      ],
      [[3, undefined]],
    ],
    [
      'a newer run passed',
      [
        [1, 'failure', 2],
        [2, 'failure', 3],
        [3, 'success', 5],
      ],
      [[2, 5]],
    ],
    ['a re-run passed', [[1, 'success', 6, failedAt(2)]], [[2, 6, 'rerun']]],
    [
      'a re-run failed',
      [
        [1, 'failure', 6, failedAt(2)],
        [2, 'success', 8],
      ],
      [[2, 8]],
    ],
    [
      'a re-run was cancelled',
      [
        [1, 'cancelled', 6, failedAt(2)],
        [2, 'success', 8],
      ],
      [[2, 8]],
    ],
    [
      'a run was re-run after a newer one had passed',
      [
        [1, 'success', 9, failedAt(2)],
        [2, 'success', 5],
      ],
      [[2, 5]],
    ],
    [
      'a run was re-run, and failed, after a newer one had passed',
      [
        [1, 'failure', 9],
        [2, 'success', 5],
      ],
      [],
    ],
    [
      'an older run failed last',
      [
        [2, 'success', 4],
        [1, 'failure', 5],
      ],
      [],
    ],
    [
      'an older run passed last',
      [
        [2, 'failure', 4],
        [1, 'success', 5],
        [3, 'success', 6],
      ],
      [[4, 6]],
    ],
    [
      'runs were cancelled, skipped or neutral',
      [
        [1, 'failure', 2],
        [2, 'cancelled', 3],
        [3, 'skipped', 4],
        [4, 'success', 5],
      ],
      [[2, 5]],
    ],
    ['only cancelled runs', [[1, 'cancelled', 2]], []],
    [
      'the re-run of the second red run passed',
      [
        [1, 'failure', 2],
        [2, 'success', 6, failedAt(3)],
      ],
      [[2, 6]],
    ],
    [
      'another workflow passed',
      [
        [1, 'failure', 2],
        [2, 'success', 3, NIGHTLY],
        [3, 'success', 4],
      ],
      [[2, 4]],
    ],
    [
      'another event of the workflow passed',
      [
        [1, 'failure', 2],
        [2, 'success', 3, { event: 'schedule' }],
        [3, 'success', 4],
      ],
      [[2, 4]],
    ],
  ])('lists when it was red if %s', (_, rows, expected) => {
    const found = redIntervals(runsOf(rows).toReversed())
    expect(
      found.map(({ from, until, byRerun }) => [
        from / HOUR,
        until === undefined ? undefined : until / HOUR,
        ...(byRerun ? ['rerun'] : []),
      ]),
    ).toEqual(expected)
  })
})

describe('redTime', () => {
  const of = (...rows: readonly Row[]) => {
    const runs = runsOf(rows)
    return redTime(redIntervals(runs), runs, 20 * HOUR)
  }

  it.each<[string, readonly Row[], number, number, number]>([
    ['it was never red', [[1, 'success', 2]], 0, 0, 0],
    ['it is red', [[1, 'failure', 2]], 1, 0, 18],
    [
      'two workflows were red in parallel',
      [
        [1, 'failure', 2],
        [2, 'failure', 3, NIGHTLY],
        [3, 'success', 6],
        [4, 'success', 8, NIGHTLY],
      ],
      1,
      0,
      6,
    ],
    [
      'two workflows were red in sequence',
      [
        [1, 'failure', 2],
        [2, 'success', 3],
        [3, 'failure', 4, NIGHTLY],
        [5, 'success', 8, NIGHTLY],
      ],
      2,
      0,
      5,
    ],
    ['a re-run solved it', [[1, 'success', 6, failedAt(2)]], 1, 1, 4],
    [
      'a re-run solved one of two that were red in parallel',
      [
        [1, 'success', 6, failedAt(2)],
        [2, 'failure', 3, NIGHTLY],
        [3, 'success', 7, NIGHTLY],
      ],
      1,
      0,
      5,
    ],
  ])('counts times, re-runs and hours if %s', (_, rows, times, solvedByRerun, hours) => {
    expect(of(...rows)).toMatchObject({ times, solvedByRerun, duration: hours * HOUR })
  })

  it('counts the runs that passed or failed, and the hours of the last seven days', () => {
    const runs = runsOf([
      [1, 'failure', 10],
      [2, 'cancelled', 20],
      [3, 'success', 34],
    ])
    const red = redTime(redIntervals(runs), runs, 7 * DAY + 30 * HOUR)
    expect(red).toMatchObject({ runs: 2, duration: 24 * HOUR, recent: 4 * HOUR })
  })

  it('names the first red run of each workflow that is red, and then none that made it green', () => {
    const red = of([1, 'success', 6, failedAt(2)], [7, 'failure', 8], [8, 'failure', 9, NIGHTLY])
    expect(red.now.map(({ id, workflow }) => [id, workflow])).toEqual([
      [7, 'CI'],
      [8, 'Nightly'],
    ])
    expect([red.greenSince, red.longestRun?.id, red.longest]).toEqual([undefined, 7, 12 * HOUR])
  })

  it('names the run that made it green', () => {
    const red = of([1, 'failure', 2], [2, 'success', 3], [3, 'failure', 4], [4, 'success', 9])
    expect(red).toMatchObject({ now: [], greenSince: { id: 4 }, longestRun: { id: 3 } })
    expect(of([1, 'success', 2])).toMatchObject({ greenSince: undefined, longestRun: undefined })
  })
})
