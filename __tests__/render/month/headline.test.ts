import { describe, expect, it } from '@jest/globals'
import { monthHeadline, monthTitle } from '../../../src/render/month/headline.ts'
import type { RedState } from '../../../src/model/shapes/month.ts'
import { HOUR, MINUTE } from '../../../src/model/time.ts'
import {
  daysAgo,
  makeRedTime,
  makeRunLabel,
  makeMonth,
  makeSchedule,
  makeUnsteady,
} from '../../../testing/make-month.ts'

const { red: GREEN } = makeMonth()
const TIME = makeRedTime()
const RERUN = { times: [TIME], count: 1, countByRerun: 1 }
const ONCE = { times: [TIME], count: 1 }
const red = (fields: Partial<RedState>) => makeMonth({ red: { ...GREEN, ...fields } })

describe('monthHeadline', () => {
  const headlines: readonly [Partial<RedState>, string][] = [
    [{}, 'main is green. In 30 days it was never red.'],
    [{ runs: 0 }, 'No run of main has passed or failed in 30 days.'],
    [
      { greenSince: makeRunLabel(9), ...ONCE, duration: 5 * HOUR },
      'main is green since CI #9. In 30 days it was red for 5h, once.',
    ],
    [
      { greenSince: makeRunLabel(9), ...RERUN, duration: 90 * MINUTE },
      'main is green since CI #9. In 30 days it was red for 1h 30m, once; 1 was solved by a re-run alone.',
    ],
    [
      {
        ...{ now: [makeRunLabel(9)], times: [TIME], count: 4, countByRerun: 2 },
        duration: 31 * HOUR,
      },
      'main is red since CI #9. In 30 days it was red for 1d 7h, 4 times; 2 were solved by a re-run alone.',
    ],
    [
      {
        now: [makeRunLabel(9), makeRunLabel(7, { workflow: 'Nightly', number: undefined })],
        ...ONCE,
      },
      'main is red since CI #9, Nightly run 7. In 30 days it was red for 0s, once.',
    ],
    [
      { unreadRuns: 3, ...ONCE, duration: HOUR },
      'main is green. In 30 days it was red for at least 1h, at least once.',
    ],
    [
      { times: [makeRedTime({ isGone: true, isAtLeast: true })], count: 1, duration: HOUR },
      'main is green. In 30 days it was red for at least 1h, once.',
    ],
    [{ unknownWorkflows: 1 }, 'main is green. In 30 days it was never seen red.'],
    [{ unreadRuns: 1 }, 'main is green. In 30 days it was never seen red.'],
  ]

  it.each(headlines.map(([fields, expected]) => ({ fields, expected })))(
    'says: $expected',
    ({ fields, expected }) => {
      expect(monthHeadline(red(fields))).toBe(expected)
    },
  )

  it.each([
    [0, '1 day'],
    [0.2, '1 day'],
    [6.6, '7 days'],
  ])('says that %i days are %s', (days, expected) => {
    expect(monthHeadline(red({ fromAt: daysAgo(days) }))).toContain(`In ${expected} it`)
  })
})

const UNPARSED = makeSchedule({ workflow: 'Data sync', fault: 'line 2: a key is repeated' })

describe('monthTitle', () => {
  const old = { listedAt: daysAgo(8) }
  const fresh = { listedAt: daysAgo(6) }

  const titles: readonly [Parameters<typeof makeMonth>[0], string][] = [
    [{}, 'always green, nothing comes and goes'],
    [
      { red: { ...GREEN, times: [TIME], duration: 3 * HOUR } },
      'red for 3h (0s in the 7 days to 2026-03-30)',
    ],
    [
      {
        red: {
          ...GREEN,
          now: [makeRunLabel(1)],
          times: [TIME],
          duration: HOUR,
          recent: 30 * MINUTE,
        },
      },
      'main is red, red for 1h (30m in the 7 days to 2026-03-30)',
    ],
    [{ red: { ...GREEN, runs: 0 } }, 'no run'],
    [{ missed: [makeSchedule()] }, 'Nightly did not run'],
    [
      {
        missed: [makeSchedule(), makeSchedule({ workflow: 'Docs' })],
        unsteady: [makeUnsteady(old)],
      },
      'Nightly, Docs did not run, 1 comes and goes',
    ],
    [
      { missed: [makeSchedule({ state: 'disabled_manually' })] },
      'always green, nothing comes and goes',
    ],
    [{ missed: [UNPARSED] }, 'always green, but the schedule of Data sync could not be read'],
    [
      { missed: [UNPARSED], red: { ...GREEN, runs: 0 } },
      'no run, but the schedule of Data sync could not be read',
    ],
    [
      { missed: [UNPARSED, makeSchedule()] },
      'Nightly did not run, the schedule of Data sync could not be read',
    ],
    [
      { missed: [{ ...UNPARSED, state: 'disabled_manually' }] },
      'always green, nothing comes and goes',
    ],
    [{ unsteady: [makeUnsteady(old)], failuresUnread: 3 }, 'at least 1 comes and goes'],
    [{ unsteady: [makeUnsteady(old), makeUnsteady(fresh)] }, '2 come and go (1 new)'],
  ]

  it.each(titles.map(([fields, expected]) => ({ fields, expected })))(
    'says: $expected',
    ({ fields, expected }) => {
      expect(monthTitle(makeMonth(fields))).toBe(`CI in a month: ${expected}`)
    },
  )

  it('fits into a title, and mentions nobody', () => {
    const branch = '@octocat/' + 'b`'.repeat(200)
    const month = makeMonth({ branch, red: { ...GREEN, now: [makeRunLabel(1)], times: [TIME] } })
    expect(monthTitle(month).length).toBeLessThanOrEqual(256)
    expect(monthTitle(month)).not.toMatch(/@octocat|`/)
  })
})
