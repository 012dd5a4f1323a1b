import type { FailureReport } from '../../model/report/cause.ts'
import type { Measure } from '../../model/report/measure.ts'
import type { MeasuredChange } from '../../model/shapes/failure.ts'

type Excerpts = Pick<FailureReport, 'excerpts'>

/** Whether two logs show the same error; `unclear` if they cannot show it. */
export type ErrorMatch = 'same' | 'other' | 'unclear'

/**
 * Compares the first failed step of a job with the same step of the same job in another run: (1) the process
 * exited with the same code; (2) everything that this log reports is in the other log, as often and in any
 * order, which can report more, and no amount beside its limit is worse; (3) the whole step was read here, and a line says more than that something failed.
 */
export function compareErrors(here: Excerpts, there: Excerpts): ErrorMatch {
  const [[one], [other]] = [here.excerpts, there.excerpts]
  if (one?.errors === undefined || other?.errors === undefined) return 'unclear'
  if (one.exitCode !== other.exitCode) {
    return one.exitCode === undefined || other.exitCode === undefined ? 'unclear' : 'other' // (1)
  }
  const { reported, mentioned, measured, listed, isIdentified, whole } = one.errors
  const { output, outputWithoutNumbers } = other.errors
  const isThere =
    [...reported].every(([line, count]) => (output.get(line) ?? 0) >= count) &&
    [...mentioned].every((line) => outputWithoutNumbers.has(line)) &&
    [...listed].every((line) => other.errors?.listed.has(line) || output.has(line)) &&
    measured.every((here) => other.errors?.measured.some((there) => isNotWorse(here, there)))
  if (!isThere) return other.errors.whole ? 'other' : 'unclear' // (2)
  return whole && isIdentified ? 'same' : 'unclear' // (3)
}

/** Lists the amounts that differ in two logs of the same error. */
export function measuredChanges(here: Excerpts, there: Excerpts): readonly MeasuredChange[] {
  const others = there.excerpts[0]?.errors?.measured ?? []
  return (here.excerpts[0]?.errors?.measured ?? []).flatMap((measure) => {
    const other = others.find((candidate) => isNotWorse(measure, candidate))
    return measure.amounts.flatMap(({ text }, at) => {
      const there = other?.amounts[at]?.text ?? text
      return there === text ? [] : [{ here: text, there }]
    })
  })
}

/** Whether each amount of a measure is as far from its limit as there, or nearer. */
function isNotWorse(here: Measure, there: Measure): boolean {
  if (here.key !== there.key || here.amounts.length !== there.amounts.length) return false
  return here.amounts.every(({ value, limit }, at) => {
    const other = there.amounts[at]
    if (other === undefined || value === other.value) return true
    if (limit === undefined || value > limit !== other.value > limit) return false
    return Math.abs(value - limit) < Math.abs(other.value - limit) + other.step
  })
}
