import { MONTH } from '../analyse/month/comes-and-goes.ts'
import type { MonthList } from '../github/month/list-month.ts'
import type { MonthMemory } from '../model/shapes/month.ts'
import { dayOf, type Instant } from '../model/time.ts'
import { daysOf, mainRun } from './listed-runs.ts'
import type { ReadAttempts } from './read-failed.ts'

/** Returns the memory of an earlier night, or an empty one if days are missing since. */
export function startFrom(
  memory: MonthMemory | undefined,
  { from }: MonthList,
  now: Instant,
): MonthMemory {
  const nothing = { read: [], open: [], runs: [], days: [], failed: [], samples: [] }
  return memory === undefined || memory.readAt < from
    ? { ...nothing, readAt: now, fromAt: from }
    : memory
}

interface Night {
  readonly listed: MonthList
  readonly failed: readonly ReadAttempts[]
  readonly branch: string
  readonly now: Instant
}

/** Adds what a night listed and read of failed runs to the memory; a run that was read again replaces what was known of it. */
export function addNight(known: MonthMemory, { listed, failed, branch, now }: Night): MonthMemory {
  const red = new Map(failed.map((read) => [read.listing.run.id, read]))
  const before = new Map(known.runs.map((run) => [run.id, run]))
  const main = listed.runs.flatMap(
    (one) => mainRun(one, branch, red.get(one.run.id), before.get(one.run.id)) ?? [],
  )
  return {
    ...known,
    readAt: now,
    fromAt: Math.max(dayOf(now - MONTH), Math.min(known.fromAt, listed.from)),
    read: [
      ...known.read.filter(
        ({ id }) => !red.has(id) && listed.runs.some(({ run }) => run.id === id),
      ),
      ...failed.map(({ listing: { run } }) => ({ id: run.id, attempt: run.attempt ?? 1 })),
    ],
    runs: [...known.runs.filter(({ createdAt }) => createdAt < listed.from), ...main],
    days: [...known.days.filter(({ dayAt }) => dayAt < listed.from), ...daysOf(listed)],
    failed: [
      ...known.failed.filter(({ runId }) => !red.has(runId)),
      ...failed.flatMap(({ records }) => records),
    ],
  }
}
