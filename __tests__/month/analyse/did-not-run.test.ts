import { describe, expect, it } from '@jest/globals'
import { didNotRun, isOverdue, withRun, withState } from '../../../src/month/analyse/what-failed.ts'
import { isStopped } from '../../../src/model/reasons.ts'
import type { Schedule } from '../../../src/model/shapes/month.ts'
import { DAY, HOUR } from '../../../src/model/time.ts'
import { makeListedRun } from '../../../testing/make-month.ts'

/** Adds runs that started at some hours, in order. */
function scheduleOf(hours: readonly number[], known?: Schedule): Schedule {
  const schedule = hours.reduce<Schedule | undefined>(
    (before, hour) => withRun(before, makeListedRun(hour, hour * HOUR)),
    known,
  )
  if (schedule === undefined) throw new Error('no run')
  return schedule
}

/** The hours of so many runs, each so many hours after the one before. */
const every = (gap: number, runs: number) => Array.from({ length: runs }, (_, n) => n * gap)
const DAILY = every(24, 8)
const LAST = 7 * 24
const seen = (state: string, schedule: Schedule, hour: number) =>
  withState(schedule, { state, isUnread: false, fault: undefined }, hour * HOUR)

describe('isOverdue', () => {
  it.each<[boolean, string, readonly number[], number]>([
    [false, 'a daily one after a night', DAILY, LAST + 24],
    [false, 'a daily one after two nights', DAILY, LAST + 48],
    [true, 'a daily one just after two nights', DAILY, LAST + 48.1],
    [false, 'one that ran four times', every(24, 4), 3 * 24 + 480],
    [true, 'one that ran five times', every(24, 5), 4 * 24 + 49],
    [false, 'one of weekdays after a weekend and a day', [0, 24, 48, 120, 144], 144 + 96],
    [false, 'one of each 5 minutes whose runs GitHub drops', every(1 / 12, 20), 19 / 12 + 5.9],
    [true, 'one of each 5 minutes that stopped', every(1 / 12, 20), 19 / 12 + 6.1],
    [
      true,
      'one whose long gap is older than ten runs',
      [0, ...every(24, 11).map((n) => n + 999)],
      999 + 240 + 49,
    ],
    [
      false,
      'one with a long gap among its last ten',
      [0, ...every(24, 10).map((n) => n + 999)],
      999 + 240 + 49,
    ],
    [false, 'one whose runs are listed twice', [...DAILY, ...DAILY], LAST + 48],
  ])('is %s for %s', (expected, _, hours, now) => {
    expect(isOverdue(scheduleOf(hours), now * HOUR)).toBe(expected)
  })

  const HOURS_9_TO_17 = Array.from({ length: 9 }, (_, n) => 9 + n)
  it.each<[boolean, string, readonly string[] | undefined, number]>([
    // 1970-01-01 was a Thursday.
    [true, 'after a night, by its gaps alone', undefined, 24 + 8],
    [false, 'after a night', ['0 9-17 * * 1-5'], 24 + 8],
    [false, 'on a day whose first run is late', ['0 9-17 * * 1-5'], 24 + 14.9],
    [true, 'on a day without its first run', ['0 9-17 * * 1-5'], 24 + 15.1],
    [false, 'after a weekend', ['0 9-17 * * MON-THU'], 4 * 24 + 14],
    [true, 'on a Monday', ['0 9-17 * * MON-THU'], 4 * 24 + 16],
    [false, 'after one missed time', ['0 9 * * *'], 24 + 20],
    [true, 'after two missed times of two schedules', ['0 9 * * *', '0 10 * * *'], 24 + 20],
    [true, 'after 9:20 and 9:50', ['20/30 9 * * *'], 24 + 16],
    [false, 'without a schedule', [], 24 + 16],
    [true, 'by its gaps if a step is not understood', ['0 9/4 * * *'], 24 + 8],
    [true, 'by its gaps if it is no cron', ['0 9-17 * * L', '0 9 1 1 *'], 24 + 8],
    [true, 'by its gaps if no date has it', ['0 9 30 2 *'], 24 + 8],
  ])('is %s for one of 9 to 17 on a Thursday %s', (expected, _, crons, now) => {
    const times = crons?.map((cron) => ({ cron, timeZone: 'UTC' }))
    expect(isOverdue(scheduleOf(HOURS_9_TO_17), now * HOUR, times)).toBe(expected)
  })

  it.each<[boolean, string, number]>([
    [false, 'Asia/Tokyo', 24 + 5.9],
    [true, 'Asia/Tokyo', 24 + 6.1],
    [false, 'America/New_York', 19.9],
    [true, 'America/New_York', 20.1],
    [true, 'Nowhere/Nowhere', 24 + 5],
  ])('is %s for one of 9 to 17 in %s, %d hours after a Thursday began', (expected, zone, now) => {
    const thursday = scheduleOf(HOURS_9_TO_17.map((hour) => hour - 9))
    expect(isOverdue(thursday, now * HOUR, [{ cron: '0 9-17 * * *', timeZone: zone }])).toBe(
      expected,
    )
  })

  it('does not count a gap in which it was reported, whatever follows', () => {
    const reported = seen('active', scheduleOf(DAILY), LAST + 100)
    const again = scheduleOf([LAST + 240, LAST + 264], reported)
    expect(again).toMatchObject({ missedAt: undefined, gaps: scheduleOf([...DAILY, 192]).gaps })
    expect(isOverdue(again, (LAST + 264 + 49) * HOUR)).toBe(true)
  })

  it('counts a gap that no night saw', () => {
    const again = scheduleOf([...DAILY, LAST + 240])
    expect(isOverdue(again, (LAST + 240 + 470) * HOUR)).toBe(false)
  })

  it('begins again if it was disabled and enabled, and does not count that gap', () => {
    const disabled = seen('disabled_manually', scheduleOf(DAILY), LAST + 100)
    const enabled = seen('active', disabled, LAST + 124)
    expect(enabled).toMatchObject({ missedAt: undefined })
    expect(isOverdue(enabled, (LAST + 148) * HOUR)).toBe(false)
    expect(isOverdue(enabled, (LAST + 149) * HOUR)).toBe(true)
    expect(scheduleOf([LAST + 125], enabled).gaps).toEqual(scheduleOf(DAILY).gaps)
  })
})

describe('didNotRun', () => {
  it.each<[string, number, string]>([
    ['active', 20, 'listed'],
    ['disabled_inactivity', 20, 'listed'],
    ['unheard_of', 20, 'listed'],
    ['disabled_manually', 6, 'listed, by a person'],
    ['disabled_manually', 7, 'not listed'],
    ['disabled_fork', 20, 'listed'],
  ])('finds one that is %s %i days after the first night: %s', (state, days, expected) => {
    const first = seen(state, scheduleOf(DAILY), LAST + 100)
    const now = LAST + 100 + days * 24
    const found = didNotRun([seen(state, first, now)], now * HOUR)
    const said = found.map(() => (isStopped(state) ? 'listed, by a person' : 'listed'))
    expect(said.join() || 'not listed').toBe(expected)
  })

  it('no longer lists it after its next run, and says when it was first missed', () => {
    const first = seen('active', scheduleOf(DAILY), LAST + 100)
    const second = seen('active', first, LAST + 124)
    expect(second.missedAt).toBe((LAST + 100) * HOUR)
    expect(didNotRun([second], (LAST + 124) * HOUR)).toEqual([second])
    const again = scheduleOf([LAST + 125], second)
    expect(didNotRun([again], LAST * HOUR + 6 * DAY)).toEqual([])
  })
})
