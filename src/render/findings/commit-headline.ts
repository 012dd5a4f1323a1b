import { isPass } from '../../model/conclusion.ts'
import {
  type CommitReport,
  type CommitRun,
  isUnfinishedRun,
  testsCommit,
} from '../../model/report/commit-report.ts'
import { blockingChecks, isFailedByGate } from '../../model/report/gate.ts'
import type { Inline } from '../text/inline.ts'
import { conclusionCounts, verbOf } from '../text/labels.ts'
import { safeLine } from '../text/markdown.ts'
import { enumerate, formatDuration, joinTexts, plural, textsIn } from '../text/units.ts'
import { gateReasons, gateVerb } from './gate.ts'
import { runNames, runVerb, skippedOnly } from './headline.ts'

export function commitName({ commit, pullRequest }: CommitReport): string {
  const short = commit.slice(0, 7)
  return pullRequest === undefined
    ? `Commit ${short}`
    : `Pull request #${pullRequest.number} (${short})`
}

/**
 * Returns the result and the time from the first creation to the last end: `failed in 12m 4s`; or why the gate fails, or
 * what blocks the merge.
 */
export function commitVerdict(report: CommitReport): string {
  const { conclusion, totals, runs, conflict } = report
  if (isFailedByGate(report)) return `${gateVerb(report)}: ${whyGateFails(report)}`
  const blockers = blockersOf(report)
  if (blockers.length > 0) return `is blocked from merging: ${blockers.join('; ')}`
  const time = totals.duration === undefined ? '' : formatDuration(totals.duration)
  if (runs.length === 0) return 'has no known workflow run'
  if (totals.runsUnfinished > 0 && (isPass(conclusion) || conclusion === 'unknown')) {
    const state = conclusion === 'success' ? `has ${verbOf('success')} so far` : 'has not finished'
    return time === '' ? state : `${state}, after ${time}`
  }
  const skipped = isPass(conclusion) && skippedOnly(runs.map((run) => run.report))
  if (skipped) return skipped
  if (conclusion === 'unknown') {
    if (!isUntested(report)) return 'has an unknown conclusion'
    return conflict === 'no-run' ? conflictText(report) : 'was not tested by any run'
  }
  const worst = runs.find(({ report }) => report.conclusion === conclusion)?.report
  const verb = worst === undefined ? verbOf(conclusion) : runVerb(worst)
  return time === '' || verb !== verbOf(conclusion) ? verb : `${verb} in ${time}`
}

/** Whether all runs have finished, and none is for an event that tests the code. */
function isUntested({ conclusion, runs, totals }: CommitReport): boolean {
  return (
    conclusion === 'unknown' &&
    totals.runsUnfinished === 0 &&
    runs.length > 0 &&
    !runs.some(testsCommit)
  )
}

/** `conflicts with main: GitHub starts no pull_request run` */
function conflictText({ conflict, pullRequest }: CommitReport): string {
  const base = safeLine(pullRequest?.base ?? 'its base branch')
  const more = conflict === 'no-run' ? ': GitHub starts no pull_request run' : ''
  return `conflicts with ${base}${more}`
}

/** Lists what blocks the merge although the runs passed: `the required check lint did not pass`. */
function blockersOf(report: CommitReport): string[] {
  return [...Map.groupBy(blockingChecks(report), ({ status }) => status)].map(
    ([status, checks]) => {
      const names = enumerate(checks.map(({ name }) => safeLine(name)))
      const verb = status === 'failed' ? 'did not pass' : 'never reported'
      return checks.length === 1
        ? `the required check ${names} ${verb}`
        : `the required checks ${names} ${verb}`
    },
  )
}

/** Returns why the gate fails a commit of which no run failed. */
function whyGateFails(report: CommitReport): string {
  const reasons = [...gateReasons(report), ...commitRemainder(report)]
  if (report.runs.length === 0) return 'it has no known workflow run'
  return reasons.length === 0 ? 'its conclusion is unknown' : reasons.join('; ')
}

/** Lists what the verdict does not cover: `2 of 7 runs unfinished: CI, Deploy`. */
export function commitRemainder(report: CommitReport): string[] {
  const { runs, totals, complete, conflict } = report
  const isSaid = conflict === undefined || isUntested(report)
  const open = runs.filter(isUnfinishedRun)
  const names = runNames(open)
  return textsIn([
    open.length > 0 && `${open.length} of ${plural(runs.length, 'run')} unfinished: ${names}`,
    !complete && totals.runsTotal > 0 && 'not all runs and jobs were listed',
    !isSaid && `it ${conflictText(report)}`,
  ])
}

/** Lists the runs that did not pass although no listed job did not, such as one that failed to start. */
export function runsWithoutCause({ runs }: CommitReport): CommitRun[] {
  return runs.filter(
    ({ report }) =>
      report.causes.length === 0 && report.conclusion !== 'unknown' && !isPass(report.conclusion),
  )
}

/** Lists the runs that did not pass without a cause. */
export function commitOtherFailures(report: CommitReport): string[] {
  return runsWithoutCause(report).map(
    ({ label, report }) => `${safeLine(label)} ${runVerb(report)}`,
  )
}

/** Lists what the report is about: the pull request, whose number the heading has, the branch and the commit. */
export function commitOrigin(report: CommitReport, { code, link }: Inline): string[] {
  const { branch, commit, url, pullRequest } = report
  return textsIn([
    pullRequest && link('pull request', pullRequest.url),
    branch !== undefined && code(branch),
    link(code(commit.slice(0, 7)), url),
  ])
}

/** Lists the totals: `7 runs: 5 passed, 2 failed`, or `7 runs passed`, and `120 jobs`. */
export function commitCounts({ runs, totals }: CommitReport, { text, strong }: Inline): string[] {
  const finished = runs.filter((run) => run.finished)
  const groups = Map.groupBy(finished, ({ report }) => report.conclusion)
  const counts = conclusionCounts([...groups].map(([result, { length }]) => [result, length]))
  const open = (count: number) => count > 0 && `${count} unfinished`
  const states = joinTexts([counts !== '' && text(counts), open(totals.runsUnfinished)], ', ')
  const failed = totals.jobsFailed > 0 && `${totals.jobsFailed} failed`
  const jobs = joinTexts([failed, open(totals.jobsUnfinished)], ', ')
  const all = strong(plural(totals.runsTotal, 'run'))
  const havePassed = counts === conclusionCounts([['success', totals.runsTotal]])
  return [
    havePassed ? `${all} passed` : `${all}${states === '' ? '' : `: ${states}`}`,
    `${plural(totals.jobsTotal, 'job')}${jobs === '' ? '' : `: ${jobs}`}`,
  ]
}
