import type { JobReport } from '../model/report.ts'
import type { Step } from '../model/run.ts'

/** Where a step stands on the page of its job. */
export function stepUrl({ job }: JobReport, step: Step): string {
  return `${job.url}#step:${step.number}:1`
}
