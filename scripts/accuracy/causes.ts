import type { Report } from '../../src/model/report/report.ts'
import { type FailedRun, reportFailedRun, simulateFailedRun } from '../simulate/failed-run.ts'
import type { Accuracy } from './accuracy.ts'

const RUNS = 2_000
const MIN_RIGHT = 0.99

interface PairCounts {
  readonly pairs: number
  /** One reason, two causes. */
  readonly split: readonly string[]
  /** Two reasons, one cause. */
  readonly merged: readonly string[]
  /** Gates that are a cause of their own. */
  readonly gatesApart: readonly number[]
}

/** Counts the pairs of failed jobs of a run, and names those that are grouped wrongly. */
export function countPairs({ reasons, gates }: FailedRun, { causes }: Report): PairCounts {
  const causeOf = new Map(
    causes.flatMap(({ failures, consequences }, at) => [
      ...failures.map(({ job }) => [job.job.id, at] as const),
      ...consequences.map(({ job }) => [job.id, at] as const),
    ]),
  )
  const gatesApart = [...gates].filter((id) =>
    causes.some(({ failures }) => failures.some(({ job }) => job.job.id === id)),
  )
  const all = [...reasons]
  const pairs = all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other] as const))
  const wrong = (isSame: boolean) =>
    pairs.flatMap(([[id, reason], [otherId, otherReason]]) =>
      (reason === otherReason) === isSame && (causeOf.get(id) === causeOf.get(otherId)) !== isSame
        ? [`${reason} / ${otherReason}`]
        : [],
    )
  return { pairs: pairs.length, split: wrong(true), merged: wrong(false), gatesApart }
}

/**
 * Measures how often failures are grouped as planted: of all pairs of failed jobs of one run, the share
 * that is in one cause if and only if the jobs failed for the same reason. Each leg has its own times,
 * durations, process ids, addresses and paths, and its own lines before the error.
 */
export function measureCauses(): Accuracy {
  const counts = Array.from({ length: RUNS }, (_, seed) => {
    const run = simulateFailedRun(seed)
    const { report, logsRead } = reportFailedRun(run)
    return {
      ...countPairs(run, report),
      gates: run.gates.size,
      logsRead,
      failures: report.failures.length,
    }
  })
  const sum = (value: (count: (typeof counts)[number]) => number) =>
    counts.reduce((total, count) => total + value(count), 0)
  const pairs = sum((count) => count.pairs)
  const split = sum((count) => count.split.length)
  const merged = sum((count) => count.merged.length)
  const gates = sum((count) => count.gates)
  const apart = sum((count) => count.gatesApart.length)
  const right = 1 - (split + merged) / pairs
  return {
    lines: [
      `${(100 * right).toFixed(2)} % of ${pairs} pairs of failures in ${RUNS} runs grouped as planted`,
      `${split} pairs of one reason in two causes, ${merged} of two reasons in one`,
      `${apart} of ${gates} gates a cause of their own`,
      `${sum((count) => count.logsRead)} logs read for ${sum((count) => count.failures)} failures`,
    ],
    targetsMet: right >= MIN_RIGHT && apart <= (1 - MIN_RIGHT) * gates,
  }
}
