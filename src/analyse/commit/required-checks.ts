import type { BranchRules, CheckRule } from '../../model/branch-rules.ts'
import { isPass } from '../../model/conclusion.ts'
import { type CommitRun, jobsOf } from '../../model/report/commit-report.ts'
import type { RequiredCheck, RequiredChecks } from '../../model/shapes/commit-report.ts'
import type { Job } from '../../model/run.ts'
import { standsFor } from '../history/earlier-runs.ts'
import { conclusionOf, isSkipped } from '../jobs/timing.ts'
import { sortBy } from '../../model/some.ts'

export interface RequiredChecksOptions {
  readonly runs: readonly CommitRun[]
  /** Also the run of which there is only the job that makes the report, which can be required as well. */
  readonly all: readonly CommitRun[]
  /** Whether `runs` are all runs of the commit, with all their jobs. */
  readonly complete: boolean
  /**
   * Ids of chosen runs for which GitHub has a newer run that was skipped, or an older one that was re-run later,
   * whose checks it may count instead.
   */
  readonly overridden: ReadonlySet<number>
  /** Whether every run of the commit was chosen: another run can have other jobs, and report a check. */
  readonly areAllChosen: boolean
  /** Id of the app that reports jobs; `undefined` if unknown, as on GitHub Enterprise Server. */
  readonly actionsApp: number | undefined
}

/** GitHub truncates the names of jobs to this length, so that longer ones do not identify a check. */
export const MAX_NAME_LENGTH = 100

const BLOCKING_FIRST: readonly RequiredCheck['status'][] = [
  'failed',
  'missing',
  'unfinished',
  'unknown',
  'passed',
]

/** Finds the jobs that the rules of a branch require, by their names, as GitHub does. */
export function requiredChecks(
  { branch, complete, checks }: BranchRules,
  options: RequiredChecksOptions,
): RequiredChecks {
  const found = checks.map((rule) => requiredCheck(rule, options))
  const rank = ({ status }: RequiredCheck) => BLOCKING_FIRST.indexOf(status)
  return { branch, complete, checks: sortBy(found, rank) }
}

function requiredCheck(rule: CheckRule, options: RequiredChecksOptions): RequiredCheck {
  const { name, app } = rule
  const { runs, all, complete, overridden, areAllChosen, actionsApp } = options
  const isOfOtherApp = app !== undefined && actionsApp !== undefined && app !== actionsApp
  if (isOfOtherApp || name.length >= MAX_NAME_LENGTH)
    return { name, status: 'unknown', url: undefined, skippedAs: undefined }
  const named = all.flatMap(({ report }) =>
    (report.jobs ?? []).flatMap(({ listed: job }) =>
      job.name === name ? [{ job, run: report.run }] : [],
    ),
  )
  const [first] = named
  if (first === undefined) {
    const isOver = complete && areAllChosen && runs.every(({ finished }) => finished)
    const skipped = isOver ? skippedFor(name, all) : undefined
    const isOfActions = skipped !== undefined || (app !== undefined && app === actionsApp)
    const status = isOver && isOfActions ? 'missing' : 'unknown'
    return { name, status, url: skipped?.url, skippedAs: skipped?.name }
  }
  const [status, ...others] = new Set(
    named.map(({ job, run }) => (overridden.has(run.id) ? 'unknown' : checkStatus(job))),
  )
  const isCertain = status !== undefined && others.length === 0
  return { name, status: isCertain ? status : 'unknown', url: first.job.url, skippedAs: undefined }
}

/** Returns the skipped job as which GitHub reports the matrix or call that a check belongs to, by its name. */
function skippedFor(name: string, runs: readonly CommitRun[]): Job | undefined {
  const jobs = jobsOf(runs).map(({ listed: job }) => job)
  const isNamed = (job: Job) => standsFor(job.name, name) && !standsFor(job.name, '')
  return jobs.find((job) => isSkipped(job) && isNamed(job))
}

/**
 * Status by GitHub's own conclusion: a job that only the workflow or the user forgives still blocks.
 *
 * https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/collaborating-on-repositories-with-code-quality-features/about-status-checks
 */
function checkStatus(job: Job): RequiredCheck['status'] {
  const conclusion = conclusionOf(job)
  if (conclusion === undefined) return 'unfinished'
  if (conclusion === 'unknown') return 'unknown'
  return isPass(conclusion) ? 'passed' : 'failed'
}
