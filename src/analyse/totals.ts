import { isFailure, severityRank, type Conclusion } from '../model/conclusion.ts'
import type { JobReport, Totals } from '../model/report.ts'
import type { Run } from '../model/run.ts'
import type { Milliseconds } from '../model/time.ts'
import { endOf, readyAt, startOf } from './job-report.ts'
import { between, earliest, latest, sumKnown } from './timing.ts'

export function totalsOf(run: Run, jobs: readonly JobReport[]): Totals {
  const ran = jobs.filter(({ carriedOver }) => !carriedOver)
  return {
    wall: wallTime(run, ran),
    queue: sumKnown(ran.map(({ queue }) => queue)),
    execution: sumKnown(ran.map(({ duration }) => duration)),
    failed: jobs.filter(hasFailed).length,
    unfinished: jobs.filter(isUnfinished).length,
    byConclusion: countConclusions(jobs),
  }
}

/** A job that failed, timed out or could not start, and is not forgiven. */
export function hasFailed({ outcome, forgiven }: JobReport): boolean {
  return outcome !== undefined && isFailure(outcome) && !forgiven
}

/** A job that has not ended, other than the one that asks. */
export function isUnfinished({ job, current }: JobReport): boolean {
  return job.state.kind !== 'finished' && !current
}

/** From the attempt's start, or else the first thing known of its jobs, to the last completion seen. */
function wallTime(run: Run, ran: readonly JobReport[]): Milliseconds | undefined {
  const start = run.startedAt ?? earliest(ran.flatMap(({ job }) => [readyAt(job), startOf(job)]))
  return between(start, latest(ran.map(endOf)))
}

/** Worst first. */
export function countConclusions(jobs: readonly JobReport[]): [Conclusion, number][] {
  const counts = new Map<Conclusion, number>()
  for (const { outcome } of jobs) {
    if (outcome !== undefined) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  }
  return [...counts].toSorted(([a], [b]) => severityRank(a) - severityRank(b))
}
