import { median } from '../../../src/model/some.ts'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Month } from '../../../src/model/shapes/month.ts'
import { DAY, dayOf, type Instant, MINUTE, recentDays } from '../../../src/model/time.ts'
import { BUDGETS } from '../../../src/gather/budgets.ts'
import type { Client } from '../../../src/github/http/client.ts'
import { sourceOf } from '../../../testing/fake-client.ts'
import { MAX_SAMPLED_JOBS, readMonth } from '../../../src/month/read-month/read-month.ts'
import { expectValidMonth } from '../../../testing/report-schema.ts'
import { readNight, readNights } from '../../../testing/read-nights.ts'
import { encodeMonth } from '../../../src/month/report-json/month.ts'
import { unionOf } from '../../../testing/accuracy/months.ts'
import { sum } from '../../../src/analyse/jobs/timing.ts'
import { jobTimes } from '../../../testing/simulate/month/job-times.ts'
import { planMonth } from '../../../testing/simulate/month/plan-month.ts'
import { isFailure } from '../../../src/model/conclusion.ts'
import { daysOf } from '../../../src/month/analyse/add-night.ts'
import { trueWeeks } from '../../../testing/simulate/month/true-weeks.ts'

/** GitHub changes no run of main long after its end here: only the nights before would know when it ended. */
const SEED = 7
const QUIET = planMonth({ seed: SEED, runsPerDay: 5, days: 10 })
const { reports } = QUIET
/** The last of the nights that run in sequence. */
const LAST = 8
const at = (night: number) => (reports[night]?.createdAt ?? 0) + MINUTE

/** What is kept of what was listed and failed, in any order. */
function keptIn({ memory }: Month) {
  const sorted = (list: readonly object[]) => list.map((one) => JSON.stringify(one)).toSorted()
  return {
    failed: sorted(memory.failed),
    runs: sorted(
      memory.runs.map(({ endedAt, ran, ...one }) => (one.isMain ? { ...one, endedAt, ran } : one)),
    ),
    days: sorted(daysOf(memory)),
    open: memory.open.map(({ key }) => key).toSorted(),
  }
}

/** How long the jobs ran of attempts that ended in the last whole days of a night. */
function usedIn({ runs }: typeof QUIET, seed: number, madeAt: Instant) {
  const { fromAt, untilAt } = recentDays(madeAt)
  const times = runs.flatMap((run) =>
    run.attempts
      .filter(({ endedAt }) => endedAt >= fromAt && endedAt < untilAt)
      .flatMap(({ number }) => {
        const attempts = run.attempts.filter((attempt) => attempt.number <= number)
        const jobs = jobTimes(seed, run, attempts)
        return jobs.filter(({ ran, attempt }) => ran && attempt === number)
      }),
  )
  return sum(times.map(({ startedAt, endedAt }) => endedAt - startedAt))
}

describe('readMonth', () => {
  let nightly: Month
  let nights: readonly Month[]
  beforeAll(async () => {
    nights = await readNights(QUIET, reports.slice(0, LAST + 1))
    nightly = nights[LAST] as Month
  })

  it('writes what the schema has', () => {
    expectValidMonth(JSON.parse(JSON.stringify(encodeMonth(nightly))))
  })

  it('reads in one night what it reads in many, as far as requests allow', async () => {
    const { failed, runs, days } = keptIn(await readNight(QUIET, at(LAST)))
    const kept = keptIn(nightly)
    expect([runs, days]).toEqual([kept.runs, kept.days])
    expect(kept.failed).toEqual(expect.arrayContaining(failed))
  })

  it.each([1, 6])('loses nothing if %i nights did not run', async (missed) => {
    const { memory } = nights[LAST - 1 - missed] as Month
    const later = await readNight(QUIET, at(LAST), { memory })
    expect(keptIn(later)).toEqual(keptIn(nightly))
    expect(later.failuresUnread).toBe(0)
  })

  it('loses nothing if two nights write from the same memory, whichever is kept', async () => {
    const { memory } = nights[LAST - 1] as Month
    const [first, second] = await Promise.all([
      readNight(QUIET, at(LAST), { memory }),
      readNight(QUIET, at(LAST) + 5 * MINUTE, { memory }),
    ])
    const [afterFirst, afterSecond] = [
      await readNight(QUIET, at(LAST + 1), { memory: first.memory }),
      await readNight(QUIET, at(LAST + 1), { memory: second.memory }),
    ]
    expect(keptIn(afterFirst)).toEqual(keptIn(afterSecond))
  })

  it('reads again a run that was re-run, and what failed in its first attempt', async () => {
    const { failed } = nightly.memory
    const hidden = failed.filter(({ runId }) => QUIET.truth.hidden.includes(runId))
    expect(hidden.length).toBeGreaterThan(0)
    expect(hidden.some(({ recovered }) => recovered)).toBe(true)
    const again = await readNight(QUIET, at(LAST), { memory: nightly.memory })
    expect(keptIn(again)).toEqual(keptIn(nightly))
    expect(again.requests).toBeLessThan(nightly.requests)
  })

  it('samples no job twice, also of runs that were re-run or changed later', () => {
    const jobs = nightly.memory.samples.map((one) => JSON.stringify(one))
    expect(jobs).toHaveLength(new Set(jobs).size)
    expect(jobs.length).toBeGreaterThan(LAST * 10)
    const before = nights[LAST - 1]?.memory.samples ?? []
    expect(jobs.length - before.length).toBeLessThanOrEqual(MAX_SAMPLED_JOBS + 1)
  })

  it('has the counts and run times of each week that all runs give', () => {
    const truth = trueWeeks(QUIET.runs, QUIET.from, nightly.madeAt)
    const found = nightly.runWeeks.flatMap(({ weekAt, rows }) =>
      rows.map(({ workflowPath: path, event, runs, failed, median: half }) => ({
        ...{ weekAt, path, event, runs, failed, half },
      })),
    )
    const expected = truth.map(({ times, ...week }) => ({ ...week, half: median(times) }))
    const inOrder = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).toSorted()
    expect(inOrder(found)).toEqual(inOrder(expected))
    expect(new Set(truth.map(({ weekAt }) => weekAt)).size).toBe(2)
  })

  it('has the minutes of all runs if it can read all', () => {
    const { used, unknownUsage } = nightly.weeks
    expect(sum(used.map((one) => one.used))).toBe(usedIn(QUIET, SEED, nightly.madeAt))
    expect(used.filter(({ runs, readRuns }) => runs !== readRuns)).toEqual([])
    expect(unknownUsage).toEqual([])
  })

  it('has the minutes of all attempts of a run that is running again when a night lists it', async () => {
    const seed = 118
    const month = planMonth({ seed, runsPerDay: 5, days: 5 })
    const isRunning = ({ createdAt }: (typeof reports)[number]) =>
      month.runs.some(({ attempts: [, ...later] }) =>
        later.some((one) => one.startedAt < createdAt && one.endedAt > createdAt + MINUTE),
      )
    expect(month.reports.filter(isRunning)).toHaveLength(1)
    const { weeks, madeAt } = (await readNights(month)).at(-1) as Month
    expect(sum(weeks.used.map((one) => one.used))).toBe(usedIn(month, seed, madeAt))
  })

  it.each([60, 120])(
    'stops at the reserve of %i requests, and counts what it did not read',
    async (limit) => {
      const sent = QUIET.requests.length
      const read = await readNight(QUIET, at(LAST), { limit })
      expect(QUIET.requests.length - sent).toBeLessThanOrEqual(Math.min(limit, 0.6 * limit + 8 * 5))
      expect(read.failuresUnread).toBeGreaterThan(0)
      expect(read.failuresRead + read.failuresUnread).toBeGreaterThan(0)
    },
  )

  it.each([5, 20])('keeps the reserve of %i requests while it lists runs', async (limit) => {
    const sent = QUIET.requests.length
    const read = await readNight(QUIET, at(LAST), { limit })
    expect(QUIET.requests.length - sent).toBeLessThanOrEqual(0.6 * limit + 1)
    expect(read.fromAt).toBeGreaterThan(nightly.fromAt)
  })

  it('says that it does not know how workflows had ended before, until a night reads it', async () => {
    const few = await readNight(QUIET, at(LAST), { limit: 20 })
    expect(few.red.unknownWorkflows).toBe(3)
    const later = await readNight(QUIET, at(LAST) + MINUTE, { memory: few.memory })
    expect([later.red.unknownWorkflows, nightly.red.unknownWorkflows]).toEqual([0, 0])
  })

  it('fails, and so keeps the memory, if it cannot list what is new', async () => {
    const { memory } = nights[2] as Month
    const night = readNight(QUIET, at(LAST), { memory, limit: 6 })
    await expect(night).rejects.toThrow('too few API requests or too little time remain')
    await expect(readNight(QUIET, at(LAST), { limit: 0 })).rejects.toThrow(/remain|limit/)
  })

  it('is at an end if its time is over', async () => {
    const night = readNight(QUIET, at(LAST), { signal: AbortSignal.abort() })
    await expect(night).rejects.toThrow('too little time remain')
  })
})

describe('readMonth: runs by hand, a removed workflow and outages', () => {
  it('knows when main was red, which queues there are, and names nothing that an outage hit', async () => {
    const month = planMonth({ seed: 1, runsPerDay: 6, days: 20, people: true })
    const someNights = month.reports.filter((_, night) => night % 10 === 9)
    const nights = await readNights(month, someNights)
    const { red, unsteady, queues, requests, failuresUnread, madeAt } = nights.at(-1) as Month
    const truth = unionOf(month.truth.red, madeAt)
    expect(failuresUnread).toBe(0)
    expect(queues).toHaveLength(4)
    expect(requests).toBeLessThan(BUDGETS.night.requests)
    expect(Math.abs(red.duration - truth)).toBeLessThan(0.02 * truth)
    expect(unsteady).not.toEqual([])
    expect(red.times.map(({ message }) => message)).not.toContain(undefined)
    const planted = [...month.truth.flaky, month.truth.flakyStep]
    const known = planted.map(({ failure: { test, step } }) => test ?? step)
    expect(known).toEqual(expect.arrayContaining(unsteady.map(({ test, step }) => test ?? step)))
  })
})

describe('readMonth: a busy repository', () => {
  const BUSY = planMonth({ seed: 9, runsPerDay: 60, days: 3 })
  let first: Month
  beforeAll(async () => {
    first = await readNight(BUSY, BUSY.to)
  })

  it('says which weeks it did not list, if too few requests remain', async () => {
    const listedOf = ({ runWeeks }: Month) =>
      runWeeks.map(({ weekAt, listedFromAt }) => listedFromAt && listedFromAt - weekAt)
    const whole = [0, 0, 0, 0]
    expect(listedOf(first).slice(0, 4)).toEqual(whole)
    const few = await readNight(BUSY, BUSY.to, { limit: 20 })
    expect(listedOf(few)).toEqual([0, 0, 4 * DAY, undefined, undefined])
  })

  it('sends no more requests than a night may', () => {
    expect(first.requests).toBeLessThanOrEqual(BUDGETS.night.requests)
    expect(first.failuresUnread).toBeGreaterThan(0)
    expect(first.queues).toHaveLength(4)
  })

  it('requests how main was before the month, and only then what failed in it', () => {
    const sent = BUSY.requests.map(({ route, parameters: { workflow_id: path, status } }) =>
      status === 'completed' ? path : route,
    )
    const before = ['nightly.yml', 'month.yml', 'ci.yml'].map((path) => sent.indexOf(path))
    expect(before).not.toContain(-1)
    expect(Math.max(...before)).toBeLessThan(
      sent.findIndex((route) => `${route}`.endsWith('/jobs')),
    )
  })

  it('estimates minutes if it read two runs or more, but not all', () => {
    const { used, unknownUsage } = first.weeks
    const workflows = new Set(used.map(({ workflow }) => workflow))
    expect([...workflows].toSorted()).toEqual(['CI', 'Month', 'Nightly'])
    expect(used.filter(({ readRuns }) => readRuns < 2)).toEqual([])
    expect(used.filter(({ runs, readRuns }) => readRuns >= runs)).toEqual([])
    expect(unknownUsage).toEqual([])
  })

  it('reads with what is left of a later night what an earlier one did not', async () => {
    const second = await readNight(BUSY, BUSY.to + 5 * DAY, { memory: first.memory })
    expect(second.failuresUnread).toBeLessThan(first.failuresUnread)
    expect(second.failuresRead).toBe(
      first.failuresRead + first.failuresUnread - second.failuresUnread,
    )
    expect(second.requests).toBeLessThanOrEqual(BUDGETS.night.requests)
    const ids = second.memory.runs.map(({ id }) => id)
    expect(ids).toHaveLength(new Set(ids).size)
  })

  it('dates each job of the sample by its end', () => {
    const ends = first.memory.samples.map(({ sampledAt }) => sampledAt)
    expect(Math.min(...ends)).toBeGreaterThan(BUSY.from)
    expect(Math.max(...ends)).toBeLessThanOrEqual(BUSY.to)
    expect(new Set(ends.map(dayOf)).size).toBe(3)
  })

  it.each([3, 12])(
    'takes no run for read whose log it had no time for, after %i logs',
    async (max) => {
      const controller = new AbortController()
      const client = BUSY.clientAt(BUSY.to)
      let logs = 0
      const redirect: Client['redirect'] = async (...request) => {
        if (++logs > max) controller.abort()
        return await client.redirect(...request)
      }
      const source = sourceOf({ ...client, redirect }, controller.signal)
      const { memory } = await readMonth(source, { branch: 'main', memory: undefined })
      const read = new Set(
        memory.runs.flatMap(({ id, unread, attempt, conclusion = '' }) =>
          !unread && (attempt > 1 || isFailure(conclusion)) ? id : [],
        ),
      )
      const named = new Set(memory.failed.map(({ runId }) => runId))
      const failed = BUSY.runs.filter(({ id, attempts: [first] }) => {
        const [failure, ...others] = first?.failures ?? []
        return read.has(id) && others.length === 0 && failure?.test !== undefined
      })
      expect(failed.filter(({ id }) => !named.has(id)).map(({ id }) => id)).toEqual([])
    },
  )
})
