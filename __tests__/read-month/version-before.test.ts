import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { decodeMonth } from '../../src/report-json/month.ts'
import type { Month } from '../../src/model/shapes/month.ts'
import { MINUTE } from '../../src/model/time.ts'
import { readNight, readNights } from '../../testing/read-nights.ts'
import { planMonth } from '../../testing/simulate/month/plan-month.ts'

/** The memory of the last night but one of this month, which version 1 wrote; without its samples, which did not change. */
const STORED = new URL('../../testing/fixtures/month-of-version-1.json', import.meta.url)
const MONTH = planMonth({ seed: 7, runsPerDay: 3, days: 6 })

/** What the next night shows of runs. */
function shownIn(month: Month) {
  const { red, missed, unsteady, runWeeks, runsListed, failuresRead, failuresUnread } = month
  const { runs, used, unknownUsage, usedFromAt } = month.weeks
  return {
    ...{ red, missed, unsteady, runWeeks, runsListed, failuresRead, failuresUnread },
    // Version 1 counted a run again that GitHub changed later.
    ...{ used: used.map((one) => ({ ...one, runs: undefined, readRuns: undefined })) },
    ...{ runs, unknownUsage, usedFromAt, requests: month.requests },
  }
}

describe('readMonth: a memory of version 1', () => {
  it('shows what it shows with a memory of its own version, with the same requests', async () => {
    const nights = await readNights(MONTH)
    const last = nights.at(-1) as Month
    const before = decodeMonth(readFileSync(STORED, 'utf8'))
    expect(before?.madeAt).toBe(nights.at(-2)?.madeAt)
    const at = (MONTH.reports.at(-1)?.createdAt ?? 0) + MINUTE
    const next = await readNight(MONTH, at, { memory: before?.memory })
    expect(shownIn(next)).toEqual(shownIn(last))
    const read = await readNight(MONTH, at)
    expect(next.requests).toBeLessThan(read.requests)
  })
})
