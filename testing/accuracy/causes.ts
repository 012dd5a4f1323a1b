import type { Report } from '../../src/model/report/report.ts'
import { GATE, type PlantedJob } from '../simulate/planted-jobs.ts'
import { latestAttempt, type RedRun } from '../simulate/red-run.ts'

export type PairCounts = ReturnType<typeof countPairs>

/**
 * Counts the pairs of failed jobs of a run, those with one reason in two causes, and those with two reasons in one;
 * and the jobs that failed only because others had.
 */
export function countPairs(red: RedRun, { causes }: Report) {
  const causeOf = new Map(
    causes.flatMap(({ failures }, at) => failures.map(({ job }) => [job.job.id, at] as const)),
  )
  const jobs = latestAttempt(red.run)
  const gates = jobs.filter(({ key, reason }) => key === GATE && reason === undefined)
  const failed = jobs.flatMap((job) => {
    const [cause, reason] = [causeOf.get(job.id), reasonOf(job)]
    return cause === undefined || reason === undefined ? [] : [{ cause, reason }]
  })
  const pairs = failed.flatMap((one, at) =>
    failed.slice(at + 1).map((other) => ({
      isSame: one.reason === other.reason,
      isTogether: one.cause === other.cause,
    })),
  )
  return {
    pairs: pairs.length,
    split: pairs.filter(({ isSame, isTogether }) => isSame && !isTogether).length,
    merged: pairs.filter(({ isSame, isTogether }) => !isSame && isTogether).length,
    gates: gates.length,
    gatesApart: gates.filter(({ id }) => causeOf.has(id)).length,
  }
}

/** Returns why a job failed; `undefined` without a log that shows it. Outages with the same text have one reason. */
function reasonOf({ reason, steps, log }: PlantedJob): string | undefined {
  return log === 'whole' && reason ? `${steps[reason.step]}: ${reason.error.name}` : undefined
}
