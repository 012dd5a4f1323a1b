import type { Verdict } from '../../../src/model/report/cause.ts'
import {
  baseRuns,
  type FailedJob,
  type Month,
  type MonthAttempt,
  type MonthRun,
  stepsOf,
} from '../known-month.ts'
import type { FailedStep } from './draw-failures.ts'
import { isSame } from './errors.ts'
import { DAY, ISSUES, type IssueText, type PlantedIssue, textAt } from './issues.ts'
import { MAX_CLOSED_DAYS } from './plan.ts'

/** What is true about an attempt, as the planted errors and issues have it. */
export interface AttemptTruth {
  readonly jobs: readonly JobTruth[]
  readonly gateFails: boolean
  /** Whether another attempt is worth a try. */
  readonly reruns: boolean
}

export interface JobTruth {
  readonly name: string
  /** What other runs show. */
  readonly base: Verdict['kind']
  /** Whether open issues list all of its errors. */
  readonly isListed: boolean
  /** Numbers of the issues that list some of its errors, also those closed a short time ago. */
  readonly issues: readonly number[]
  readonly opensGate: boolean
  readonly reruns: boolean
}

/** The worst first, which is that of a job. */
const ORDER = ['new', 'unknown', 'unsteady', 'infrastructure', 'known'] as const

/** Verdicts that say that the code is not the reason. */
const EXCUSED: readonly string[] = ['known', 'unsteady', 'infrastructure']
/** Another attempt is likely to pass. */
const PASSING: readonly string[] = ['unsteady', 'infrastructure']

/** Returns what is true about an attempt when it is reported. */
export function truthOf(month: Month, run: MonthRun, attempt: MonthAttempt): AttemptTruth {
  const day = (attempt.reportedAt - month.from) / DAY
  const isFirst = attempt === run.attempts[0]
  const jobs = attempt.failed.map((job): JobTruth => {
    const base = worst(job, month, run)
    const listing = listingsOf(job, day)
    const isAll = (isWanted: (listing: Listing) => boolean) =>
      listing.length > 0 && listing.every((some) => some.some(isWanted))
    return {
      ...{ name: job.name, base },
      isListed: isAll(({ isOpen }) => isOpen),
      issues: [...new Set(listing.flat().map(({ issue }) => issue.number))].toSorted(),
      opensGate: EXCUSED.includes(base) || isAll((one) => opensGate(one, day)),
      reruns:
        PASSING.includes(base) || (isFirst && isAll((one) => countsFully(one) && one.text.reruns)),
    }
  })
  return {
    jobs,
    gateFails: jobs.some(({ opensGate }) => !opensGate),
    reruns: jobs.length > 0 && jobs.every(({ reruns }) => reruns),
  }
}

/** An issue that lists an error. */
interface Listing {
  readonly issue: PlantedIssue
  readonly text: IssueText
  readonly isOpen: boolean
}

/** Lists the issues that list each error of a job; none if its log shows nothing. */
function listingsOf({ steps, readable }: FailedJob, day: number): Listing[][] {
  if (!readable) return []
  return steps.flatMap((step) =>
    step.errors.map(({ id }) =>
      ISSUES.flatMap((issue) => {
        const text = textAt(issue, day)
        const { closed = Infinity, counts } = issue
        const isHere = counts && day < closed + MAX_CLOSED_DAYS
        if (!isHere || text?.lists.includes(id) !== true) return []
        const { jobs = [step.job], steps: meant = [step.step] } = text
        if (!jobs.includes(step.job) || !meant.includes(step.step)) return []
        return [{ issue, text, isOpen: day < closed }]
      }),
    ),
  )
}

function opensGate(listing: Listing, day: number): boolean {
  const { opensGate: opens, until = Infinity } = listing.text
  return countsFully(listing) && opens && day < until + 1
}

/** A closed issue, and a text that somebody else edited last, open no gate and start no attempt. */
function countsFully({ text, isOpen }: Listing): boolean {
  return isOpen && text.editor === undefined
}

function worst({ steps, readable }: FailedJob, month: Month, run: MonthRun): Verdict['kind'] {
  const base = baseRuns(month.runs, run)
  const judged = steps.map((step) => judgeStep(step, readable, base))
  // A job without a failed step has lost its runner.
  return ORDER.find((kind) => judged.includes(kind)) ?? 'infrastructure'
}

/** Judges a step by the newest run of the base branch, which runs each step. */
function judgeStep(
  step: FailedStep,
  readable: boolean,
  base: readonly MonthRun[],
): Verdict['kind'] {
  const newest = base.at(-1)
  const there = stepsOf(newest).find((other) => isSame(other, step))
  const isIn = (other: FailedStep | undefined) =>
    readable && step.errors.every((error) => other?.errors.includes(error))
  if (readable && step.errors.every(({ infrastructure }) => infrastructure)) return 'infrastructure'
  if (there !== undefined) return isIn(there) ? 'known' : 'unknown'
  const [first, second] = newest?.attempts ?? []
  const before = stepsOf(first && { attempts: [first] }).find((other) => isSame(other, step))
  const hasPassedAgain = second !== undefined && isIn(before)
  return hasPassedAgain ? 'unsteady' : 'new'
}
