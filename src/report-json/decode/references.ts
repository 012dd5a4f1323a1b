import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import type { Step } from '../../model/run.ts'

/** A report that does not say what its schema requires. The message names the field. */
export class InvalidReport extends Error {}

/**
 * Returns a function that finds a part of the report by its id or number.
 *
 * @param what the parts are, such as `job of the report`
 */
export function finder<Part>(parts: ReadonlyMap<number, Part>, what: string) {
  return (id: number, field: string): Part => {
    const found = parts.get(id)
    if (found === undefined) throw new InvalidReport(`${field}: ${id} is the id of no ${what}`)
    return found
  }
}

export type Find<Part> = ReturnType<typeof finder<Part>>

/** Returns the report of a step of a job. */
export function findStep({ steps }: JobReport, number: number, field: string): StepReport {
  const found = steps.find(({ step }) => step.number === number)
  if (found === undefined) throw new InvalidReport(`${field}: the job has no step ${number}`)
  return found
}

/** Returns a step of a job; `undefined` without a number. */
export function stepOrNone(
  job: JobReport,
  number: number | undefined,
  field: string,
): Step | undefined {
  return number === undefined ? undefined : findStep(job, number, field).step
}
