import { setTimeout } from 'node:timers/promises'
import { withoutWorkflowOf } from '../../analyse/commit/choose-runs.ts'
import { buildCommitReport } from '../../build-commit-report.ts'
import { listCommitRuns } from '../../github/commit/list-commit-runs.ts'
import { fetchHead, resolveSha } from '../../github/commit/resolve-commit.ts'
import { explain } from '../../github/errors/explain.ts'
import { fetchJobResults } from '../../github/history/list-branch-results.ts'
import { type Client, type RepositorySource, repositorySource } from '../../github/http/client.ts'
import { asOrdinal, asSha } from '../../github/json-values.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { CommitReport } from '../../model/report/commit-report.ts'
import type { CommitTarget, Repository } from '../../model/target.ts'
import type { CommitOptions } from '../arguments.ts'
import { type CommitName, CommandError } from '../named.ts'
import { buildOptions, COMMAND_DEADLINE, type CommandContext, connect } from '../connect.ts'
import { reportProgress } from '../progress.ts'
import { repairsFor } from '../repairs.ts'
import { failureFinder, waitForRuns } from './wait-for-runs.ts'

/**
 * Builds the report of a commit.
 *
 * @param options whether to wait until the runs have finished, or until one has failed
 * @throws `CommandError`
 */
export async function reportCommit(
  { commit: name, wait, failFast, knownIssues }: CommitOptions,
  { env, show, losses }: CommandContext,
): Promise<CommitReport> {
  const client = await connect(name.serverUrl, env)
  show(name.pullRequest === undefined ? 'Reading the commit' : 'Reading the pull request')
  const target = await resolve(client, name)
  const omittedRunId = ownRunId(target, env)
  if (wait) {
    const listFailed = async ({ id, attempt = 1 }: ListedRun['run']) => {
      const ref = { id, attempt, conclusion: undefined }
      const read = fetchJobResults(sourceOf(client, target), ref)
      // The next time, or when the run has finished.
      return await read.then(({ failed }) => failed).catch(() => [])
    }
    const reportJobs = async () =>
      await buildCommitReport({ ...buildOptions(client), ...ONLY_JOBS, target, omittedRunId })
    await waitForRuns({
      commit: target.commit,
      hasFailed: failFast ? failureFinder(listFailed, reportJobs) : undefined,
      list: async () => {
        const listed = await listCommitRuns(sourceOf(client, target), target.commit)
        return { ...listed, runs: listed.runs && withoutWorkflowOf(omittedRunId, listed.runs) }
      },
      sleep: setTimeout,
      show,
    })
  }
  const options = buildOptions(reportProgress(client, show))
  return await buildCommitReport({ ...options, losses, knownIssues, target, omittedRunId })
}

/** Options of a report that only says which jobs failed. */
const ONLY_JOBS = { historyRuns: 0, logLines: 0, requiredChecks: false }

/** Returns the run in which the command runs, whose end it would wait for in vain; `undefined` if it is of another repository. */
function ownRunId(target: Repository, env: NodeJS.ProcessEnv): number | undefined {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = env
  const isOwn =
    GITHUB_SERVER_URL === target.serverUrl &&
    GITHUB_REPOSITORY?.toLowerCase() === `${target.owner}/${target.repo}`.toLowerCase()
  return isOwn ? asOrdinal(Number(GITHUB_RUN_ID)) : undefined
}

function sourceOf(client: Client, repository: Repository): RepositorySource {
  return repositorySource({ client, repository, signal: AbortSignal.timeout(COMMAND_DEADLINE) })
}

async function resolve(client: Client, name: CommitName): Promise<CommitTarget> {
  const { serverUrl, owner, repo } = name
  const repository = { serverUrl, owner, repo }
  const source = sourceOf(client, repository)
  const fail = (kind: 'commit' | 'pull request', ref: number | string) => (error: unknown) => {
    const repair = repairsFor(new URL(serverUrl).host, kind)
    const text = explain(error, `${kind} ${ref}`, repository, repair)
    throw new CommandError(text, { cause: error })
  }
  if (name.pullRequest !== undefined) {
    const found = await fetchHead(source, name.pullRequest).catch(
      fail('pull request', name.pullRequest),
    )
    return { ...repository, ...found, currentRun: undefined }
  }
  const commit =
    asSha(name.sha) ?? (await resolveSha(source, name.sha).catch(fail('commit', name.sha)))
  return { ...repository, commit, pullRequest: undefined, currentRun: undefined }
}
