import type { BranchRules } from '../../model/branch-rules.ts'
import { type Conclusion, isPass, severityRank, worstOf } from '../../model/conclusion.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { Note } from '../../model/note.ts'
import {
  type CommitReport,
  type CommitRun,
  testsCommit,
  type CommitTotals,
  isUnfinishedRun,
  type CommitCause,
  jobsOf,
} from '../../model/report/commit-report.ts'
import type { Report } from '../../model/report/report.ts'
import { branchName, type Run } from '../../model/run.ts'
import { type CommitTarget, commitUrl } from '../../model/target.ts'
import type { PullRequestRef } from '../../model/shapes/commit-report.ts'
import type { Instant } from '../../model/time.ts'
import { type ChosenRuns, runHasPassed } from './choose-runs.ts'
import { requiredChecks, type RequiredChecksOptions } from './required-checks.ts'
import { jobEnd } from '../jobs/job-report.ts'
import { jobTimings } from '../jobs/job-timing.ts'
import { durationBetween, maxKnown, minKnown, sum, sumKnown } from '../jobs/timing.ts'
import { peakOf } from '../totals/totals.ts'
import {
  type Cause,
  failingSetOf,
  reasonOf,
  passedSinceOf,
  type Verdict,
  type VerdictContext,
  verdictsOf,
} from '../../model/report/cause.ts'
import { groupsOf, mapSome } from '../../model/some.ts'
import { orderCauses } from '../causes/causes.ts'
import { joinBeyond } from '../verdicts/beyond-change.ts'
import { joinChanged, joinFiles } from '../verdicts/changed-since.ts'
import {
  commonDays,
  joinEvidence,
  type JoinedContext,
  joinJudged,
} from '../verdicts/join-verdicts.ts'

/** A run of the commit, and the report on it. */
interface ListedReport {
  readonly listing: ListedRun
  readonly report: Report
  /** The run makes this report. */
  readonly current: boolean
}

interface CommitReportOptions extends Pick<RequiredChecksOptions, 'actionsApp'> {
  readonly target: CommitTarget
  readonly pullRequest: PullRequestRef | undefined
  /** `undefined` if they could not be read. */
  readonly rules: BranchRules | undefined
  /** Responses that GitHub listed, `runs` being `undefined` if it could not be read. */
  readonly listed: { readonly runs: readonly ListedRun[] | undefined; readonly complete: boolean }
  /** Those that have a report, and others. */
  readonly chosen: ChosenRuns<ListedRun>
  readonly notes: readonly Note[]
  readonly now: Instant
}

/** Computes the report of a commit from those of its runs. */
export function analyseCommit(
  reported: readonly ListedReport[],
  { target, pullRequest, rules, listed, chosen, notes, now, actionsApp }: CommitReportOptions,
): CommitReport {
  // A run of which there is only the job that makes the report says nothing about the commit.
  const isCounted = ({ report, current }: Pick<ListedReport, 'report' | 'current'>) =>
    !current || report.jobs === undefined || report.jobs.some((job) => !job.current)
  const labels = labelRuns(reported.filter(isCounted).map(({ report }) => report.run))
  const all = reported.map(({ listing, report, current }) => ({
    report,
    label: labels.get(report.run) ?? '',
    workflowId: listing.workflowId,
    createdAt: listing.createdAt,
    finished: report.run.conclusion !== undefined,
    current,
  }))
  const runs = all.filter(isCounted).toSorted(worstFirst)
  const { omitted, overridden, areAllChosen } = chosen
  const complete =
    listed.complete && omitted.length === 0 && runs.every(({ report }) => report.complete)
  const hasRun = listed.runs?.some(({ run }) => run.event === PULL_REQUEST) ?? false
  const isUnstarted = !hasRun && listed.runs !== undefined && listed.complete
  const conflict = conflictOf(target, { hasRun, isUnstarted })
  return {
    kind: 'commit',
    repository: `${target.owner}/${target.repo}`,
    commit: target.commit,
    url: commitUrl(target),
    branch: onlyOne(runs.map(({ report }) => branchName(report.run))),
    pullRequest,
    conflict,
    madeAt: now,
    conclusion: concludeCommit(runs, listed.complete && omitted.every(runHasPassed)),
    gate: undefined,
    complete,
    runs,
    causes: commitCauses(runs),
    requiredChecks:
      rules && requiredChecks(rules, { overridden, areAllChosen, actionsApp, all, runs, complete }),
    totals: commitTotals(runs),
    notes: [
      ...noteOnConflict(conflict, pullRequest),
      ...commitNotes(target, { ...chosen, isListed: listed.runs !== undefined, conflict, rules }),
      ...notes,
      ...noteOnUntested(runs, pullRequest !== undefined && isUnstarted),
    ],
  }
}

const PULL_REQUEST = 'pull_request'

/** @param found whether the commit has a run for `pull_request`, or has none for certain */
function conflictOf(
  { conflicts = false }: CommitTarget,
  { hasRun, isUnstarted }: { readonly hasRun: boolean; readonly isUnstarted: boolean },
): CommitReport['conflict'] {
  if (!conflicts) return undefined
  if (hasRun) return 'later'
  return isUnstarted ? 'no-run' : undefined
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request */
function noteOnConflict(
  conflict: CommitReport['conflict'],
  { number, base = 'its base branch' }: Partial<PullRequestRef> = {},
): Note[] {
  if (conflict === undefined) return []
  const text = {
    'no-run': `GitHub starts no ${PULL_REQUEST} run until that is resolved.`,
    later: `Its ${PULL_REQUEST} runs are from before.`,
  }[conflict]
  return [{ severity: 'warning', text: `Pull request #${number} conflicts with ${base}. ${text}` }]
}

/** @param isUnstarted whether the pull request of the commit has no run for `pull_request` */
function noteOnUntested(runs: readonly CommitRun[], isUnstarted: boolean): Note[] {
  if (runs.length === 0 || runs.some(testsCommit)) return []
  const events = new Set(runs.map(({ report }) => report.run.event))
  const text = `All runs are for ${[...events].join(' and ')}, so they do not show whether the code of the commit passes.`
  const more = isUnstarted ? ` GitHub lists no ${PULL_REQUEST} run.` : ''
  return [{ severity: 'notice', text: text + more }]
}

/** Compares two runs by conclusion; runs that have not finished come before those that passed. */
function worstFirst(a: CommitRun, b: CommitRun): number {
  const rank = ({ report, finished }: CommitRun) =>
    Math.min(severityRank(report.conclusion), finished ? Infinity : severityRank('success') - 0.5)
  return rank(a) - rank(b) || (a.createdAt ?? 0) - (b.createdAt ?? 0)
}

function onlyOne(values: readonly (string | undefined)[]): string | undefined {
  const [first, ...others] = new Set(values)
  return others.length === 0 ? first : undefined
}

/**
 * Returns the worst conclusion of the runs. An unfinished run counts only if something failed in it.
 * `unknown` if no run shows that the code of the commit passed: those for some events do not.
 *
 * @param othersPassed whether every other run of the commit is known and passed
 */
export function concludeCommit(runs: readonly CommitRun[], othersPassed: boolean): Conclusion {
  const counted = runs.filter(({ finished, report }) => finished || report.conclusion !== 'unknown')
  const worst = worstOf(counted.map(({ report }) => report.conclusion))
  if (worst === undefined) return 'unknown'
  const isProven = counted.some(testsCommit) && othersPassed
  return isPass(worst) && !isProven ? 'unknown' : worst
}

/**
 * Returns a label for each run, unique as far as possible: the name of the workflow, and, if that is
 * not enough, the event, the branch and the number of the run.
 */
function labelRuns(runs: readonly Run[]): Map<Run, string> {
  const labels = new Map<Run, string>()
  for (const sharing of Map.groupBy(runs, workflowNameOf).values()) {
    // The last one always distinguishes a run from others of its workflow.
    const detailsOf = (run: Run, count: number) =>
      [run.event ?? 'unknown event', branchName(run) ?? 'unknown branch', `run ${run.id}`]
        .slice(0, count)
        .join(', ')
    const isEnough = (count: number) =>
      new Set(sharing.map((run) => detailsOf(run, count))).size === sharing.length
    const count = [0, 1, 2].find(isEnough) ?? 3
    for (const run of sharing) {
      const details = detailsOf(run, count)
      labels.set(run, details === '' ? workflowNameOf(run) : `${workflowNameOf(run)} (${details})`)
    }
  }
  return labels
}

function workflowNameOf({ workflow, id }: Run): string {
  return workflow ?? `Run ${id}`
}

interface Listed extends Pick<ChosenRuns<ListedRun>, 'runs' | 'omitted' | 'replaced'> {
  /** Whether GitHub listed the runs of the commit. */
  readonly isListed: boolean
  readonly conflict: CommitReport['conflict']
  readonly rules: BranchRules | undefined
}

/** Says which runs and workflows of a commit its report does not have. */
function commitNotes(
  target: CommitTarget,
  { runs, omitted, replaced, isListed, conflict, rules }: Listed,
): readonly Note[] {
  return [
    ...noteOnOmittedRuns(omitted, runs.length),
    // A conflict says why.
    ...(isListed && runs.length === 0 && conflict === undefined ? [noteOnNoRuns(target)] : []),
    ...noteOnReplaced(replaced),
    ...noteOnWorkflows(rules),
  ]
}

function noteOnNoRuns({ commit, owner, repo }: CommitTarget): Note {
  return {
    severity: 'warning',
    text: `GitHub lists no workflow run of commit ${commit} in ${owner}/${repo}. Runs for workflow_run are listed with the default branch, and those of a fork with the repository that they ran in.`,
  }
}

function noteOnOmittedRuns(omitted: readonly ListedRun[], read: number): Note[] {
  if (omitted.length === 0) return []
  const counts = Map.groupBy(omitted, ({ run }): Conclusion => run.conclusion ?? 'unfinished')
  const which = [...counts].map(([conclusion, { length }]) => `${length} ${conclusion}`).join(', ')
  const text = `The report covers ${read} workflow runs of the commit. It omits others: ${which}.`
  return [{ severity: 'warning', text }]
}

const MAX_REPLACED = 3

function noteOnReplaced(replaced: readonly ListedRun[]): Note[] {
  if (replaced.length === 0) return []
  const names = replaced.map(({ run }) => {
    const number = run.number === undefined ? run.id : `#${run.number}`
    return `${run.workflow ?? 'run'} ${number} (${run.conclusion ?? 'unfinished'})`
  })
  const rest = names.length - MAX_REPLACED
  const which = [...names.slice(0, MAX_REPLACED), ...(rest > 0 ? [`${rest} more`] : [])].join(', ')
  const text = `Not in the report, because a newer run of the same workflow, event and branch replaces them: ${which}.`
  return [{ severity: 'notice', text }]
}

function noteOnWorkflows({ branch, workflows = [] }: Partial<BranchRules> = {}): Note[] {
  if (workflows.length === 0) return []
  const text = `The rules of ${branch} also require these workflows as a whole, whose jobs they do not name: ${workflows.join(', ')}.`
  return [{ severity: 'notice', text }]
}

/** Adds up the runs of a commit. Jobs that were carried over from an earlier attempt count in no time. */
export function commitTotals(runs: readonly CommitRun[]): CommitTotals {
  const totals = runs.map(({ report }) => report.totals)
  const jobs = jobsOf(runs)
  const ran = jobs.filter(({ carriedOver, listed: job }) => !carriedOver && job.kind === 'job')
  const startedAt = minKnown(runs.map(({ createdAt, report }) => createdAt ?? report.run.startedAt))
  const completedAt = maxKnown(ran.map(jobEnd))
  return {
    startedAt,
    completedAt,
    duration: durationBetween(startedAt, completedAt),
    execution: sumKnown(totals.map(({ execution }) => execution)),
    peakJobs: peakOf(jobTimings(jobs)),
    runsTotal: runs.length,
    runsUnfinished: runs.filter(isUnfinishedRun).length,
    jobsTotal: sum(totals.map(({ jobsTotal }) => jobsTotal)),
    jobsFailed: sum(totals.map(({ jobsFailed }) => jobsFailed)),
    jobsUnfinished: sum(totals.map(({ jobsUnfinished }) => jobsUnfinished)),
  }
}

/**
 * Lists the causes of all runs, ordered by verdict and then the worst first. Causes of several runs are one if their
 * signatures and verdicts are equal: the base branch can have an error in one workflow, and not in another. A cause without
 * a signature stays alone, since nothing shows that two are one.
 */
export function commitCauses(runs: readonly CommitRun[]): CommitCause[] {
  const all = runs.flatMap((run) => {
    const keys = run.report.causes.map(causeKey)
    return run.report.causes.map((cause, index) => {
      const key = keys[index]
      // What one run judges differently is not one in a commit.
      const before = keys.slice(0, index).filter((other) => other === key).length
      return { cause, run, key: key && `${before}${key}` }
    })
  })
  const causes = groupsOf(all, ({ key }, index) => key ?? index)
    .map((same): CommitCause => {
      const parts = mapSome(same, ({ cause }) => cause)
      const [first, ...others] = parts
      return {
        ...first,
        ...joinJudged(parts, joinRuns),
        failures: [...first.failures, ...others.flatMap(({ failures }) => failures)],
        consequences: parts.flatMap(({ consequences }) => consequences),
        runs: mapSome(
          groupsOf(same, ({ run }) => run),
          ([{ run }]) => run,
        ),
      }
    })
    .toSorted((a, b) => causeRank(a) - causeRank(b))
  return orderCauses(causes)
}

/** Since when a branch is red, or green again, belongs to the verdict, as do the suspect commits. */
function causeKey(cause: Cause) {
  const { signature } = cause
  if (signature === undefined) return undefined
  const keys = verdictsOf(cause).map((verdict) => {
    const { redSince } = verdict.context
    const first = redSince && (redSince.run.commit ?? redSince.run.runId)
    const isGreenAgain = passedSinceOf(verdict) !== undefined
    const since = [first, redSince?.commits.map(({ sha }) => sha), isGreenAgain]
    const { branch, issues, host } = verdict
    const beside = [issues, failingSetOf(verdict), host]
    return [verdict.kind, reasonOf(verdict), branch, ...beside, ...since]
  })
  return JSON.stringify([signature, keys])
}

/** Joins what two runs show of failures that are judged alike. */
function joinRuns(one: Verdict, other: Verdict): Verdict {
  return { ...one, context: joinContexts(one.context, other.context) }
}

/** Differs from what legs of one run have in common, since the newest runs of two workflows are no series. */
function joinContexts(one: VerdictContext, other: VerdictContext): JoinedContext {
  return {
    evidence: joinEvidence(one, other),
    inLastRuns: undefined,
    redSince: one.redSince,
    passedDaysAgo: commonDays(one, other),
    changed: joinChanged(one.changed, other.changed),
    changedFiles: joinFiles(one, other),
    beyondChange: joinBeyond(one, other),
    elsewhere: one.elsewhere,
    inMonth: one.inMonth,
    logUnread: one.logUnread,
  }
}

function causeRank({ failures }: CommitCause): number {
  return Math.min(...failures.map(({ job }) => severityRank(job.outcome ?? 'unknown')))
}
