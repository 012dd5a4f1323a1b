import { isFailure, isPass, severityRank } from '../model/conclusion.ts'
import type { JobReport, Report } from '../model/report.ts'
import type { Step } from '../model/run.ts'

/** The jobs in trouble, worst first. */
export function failuresOf({ jobs = [] }: Report): JobReport[] {
  const rank = ({ outcome = 'unknown' }: JobReport) => severityRank(outcome)
  return jobs.filter(inTrouble).toSorted((a, b) => rank(a) - rank(b))
}

/** Whether a job did not pass and is not forgiven. */
export function inTrouble({ outcome, forgiven }: JobReport): boolean {
  return outcome !== undefined && !isPass(outcome) && !forgiven
}

/** The step at which a job failed, or else did not pass; of a job that was cancelled, the step that this stopped. */
export function failedStep({ job }: JobReport): Step | undefined {
  const at = (test: (conclusion: string) => boolean) =>
    job.steps.find(({ state }) => state.kind === 'finished' && test(state.conclusion))
  return (
    at(isFailure) ??
    at((conclusion) => !isPass(conclusion) && conclusion !== 'cancelled') ??
    at((conclusion) => conclusion === 'cancelled')
  )
}

/** Where a step stands on the page of its job. */
export function stepUrl({ job }: JobReport, step: Step): string {
  return `${job.url}#step:${step.number}:1`
}
