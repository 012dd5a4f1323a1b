import { beforeAll, describe, expect, it } from '@jest/globals'
import { decodeMonth } from '../../../src/month/report-json/month.ts'
import type { Month } from '../../../src/model/shapes/month.ts'
import { MINUTE } from '../../../src/model/time.ts'
import { readNight, readNights } from '../../../testing/read-nights.ts'
import { planMonth } from '../../../testing/simulate/month/plan-month.ts'
import { STORED_MONTHS, storedMonth } from '../../../testing/stored-month.ts'

/** The plans of which version 1 wrote a month after so many nights. */
const PLANS = {
  names: { seed: 1, runsPerDay: 3, days: 40, nights: 34 },
  red: { seed: 6, runsPerDay: 2, days: 30, people: true, nights: 23 },
  few: { seed: 9, runsPerDay: 12, days: 8, nights: 4 },
}
const NIGHTS = 3

/** What a night shows of runs, without errors and empty weeks that the requests of an earlier night did not reach. */
function shownIn({ red, missed, unsteady, runWeeks, runsListed, sinceAt, weeks }: Month) {
  return {
    red: {
      ...red,
      times: red.times.map((time) => ({ ...time, message: undefined, messageAt: undefined })),
    },
    ...{ missed, unsteady, runsListed, sinceAt, runs: weeks.runs },
    weeks: runWeeks.filter(({ rows }) => rows.length > 0),
  }
}

describe.each(STORED_MONTHS)('readMonth: a memory of version 1: %s', (name) => {
  const plan = PLANS[name]
  const month = planMonth(plan)
  const reports = month.reports.slice(0, plan.nights + NIGHTS)
  const before = decodeMonth(storedMonth(name)) as Month
  let expected: readonly Month[]
  beforeAll(async () => {
    expected = (await readNights(month, reports)).slice(-NIGHTS)
  })

  it('shows in the next three nights what memories of its own version show', async () => {
    const next = [before]
    for (const { createdAt } of reports.slice(-NIGHTS)) {
      const memory = next.at(-1)?.memory
      next.push(await readNight(month, createdAt + MINUTE, { memory }))
    }
    expect(next.slice(1).map(shownIn)).toEqual(expected.map(shownIn))
  })
})
