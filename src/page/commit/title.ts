import { isPass } from '../../model/conclusion.ts'
import type { CommitReportJson } from '../../report-json/shapes/commit-report.ts'

/** Returns `Commit 7638417` or `Pull request #12 (7638417)`. */
export function commitTitle({ commit, pullRequest }: CommitReportJson): string {
  const short = commit.slice(0, 7)
  return pullRequest === null ? `Commit ${short}` : `Pull request #${pullRequest.number} (${short})`
}

/** Returns the conclusion, or `unfinished` if nothing has failed yet but runs are not finished. */
export function commitConclusion({ conclusion, runsUnfinished }: CommitReportJson): string {
  const isOpen = isPass(conclusion) || conclusion === 'unknown'
  return runsUnfinished > 0 && isOpen ? 'unfinished' : conclusion
}
