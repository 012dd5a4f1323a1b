/**
 * How often failures are grouped as planted: of all pairs of failed jobs of one run, the share that is
 * in one cause if and only if the jobs failed for the same reason. The logs are those of
 * `failed-logs/`, with pairs of errors that differ in one word; each leg has its own times, durations,
 * process ids, addresses and paths, and its own lines before the error.
 */
import type { Report } from '../src/model/report/report.ts'
import { type FailedRun, reportFailedRun, simulateFailedRun } from './simulate/failed-run.ts'

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

if (import.meta.main) {
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
  const split = counts.flatMap((count) => count.split)
  const merged = counts.flatMap((count) => count.merged)
  const right = 1 - (split.length + merged.length) / pairs
  console.log(
    `causes: ${(100 * right).toFixed(2)} % of ${pairs} pairs of failures in ${RUNS} runs are grouped as planted ` +
      `(${split.length} of one reason in two causes, ${merged.length} of two reasons in one); ` +
      `${sum((count) => count.logsRead)} logs read for ${sum((count) => count.failures)} failures`,
  )
  for (const [title, list] of [
    ['in two causes', split],
    ['in one cause', merged],
  ] as const) {
    const kinds = [...Map.groupBy(list, (name) => name)].map(
      ([name, { length }]) => [name, length] as const,
    )
    for (const [name, count] of kinds.toSorted((a, b) => b[1] - a[1]).slice(0, 10)) {
      console.log(`  ${count} ${title}: ${name}`)
    }
  }
  const gates = sum((count) => count.gates)
  const apart = sum((count) => count.gatesApart.length)
  console.log(`  ${apart} of ${gates} gates are a cause of their own`)
  if (right < MIN_RIGHT || apart > (1 - MIN_RIGHT) * gates) process.exitCode = 1
}
