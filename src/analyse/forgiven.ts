import { isMatch } from 'matcher'
import { isFailure, isPass, type Conclusion } from '../model/conclusion.ts'
import type { Job, Run } from '../model/run.ts'
import type { OwnRun } from '../model/target.ts'
import { accountForNeeds } from './account-for-needs.ts'

/**
 * Returns the ids of the jobs that did not pass and are forgiven: (1) GitHub concludes the attempt as
 * a success, (2) `needs` reports success for the job's key (`continue-on-error`), (3) the user allows
 * the failure.
 */
export function forgivenJobs(
  run: Run,
  own: OwnRun | undefined,
  allowedFailures: readonly string[],
): ReadonlySet<number> {
  const failed = (run.jobs ?? []).filter((job) => !isPass(conclusionOf(job)))
  const byWorkflow = accountForNeeds(run, own).forgiven
  const allowed = failed.filter(
    (job) => isFailure(conclusionOf(job)) && matchesName(job.name, allowedFailures),
  )
  const byGitHub = run.conclusion === 'success' ? failed : []
  const ids = [...byGitHub, ...allowed].map(({ id }) => id)
  return new Set([...ids, ...byWorkflow]) // (1), (3), (2)
}

/** Whether a job's name is among the names, in which `*` stands for any text. */
export function matchesName(name: string, patterns: readonly string[]): boolean {
  // A `!` at its start would turn a pattern into its opposite, which nobody expects of a name.
  const literal = patterns.map((pattern) => pattern.replace(/^!/, '\\!'))
  return isMatch(name, literal, { caseSensitive: true })
}

/** A job that has not ended has nothing to be forgiven. */
function conclusionOf({ state }: Job): Conclusion {
  return state.kind === 'finished' ? state.conclusion : 'success'
}
