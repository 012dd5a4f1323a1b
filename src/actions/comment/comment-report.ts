import { chooseRuns } from '../../analyse/commit/choose-runs.ts'
import { listWithOwnRun } from '../../github/commit/list-commit-runs.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { AnyReport } from '../../model/report/any-report.ts'
import type { CommitReport } from '../../model/report/commit-report.ts'
import { type Subject, subjectOf } from '../../render/conversation/subject.ts'
import { findTriggeringRun } from '../conversation/load-report.ts'
import { failureBy } from '../step-failure.ts'
import { checkReport, newerAttempt } from './check-report.ts'
import type { ChosenPullRequest } from './choose-pull-request.ts'
import { checkStillTrue } from './commit-runs.ts'
import type { CommentInputs } from './inputs.ts'

/** The report that the comment shows. */
export interface CommentReport {
  /** Whether the action made it, so that its runs are those that GitHub listed. */
  readonly isOwn: boolean
  /**
   * Returns its texts, or why it is not written, as a sentence.
   *
   * @throws StepFailure
   */
  readonly read: (chosen: ChosenPullRequest) => Promise<Subject | string>
  /** Returns whether its runs are still those that GitHub shows. @throws StepFailure */
  readonly isCurrent: () => Promise<boolean>
}

/** Makes the report, and makes it again after its runs have changed. */
export function ownReport(
  source: RepositorySource,
  inputs: CommentInputs,
  make: (chosen: ChosenPullRequest) => Promise<CommitReport>,
): CommentReport {
  let made: CommitReport | undefined
  return {
    isOwn: true,
    async read(chosen) {
      made ??= await make(chosen)
      return made.runs.length === 0 ? 'GitHub lists no run of the merge group.' : subjectOf(made)
    },
    async isCurrent() {
      if (made !== undefined && (await checkStillTrue(source, made, inputs)) === 'true') return true
      made = undefined
      return false
    },
  }
}

/** Returns a report that another step has made, and that cannot be made again. */
export function givenReport(
  source: RepositorySource,
  inputs: CommentInputs,
  report: AnyReport,
): CommentReport {
  let outdated: string | undefined
  return {
    isOwn: false,
    read: async (chosen) => outdated ?? (await checkReport(source, { report, chosen, inputs })),
    async isCurrent() {
      outdated = await whyOutdated(source, report, inputs)
      return outdated === undefined
    },
  }
}

async function whyOutdated(
  source: RepositorySource,
  report: AnyReport,
  inputs: CommentInputs,
): Promise<string | undefined> {
  if (report.kind === 'commit') {
    // It cannot be made again, and nothing may be written about what it lacks.
    return (await checkStillTrue(source, report, inputs)) === 'false' ? OUTDATED : undefined
  }
  const { id, attempt, commit } = report.run
  const triggering = findTriggeringRun(inputs)
  // The current run cannot have another attempt before it has finished.
  const isCurrent = triggering === undefined && id === inputs.currentRunId
  if (commit === undefined) return undefined
  const target = { commit, currentRun: undefined }
  const { runs, notes } = await listWithOwnRun(source, target, {
    ownRunId: isCurrent ? undefined : id,
    triggeringRun: triggering,
  })
  if (runs === undefined) {
    // Its job may lack the permission, which nothing else needs.
    if (isCurrent) return undefined
    throw failureBy(notes)
  }
  const isIt = ({ run }: ListedRun) => run.id === id
  const known = runs.find(isIt)?.run
  if (known === undefined) return undefined
  const newer = newerAttempt(attempt, { ...known, attempt: known.attempt ?? 1 })
  if (newer !== undefined && !isCurrent) return newer
  const isReplaced = !chooseRuns(runs, { commit, ownRunId: id }).runs.some(isIt)
  return isReplaced ? `A newer run of the workflow replaces run ${id}.` : undefined
}

const OUTDATED = 'The runs of the commit have changed since the report was made.'
