import { describe, expect, it } from '@jest/globals'
import type { RunDay } from '../../src/month/analyse/weeks.ts'
import { comesAndGoes, unsteadyKey } from '../../src/month/analyse/comes-and-goes.ts'
import { redState, redTimes } from '../../src/month/analyse/red-time.ts'
import type { Failed, MonthMemory, Schedule } from '../../src/model/shapes/month.ts'
import { DAY, HOUR, MINUTE } from '../../src/model/time.ts'
import { didNotRun, isOverdue, withRun, withState } from '../../src/month/analyse/schedules.ts'
import { type FailedAttempt, whatFailed } from '../../src/month/analyse/what-failed.ts'
import { isStopped } from '../../src/model/reasons.ts'
import { findFailures } from '../../src/analyse/find-failures.ts'
import type { Job } from '../../src/model/run.ts'
import {
  daysAgo,
  labelled,
  type MainRun,
  makeFailed,
  makeListedRun,
  makeMainRun,
  NOW,
} from '../../testing/make-month.ts'
import { at, finished, makeRun } from '../../testing/make-run.ts'
import { jobIn, readLogs, stepIn } from '../../testing/plain-jobs.ts'
import { readRows } from '../../testing/read-log-cases.ts'

type Open = MonthMemory['open']

interface Setting {
  readonly open?: Open
  readonly runs?: readonly MainRun[]
  readonly days?: readonly RunDay[]
  /** When the night before was. */
  readonly sinceAt?: number
}

function listed(
  failed: readonly Failed[],
  { open = [], runs = [], days = [], sinceAt }: Setting = {},
) {
  const options = { branch: 'main', now: NOW, sinceAt }
  return comesAndGoes({ failed, open, days, runs }, labelled(redTimes(runs)), options)
}

/** What failed and passed on a commit, each a day before that of a lower id. */
const recovered = (runId: number, fields: Partial<Failed> = {}) =>
  makeFailed(runId, { recovered: true, endedAt: daysAgo(5 + (runId % 8)), ...fields })

/** Runs of main that fail with an error every two days, and what follows an hour after each of them. */
function redOnMain(
  count: number,
  messageOf: (id: number) => string | undefined = (id) => `expected 4${id}, received 1`,
  next = 'success',
): [readonly Failed[], Setting] {
  const ids = Array.from({ length: count }, (_, id) => id)
  const at = (id: number) => daysAgo(12 - 2 * id)
  const failed = ids.map((id) =>
    makeFailed(2 * id + 1, { branch: 'main', endedAt: at(id) + HOUR, message: messageOf(id) }),
  )
  const runs = ids.flatMap((id) => [
    makeMainRun(2 * id + 1, { conclusion: 'failure', createdAt: at(id) }),
    makeMainRun(2 * id + 2, { conclusion: next, createdAt: at(id) + 2 * HOUR }),
  ])
  return [failed, { runs }]
}

const COMMIT = 'c'.repeat(40)
const KEY = unsteadyKey(makeFailed(1))
const OPEN: Open = [{ key: KEY, listedAt: daysAgo(25) }]
/** Without a test. */
const STEP = { test: undefined, message: 'npm error ECONNRESET' }

/** What a part of a failure in `listed.txt` says, with what is known of it so far. */
function fieldsOf(part: string, { endedAt = 0 }: Partial<Failed>): Partial<Failed> {
  const [, name = '', value = ''] =
    /^(test|message|branch|job|step|workflow|path) (.+)$/.exec(part) ?? []
  if (name !== '') return { [name === 'path' ? 'workflowPath' : name]: value }
  const [, number, unit] = /^(\d+) (days ago|hours later)$/.exec(part) ?? []
  if (unit === 'days ago') return { endedAt: daysAgo(Number(number)) }
  if (unit === 'hours later') return { endedAt: endedAt + Number(number) * HOUR }
  if (part === 'and before') return { endedAt: endedAt - 1 }
  if (part === 'of a step') return STEP
  if (part === 'commit c') return { commit: COMMIT }
  throw new Error(`A failure has no "${part}"`)
}

/** Reads what failed, and what else is known, of a row. */
function readSetting(row: string): [readonly Failed[], Setting] {
  const [failures = '', more = ''] = row.split(' | ')
  const failed = failures.split('; ').flatMap((text) => {
    const [head = '', ...parts] = text.split(/, (?!received)/)
    const [, word, id] = /^(failed|recovered) (\d)$/.exec(head) ?? []
    if (word === undefined) return []
    const fields = parts.reduce<Partial<Failed>>(
      (all, part) => ({ ...all, ...fieldsOf(part, all) }),
      {},
    )
    return word === 'failed' ? makeFailed(Number(id), fields) : recovered(Number(id), fields)
  })
  if (more === 'listed') return [failed, { open: OPEN }]
  const runs = Array.from(more.matchAll(/(\d)(?: of (\w))?/g), ([, id, path]) =>
    makeMainRun(Number(id), path === undefined ? {} : { workflowPath: path }),
  )
  return [failed, runs.length === 0 ? {} : { runs }]
}

describe('comesAndGoes', () => {
  it.each(readRows(new URL('analyse-red/listed.txt', import.meta.url)))(
    'lists what comes and goes if $text: $result',
    ({ text, result }) => {
      const [, row = ''] = text.split(/: ?(.*)/)
      expect(String(listed(...readSetting(row)).length)).toBe(result)
    },
  )

  it.each<[number, string, readonly Failed[], Setting]>([
    [1, 'main alone was red three times with one error', ...redOnMain(3)],
    [1, 'main alone was red six times with one error', ...redOnMain(6)],
    [0, 'main alone was red twice with one error', ...redOnMain(2)],
    [
      0,
      'main alone was red three times with another error each',
      ...redOnMain(3, (id) => `no ${'xyz'[id]}`),
    ],
    [
      0,
      'main was red three times without an error that was read',
      ...redOnMain(3, () => undefined),
    ],
    [0, 'main is red in a row of three runs with one error', ...redOnMain(3, undefined, 'failure')],
  ])('lists %i if %s', (count, _, failed, setting) => {
    expect(listed(failed, setting)).toHaveLength(count)
  })

  /** Main fails at a push, and a later one repairs it after four hours. */
  const BROKEN = [
    makeMainRun(100, { conclusion: 'failure', createdAt: daysAgo(5), endedAt: daysAgo(5) }),
    makeMainRun(101, { createdAt: daysAgo(5) + HOUR, endedAt: daysAgo(5) + 20 * HOUR }),
  ]
  const onMain = (fields: Partial<Failed> = {}) =>
    makeFailed(100, { branch: 'main', endedAt: daysAgo(5), ...fields })
  const during = [1, 3].map((id) =>
    recovered(id, { endedAt: daysAgo(5) + id * 8 * HOUR - 7 * HOUR }),
  )

  it.each<[number, string, readonly Failed[], readonly MainRun[]]>([
    [0, 'main failed with it then', [onMain(), ...during], BROKEN],
    [
      1,
      'a run of main failed with it, passed on its commit, and is the only one',
      [
        onMain({ recovered: true }),
        onMain({ recovered: true, runId: 1, endedAt: daysAgo(3), commit: COMMIT }),
      ],
      BROKEN,
    ],
    [
      0,
      'another run of main failed with it then, and never passed',
      [onMain({ recovered: true }), onMain({ runId: 99 }), recovered(1)],
      BROKEN,
    ],
    [1, 'main failed with another one then', [onMain({ test: 'cart › drops' }), ...during], BROKEN],
    [1, 'another workflow of main failed', [onMain({ workflow: 'Nightly' }), ...during], BROKEN],
    [
      1,
      'a re-run alone made main green',
      [onMain({ recovered: true }), ...during],
      [makeMainRun(100, { endedAt: daysAgo(5) + 20 * HOUR, failedAt: daysAgo(5), attempt: 2 })],
    ],
    [0, 'main is red with it still', [onMain(), ...during], BROKEN.slice(0, 1)],
    [
      1,
      'it failed before main did, and after',
      [
        onMain(),
        recovered(1, { endedAt: daysAgo(5) - 2 * MINUTE }),
        recovered(2, { endedAt: daysAgo(5) + 20 * HOUR + 1 }),
      ],
      BROKEN,
    ],
  ])('lists %i if %s', (count, _, failed, runs) => {
    expect(listed(failed, { runs })).toHaveLength(count)
  })

  it.each<[number, string, Partial<Failed>, readonly number[]]>([
    [0, 'an error in three runs within an hour, on two days', STEP, [0, 20, 50, 9_000]],
    [1, 'an error in two runs within an hour, on two days', STEP, [0, 20, 9_000]],
    [1, 'an error in three runs in a day', STEP, [0, 400, 800]],
    [0, 'a test in three runs within an hour, on two days', {}, [0, 20, 50, 9_000]],
    [1, 'an error without a message', { ...STEP, message: undefined }, [0, 20, 50, 9_000]],
    // Of 720 runs, 3 are within an hour of each: not many more than the 2 on average.
    [1, 'an error that is always as frequent', STEP, [...Array(720).keys()].map((n) => -n * 60)],
  ])('lists %i of %s', (count, _, fields, minutes) => {
    const failed = minutes.map((minute, at) =>
      recovered(at + 1, { ...fields, endedAt: daysAgo(5) + minute * MINUTE }),
    )
    expect(listed(failed)).toHaveLength(count)
  })

  it('counts runs and branches, and describes the last failure', () => {
    const failed = [
      recovered(1, { endedAt: daysAgo(3), path: 'src/cart.test.ts' }),
      makeFailed(4, { endedAt: daysAgo(2), message: 'broken' }),
      recovered(2, { commit: COMMIT }),
      makeFailed(2, { commit: COMMIT, attempt: 2 }),
      makeFailed(3, { commit: COMMIT, branch: 'topic-1' }),
    ]
    const day = { workflow: 'CI', workflowPath: 'CI', cancelledRuns: 9, failedRuns: 2 }
    const days = [4, 5].map((ago) => ({ ...day, dayAt: daysAgo(ago), runs: 50 }))
    const other = { ...day, dayAt: daysAgo(4), workflowPath: 'Nightly', runs: 7 }
    const setting = { open: OPEN, days: [...days, other] }
    expect(listed(failed, setting)).toEqual([
      {
        ...{
          workflow: 'CI',
          workflowPath: 'CI',
          job: 'test',
          step: 'Run npm test',
          test: 'cart › adds',
        },
        ...{ failed: 3, runs: 100, recovered: 2, branches: 2 },
        ...{ listedAt: daysAgo(25), lastAt: daysAgo(3), path: 'src/cart.test.ts' },
        message: failed[0]?.message,
        url: failed[0]?.url,
      },
    ])
  })

  it('lists the worst first, whatever the order of what failed', () => {
    const rare = [1, 2].map((id) => recovered(id, { test: 'rare' }))
    const often = [3, 4, 5].map((id) => recovered(id, { test: 'often' }))
    const all = [...rare, ...often]
    expect(listed(all).map(({ test }) => test)).toEqual(['often', 'rare'])
    expect(listed(all.toReversed()).map(({ test }) => test)).toEqual(['often', 'rare'])
    // When it had passed again at two times.
    expect(listed(rare)[0]?.listedAt).toBe(rare[0]?.endedAt)
    expect(listed(rare, { sinceAt: daysAgo(1) })[0]?.listedAt).toBe(NOW)
  })

  it('lists first what passed again more often, of what failed as often', () => {
    const once = [1, 2].map((id) => makeFailed(id, { test: 'once', commit: COMMIT }))
    const often = [3, 4].map((id) => recovered(id, { test: 'often' }))
    const open = [...once, ...often].map((one) => ({ key: unsteadyKey(one), listedAt: daysAgo(9) }))
    for (const failed of [
      [...once, ...often],
      [...often, ...once],
    ])
      expect(listed(failed, { open }).map(({ test }) => test)).toEqual(['often', 'once'])
  })
})

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
  it.each(readRows(new URL('analyse-red/red-times.txt', import.meta.url)))(
    'lists when it was red if $text: $result',
    ({ text, result }) => {
      const runs = runsOf(text.replace(/^.*?: ?/, ''))
      const found = redTimes(runs.toReversed()).map(({ fromAt, untilAt, byRerun }) => {
        const from = fromAt / HOUR
        const hours = untilAt === undefined ? `since ${from}` : `${from} to ${untilAt / HOUR}`
        return byRerun ? `${hours} by a re-run` : hours
      })
      expect(found.join(', ') || 'never').toBe(result)
    },
  )

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

  it('is red again by a run with the file', () => {
    const again = [...runs, ...runsOf('6 failure 7')]
    expect(redTimes(again, 0, GONE)).toMatchObject([{ untilAt: undefined }])
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

  it('counts runs of pushes that ran to their end or were cancelled, and none of other events', () => {
    const runs = runsOf('1 failure 2, 2 cancelled 3, 3 success 4, 4 cancelled 5, 5 skipped 6')
    const pushes = runs.map((run) => ({ ...run, event: run.id === 4 ? 'schedule' : 'push' }))
    const red = redState([], pushes, { fromAt: 0, now: 20 * HOUR })
    expect(red).toMatchObject({ pushes: 3, cancelledPushes: 1 })
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

/** A job that ended at a second, and what its step printed; without lines, its log was not read. */
interface Part extends Partial<Job> {
  readonly lines?: readonly string[]
  readonly ends?: number
  readonly starts?: number
  readonly passed?: boolean
  readonly step?: string
}

function attemptOf(parts: readonly Part[], attempt = 1): FailedAttempt {
  const jobs = parts.map(
    ({ name = 'test', starts = 5, ends = 65, passed = false, step = 'Run npm test' }, index) => {
      const conclusion = passed ? 'success' : 'failure'
      const ofStep = stepIn(finished(starts + 1, ends - 1, conclusion), step, 2)
      return { id: index + 1, ...jobIn(finished(starts, ends, conclusion), name, [ofStep]) }
    },
  )
  const run = makeRun({ jobs, attempt, branch: 'topic', event: 'pull_request' })
  const explanations = readLogs(
    jobs,
    parts.map(({ lines }) => lines),
  )
  return { run, ...findFailures(run, { currentRun: undefined, allowedFailures: [], explanations }) }
}

function recordsOf(parts: readonly Part[], later: readonly (readonly Part[])[] = []) {
  const attempts = [parts, ...later].map((one, index) => attemptOf(one, index + 1))
  return whatFailed(attempts[0] as FailedAttempt, { attempts, branch: 'topic' })
}

const testOf = (name: string) => `tests/test_cart.py::${name}`
const failing = (...names: readonly string[]) => [
  ...names.map((name) => `FAILED ${testOf(name)} - assert 3 == 4`),
  `==== ${names.length} failed in 0.12s ====`,
]
const CART = ['##[error]no cart']
const MANY = Array.from({ length: 11 }, (_, index) => `test_${index}`)
const PASSED = { passed: true }
const NETWORK = ['npm error code ECONNRESET', 'npm error network read ECONNRESET']

const TWO = ['test_adds', 'test_sums']

describe('whatFailed', () => {
  const rows: readonly [string, readonly Part[], readonly (string | undefined)[]][] = [
    ['a test', [{ lines: failing('test_adds') }], [testOf('test_adds')]],
    ['two tests', [{ lines: failing(...TWO) }], TWO.map(testOf)],
    ['more than ten tests', [{ lines: failing(...MANY) }], [undefined]],
    ['a step that names no test', [{ lines: CART }], [undefined]],
    ['a step that says nothing', [{ lines: [] }], []],
    ['a step whose log was not read', [{}], []],
    ['a network that failed', [{ lines: NETWORK }], []],
    [
      'a leg whose log was not read, beside one that was',
      [{ name: 'test (1)', lines: failing('test_adds') }, { name: 'test (2)' }],
      [testOf('test_adds')],
    ],
    [
      'two legs with the same test',
      ['test (1)', 'test (2)'].map((name) => ({ name, lines: failing('test_adds') })),
      [testOf('test_adds'), testOf('test_adds')],
    ],
    [
      'a job that started after another had failed',
      [{ lines: CART }, { name: 'gate', starts: 65, ends: 80, lines: ['##[error]not all green'] }],
      [undefined],
    ],
    [
      'all of three jobs',
      [1, 2, 3].map((n) => ({ name: `job ${n}`, lines: [`##[error]no cart ${'a'.repeat(n)}`] })),
      [undefined, undefined, undefined],
    ],
    ['all of four jobs', [1, 2, 3, 4].map((n) => ({ name: `job ${n}`, lines: CART })), []],
    [
      'four of six jobs',
      [...[1, 2, 3, 4].map((n) => ({ name: `job ${n}`, lines: CART })), PASSED, PASSED],
      [undefined, undefined, undefined, undefined],
    ],
    ['nothing', [PASSED], []],
  ]

  it.each(rows.map(([what, parts, tests]) => ({ what, parts, tests })))(
    'returns the tests or steps of $what: $tests',
    ({ parts, tests }) => {
      expect(recordsOf(parts).map(({ test }) => test)).toEqual(tests)
    },
  )

  it('describes what failed, with the file of the test and the name of the job without its leg', () => {
    expect(recordsOf([{ name: 'test (1)', lines: failing('test_adds') }])).toEqual([
      {
        ...{ runId: 42, attempt: 1, workflow: 'CI', workflowPath: 'CI' },
        ...{
          branch: 'topic',
          event: 'pull_request',
          commit: expect.stringMatching(/^[0-9a-f]{40}$/),
          endedAt: at(65),
        },
        ...{ url: expect.stringMatching(/\/job\/1$/), job: 'test', step: 'Run npm test' },
        ...{ test: testOf('test_adds'), message: 'assert 3 == 4', path: 'tests/test_cart.py' },
        recovered: false,
      },
    ])
  })

  it('has no file of a test outside of the repository', () => {
    const lines = [
      'FAILED ../../usr/lib/test_cart.py::test_adds - no',
      '==== 1 failed in 0.12s ====',
    ]
    expect(recordsOf([{ lines }]).map(({ path }) => path)).toEqual([undefined])
  })

  const later = (name?: string): Part => ({
    ...PASSED,
    ...(name !== undefined && { name }),
    starts: 100,
    ends: 160,
  })

  it.each<[string, readonly (readonly Part[])[], boolean]>([
    ['nothing was re-run', [], false],
    ['a later attempt of the job passed', [[later()]], true],
    ['the job was carried over', [[PASSED]], false],
    ['a later attempt failed again', [[{ lines: CART, starts: 100, ends: 160 }]], false],
    [
      'the third attempt passed',
      [[{ lines: CART, starts: 100, ends: 160 }], [{ ...PASSED, starts: 200, ends: 260 }]],
      true,
    ],
    ['another job passed later', [[later('lint')]], false],
    ['another leg passed later', [[later('test (2)')]], false],
  ])('knows whether it recovered if %s', (_, later, expected) => {
    const records = recordsOf([{ lines: CART }], later)
    expect(records.map(({ recovered }) => recovered)).toEqual([expected])
  })
})
