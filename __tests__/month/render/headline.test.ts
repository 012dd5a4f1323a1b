import { describe, expect, it } from '@jest/globals'
import { monthHeadline, monthTitle } from '../../../src/month/render/headline.ts'
import type { RedState } from '../../../src/model/shapes/month.ts'
import { HOUR } from '../../../src/model/time.ts'
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
const ONCE = { times: [TIME], count: 1 }
const red = (fields: Partial<RedState>) => makeMonth({ red: { ...GREEN, ...fields } })
const NOW_RED = { untilAt: undefined, last: undefined }
const redSince = (days: number, workflow = 'CI') =>
  makeRedTime({ ...NOW_RED, fromAt: daysAgo(days), first: makeRunLabel(9, { workflow }) })

describe('monthHeadline', () => {
  const headlines: readonly [Partial<RedState>, string][] = [
    [{}, 'main is green: never red in 30 days.'],
    [{ runs: 0 }, 'No run of main has passed or failed in 30 days.'],
    [{ ...ONCE, duration: 5 * HOUR }, 'main is green: red for 5h in 30 days.'],
    [{ times: [redSince(1.5)] }, 'main is red: CI for 1d 12h.'],
    [
      { times: [redSince(0.1), redSince(5, 'Service B'), makeRedTime()] },
      'main is red: Service B for 5d, CI for 2h 24m.',
    ],
    [{ times: [redSince(30)] }, 'main is red: CI for at least 30d.'],
    [
      { times: Array.from({ length: 7 }, (_, at) => redSince(7 - at, `W${at}`)) },
      'main is red: W0 for 7d, W1 for 6d, W2 for 5d, W3 for 4d, W4 for 3d and 2 more.',
    ],
    [{ unreadRuns: 3, ...ONCE, duration: HOUR }, 'main is green: red for at least 1h in 30 days.'],
    [
      { times: [makeRedTime({ isGone: true, isAtLeast: true })], count: 1, duration: HOUR },
      'main is green: red for at least 1h in 30 days.',
    ],
    [{ unknownWorkflows: 1 }, 'main is green: never seen red in 30 days.'],
    [{ unreadRuns: 1 }, 'main is green: never seen red in 30 days.'],
  ]

  it.each(headlines.map(([fields, expected]) => ({ fields, expected })))(
    'says: $expected',
    ({ fields, expected }) => {
      expect(monthHeadline(red(fields))).toBe(`${expected} As of 2026-03-31 03:00 UTC.`)
    },
  )

  it('says what is new since the last night, and nothing of it without one', () => {
    const month = makeMonth({ sinceAt: daysAgo(1) })
    const asOf = 'As of 2026-03-31 03:00 UTC.'
    expect(monthHeadline(month)).toContain(`New since the last night: nothing. ${asOf}`)
    expect(monthHeadline(makeMonth())).not.toContain('New since')
  })

  it.each([
    [0, '1 day'],
    [0.2, '1 day'],
    [6.6, '7 days'],
  ])('says that %i days are %s', (days, expected) => {
    expect(monthHeadline(red({ fromAt: daysAgo(days) }))).toContain(`red in ${expected}.`)
  })
})

const UNPARSED = makeSchedule({ workflow: 'Data sync', fault: 'line 2: a key is repeated' })

describe('monthTitle', () => {
  const old = { listedAt: daysAgo(8) }
  const fresh = { listedAt: daysAgo(6) }

  const titles: readonly [Parameters<typeof makeMonth>[0], string][] = [
    [{}, 'main is green, never red in 30 days'],
    [
      { red: { ...GREEN, times: [TIME], duration: 3 * HOUR } },
      'main is green, red for 3h in 30 days',
    ],
    [
      { red: { ...GREEN, times: [TIME], duration: 3 * HOUR, unreadRuns: 1 } },
      'main is green, red for at least 3h in 30 days',
    ],
    [{ red: { ...GREEN, times: [redSince(0.5)] } }, 'CI has been red for 12h'],
    [{ red: { ...GREEN, times: [redSince(30)] } }, 'CI has been red for at least 30 days'],
    [
      { red: { ...GREEN, times: [redSince(0.5), redSince(5.4, 'Service B'), TIME] } },
      '2 workflows are red, the longest Service B for 5 days',
    ],
    [{ red: { ...GREEN, runs: 0 } }, 'no run'],
    [{ missed: [makeSchedule()] }, 'main is green, never red in 30 days, Nightly did not run'],
    [
      {
        missed: [makeSchedule(), makeSchedule({ workflow: 'Docs' })],
        unsteady: [makeUnsteady(old)],
      },
      'main is green, never red in 30 days, Nightly, Docs did not run, 1 comes and goes',
    ],
    [
      { missed: [makeSchedule({ state: 'disabled_manually' })] },
      'main is green, never red in 30 days',
    ],
    [
      { missed: [UNPARSED], red: { ...GREEN, runs: 0 } },
      'no run, the schedule of Data sync could not be read',
    ],
    [
      { missed: [UNPARSED, makeSchedule()], red: { ...GREEN, times: [redSince(3)] } },
      'CI has been red for 3 days, Nightly did not run and the schedule of Data sync could not be read',
    ],
    [
      { missed: [{ ...UNPARSED, state: 'disabled_manually' }] },
      'main is green, never red in 30 days',
    ],
    [
      { unsteady: [makeUnsteady(old)], failuresUnread: 3 },
      'main is green, never red in 30 days, at least 1 comes and goes',
    ],
    [
      { unsteady: [makeUnsteady(old), makeUnsteady(fresh)] },
      'main is green, never red in 30 days, 2 come and go (1 new)',
    ],
  ]

  it.each(titles.map(([fields, expected]) => ({ fields, expected })))(
    'says: $expected',
    ({ fields, expected }) => {
      expect(monthTitle(makeMonth(fields))).toBe(`CI in a month: ${expected}`)
    },
  )

  it('fits into a title, and mentions nobody', () => {
    const branch = '@octocat/' + 'b`'.repeat(200)
    const month = makeMonth({ branch })
    expect(monthTitle(month).length).toBeLessThanOrEqual(256)
    expect(monthTitle(month)).not.toMatch(/@octocat|`/)
  })
})
