import { buildCommitReport } from '../../build-commit-report.ts'
import type { BuildOptions } from '../../build-report.ts'
import { fetchCommitOfRun } from '../../github/commit/resolve-commit.ts'
import { explain } from '../../github/errors/explain.ts'
import type { Note } from '../../model/note.ts'
import type { Report } from '../../model/report/report.ts'
import { allNotes } from '../../render/commit/overview.ts'
import { renderCommitLog } from '../../render/commit/step-log.ts'
import type { Inputs } from './inputs.ts'
import type { EventCommit } from './read-commit.ts'
import { writeCommitReport } from './write-report.ts'

export type Connection = Pick<BuildOptions, 'client' | 'signal' | 'now' | 'sleep'>

/** A report that was written. */
export interface Written {
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
  inputs: Inputs,
  { sha, pullRequest }: EventCommit,
  connection: Connection,
): Promise<Written> {
  const { target: currentRun } = inputs
  const { client, signal } = connection
  const { serverUrl, owner, repo, runId } = currentRun
  const commit =
    sha ??
    (await fetchCommitOfRun(client, currentRun, signal).catch((error: unknown) => {
      throw new Error(explain(error, `the commit of run ${runId}`, currentRun, client.repair), {
        cause: error,
      })
    }))
  const report = await buildCommitReport({
    ...inputs,
    ...connection,
    target: { serverUrl, owner, repo, commit, pullRequest, currentRun },
  })
  const problems = await writeCommitReport(report, inputs)
  return {
    reports: report.runs,
    isRead: report.complete || report.runs.length > 0,
    notes: allNotes(report),
    problems,
    log: renderCommitLog(report),
  }
}
