import { setTimeout } from 'node:timers/promises'
import { withoutWorkflowOf, chooseRuns } from '../../analyse/commit/choose-runs.ts'
import type { GateReader } from '../../analyse/commit/seen-gate.ts'
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
import { buildOptions, COMMAND_DEADLINE, type CommandContext, connectCommand } from '../connect.ts'
import { reportProgress } from '../progress.ts'
import { repairsFor } from '../repairs.ts'
import { matrixLegs } from '../../analyse/jobs/matrix-legs.ts'
import { isUnforgivenFailure } from '../../analyse/totals/totals.ts'
import { isFailure } from '../../model/conclusion.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import { safeLine } from '../../render/text/markdown.ts'
import { enumerate, plural } from '../../render/text/units.ts'

/**
 * Builds the report of a commit.
 *
 * @param options whether to wait until the runs have finished, or until one has failed
 * @throws `CommandError`
 */
export async function reportCommit(
  { commit: name, wait, failFast, knownIssues }: CommitOptions,
  { env, show, losses, readGate: read }: CommandContext,
): Promise<CommitReport> {
  const client = await connectCommand(name.serverUrl, env)
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
  const readGate: GateReader = (declared) => read(declared, knownIssues)
  return await buildCommitReport({
    ...options,
    losses,
    knownIssues,
    target,
    omittedRunId,
    readGate,
  })
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

export const INTERVAL: Milliseconds = 15 * SECOND

/** GitHub creates the runs a few seconds after a push. */
const MAX_EMPTY_LISTS = 4

/** A connection can fail for a moment in hours of waiting. */
const MAX_FAILURES = 3

interface WaitOptions {
  readonly commit: string
  /** Whether a job of unfinished runs has failed that may not; `undefined` to wait for all runs in any case. */
  readonly hasFailed: ((open: readonly ListedRun[]) => Promise<boolean>) | undefined
  readonly list: () => ReturnType<typeof listCommitRuns>
  readonly sleep: (time: Milliseconds) => Promise<unknown>
  readonly show: (line: string) => void
}

/**
 * Waits until each run of a commit has finished or needs a person, for an approval. Waits up to a minute
 * for the first run. With `hasFailed`, only until a run or a job has failed.
 *
 * @throws `CommandError` if the runs can't be listed three times in a row
 */
export async function waitForRuns(options: WaitOptions): Promise<void> {
  const { commit, hasFailed, list, sleep, show } = options
  let empty = 0
  let failures = 0
  for (;;) {
    const { runs, notes } = await list()
    failures = runs === undefined ? failures + 1 : 0
    if (failures === MAX_FAILURES)
      throw new CommandError(notes.map(({ text }) => text).join('\n\n'))
    const chosen = chooseRuns(runs ?? [], { commit })
    const all = [...chosen.runs, ...chosen.omitted]
    const open = all.filter(isInProgress)
    if (runs !== undefined && all.length === 0) empty++
    if (runs !== undefined && open.length === 0 && (all.length > 0 || empty > MAX_EMPTY_LISTS))
      return
    const isOver = chosen.runs.some(({ run }) => isFailure(run.conclusion))
    if (hasFailed !== undefined && (isOver || (await hasFailed(chosen.runs.filter(isInProgress)))))
      return
    show(waitingFor(open, all.length))
    await sleep(INTERVAL)
  }
}

/** A run with the status `waiting` needs an approval. */
function isInProgress({ run, status }: ListedRun): boolean {
  return run.conclusion === undefined && status !== 'waiting'
}

function waitingFor(open: readonly ListedRun[], total: number): string {
  if (total === 0) return 'Waiting for the first run'
  const names = open.map(({ run }) => safeLine(run.workflow ?? `Run ${run.id}`))
  return `Waiting for ${open.length} of ${plural(total, 'run')}: ${enumerate(names)}`
}

/**
 * Returns a function that finds out whether a job of unfinished runs has failed that may not. It reports again only
 * when a further job has failed, because GitHub's list of jobs does not show `continue-on-error`.
 *
 * @param listFailed returns the names of the jobs that failed in the latest attempt of a run
 */
export function failureFinder(
  listFailed: (run: ListedRun['run']) => Promise<Iterable<string>>,
  report: () => Promise<CommitReport>,
): (open: readonly ListedRun[]) => Promise<boolean> {
  const seen = new Set<string>()
  return async (open) => {
    const failed = await Promise.all(
      open.map(async ({ run }) =>
        Array.from(await listFailed(run), (name) => `${run.id}/${run.attempt}/${name}`),
      ),
    )
    const further = failed.flat().filter((job) => !seen.has(job))
    for (const job of further) seen.add(job)
    return further.length > 0 && failsSurely(await report())
  }
}

/** Returns whether a job failed that, by the workflow file, may not. */
function failsSurely({ runs }: CommitReport): boolean {
  return runs.some(({ report: { run, jobs = [] } }) => {
    const { declarationOf } = matrixLegs(run.graph)
    return jobs
      .filter(isUnforgivenFailure)
      .some(({ listed: job }) => declarationOf(job)?.continueOnError === false)
  })
}
