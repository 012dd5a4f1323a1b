import { failureAtStep, type FailureReport } from '../../model/report/cause.ts'
import type { Job, Step } from '../../model/run.ts'
import { normaliseStep } from '../causes/causes.ts'
import { isSome, mapSome, type Some } from '../../model/some.ts'
import { stepsOf } from '../failures/report-failures.ts'

/** Splits a failure into one for each step that failed, each with the excerpt of that step alone. */
export function byStep(report: FailureReport): Some<FailureReport> {
  const steps = stepsOf(report)
  const isOne = !isSome(steps) || steps.length === 1
  return isOne ? [report] : mapSome(steps, (step) => failureAtStep(report, step))
}

/**
 * Finds the step of another run of a job that is the same as one of this run, by its name, or else by its
 * name without what differs from run to run. Of several steps with one name, the position decides.
 *
 * @param steps the steps of the job in this run
 * @param others the steps of the job in the other run
 * @returns `undefined` if no step matches, or if it is unclear which one does
 */
export function matchStep(
  step: Step,
  steps: readonly Step[],
  others: readonly Step[],
): Step | undefined {
  const isNamed = ({ name }: Step) => name === step.name
  const plain = normaliseStep(step.name)
  const isAlike = ({ name }: Step) => normaliseStep(name) === plain
  const matches = others.some(isNamed) ? isNamed : isAlike
  const here = steps.filter(matches)
  const there = others.filter(matches)
  const at = here.findIndex(({ number }) => number === step.number)
  return here.length === there.length ? there[at] : undefined
}

/** Returns the names of the steps of a job up to one, without what differs from run to run; none without it. */
export function stepsUpTo(step: Step | undefined, { steps }: Job): string {
  const length = steps.findIndex(({ number }) => number === step?.number) + 1
  return JSON.stringify(steps.slice(0, length).map(({ name }) => normaliseStep(name)))
}
