import { isFailure, isPass } from '../model/conclusion.ts'
import { type AnyReport, reportsOf } from '../model/report/any-report.ts'
import { testsCommit } from '../model/report/commit-report.ts'
import { blockingChecks } from '../model/report/gate.ts'
import type { Report } from '../model/report/report.ts'

/** 8 is the code of `gh pr checks` for pending checks, 130 the code of shells for a command that SIGINT stopped. */
export const EXIT = {
  done: 0,
  couldNot: 1,
  misused: 2,
  failed: 3,
  neither: 4,
  noRun: 5,
  unfinished: 8,
  interrupted: 130,
} as const

/** Meaning of each exit code, as `--help` and docs/exports.md say it. */
export const EXIT_MEANINGS: Readonly<Record<keyof typeof EXIT, string>> = {
  done: 'The report was written. With --fail: something passed, and no other code applies. Skipped, neutral and forgiven jobs do not count.',
  couldNot:
    'The run could not be read, or only in part, or a file could not be written. Without --fail also: no run was found.',
  misused: 'The command line is invalid.',
  failed: 'With --fail: it failed, timed out or could not start, also so far.',
  neither:
    'With --fail: it ended and neither passed nor failed. It was cancelled, is stale, skipped all jobs or tested nothing, or a conflict or a required check blocks the merge.',
  noRun: 'With --fail: GitHub lists no run of the commit.',
  unfinished: 'With --fail: it has not finished, or waits for an approval.',
  interrupted: 'The command was stopped with Ctrl+C.',
}

/** Code that a commit has, as `--help` and docs/exports.md say it. */
export const EXIT_OF_COMMIT =
  'A commit has the first of 1, 3, 8 and 4 that applies to one of its runs. A run that skipped all jobs counts only if no other run passed.'

/** Returns the exit code with --fail for a report whose jobs or runs were read. */
export function exitCodeWithFail(report: AnyReport): number {
  const runs = reportsOf(report)
  // Without its status, the jobs of a run could be listed, but not the run be read.
  const isUnread = ({ run }: Report) => run.status === undefined && run.conclusion === undefined
  if (!report.complete || runs.some(isUnread)) return EXIT.couldNot
  const isUnstarted = report.kind === 'commit' && report.conflict === 'no-run'
  if (runs.length === 0) return isUnstarted ? EXIT.neither : EXIT.noRun
  const results = runs.map(resultOfRun)
  const worst = (['failed', 'unfinished', 'neither'] as const).find((one) => results.includes(one))
  if (worst !== undefined) return EXIT[worst]
  const shown =
    report.kind === 'run' ? runs : report.runs.filter(testsCommit).map((run) => run.report)
  // What another event tested is not what a pull request would merge.
  const isBlocked = blockingChecks(report).length > 0 || isUnstarted
  return shown.some(hasPassedJob) && !isBlocked ? EXIT.done : EXIT.neither
}

/** `passed` stands for a run of which nothing failed, also if nothing ran. */
function resultOfRun({ run, conclusion, totals }: Report) {
  if (isFailure(conclusion)) return 'failed'
  // GitHub also cancels runs of which jobs have failed.
  if (!isPass(conclusion) && totals.jobsFailed > 0) return 'failed'
  // A run that waits for the approval of a first contributor has this conclusion.
  if (run.conclusion === undefined || conclusion === 'action_required') return 'unfinished'
  return isPass(conclusion) ? 'passed' : 'neither'
}

function hasPassedJob({ jobs = [] }: Report): boolean {
  return jobs.some(({ outcome }) => outcome === 'success')
}
