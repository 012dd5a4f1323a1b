import { withCommitGate } from '../../analyse/gate/commit-gate.ts'
import { buildCommitReport } from '../../build-commit-report.ts'
import type { BuildOptions } from '../../build-report.ts'
import { findCommitOfRun, type TestedCommit } from '../../github/commit/resolve-commit.ts'
import { explain } from '../../github/errors/explain.ts'
import type { Note } from '../../model/note.ts'
import type { AnyReport } from '../../model/report/any-report.ts'
import type { Report } from '../../model/report/report.ts'
import type { Target } from '../../model/target.ts'
import { notesOf } from '../../render/sections/notes.ts'
import { renderStepLog } from '../../render/step-log.ts'
import type { ReportInputs } from './inputs.ts'
import type { CommitSource } from './read-commit.ts'
import { writeReport } from './write-report.ts'

export type Connection = Pick<
  BuildOptions,
  'client' | 'signal' | 'now' | 'sleep' | 'problemReaders'
>

/** A report that was written. */
export interface Written {
  readonly report: AnyReport
  /** Of each run, with its label if there can be several. */
  readonly reports: readonly { readonly report: Report; readonly label?: string }[]
  /** The run or the list of runs could be read. */
  readonly isRead: boolean
  readonly notes: readonly Note[]
  /** What could not be written and why, as sentences. */
  readonly problems: readonly string[]
  /** Lines for the log of the step. */
  readonly log: readonly string[]
}

/**
 * Builds and writes the report of a commit.
 *
 * @throws if the event does not show the commit, and the run could not be read
 */
export async function writeCommit(
  inputs: ReportInputs,
  source: CommitSource,
  connection: Connection,
): Promise<Written> {
  const { target, currentRun } = inputs
  const { serverUrl, owner, repo } = target
  const isEvent = source.kind === 'run' && source.response !== undefined
  const built = await buildCommitReport({
    ...inputs,
    ...connection,
    target: {
      serverUrl,
      owner,
      repo,
      currentRun,
      ...(await findCommit(target, source, connection)),
    },
    ownRunId: source.kind === 'run' ? source.runId : currentRun?.runId,
    omittedRunId: isEvent ? currentRun?.runId : undefined,
  })
  const report = withCommitGate(built, inputs)
  const problems = await writeReport(report, inputs)
  return {
    report,
    reports: report.runs,
    isRead: report.complete || report.runs.length > 0,
    notes: notesOf(report),
    problems,
    log: renderStepLog(report),
  }
}

async function findCommit(
  target: Target,
  source: CommitSource,
  { client, signal }: Connection,
): Promise<TestedCommit> {
  if (source.kind === 'current-run' && source.sha !== undefined)
    return { commit: source.sha, pullRequest: source.pullRequest }
  const [runId, response] =
    source.kind === 'run' ? [source.runId, source.response] : [target.runId, undefined]
  return await findCommitOfRun({ client, repository: target, signal }, runId, response).catch(
    (error: unknown) => {
      throw new Error(explain(error, `the commit of run ${runId}`, target, client.repair), {
        cause: error,
      })
    },
  )
}
