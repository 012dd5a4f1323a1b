import type { MissingText, StepLog } from '../../model/logged/step-log.ts'
import type { FailingSet } from '../../model/shapes/failure.ts'
import { diffLogs } from './diff-logs.ts'
import { failingSet, type FailureExcerpts, linesBeside } from './failing-set.ts'
import { readLogWords } from './log-words.ts'
import { compareLogs, type ErrorComparison } from './same-error.ts'

/** Compares logs of failed steps, each pair once: a failure is judged again whenever more of other runs was read. */
export interface ComparedLogs {
  /** Returns whether the errors are the same, as `compareLogs` says. */
  readonly compare: (
    here: FailureExcerpts,
    there: FailureExcerpts,
    green?: StepLog,
  ) => ErrorComparison
  /** Returns what failed by name beside another log, as `failingSet` says. */
  readonly failingSet: (
    here: FailureExcerpts,
    there: FailureExcerpts,
    missing: readonly MissingText[],
  ) => FailingSet | undefined
  /** Returns what is new beside the lines of another log, as `linesBeside` says. */
  readonly linesBeside: (
    here: FailureExcerpts,
    there: FailureExcerpts,
    green: StepLog | undefined,
  ) => FailingSet | undefined
}

/** Returns comparisons of which none was made yet. */
export function comparedLogs(): ComparedLogs {
  const reading = { diff: onceEach(diffLogs), wordsOf: onceEach(readLogWords) }
  type Step = FailureExcerpts['excerpts'][0] | undefined
  const logsOf = (step: Step) => ({ excerpts: step === undefined ? [] : [step] })
  const compare = onceEach((here: Step, there: Step, green: StepLog | undefined) =>
    compareLogs(logsOf(here), logsOf(there), green, reading),
  )
  const set = onceEach((here: Step, there: Step, missing: readonly MissingText[]) =>
    failingSet(logsOf(here), logsOf(there), missing),
  )
  const beside = onceEach((here: Step, there: Step, green: StepLog | undefined) =>
    linesBeside(logsOf(here), logsOf(there), green, reading.diff),
  )
  return {
    compare: (here, there, green) => compare(here.excerpts[0], there.excerpts[0], green),
    failingSet: (here, there, missing) => set(here.excerpts[0], there.excerpts[0], missing),
    linesBeside: (here, there, green) => beside(here.excerpts[0], there.excerpts[0], green),
  }
}

/** Returns a function that computes a value once for each list of arguments, which are compared by identity. */
function onceEach<Arguments extends readonly unknown[], Value>(
  compute: (...some: Arguments) => Value,
): (...some: Arguments) => Value {
  const computed: { readonly some: Arguments; readonly value: Value }[] = []
  return (...some) => {
    const known = computed.find((one) => one.some.every((argument, at) => argument === some[at]))
    if (known !== undefined) return known.value
    const value = compute(...some)
    computed.push({ some, value })
    return value
  }
}
