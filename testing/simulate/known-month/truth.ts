import type { Verdict } from '../../../src/model/report/cause.ts'
import { baseRuns, stepsOf } from '../known-month.ts'
import { isSame } from './errors.ts'
import { DAY, ISSUES, MAX_CLOSED_DAYS, textAt } from './issues.ts'
import type { FailedJob, FailedStep, Month, MonthAttempt, MonthRun } from './types.ts'

export type JobTruth = ReturnType<typeof truthOf>['jobs'][number]

type Kind = Verdict['kind']

/** The code is the reason, or may be. */
const CODES: readonly Kind[] = ['new', 'unknown']
/** Another attempt is likely to pass. */
const PASSING: readonly Kind[] = ['unsteady', 'infrastructure']
const LOST = { base: 'infrastructure', verdict: 'infrastructure' } as const

/** Returns what is true about an attempt when it is reported, as the planted errors and issues have it. */
export function truthOf(month: Month, run: MonthRun, attempt: MonthAttempt) {
  const context = {
    /** The runs of the base branch that it is compared with, oldest first. */
    base: baseRuns(month.runs, run),
    day: (attempt.reportedAt - month.from) / DAY,
    isFirst: attempt === run.attempts[0],
  }
  const jobs = attempt.failed.map((job) => {
    const judged = job.steps.map((step) => judgeStep(step, { ...job, ...context }))
    /** Of the steps that failed; of the job itself if it lost its runner. */
    const steps =
      judged.length > 0 ? judged : [{ ...LOST, issues: [], passesGate: true, reruns: true }]
    const kinds = steps.map(({ verdict }) => verdict)
    const worst = CODES.find((kind) => kinds.includes(kind))
    /** That of the job: a new failure first, then one of which nothing is known. */
    const verdicts = worst === undefined ? kinds : [worst]
    return { name: job.name, steps, verdicts }
  })
  const steps = jobs.flatMap((job) => job.steps)
  return {
    jobs,
    gateFails: steps.some(({ passesGate }) => !passesGate),
    /** Whether another attempt is worth a try. */
    reruns: steps.length > 0 && steps.every(({ reruns }) => reruns),
  }
}

interface Context extends Pick<FailedJob, 'readable'> {
  readonly base: readonly MonthRun[]
  readonly day: number
  readonly isFirst: boolean
}

function judgeStep(step: FailedStep, context: Context) {
  const { readable, day, isFirst } = context
  const base = compareStep(step, readable, context.base)
  // A log that cannot be read shows nothing.
  const listed = step.errors.map(({ id }) => (readable ? listingsOf(id, step, day) : []))
  const isAll = (isWanted: (listing: Listing) => boolean) =>
    listed.every((listings) => listings.some(isWanted))
  const isCodes = CODES.includes(base)
  const isListed = isAll(({ isOpen }) => isOpen)
  // A closed issue says something only of what the open ones do not list.
  const named = listed.flat().filter(({ isOpen }) => isOpen || (!isListed && isAll(() => true)))
  const verdict: Kind = isCodes && isListed ? 'known' : base
  return {
    /** What other runs show, and with what issues say. */
    ...{ base, verdict },
    /** Numbers of the issues that list some of its errors, also those closed a short time ago. */
    issues: [...new Set(named.map(({ number }) => number))].toSorted((a, b) => a - b),
    passesGate: !isCodes || isAll((one) => isInForce(one, day) && one.text.opensGate),
    reruns:
      PASSING.includes(base) || (isFirst && isAll((one) => isInForce(one, day) && one.text.reruns)),
  }
}

/** An issue that lists an error. */
type Listing = ReturnType<typeof listingsOf>[number]

function listingsOf(id: string, { job, step }: FailedStep, day: number) {
  return ISSUES.flatMap((issue) => {
    const { number, counts, closed = Infinity } = issue
    const text = textAt(issue, day)
    if (!counts || day >= closed + MAX_CLOSED_DAYS || text?.lists.includes(id) !== true) return []
    const { jobs = [job], steps = [step] } = text
    const isHere = jobs.includes(job) && steps.includes(step)
    return isHere ? [{ number, text, isOpen: day < closed }] : []
  })
}

/** An issue that is closed, that somebody else edited last, or whose last day is over only names a failure. */
function isInForce({ text, isOpen }: Listing, day: number): boolean {
  return isOpen && text.editor === undefined && day < (text.until ?? Infinity) + 1
}

/** Judges a step by the newest run of the base branch, which runs each step. */
function compareStep(step: FailedStep, readable: boolean, base: readonly MonthRun[]): Kind {
  const newest = base.at(-1)
  const findIn = (attempts: readonly MonthAttempt[]) =>
    stepsOf({ attempts }).find((other) => isSame(other, step))
  const hasAll = (other: FailedStep | undefined) =>
    readable && step.errors.every((error) => other?.errors.includes(error) === true)
  if (readable && step.errors.every(({ infrastructure }) => infrastructure)) return 'infrastructure'
  const [first, second] = newest?.attempts ?? []
  const there = findIn(newest?.attempts ?? [])
  if (there !== undefined) return hasAll(there) ? 'known' : 'unknown'
  const isUnsteady = first !== undefined && second !== undefined && hasAll(findIn([first]))
  return isUnsteady ? 'unsteady' : 'new'
}
