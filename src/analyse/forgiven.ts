import { isMatch } from 'matcher'
import { isFailure, isPass, type Conclusion } from '../model/conclusion.ts'
import type { Need } from '../model/report.ts'
import type { Job, Run } from '../model/run.ts'
import { jobsOfNeed } from './needs.ts'

/**
 * The ids of the jobs that did not pass and are forgiven: (1) GitHub calls the attempt a success,
 * (2) `needs` calls the job's key a success (`continue-on-error`), (3) the user allowed it.
 */
export function forgivenJobs(
  run: Run,
  needs: readonly Need[],
  allowedFailures: readonly string[],
): ReadonlySet<number> {
  const failed = (run.jobs ?? []).filter((job) => !isPass(conclusionOf(job)))
  const byWorkflow = needs
    .filter(({ result }) => result === 'success')
    .flatMap((need) => jobsOfNeed(need, failed))
  const allowed = failed.filter(
    (job) => isFailure(conclusionOf(job)) && matchesName(job.name, allowedFailures),
  )
  const byGitHub = run.conclusion === 'success' ? failed : []
  return new Set([...byGitHub, ...byWorkflow, ...allowed].map(({ id }) => id)) // (1), (2), (3)
}

/** Returns whether a name fits one of the patterns, in which `*` stands for any text. */
export function matchesName(name: string, patterns: readonly string[]): boolean {
  // To the library, `\` escapes the next character and a leading `!` negates. In a name, both are data.
  const literal = patterns.map((pattern) => pattern.replaceAll('\\', '\\\\').replace(/^!/, '\\!'))
  return isMatch(name, literal, { caseSensitive: true })
}

/** A job that has not ended has nothing to be forgiven. */
function conclusionOf({ state }: Job): Conclusion {
  return state.kind === 'finished' ? state.conclusion : 'success'
}
