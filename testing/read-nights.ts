import { type Month, MONTH_VERSION, type MonthMemory } from '../src/model/shapes/month.ts'
import { type Instant, MINUTE } from '../src/model/time.ts'
import { readMonth } from '../src/month/read-month/read-month.ts'
import { completeMonth } from '../src/month/render/headline.ts'
import { decodeMonth, encodeMonth } from '../src/month/report-json/month.ts'
import { sourceOf } from './fake-client.ts'
import { REPOSITORY_URL } from './make-month.ts'
import type { Month as SimulatedMonth } from './simulate/month/plan-month.ts'
import type { PlannedRun } from './simulate/month/types.ts'

interface Night {
  readonly memory?: MonthMemory | undefined
  readonly limit?: number
  readonly signal?: AbortSignal
}

/** Reads a night of a simulated month, as the next one reads its JSON. */
export async function readNight(
  month: SimulatedMonth,
  now: Instant,
  { memory, limit, signal }: Night = {},
): Promise<Month> {
  const source = sourceOf(month.clientAt(now, limit), signal)
  const read = await readMonth(source, { branch: 'main', memory })
  const json = JSON.stringify(encodeMonth(completeMonth(read, REPOSITORY_URL, [])))
  const decoded = decodeMonth(json)
  if (decoded === undefined) throw new Error(`not a month of version ${MONTH_VERSION}: ${json}`)
  return decoded
}

/** Reads nights in sequence, a minute after each run started. */
export async function readNights(
  month: SimulatedMonth,
  runs: readonly PlannedRun[] = month.reports,
): Promise<readonly Month[]> {
  const nights: Month[] = []
  for (const { createdAt } of runs) {
    const memory = nights.at(-1)?.memory
    nights.push(await readNight(month, createdAt + MINUTE, { memory }))
  }
  return nights
}
