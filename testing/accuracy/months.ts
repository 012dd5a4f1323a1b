import { deflateRawSync } from 'node:zlib'
import { QUIET } from '../../src/month/analyse/comes-and-goes.ts'
import { BUDGETS } from '../../src/gather/budgets.ts'
import { encodeMonth } from '../../src/month/report-json/month.ts'
import type { Month } from '../../src/model/shapes/month.ts'
import { HOUR, SECOND } from '../../src/model/time.ts'
import { readNights } from '../read-nights.ts'
import { planMonth } from '../simulate/month/plan-month.ts'
import type { RedTime } from '../simulate/month/types.ts'
import { type Accuracy, joined } from './accuracy.ts'

const SEED = 74
/** Of flaky tests that a re-run showed on two commits. */
const MIN_FOUND = 0.75
const MAX_WRONG = 0.1
const MAX_BYTES = 600_000

/** Measures what a kept month shows of simulated months. */
export async function describeMonths(): Promise<Accuracy> {
  const parts: Accuracy[] = []
  for (const runsPerDay of [30, 100, 500]) parts.push(await describeMonth(runsPerDay))
  parts.push(await describeMonth(40, true))
  return joined(parts)
}

async function describeMonth(runsPerDay: number, people = false): Promise<Accuracy> {
  const month = planMonth({ seed: SEED, runsPerDay, people })
  const nights = await readNights(month)
  const read = nights.at(-1)
  if (read === undefined) throw new Error('The month has no night')
  const bytes = deflateRawSync(JSON.stringify(encodeMonth(read))).length
  const { truth } = month
  const shown = truth.flaky.filter(({ hits }) => {
    const known = hits.filter(({ recoveredAt = Infinity }) => recoveredAt <= read.madeAt)
    const isOpen = known.some(({ recoveredAt = 0 }) => recoveredAt > read.madeAt - QUIET)
    return isOpen && new Set(known.map(({ runId }) => runId)).size > 1
  })
  const names = new Set(truth.flaky.map(({ failure }) => failure.test))
  const isPlanted = ({ test, step }: Month['unsteady'][number]) =>
    test === undefined ? step === truth.flakyStep.failure.step : names.has(test)
  const found = read.unsteady.filter(isPlanted)
  const foundShown = shown.filter(({ failure }) => found.some(({ test }) => test === failure.test))
  const wrong = read.unsteady.length - found.length
  const max = Math.max(...nights.map(({ requests }) => requests))
  const mean = Math.round(nights.reduce((sum, { requests }) => sum + requests, 0) / nights.length)
  const [red, planted] = [hours(read.red.duration), hours(unionOf(truth.red, read.madeAt))]
  return {
    lines: [
      `${runsPerDay} runs a day${people ? ', runs by hand and an outage' : ''}: ${found.length} of ${names.size} flaky tests listed, ${foundShown.length} of ${shown.length} that passed again on two commits; ${wrong} others`,
      `  ${mean} requests a night, ${max} at most; ${Math.round(bytes / 1_000)} kB packed`,
      `  red for ${red} h, really ${planted} h; ${read.red.countByRerun} of ${read.red.count} times by a re-run alone, really ${truth.red.filter((one) => one.solvedByRerun).length} of ${truth.red.length}`,
      `  queues, median: ${read.queues.map(({ labels, median }) => `${labels} ${median / SECOND} s`).join('; ')}`,
    ],
    targetsMet:
      foundShown.length >= MIN_FOUND * shown.length &&
      wrong <= Math.max(1, MAX_WRONG * read.unsteady.length) &&
      max <= BUDGETS.night.requests &&
      bytes <= MAX_BYTES &&
      Math.abs(red - planted) <= Math.max(1, 0.02 * planted),
  }
}

/** Returns how long main was red in some times, until an instant. */
export function unionOf(times: readonly RedTime[], end: number): number {
  let sum = 0
  let last = -Infinity
  for (const { from, to = end } of times.toSorted((a, b) => a.from - b.from)) {
    sum += Math.max(0, Math.min(to, end) - Math.max(from, last))
    last = Math.max(last, to)
  }
  return sum
}

const hours = (time: number) => Math.round(time / HOUR)
