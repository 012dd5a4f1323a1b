import { isPass, severityRank, type Conclusion } from '../model/conclusion.ts'
import type { JobReport, Need } from '../model/report.ts'
import type { Run } from '../model/run.ts'

export interface Evidence {
  readonly run: Run
  /** `undefined` when the jobs could not be listed. */
  readonly jobs: readonly JobReport[] | undefined
  /** Every job that GitHub counts is among them. */
  readonly complete: boolean
  readonly ownStatus: Conclusion | undefined
  readonly needs: readonly Need[]
}

/**
 * How the attempt ended, or stands so far: GitHub's word where it has concluded the attempt, else
 * the worst that is known. Of jobs that could not be seen, nothing good is assumed.
 */
export function concludeRun({ run, jobs, complete, ownStatus, needs }: Evidence): Conclusion {
  if (run.conclusion !== undefined) return run.conclusion
  const seen = jobs?.flatMap(({ outcome, forgiven }) => (forgiven ? 'success' : (outcome ?? [])))
  const known = [
    ...(seen ?? needs.map(({ result }) => result)),
    ...(ownStatus === undefined ? [] : [ownStatus]),
  ]
  const worst = known.toSorted((a, b) => severityRank(a) - severityRank(b))[0] ?? 'unknown'
  return isPass(worst) && !complete ? 'unknown' : worst
}
