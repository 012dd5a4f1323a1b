import type {
  AttemptJob,
  AttemptRow,
  Attempts,
  EarlierAttempt,
  FlakyJob,
} from '../model/attempts.ts'
import { isFailure } from '../model/conclusion.ts'
import type { JobReport } from '../model/report.ts'
import type { Job } from '../model/run.ts'

/**
 * Sets an attempt beside the earlier ones of its run; `undefined` for the first, and when no earlier
 * one could be listed. A job is known by its name, since its id is another in each attempt; of jobs
 * that share a name it can't be told which is which, so they are left out.
 *
 * @param number of the attempt that is reported
 */
export function compareAttempts(
  number: number | undefined,
  jobs: readonly JobReport[],
  earlier: readonly EarlierAttempt[],
): Attempts | undefined {
  const listed = earlier
    .flatMap(({ number, jobs }) => (jobs === undefined ? [] : [{ number, jobs: byName(jobs) }]))
    .toSorted((a, b) => a.number - b.number)
  if (number === undefined || listed.length === 0) return undefined
  const numbers = listed.map((attempt) => attempt.number)
  const rows = unique(jobs, ({ job }) => job.name).map((job): AttemptRow => {
    const { name } = job.job
    return { name, job, earlier: whatBecameOf(listed.map((attempt) => attempt.jobs.get(name))) }
  })
  return {
    number,
    earlier: numbers,
    leftOut: number - 1 - numbers.length,
    differing: rows.filter(differs),
    flaky: rows.flatMap((row) => flaky(row, numbers)),
  }
}

function byName(jobs: readonly Job[]): ReadonlyMap<string, Job> {
  return new Map(unique(jobs, ({ name }) => name).map((job) => [job.name, job]))
}

function unique<T>(items: readonly T[], nameOf: (item: T) => string): T[] {
  const named = Map.groupBy(items, nameOf)
  return items.filter((item) => named.get(nameOf(item))?.length === 1)
}

/** A job that started when it had started in the attempt before was not run again. */
function whatBecameOf(attempts: readonly (Job | undefined)[]): readonly (AttemptJob | undefined)[] {
  return attempts.map((job, index) => {
    if (job === undefined) return undefined
    const before = startOf(attempts[index - 1])
    return { job, carriedOver: before !== undefined && before === startOf(job) }
  })
}

function startOf(job: Job | undefined): number | undefined {
  return job === undefined || job.state.kind === 'waiting' ? undefined : job.state.startedAt
}

function differs({ earlier, job }: AttemptRow): boolean {
  const outcomes = [...earlier.map((attempt) => attempt && outcomeOf(attempt.job)), job.outcome]
  return new Set(outcomes.filter((outcome) => outcome !== undefined)).size > 1
}

function flaky({ earlier, job }: AttemptRow, numbers: readonly number[]): FlakyJob[] {
  if (job.carriedOver || job.outcome !== 'success') return []
  const failedIn = numbers.filter((_, index) => {
    const attempt = earlier[index]
    if (attempt === undefined || attempt.carriedOver) return false
    return isFailure(outcomeOf(attempt.job) ?? 'unknown')
  })
  return failedIn.length === 0 ? [] : [{ job, failedIn }]
}

function outcomeOf({ state }: Job): string | undefined {
  return state.kind === 'finished' ? state.conclusion : undefined
}
