import { withCommitGate } from '../../analyse/gate/gate.ts'
import { buildCommitReport } from '../../build-commit-report.ts'
import type { BuildOptions } from '../../build-report.ts'
import { findCommitOfRun, type TestedCommit } from '../../github/commit/resolve-commit.ts'
import { explain } from '../../github/errors/explain.ts'
import { repositorySource } from '../../github/http/client.ts'
import type { Losses } from '../../model/report/losses.ts'
import type { CommitReport } from '../../model/report/commit-report.ts'
import type { Target } from '../../model/target.ts'
import type { ReportInputs } from './inputs.ts'
import type { CommitSource } from './read-commit.ts'

export interface Connection extends Pick<
  BuildOptions,
  'client' | 'testResults' | 'signal' | 'settle' | 'sleep'
> {
  readonly losses: Losses
}

/**
 * Builds the report of a commit, with what the gate decided.
 *
 * @throws if the event does not show the commit, and the run could not be read
 */
export async function judgeCommit(
  inputs: ReportInputs,
  source: CommitSource,
  connection: Connection,
): Promise<CommitReport> {
  const { target, currentRun } = inputs
  const { serverUrl, owner, repo } = target
  const commit = source.tested ?? (await resolveTested(target, source, connection))
  const built = await buildCommitReport({
    ...inputs,
    ...connection,
    target: { serverUrl, owner, repo, currentRun, ...commit },
    ownRunId: source.runId,
    omittedRunId: source.response === undefined ? undefined : currentRun?.runId,
  })
  return connection.losses.keep('gate', () => withCommitGate(built, inputs), built)
}

async function resolveTested(
  target: Target,
  { runId, response }: CommitSource,
  { client, signal }: Connection,
): Promise<TestedCommit> {
  return await findCommitOfRun(
    repositorySource({ client, repository: target, signal }),
    runId,
    response,
  ).catch((error: unknown) => {
    throw new Error(explain(error, `the commit of run ${runId}`, target, client.repair), {
      cause: error,
    })
  })
}
