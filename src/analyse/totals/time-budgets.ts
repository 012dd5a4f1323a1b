// Which budgets a run exceeds.
import type { StepReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import type { TimeBudget } from '../../model/report/time-budget.ts'
import type { ExceededBudget, Overrun } from '../../model/shapes/times.ts'
import { isSome, sortBy } from '../../model/some.ts'
import { stepUrl } from '../../model/target.ts'
import { type Milliseconds, MINUTE } from '../../model/time.ts'
import { matchesName } from '../failures/conclusion.ts'
import { withLegs } from '../jobs/matrix-legs.ts'

type TimedReport = Pick<Report, 'run' | 'jobs' | 'totals' | 'minutes'>

const WHOLE_RUN = '*'
const STEP = ' > '

/**
 * Lists the exceeded budgets, and what exceeds them. Unknown durations exceed nothing, such as those of
 * running jobs; the current job counts up to its last finished step. Runner minutes are those of finished jobs so far.
 */
export function checkBudgets(
  report: TimedReport,
  budgets: readonly TimeBudget[],
): ExceededBudget[] {
  return budgets.flatMap((budget) => {
    const overruns = sortBy(
      underBudget(report, budget).flatMap(({ duration = 0, ...rest }) =>
        duration > budget.limit ? { duration, ...rest } : [],
      ),
      ({ duration }) => -duration,
    )
    return isSome(overruns) ? [{ budget: budget.line, limit: budget.limit, overruns }] : []
  })
}

/** Returns whether a budget is of something in a report, or may be of a step that is not listed. */
export function mayBeOf(report: TimedReport, budget: TimeBudget): boolean {
  const { glob = WHOLE_RUN } = budget
  const unlisted = (report.jobs ?? []).filter(({ steps }) => steps.length === 0)
  const globsOf = stepGlobs(glob, report.run)
  return (
    underBudget(report, budget).length > 0 ||
    unlisted.some(({ listed: job }) => globsOf(job.name).length > 0)
  )
}

interface Budgeted extends Pick<Overrun, 'name' | 'url'> {
  readonly duration: Milliseconds | undefined
}

function underBudget(report: TimedReport, { glob }: TimeBudget): Budgeted[] {
  const { run, jobs = [], totals, minutes } = report
  const whole = { name: 'the run', url: run.url }
  if (glob === undefined) return [{ ...whole, duration: minutes && minutes.minutes * MINUTE }]
  if (glob === WHOLE_RUN) return [{ ...whole, duration: totals.duration }]
  const lines = withLegs([glob], run)
  const globsOf = stepGlobs(glob, run)
  return jobs.flatMap(({ listed: job, steps, carriedOver, duration: ofJob }) => {
    const globs = globsOf(job.name)
    const isMeant = ({ step }: StepReport) => matchesName(step.name, globs)
    const found = [
      ...(matchesName(job.name, lines) ? [{ name: job.name, url: job.url, duration: ofJob }] : []),
      ...steps.filter(isMeant).map(({ step, duration }) => ({
        name: `${job.name}${STEP}${step.name}`,
        url: stepUrl(job, step),
        duration,
      })),
    ]
    // A job that was carried over took no time in this attempt.
    return carriedOver ? found.map((one) => ({ ...one, duration: undefined })) : found
  })
}

/**
 * Returns a function that lists what a glob says of the steps of a job, split in every possible way: `a > b > c` can be a
 * step of `a` or of `a > b`.
 */
function stepGlobs(glob: string, run: TimedReport['run']): (jobName: string) => string[] {
  const parts = glob.split(STEP)
  const ways = parts.slice(1).map((_, index) => ({
    jobs: withLegs([parts.slice(0, index + 1).join(STEP)], run),
    step: parts.slice(index + 1).join(STEP),
  }))
  return (jobName) =>
    ways
      .slice(0, jobName.split(STEP).length)
      .flatMap(({ jobs, step }) => (matchesName(jobName, jobs) ? [step] : []))
}
