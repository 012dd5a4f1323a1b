import { analyse } from './analyse/analyse.ts'
import { analyseCommit } from './analyse/commit/analyse-commit.ts'
import {
  chooseRuns,
  pullRequestOf,
  queueBaseOf,
  withoutWorkflowOf,
} from './analyse/commit/choose-runs.ts'
import { type GateReader, mayShowGate, withSeenGate } from './analyse/commit/seen-gate.ts'
import { mayHaveKeys, takenKeys } from './analyse/jobs/matrix-legs.ts'
import { hasNotPassed } from './analyse/jobs/timing.ts'
import { unmatchedPatterns } from './analyse/totals/unmatched-patterns.ts'
import { type BuildOptions, settleRun } from './build-report.ts'
import { startGathering } from './gather/gather.ts'
import { explainRuns } from './gather/explain-runs.ts'
import { judgeInput } from './gather/facts.ts'
import { attemptLogsQuestion, attemptsQuestion } from './gather/history.ts'
import { actionsAppOf, fetchBranchRules } from './github/commit/fetch-branch-rules.ts'
import { defaultBranchReader } from './github/history/default-branch.ts'
import { type RepositorySource, repositorySource } from './github/http/client.ts'
import { listWithOwnRun, type OwnRunOptions } from './github/commit/list-commit-runs.ts'
import { completeRun } from './github/run/decode.ts'
import { fetchJobs, type JobsResponse } from './github/run/list-jobs.ts'
import { fetchWorkflow } from './github/workflow/fetch-workflow.ts'
import type { CalledFile, ListedRun } from './model/listed-run.ts'
import { NO_LOSSES } from './model/report/losses.ts'
import { uniqueNotes } from './model/note.ts'
import type { CommitReport } from './model/report/commit-report.ts'
import type { Report } from './model/report/report.ts'
import type { Run } from './model/run.ts'
import type { CommitTarget, Target } from './model/target.ts'

interface CommitBuildOptions
  extends
    Omit<
      BuildOptions,
      'target' | 'historyRuns' | 'baseBranch' | 'knownRun' | 'maxAnnotated' | 'parts'
    >,
    OwnRunOptions {
  readonly target: CommitTarget
  /** A run that only reports on the commit. Neither it nor others of its workflow and event are reported. */
  readonly omittedRunId?: number | undefined
  /** Whether to read which checks the base branch requires. @default true */
  readonly requiredChecks?: boolean
  /** Reads the gate of a step, to look for jobs that show that it passed. @default none is looked for */
  readonly readGate?: GateReader
}

/** Failed re-runs of a commit whose earlier attempts are read. */
const MAX_RERUNS_READ = 10

/**
 * Fetches the runs of a commit and builds its report. Takes one request for the list, and for each run
 * one per 100 jobs and at most one for its workflow file; also logs and annotations of failed jobs and
 * the base branch, within the limits of a single run, and two requests for the required checks. Never
 * throws for a failed request or an invalid response.
 */
export async function buildCommitReport(options: CommitBuildOptions): Promise<CommitReport> {
  const { client, target, ownRunId, signal, losses = NO_LOSSES } = options
  const source = repositorySource({ client, repository: target, signal })
  const rulesFor = (branch: string | undefined) =>
    branch === undefined || options.requiredChecks === false
      ? undefined
      : fetchBranchRules(source, branch)
  const knownBase = target.pullRequest?.base
  const earlyRules = rulesFor(knownBase)
  const listed = await listWithOwnRun(source, target, options)
  // The report knows what GitHub listed, so it is as old as the list.
  const now = client.now()
  const others = withoutWorkflowOf(options.omittedRunId, listed.runs ?? [])
  const currentRunId = target.currentRun?.runId
  const chosen = chooseRuns(others, { commit: target.commit, ownRunId, currentRunId })
  const pullRequest = target.pullRequest ?? pullRequestOf(chosen.runs, target.commit)
  const base = knownBase ?? pullRequest?.base ?? queueBaseOf(chosen.runs)

  const gathering = startGathering(source, options)
  const [rules, fetched] = await Promise.all([
    earlyRules ?? rulesFor(base),
    fetchRunsOfCommit(chosen.runs, options, gathering.shared),
  ])
  const runs = withTakenKeys(fetched)
  gathering.addRuns(runs)
  const explaining = {
    ...options,
    baseBranch: pullRequest?.base,
    defaultBranch: defaultBranchReader(options.defaultBranch),
  }
  const reruns = runs.flatMap(({ run, listing }, at) =>
    (run.attempt ?? 1) > 1 && (run.jobs ?? []).some(hasNotPassed) ? { at, run, listing } : [],
  )
  await Promise.all([
    losses.keepLater('reasons', () => explainRuns(gathering, explaining), undefined),
    gathering.settle(
      reruns
        .slice(0, MAX_RERUNS_READ)
        .map(({ at, run, listing }) => attemptsQuestion(run, listing, { ...options, at })),
    ),
  ])
  await gathering.settle(reruns.map(({ at }) => attemptLogsQuestion(at, options)))
  const facts = gathering.facts()
  const { allowedFailures, budgets } = options
  const withGate = (one: Report) =>
    losses.keep('the gate of a run', () => withSeenGate(one, options.readGate), one)
  const about = { allowedFailures, budgets, losses, now }
  const report = analyseCommit(
    runs.map(({ listing, run, current }, at) => ({
      listing,
      current: current !== undefined,
      report: withGate(analyse(run, { ...about, currentRun: current, ...judgeInput(facts, at) })),
    })),
    {
      target,
      pullRequest,
      rules,
      listed,
      chosen,
      actionsApp: actionsAppOf(target.serverUrl),
      notes: uniqueNotes([...listed.notes, ...facts.notes]),
      now,
    },
  )
  const reports = report.runs.map((run) => run.report)
  const unmatched = losses.keep(
    'the notes on names',
    () => (report.complete ? unmatchedPatterns(reports, options) : []),
    [],
  )
  const whole = report.runs.map((run) => ({
    ...run,
    report: { ...run.report, lost: losses.lost() },
  }))
  const notes = [...report.notes, ...unmatched, ...losses.notes()]
  return client.redactShown({ ...report, runs: whole, notes })
}

function withTakenKeys<Fetched extends { readonly run: Run }>(
  all: readonly Fetched[],
): readonly Fetched[] {
  return all.map((one, at) => {
    const others = all.toSpliced(at, 1).map(({ run }) => run)
    return { ...one, run: { ...one.run, takenKeys: takenKeys(one.run, others) } }
  })
}

/**
 * Fetches the jobs of a run, and its workflow file if that can show which failure caused another, or which jobs a line of
 * the inputs means.
 */
async function fetchRunOfCommit(
  listing: ListedRun,
  options: CommitBuildOptions,
  shared: RepositorySource,
): Promise<FetchedRun> {
  const target = targetOf(listing, options.target)
  const { runId, attempt = 1 } = target
  // The list of jobs may have to be read again.
  const unshared = { ...shared, client: options.client }
  const jobs = await fetchJobs(unshared, { runId, attempt })
  const received = completeRun(listing.run, jobs, target)
  const run = await settleRun(unshared, received, jobs, { ...options, target })
  const fetched = { listing, target, jobs, current: target.current, run }
  const lines = [...options.allowedFailures, ...(options.allowedSkips ?? [])]
  const failures = failuresIn(run)
  const isWanted = mayHaveKeys(lines, run) || (options.readGate !== undefined && mayShowGate(run))
  return failures > 1 || (failures === 1 && isWanted)
    ? await withFile(fetched, [], shared)
    : fetched
}

interface FetchedRun {
  readonly listing: ListedRun
  readonly target: Target
  readonly jobs: JobsResponse
  readonly current: Target['current']
  readonly run: Run
}

function failuresIn({ jobs = [] }: Run): number {
  return jobs.filter(hasNotPassed).length
}

/** Files of called workflows that are read for a commit. */
const MAX_CALLED_READ = 10

/**
 * Fetches runs, and the files that they call if several jobs failed, since one of them may only report the others. Requests
 * none of a run whose own file could not be read.
 */
async function fetchRunsOfCommit(
  listings: readonly ListedRun[],
  options: CommitBuildOptions,
  shared: RepositorySource,
): Promise<readonly FetchedRun[]> {
  const fetched = await Promise.all(
    listings.map((listing) => fetchRunOfCommit(listing, options, shared)),
  )
  const callsOf = ({ run, listing }: FetchedRun) =>
    failuresIn(run) > 1 && run.graph !== undefined ? (listing.calls ?? []) : []
  const nameOf = ({ path, sha }: CalledFile) => `${path} ${sha}`
  const all = new Set(fetched.flatMap(callsOf).map(nameOf))
  const read = new Set([...all].slice(0, MAX_CALLED_READ))
  return await Promise.all(
    fetched.map(async (one) => {
      const calls = callsOf(one).filter((call) => read.has(nameOf(call)))
      return calls.length === 0 ? one : await withFile(one, calls, shared)
    }),
  )
}

/** Adds the jobs that the workflow file of a run declares, and those of files that it calls. */
async function withFile(
  fetched: FetchedRun,
  calls: readonly CalledFile[],
  shared: RepositorySource,
): Promise<FetchedRun> {
  const { listing, target, jobs, run } = fetched
  const { workflowPath, commit } = listing.run
  const files = { path: workflowPath, head_sha: commit, referenced_workflows: calls }
  const workflow = await fetchWorkflow(shared, target, Promise.resolve(files))
  const decoded = completeRun(listing.run, { ...jobs, jobs: undefined, workflow }, target)
  const { graph, graphMissing } = decoded
  const notes = uniqueNotes([...run.notes, ...decoded.notes])
  return { ...fetched, run: { ...run, graph, graphMissing, notes } }
}

/** Returns the run's reference. The run that makes the report also has what its runner knows. */
function targetOf({ run }: ListedRun, { currentRun, ...repository }: CommitTarget): Target {
  if (currentRun?.runId === run.id && currentRun.attempt === run.attempt) return currentRun
  const { serverUrl, owner, repo } = repository
  return { serverUrl, owner, repo, runId: run.id, attempt: run.attempt, current: undefined }
}
