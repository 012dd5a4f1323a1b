import { describe, expect, it } from '@jest/globals'
import { addNight, startFrom } from '../../../src/month/analyse/add-night.ts'
import { forget } from '../../../src/month/analyse/report-month.ts'
import { MAX_WEEKS, runWeeks } from '../../../src/month/analyse/weeks.ts'
import type { ListedRun } from '../../../src/model/listed-run.ts'
import type { MonthMemory } from '../../../src/model/shapes/month.ts'
import { DAY, dayOf, HOUR, type Instant, MINUTE } from '../../../src/model/time.ts'
import { makeListedRun } from '../../../testing/make-month.ts'

/** A Wednesday. */
const NOW = Date.UTC(2026, 2, 25, 4)
const MONDAY = Date.UTC(2026, 2, 23)
const WEEK = 7 * DAY

interface Fields extends Partial<ListedRun['run']> {
  readonly minutes?: number
  readonly status?: string
}

/** A run that a push started and that passed after so many minutes, by default five. */
function runAt(id: number, createdAt: Instant, fields: Fields = {}): ListedRun {
  const { minutes = 5, status = 'completed', ...rest } = fields
  const { run, ...listing } = makeListedRun(id, createdAt, 'push')
  return {
    ...{ ...listing, status, updatedAt: createdAt + minutes * MINUTE },
    run: {
      ...run,
      attempt: 1,
      startedAt: createdAt,
      workflow: 'CI',
      workflowPath: 'ci.yml',
      ...rest,
    },
  }
}

interface Night {
  readonly runs: readonly ListedRun[]
  readonly from?: Instant
  readonly now?: Instant
  readonly known?: MonthMemory
  readonly awaited?: Parameters<typeof runWeeks>[0]['awaited']
}

/** The weeks after a night, which by default lists the runs of the last 30 days. */
function after({ runs, now = NOW, from = dayOf(now - 30 * DAY), known, awaited = [] }: Night) {
  const listed = { runs, from }
  const before = known ?? startFrom(undefined, listed, now)
  const night = addNight(before, { listed, failed: [], branch: 'main', now })
  const memory = { ...forget(night, now), awaited }
  return { memory, weeks: runWeeks(memory, now) }
}

describe('runWeeks', () => {
  it.each([
    ['2026-03-23T00:00:00Z', '2026-03-23'],
    ['2026-03-22T23:59:59Z', '2026-03-16'],
    ['2026-03-25T04:00:00Z', '2026-03-23'],
  ])('counts a run of %s for the week from Monday, %s', (at, monday) => {
    const { weeks } = after({ runs: [runAt(1, Date.parse(at))] })
    const found = weeks.filter(({ rows }) => rows.length > 0).map(({ weekAt }) => weekAt)
    expect(found).toEqual([Date.parse(monday)])
  })

  it('counts the runs of each workflow, event and week, and has five weeks', () => {
    const { weeks } = after({
      runs: [
        runAt(1, MONDAY - 1),
        runAt(2, MONDAY, { conclusion: 'failure', minutes: 8 }),
        runAt(3, MONDAY + HOUR, { attempt: 2, minutes: 6 }),
        runAt(4, MONDAY + HOUR, { conclusion: 'cancelled', minutes: 1 }),
        runAt(5, MONDAY + HOUR, { conclusion: 'skipped', minutes: 0 }),
        runAt(6, MONDAY + HOUR, { event: 'schedule' }),
        runAt(7, MONDAY + HOUR, { workflowPath: 'docs.yml', workflow: 'Docs' }),
        runAt(8, MONDAY + HOUR, { status: 'in_progress', conclusion: undefined }),
        runAt(9, MONDAY + HOUR, { conclusion: 'timed_out', minutes: 60 }),
      ],
    })
    const row = { workflow: 'CI', workflowPath: 'ci.yml', event: 'push' }
    const one = { runs: 1, undecided: 0, failed: 0, median: 5 * MINUTE }
    expect(weeks.map(({ weekAt }) => (MONDAY - weekAt) / WEEK)).toEqual([0, 1, 2, 3, 4])
    expect(weeks).toHaveLength(MAX_WEEKS)
    expect(weeks[0]?.rows).toEqual([
      { ...row, runs: 5, undecided: 2, failed: 2, median: 8 * MINUTE },
      { ...row, ...one, event: 'schedule' },
      { ...row, ...one, workflow: 'Docs', workflowPath: 'docs.yml' },
    ])
    expect(weeks[1]?.rows).toEqual([{ ...row, ...one }])
  })

  it('has no run time of a workflow and event of which a job may have waited for an approval', () => {
    const runs = [runAt(1, MONDAY), runAt(2, MONDAY, { event: 'schedule' })]
    const awaited = [{ workflowPath: 'ci.yml', event: 'push', awaitedAt: MONDAY }]
    const [week] = after({ runs, awaited }).weeks
    expect(week?.rows).toMatchObject([
      { event: 'push', runs: 1, median: undefined },
      { event: 'schedule', median: 5 * MINUTE },
    ])
  })

  it('says since when the runs of a week were listed', () => {
    const from = MONDAY - 10 * DAY
    const { weeks } = after({ runs: [], from })
    const listed = weeks.map(({ weekAt, listedFromAt }) =>
      listedFromAt === undefined ? 'none' : (listedFromAt - weekAt) / DAY,
    )
    expect(listed).toEqual([0, 0, 4, 'none', 'none'])
  })

  it('takes the newest name of a workflow', () => {
    const { weeks } = after({
      runs: [runAt(2, MONDAY + 2, { workflow: 'Checks' }), runAt(1, MONDAY + 1)],
    })
    expect(weeks[0]?.rows).toMatchObject([{ workflow: 'Checks', runs: 2 }])
  })

  it('counts the workflows and events of a week that it omits', () => {
    const runs = Array.from({ length: 103 }, (_, at) =>
      runAt(at, MONDAY, { workflowPath: `${at}.yml` }),
    )
    const often = runAt(200, MONDAY, { workflowPath: '102.yml' })
    const [week] = after({ runs: [...runs, often] }).weeks
    expect(week).toMatchObject({ omittedRows: 3, rows: { length: 100 } })
    expect(week?.rows[0]).toMatchObject({ workflowPath: '102.yml', runs: 2 })
  })
})

describe('runWeeks: nights', () => {
  const first = after({
    runs: [runAt(1, MONDAY - 3 * DAY), runAt(2, MONDAY - HOUR), runAt(3, NOW)],
  })

  it('keeps the runs of five weeks', () => {
    const now = MONDAY + 31 * DAY
    const second = after({ runs: [], from: now - 3 * DAY, now, known: first.memory })
    expect(second.memory.runs.map(({ id }) => id)).toEqual([3])
    expect(second.weeks.map(({ rows }) => rows[0]?.runs)).toEqual([
      ...[undefined, undefined, undefined, undefined, 1],
    ])
  })

  it('adds what finished or was re-run since, also in a week that has ended', () => {
    const of = MONDAY - WEEK
    const rowsWith = (late: ListedRun) => {
      const night = { runs: [late], from: MONDAY, now: MONDAY + 4 * DAY }
      return after({ ...night, known: first.memory }).weeks[1]?.rows
    }
    const failed = { conclusion: 'failure', minutes: 9 }
    expect(rowsWith(runAt(5, of, failed))).toMatchObject([
      { runs: 3, failed: 1, undecided: 0, median: 5 * MINUTE },
    ])
    expect(rowsWith(runAt(1, MONDAY - 3 * DAY, { ...failed, attempt: 2 }))).toMatchObject([
      { runs: 2, failed: 1, median: 7 * MINUTE },
    ])
  })

  it('counts no older run of a week of which no run was listed', () => {
    const known = after({ runs: [], from: MONDAY }).memory
    const { weeks } = after({ runs: [runAt(9, MONDAY - 2 * DAY)], from: MONDAY, known })
    expect(weeks[1]).toMatchObject({ listedFromAt: undefined, rows: [] })
  })

  it('has five weeks after five weeks of nights that list four days each', () => {
    let known: MonthMemory | undefined
    const runs = Array.from({ length: 56 }, (_, day) => runAt(day, MONDAY - 56 * DAY + day * DAY))
    for (let night = MONDAY - 55 * DAY; night <= MONDAY; night += DAY) {
      const from = night - 4 * DAY
      const listed = runs.filter(
        ({ createdAt = 0 }) => createdAt < night && createdAt >= Math.max(from, MONDAY - 49 * DAY),
      )
      known = after({ runs: listed, from, now: night, ...(known && { known }) }).memory
    }
    const { weeks } = after({ runs: [], from: MONDAY, now: MONDAY, ...(known && { known }) })
    expect(weeks.map(({ rows }) => rows[0]?.runs)).toEqual([undefined, 7, 7, 7, 7])
    expect(weeks.every(({ weekAt, listedFromAt }) => weekAt === listedFromAt)).toBe(true)
  })

  it('keeps the run time that it first had, unless it was re-run', () => {
    const night = (fields: Fields) =>
      after({ runs: [runAt(3, NOW, fields)], from: MONDAY, known: first.memory }).weeks[0]?.rows
    expect(night({ minutes: 600 })).toMatchObject([{ median: 5 * MINUTE }])
    expect(night({ minutes: 9, attempt: 2 })).toMatchObject([{ median: 9 * MINUTE }])
    expect(night({ status: 'queued', attempt: 2 })).toMatchObject([{ runs: 1 }])
  })

  it('counts a run that was deleted', () => {
    expect(after({ runs: [], from: MONDAY, known: first.memory }).weeks).toEqual(first.weeks)
  })

  it('does not call a week whole of which an earlier memory has no runs', () => {
    const { weeks } = after({ runs: [runAt(3, NOW)], from: MONDAY + DAY })
    expect(weeks[0]).toMatchObject({ listedFromAt: MONDAY + DAY, rows: [{ runs: 1 }] })
    expect(weeks[1]).toMatchObject({ listedFromAt: undefined, rows: [] })
  })
})
