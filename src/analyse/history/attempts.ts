import { jobStart } from '../../model/report/job-times.ts'
import { isFailure } from '../../model/conclusion.ts'
import type {
  AttemptJob,
  AttemptRow,
  Attempts,
  FlakyJob,
  RepeatedFailure,
} from '../../model/report/attempts.ts'
import { ORIGINS } from '../../model/reasons.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import { failedStep, type Job } from '../../model/run.ts'
import { jobEnd, uniquelyNamed } from '../jobs/job-report.ts'
import { SET_UP } from '../../model/workflow-file.ts'
import { conclusionOf } from '../jobs/timing.ts'

interface AttemptsToCompare {
  /** The number of the reported attempt. */
  readonly number: number | undefined
  readonly jobs: readonly JobReport[]
  /** The earlier attempts that could be listed. */
  readonly earlier: readonly { readonly number: number; readonly jobs: readonly JobReport[] }[]
  /** Whether the causes of failures are known from the workflow file. */
  readonly causesKnown: boolean
}

/** The comparison, with what only the analysis reads of earlier attempts. */
export interface ComparedAttempts extends Omit<Attempts, 'notRerun'> {
  /** Every job whose name no other has. */
  readonly rows: readonly ComparedRow[]
  /** All jobs of the earlier attempts, ascending. */
  readonly reports: AttemptsToCompare['earlier']
}

interface ComparedRow extends AttemptRow {
  readonly earlier: readonly (EarlierJob | undefined)[]
  readonly failedItself: boolean
}

interface EarlierJob extends AttemptJob {
  readonly job: Job
  /** Number of the attempt. */
  readonly number: number
  /**
   * Whether the job itself failed: not its runner, not because another job had failed, and not before
   * its first own step.
   */
  readonly failedItself: boolean
}

/**
 * Compares an attempt with the earlier ones of its run; `undefined` for the first attempt, or if no
 * earlier one could be listed. Jobs are identified by name, since their ids differ in each attempt.
 * Jobs that share a name are omitted.
 */
export function compareAttempts({
  number,
  jobs,
  earlier,
  causesKnown,
}: AttemptsToCompare): ComparedAttempts | undefined {
  if (number === undefined || earlier.length === 0) return undefined
  const sorted = earlier.toSorted((a, b) => a.number - b.number)
  const numbers = sorted.map((attempt) => attempt.number)
  const listed = sorted.map((attempt) => byUniqueName(attempt, causesKnown))
  const others = causesKnown ? [] : jobs
  const rows = uniquelyNamed(jobs).map((job): ComparedRow => {
    const { name } = job.listed
    const before = markCarriedOver(listed.map((attempt) => attempt.get(name)))
    return { name, job, earlier: before, failedItself: failedItself(job, others) }
  })
  return {
    number,
    earlier: numbers,
    notCompared: number - 1 - numbers.length,
    rows,
    reports: sorted,
    differing: rows.filter(differs).map(({ name, job, earlier }) => ({ name, job, earlier })),
    flaky: rows.flatMap((row) => flaky(row, number)),
    repeated: rows.flatMap((row) => repeated(row, number)),
  }
}

/**
 * Returns the comparison without what only the analysis reads.
 *
 * @param reason why the first flaky job failed, if its log was read
 */
export function reportAttempts(
  compared: ComparedAttempts,
  notRerun: Attempts['notRerun'],
  reason: FlakyReason | undefined,
): Attempts {
  const { number, earlier, notCompared, differing, repeated } = compared
  const flaky = compared.flaky.map((job, at) => (at === 0 ? { ...job, ...reason } : job))
  return { number, earlier, notCompared, differing, flaky, repeated, notRerun }
}

/** Why a flaky job failed. */
export type FlakyReason = Pick<FlakyJob, 'message' | 'messageCertain'>

/**
 * Returns the first flaky job in the last attempt in which it failed before it passed, that ran it if it is listed;
 * `undefined` if none is flaky.
 */
export function firstFlaky({ flaky: [first], rows }: ComparedAttempts): EarlierJob | undefined {
  const { earlier = [] } = rows.find(({ job }) => job === first?.job) ?? {}
  const failed = earlier.filter((one) => one?.failedItself && one.number < (first?.passedIn ?? 0))
  return failed.findLast((one) => one?.carriedOver === false) ?? failed[0]
}

function byUniqueName(
  { number, jobs }: AttemptsToCompare['earlier'][number],
  causesKnown: boolean,
): ReadonlyMap<string, EarlierJob> {
  return new Map(
    uniquelyNamed(jobs).map((report) => [
      report.listed.name,
      {
        job: report.listed,
        number,
        carriedOver: report.carriedOver,
        failedItself: failedItself(report, causesKnown ? [] : jobs),
      },
    ]),
  )
}

/** @param others jobs whose earlier failure can have caused this one */
export function failedItself(report: JobReport, others: readonly JobReport[]): boolean {
  const { failure, outcome = 'unknown', causes, listed: job } = report
  if (!isFailure(outcome) || failure === undefined || causes.length > 0) return false
  if (failure.kind === 'failed-step' && failure.step.name === SET_UP) return false
  if (ORIGINS[failure.kind] !== 'code' || failure.kind === 'check') return false
  const start = jobStart(job)
  return !others.some((other) => {
    if (other === report || !isFailure(other.outcome)) return false
    const end = jobEnd(other)
    return end !== undefined && start !== undefined && end <= start
  })
}

/** Marks a job as carried over if it has the same start as in the previous attempt. */
function markCarriedOver(
  attempts: readonly (EarlierJob | undefined)[],
): readonly (EarlierJob | undefined)[] {
  return attempts.map((attempt, index) => {
    if (attempt === undefined || attempt.carriedOver) return attempt
    const before = attempts[index - 1]?.job
    const start = before && jobStart(before)
    return { ...attempt, carriedOver: start !== undefined && start === jobStart(attempt.job) }
  })
}

function differs({ earlier, job }: ComparedRow): boolean {
  const outcomes = [...earlier.map((attempt) => attempt && conclusionOf(attempt.job)), job.outcome]
  return new Set(outcomes.filter((outcome) => outcome !== undefined)).size > 1
}

/**
 * Returns the attempts in which a job failed by itself. A failure that was carried over into the first
 * listed attempt happened before it, in an attempt that is known only if that is the second.
 */
function failuresIn({ earlier }: ComparedRow): readonly (number | undefined)[] {
  return earlier.flatMap((attempt, index) => {
    if (attempt === undefined || !attempt.failedItself) return []
    if (!attempt.carriedOver) return [attempt.number]
    return index > 0 ? [] : [attempt.number === 2 ? 1 : undefined]
  })
}

function flaky(row: ComparedRow, number: number): FlakyJob[] {
  const { earlier, job } = row
  const failures = failuresIn(row)
  if (failures.length === 0) return []
  const failedIn = failures.filter((attempt) => attempt !== undefined)
  const first = failedIn[0] ?? 0
  const passes = [
    ...earlier.flatMap((attempt) =>
      attempt?.carriedOver === false && conclusionOf(attempt.job) === 'success'
        ? [attempt.number]
        : [],
    ),
    ...(!job.carriedOver && job.outcome === 'success' ? [number] : []),
  ]
  const passedIn = passes.find((attempt) => attempt > first)
  const steps = earlier
    .filter((attempt) => attempt?.failedItself)
    .flatMap((attempt) => failedStep(attempt?.job.steps ?? [])?.name ?? [])
  if (passedIn === undefined) return []
  const unread = { message: undefined, messageCertain: false }
  return [{ job, failedIn, passedIn, steps: [...new Set(steps)], ...unread }]
}

function repeated(row: ComparedRow, number: number): RepeatedFailure[] {
  const { earlier, job } = row
  const failedIn = [
    ...failuresIn(row),
    ...(row.failedItself && !job.carriedOver ? [number] : []),
  ].filter((attempt) => attempt !== undefined)
  const passed = [job.outcome, ...earlier.map((attempt) => attempt && conclusionOf(attempt.job))]
  if (failedIn.length < 2 || passed.includes('success')) return []
  return [{ job, failedIn }]
}
