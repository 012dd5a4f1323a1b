// How a budget and what exceeds it are written.
import { type AnyReport, reportsOf } from '../../model/report/any-report.ts'
import { isFailedByGate } from '../../model/report/gate.ts'
import type { Report } from '../../model/report/report.ts'
import { failsStep, minutesIn } from '../../model/report/time-budget.ts'
import type { ExceededBudget, Overrun } from '../../model/shapes/times.ts'
import { type Inline, jobName } from './inline.ts'
import { safeLine } from './markdown.ts'
import { enumerate, joinTexts, formatDuration, plural } from './units.ts'
import { type Milliseconds, MINUTE } from '../../model/time.ts'

/** Limits in a line, and in an annotation, which can have 4,096 characters: names can be long. */
const MAX_OVERRUNS = 5

/**
 * Names what else than the heading says exceeded its budget: `Over budget: e2e 2m 6s of 2m, median 1m`; empty if nothing
 * did.
 */
export function overBudgetLine(report: AnyReport, inline: Inline): string[] {
  const jobs = reportsOf(report).flatMap(({ history }) => history?.jobs ?? [])
  const overruns = otherOverruns(report)
  const named = overruns.map(({ overrun, took, budgeted }) => {
    const slow = jobs.find(({ job, slower }) => slower && job.listed.url === overrun.url)
    const median = slow && `, median ${formatDuration(slow.baseline.median)}`
    return `${jobName(overrun, inline)} ${took} of ${budgeted}${median ?? ''}`
  })
  const shown = shownOverruns(report, inline).length
  return named.length === 0 ? [] : [`Over budget: ${enumerate(named, shown)}`]
}

/** Lists what that line names. */
export function shownOverruns(report: AnyReport, inline: Inline): readonly NamedOverrun[] {
  return otherOverruns(report).slice(0, inline.isWhole ? Infinity : MAX_OVERRUNS)
}

function otherOverruns(report: AnyReport): readonly NamedOverrun[] {
  const overruns = overrunsIn(reportsOf(report))
  // Nothing failed then, so that the heading names the first that fails the gate.
  const said = isFailedByGate(report) && overruns.find(({ budget }) => failsStep(budget))
  return overruns.filter((one) => one !== said)
}

/** Times that jobs and steps took above their budgets, by their URLs. */
export type OverrunByUrl = ReadonlyMap<string, string>

/** Returns `6s over budget` for each job and step that exceeded a budget, or of several budgets the last one. */
export function overrunByUrl(reports: readonly Pick<Report, 'overBudget'>[]): OverrunByUrl {
  return new Map(
    overrunsIn(reports).map(({ overrun, over }) => [overrun.url, `${over} over budget`]),
  )
}

function overrunsIn(reports: readonly Pick<Report, 'overBudget'>[]): readonly NamedOverrun[] {
  return reports.flatMap(({ overBudget }) =>
    overBudget.flatMap((one) =>
      one.overruns.map((overrun) => ({
        budget: one.budget,
        overrun,
        ...amountsOf(one, overrun),
      })),
    ),
  )
}

/** Returns the text of the annotation on a budget: what exceeded it, by how much, and the URL. */
export function overBudgetMessage(exceeded: ExceededBudget): string {
  const { budget, overruns } = exceeded
  const rest = overruns.length - MAX_OVERRUNS
  const lines = [
    `Over the budget "${safeLine(budget)}":`,
    ...overruns.slice(0, MAX_OVERRUNS).map((overrun) => {
      const { took, budgeted, over } = amountsOf(exceeded, overrun)
      return `${safeLine(overrun.name)} took ${took}, ${over} over its budget of ${budgeted} (${overrun.url})`
    }),
    rest > 0 && `and ${rest} more`,
  ]
  return joinTexts(lines, '\n')
}

/** One thing that exceeded a budget. */
interface NamedOverrun extends BudgetAmounts {
  /** The line of the input. */
  readonly budget: string
  readonly overrun: Overrun
}

interface BudgetAmounts {
  /** `312 runner minutes` or `5h 12m`. */
  readonly took: string
  /** `300` or `5h`. */
  readonly budgeted: string
  readonly over: string
}

/** Returns what something took, its budget and their difference, in runner minutes or as durations. */
export function amountsOf({ budget, limit }: ExceededBudget, { duration }: Overrun): BudgetAmounts {
  const inMinutes = (time: Milliseconds) => String(time / MINUTE)
  const [format, took] =
    minutesIn(budget) === undefined
      ? [formatDuration, formatDuration(duration)]
      : [inMinutes, plural(duration / MINUTE, 'runner minute')]
  return {
    took,
    budgeted: format(limit),
    over: format(duration - limit),
  }
}
