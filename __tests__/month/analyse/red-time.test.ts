import { describe, expect, it } from '@jest/globals'
import { redState, redTimes } from '../../../src/month/analyse/red-time.ts'
import { DAY, HOUR } from '../../../src/model/time.ts'
import { type MainRun, labelled, makeMainRun } from '../../../testing/make-month.ts'

/** Another workflow than the one of the others, and the same one with another name. */
const KINDS: Readonly<Record<string, Partial<MainRun>>> = {
  nightly: { workflow: 'Nightly' },
  renamed: { workflow: 'Build', workflowPath: 'CI' },
}

/**
 * Runs such as `1 failure 2, 2 success 6 after 3, nightly 3 failure 4`: id, conclusion, and the hour in which the last
 * attempt ended; `after` is the hour in which a first attempt failed. Each is created an hour after the one before.
 */
function runsOf(text: string): MainRun[] {
  return text.split(', ').flatMap((one) => {
    const [, kind = '', id, conclusion = '', ended, failed] =
      /^(?:([a-z]+) )?(\d+) ([a-z_]+) (\d+)(?: after (\d+))?$/.exec(one) ?? []
    if (id === undefined) return []
    return makeMainRun(Number(id), {
      ...{ conclusion, createdAt: Number(id) * HOUR, endedAt: Number(ended) * HOUR },
      ...KINDS[kind],
      ...(failed === undefined ? {} : { failedAt: Number(failed) * HOUR, attempt: 2 }),
    })
  })
}

describe('redTimes', () => {
  it.each([
    ['nothing ran', '', 'never'],
    ['it was never red', '1 success 2, 2 success 3', 'never'],
    ['it is red', '1 success 2, 2 failure 3, 3 timed_out 4', 'since 3'],
    ['a newer run passed', '1 failure 2, 2 failure 3, 3 success 5', '2 to 5'],
    ['a re-run passed', '1 success 6 after 2', '2 to 6 by a re-run'],
    ['a re-run failed', '1 failure 6 after 2, 2 success 8', '2 to 8'],
    ['a re-run was cancelled', '1 cancelled 6 after 2, 2 success 8', '2 to 8'],
    ['a run was re-run after a newer one had passed', '1 success 9 after 2, 2 success 5', '2 to 5'],
    ['a run failed after a newer one had passed', '1 failure 9, 2 success 5', 'never'],
    ['an older run failed last', '2 success 4, 1 failure 5', 'never'],
    ['an older run passed last', '2 failure 4, 1 success 5, 3 success 6', '4 to 6'],
    ['some were skipped', '1 failure 2, 2 cancelled 3, 3 skipped 4, 4 success 5', '2 to 5'],
    ['only cancelled runs', '1 cancelled 2', 'never'],
    ['the re-run of the second red run passed', '1 failure 2, 2 success 6 after 3', '2 to 6'],
    ['another workflow passed', '1 failure 2, nightly 2 success 3, 3 success 4', '2 to 4'],
    ['it passed under another name', '1 failure 2, renamed 2 success 3', '2 to 3'],
    ['it was red for no time', '1 failure 2, 2 success 2, 3 success 4', 'never'],
    [
      'newer commits have not run it for a month',
      '1 failure 2, nightly 3 success 4, nightly 720 success 721',
      'since 2',
    ],
    [
      'it ran again weeks later, such as on docs/**',
      '1 failure 2, nightly 3 success 4, 500 failure 501, nightly 502 success 503, 600 success 601',
      '2 to 601',
    ],
  ])('lists when it was red if %s (%s): %s', (_, runs, expected) => {
    const found = redTimes(runsOf(runs).toReversed()).map(({ fromAt, untilAt, byRerun }) => {
      const from = fromAt / HOUR
      const hours = untilAt === undefined ? `since ${from}` : `${from} to ${untilAt / HOUR}`
      return byRerun ? `${hours} by a re-run` : hours
    })
    expect(found.join(', ') || 'never').toBe(expected)
  })

  it.each([
    ['began before the month', '1 failure 2, 9 success 10', '5 to 10'],
    ['began before and goes on', '1 failure 2, 9 failure 10', 'since 5'],
    ['began before, of a run that failed in the month', '4 failure 6, 9 success 10', '6 to 10'],
    ['ended before', '1 failure 2, 3 success 5', 'never'],
  ])('cuts a time that %s (%s): %s', (_, runs, expected) => {
    const [time] = redTimes(runsOf(runs), 5 * HOUR)
    const until = time?.untilAt === undefined ? '' : ` to ${time.untilAt / HOUR}`
    const hours = time && `${until === '' ? 'since ' : ''}${time.fromAt / HOUR}${until}`
    expect(hours ?? 'never').toBe(expected)
  })
})

describe('redTimes: a workflow whose file is gone', () => {
  const runs = runsOf('1 failure 2, nightly 3 success 4, nightly 5 success 6')
  const GONE = [{ workflowPath: 'CI', id: 1, isSeen: true }]
  const ci = { workflowPath: 'CI', createdAt: 4 * HOUR }

  it('ends with the first run of a newer commit without the file', () => {
    expect(redTimes(runs, 0, GONE)).toMatchObject([{ untilAt: 3 * HOUR, isGone: true }])
    expect(redTimes(runs, 0, [{ workflowPath: 'Nightly', id: 1, isSeen: true }])).toMatchObject([
      { untilAt: undefined, isGone: false },
    ])
  })

  it('may have ended later if no night saw the file since its last run', () => {
    const [seen] = redTimes(runs, 0, GONE)
    const [unseen] = redTimes(runs, 0, [{ workflowPath: 'CI', id: 1, isSeen: false }])
    expect([seen?.isAtLeast, unseen?.isAtLeast]).toEqual([false, true])
    expect(unseen?.untilAt).toBe(3 * HOUR)
  })

  it('is red still if only the same commit ran without it', () => {
    const same = runs.map((run) => ({ ...run, commit: 'c'.repeat(40) }))
    expect(redTimes(same, 0, GONE)).toMatchObject([{ untilAt: undefined }])
  })

  it('does not end before the newest run that had the file', () => {
    const gone = [{ workflowPath: 'CI', id: 3, isSeen: true }]
    expect(redTimes(runs, 0, gone)).toMatchObject([{ untilAt: 5 * HOUR, isGone: true }])
    const same = runs.map((run) => (run.id === 5 ? { ...run, commit: runs[1]?.commit } : run))
    expect(redTimes(same, 0, gone)).toMatchObject([{ untilAt: undefined }])
  })

  it('is red again by a run with the file', () => {
    const again = [...runs, ...runsOf('6 failure 7')]
    expect(redTimes(again, 0, GONE)).toMatchObject([{ untilAt: undefined }])
  })

  it('is red until a run of a newer commit shows since when', () => {
    expect(redTimes(runs.slice(0, 1), 0, GONE)).toMatchObject([{ untilAt: undefined }])
  })

  it.each([
    ['still red', 'that waits for an approval', { ...ci, id: 4 }, undefined],
    ['ended', 'that is older', { ...ci, id: 0 }, 3 * HOUR],
    ['ended', 'of another workflow', { ...ci, id: 4, workflowPath: 'Nightly' }, 3 * HOUR],
  ])('is %s with an unfinished run %s', (_, __, unfinished, untilAt) => {
    const { id, ...fields } = unfinished
    const waiting = { ...makeMainRun(id, fields), conclusion: undefined, unfinished: true }
    expect(redTimes([...runs, waiting], 0, GONE)).toMatchObject([{ untilAt }])
  })

  it('has the newest error that was read, and when it was', () => {
    const [first, second, third] = runsOf('1 failure 2, 2 failure 3, 3 failure 4')
    const times = redTimes([
      { ...(first as MainRun), message: 'old' },
      { ...(second as MainRun), message: 'new' },
      third as MainRun,
    ])
    expect(times).toMatchObject([{ message: 'new', messageAt: 3 * HOUR, fromAt: 2 * HOUR }])
  })
})

describe('redState', () => {
  const of = (text: string, now = 20 * HOUR) => {
    const runs = runsOf(text)
    return redState(labelled(redTimes(runs)), runs, { fromAt: 0, now })
  }

  it.each([
    ['it was never red', '1 success 2', 0, 0, 0],
    ['it is red', '1 failure 2', 1, 0, 18],
    [
      'two workflows were red in parallel',
      '1 failure 2, nightly 2 failure 3, 3 success 6, nightly 4 success 8',
      ...[1, 0, 6],
    ],
    [
      'two workflows were red in sequence',
      '1 failure 2, 2 success 3, nightly 3 failure 4, nightly 5 success 8',
      ...[2, 0, 5],
    ],
    ['a re-run solved it', '1 success 6 after 2', 1, 1, 4],
    [
      'a re-run solved one of two that were red in parallel',
      '1 success 6 after 2, nightly 2 failure 3, nightly 3 success 7',
      ...[1, 0, 5],
    ],
  ] as const)('counts times, re-runs and hours if %s (%s)', (...row) => {
    const [, runs, times, solvedByRerun, hours] = row
    const { duration, count, countByRerun } = of(runs)
    expect([count, countByRerun, duration]).toEqual([times, solvedByRerun, hours * HOUR])
  })

  it('counts the runs that passed or failed, and the hours of seven whole days', () => {
    const red = of('1 failure 10, 2 cancelled 20, 3 success 34', 8 * DAY + 6 * HOUR)
    expect(red).toMatchObject({ runs: 2, duration: 24 * HOUR, recent: 10 * HOUR, fromAt: HOUR })
    const still = of('1 failure 10', 8 * DAY + 6 * HOUR)
    expect(still).toMatchObject({ duration: 7 * DAY + 20 * HOUR, recent: 7 * DAY })
  })

  it('counts unread runs of the month, also cancelled ones, which decide nothing', () => {
    const runs = runsOf('1 failure 2, 2 cancelled 3, 3 success 4')
    const unread = runs.map((run) => ({ ...run, unread: run.conclusion === 'cancelled' }))
    const countsOf = (fromAt: number) => redState([], unread, { fromAt, now: 20 * HOUR })
    expect(countsOf(0)).toMatchObject({ runs: 2, unreadRuns: 1 })
    expect(countsOf(2.5 * HOUR)).toMatchObject({ runs: 1, unreadRuns: 0 })
  })

  it('names the first red run of each workflow that is red, and then none that made it green', () => {
    const red = of('1 success 6 after 2, 7 failure 8, nightly 8 failure 9')
    expect(red.now.map(({ id, workflow }) => [id, workflow])).toEqual([
      [7, 'CI'],
      [8, 'Nightly'],
    ])
    expect([red.greenSince, red.count]).toEqual([undefined, 2])
    expect(red.times.map(({ first }) => first.id)).toEqual([7, 8, 1])
  })

  it('names the run that made it green', () => {
    const red = of('1 failure 2, 2 success 3, 3 failure 4, 4 success 9')
    expect(red).toMatchObject({ now: [], greenSince: { id: 4 }, times: [{ first: { id: 3 } }, {}] })
    expect(of('1 success 2')).toMatchObject({ greenSince: undefined, times: [] })
  })
})
