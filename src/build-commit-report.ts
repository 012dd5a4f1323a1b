import { analyse } from './analyse/analyse.ts'
import { analyseCommit } from './analyse/commit/analyse-commit.ts'
import {
  chooseRuns,
  hasPassed,
  pullRequestOf,
  queueBaseOf,
  withoutWorkflowOf,
} from './analyse/commit/choose-runs.ts'
import { hasNotPassed } from './analyse/jobs/state.ts'
import { unmatchedPatterns } from './analyse/totals/unmatched-patterns.ts'
import { type BuildOptions, settleRun, uniqueNotes } from './build-report.ts'
import { startGathering } from './gather/gather.ts'
import { explainRuns } from './gather/explain-runs.ts'
import { factsOf } from './gather/facts.ts'
import { actionsAppOf, fetchBranchRules } from './github/commit/fetch-branch-rules.ts'
import { defaultBranchReader } from './github/history/default-branch.ts'
import { listWithOwnRun, type OwnRunOptions } from './github/commit/list-commit-runs.ts'
import { asObject, asString } from './github/json-values.ts'
import { decodeRun } from './github/run/decode.ts'
import { findJobs } from './github/run/attempt-jobs.ts'
import type { RunResponses } from './github/run/run-responses.ts'
import type { RunListing } from './github/runs/listed-run.ts'
import { fetchWorkflow, type WorkflowResponses } from './github/workflow/fetch-workflow.ts'
import type { BranchRules } from './model/branch-rules.ts'
import type { Conclusion } from './model/conclusion.ts'
import { BASE_EVENTS } from './model/event.ts'
import type { Note } from './model/note.ts'
import type { CommitReport } from './model/report/commit-report.ts'
import type { CommitTarget, Target } from './model/target.ts'

interface CommitBuildOptions
  extends
    Omit<
      BuildOptions,
      'target' | 'historyRuns' | 'baseBranch' | 'failOn' | 'knownRun' | 'maxAnnotated' | 'parts'
    >,
    OwnRunOptions {
  readonly target: CommitTarget
  /** A run that only reports on the commit. Neither it nor others of its workflow and event are reported. */
  readonly omittedRunId?: number | undefined
  /** Whether to read which checks the base branch requires. @default true */
  readonly requiredChecks?: boolean
}

/**
 * Fetches the runs of a commit and builds its report. Takes one request for the list, and for each run
 * one per 100 jobs and at most one for its workflow file; also logs and annotations of failed jobs and
 * the base branch, within the limits of a single run, and two requests for the required checks. Never
 * throws for a failed request or an invalid response.
 */
export async function buildCommitReport(options: CommitBuildOptions): Promise<CommitReport> {
  const { client, target, ownRunId, signal, allowedFailures, budgets } = options
  const source = { client, repository: target, signal }
  const rulesFor = (branch: string | undefined) =>
    branch === undefined || options.requiredChecks === false
      ? undefined
      : fetchBranchRules(source, branch)
  const knownBase = target.pullRequest?.base
  const earlyRules = rulesFor(knownBase)
  const listed = await listWithOwnRun(source, target, options)
  // The report knows what GitHub listed, so it is as old as the list.
  const now = client.now()
  const {
    runs: chosen,
    omitted,
    replaced,
    overridden,
    areAllChosen,
  } = chooseRuns(withoutWorkflowOf(options.omittedRunId, listed.runs ?? []), {
    commit: target.commit,
    ownRunId,
    currentRunId: target.currentRun?.runId,
  })
  const pullRequest = target.pullRequest ?? pullRequestOf(chosen, target.commit)
  const base = knownBase ?? pullRequest?.base ?? queueBaseOf(chosen)

  const files = workflowFiles(options)
  const [rules, runs] = await Promise.all([
    earlyRules ?? rulesFor(base),
    Promise.all(chosen.map((listing) => fetchRunOfCommit(listing, options, files))),
  ])
  const gathering = startGathering(source, options)
  gathering.addRuns(runs)
  const notes = await explainRuns(gathering, {
    ...options,
    baseBranch: pullRequest?.base,
    defaultBranch: defaultBranchReader(options.defaultBranch),
  })
  const facts = gathering.facts()
  const report = analyseCommit(
    runs.map(({ listing, run, current }, at) => ({
      listing,
      current: current !== undefined,
      report: analyse(run, {
        currentRun: current,
        allowedFailures,
        budgets,
        ...factsOf(facts, at),
        now,
      }),
    })),
    {
      target,
      pullRequest,
      rules,
      overridden,
      areAllChosen,
      actionsApp: actionsAppOf(target.serverUrl),
      complete: listed.complete && omitted.length === 0,
      othersPassed: listed.complete && omitted.every(hasPassed),
      notes: uniqueNotes([
        ...listed.notes,
        ...(listed.runs !== undefined && chosen.length === 0 ? [noteOnNoRuns(target)] : []),
        ...noteOnReplaced(replaced),
        ...noteOnWorkflows(rules),
        ...notes,
        ...facts.notes,
      ]),
      now,
    },
  )
  const all = report.runs.map((run) => run.report)
  const unmatched = report.complete ? unmatchedPatterns(all, options) : []
  const omittedNotes = noteOnOmittedRuns(omitted, report.runs.length)
  return { ...report, notes: [...omittedNotes, ...report.notes, ...unmatched] }
}

/** Fetches the jobs of a run, and its workflow file if that can show which failure caused another. */
async function fetchRunOfCommit(
  listing: RunListing,
  options: CommitBuildOptions,
  fetchFile: ReturnType<typeof workflowFiles>,
) {
  const { client, signal } = options
  const { response } = listing
  const target = targetOf(listing, options.target)
  const { runId, attempt = 1 } = target
  const jobs = await findJobs({ client, repository: target, signal }, { runId, attempt })
  const responses: RunResponses = { ...jobs, run: response }
  const run = await settleRun(responses, { ...options, target })
  const fetched = { listing, current: target.current, run, responses }
  if ((run.jobs ?? []).filter(hasNotPassed).length < 2) return fetched
  const workflow = await fetchFile(target, response)
  const { graph, graphMissing } = decodeRun({ ...responses, jobs: undefined, workflow }, target)
  return { ...fetched, run: { ...run, graph, graphMissing } }
}

/** Returns the run's reference. The run that makes the report also has what its runner knows. */
function targetOf({ run }: RunListing, { currentRun, ...repository }: CommitTarget): Target {
  if (currentRun?.runId === run.id && currentRun.attempt === run.attempt) return currentRun
  const { serverUrl, owner, repo } = repository
  return { serverUrl, owner, repo, runId: run.id, attempt: run.attempt, current: undefined }
}

/** Fetches each workflow file once, since one workflow can run for several events. */
function workflowFiles({ client, signal }: CommitBuildOptions) {
  const files = new Map<string, Promise<WorkflowResponses | undefined>>()
  return (target: Target, response: unknown) => {
    const { path, event } = asObject(response)
    const key = JSON.stringify([path, BASE_EVENTS.has(asString(event))])
    // Without the files that it calls, which would take more requests.
    const alone = { ...asObject(response), referenced_workflows: [] }
    const source = { client, repository: target, signal }
    const file = files.get(key) ?? fetchWorkflow(source, target, Promise.resolve(alone))
    files.set(key, file)
    return file
  }
}

function noteOnNoRuns({ commit, owner, repo }: CommitTarget): Note {
  return {
    severity: 'warning',
    text: `GitHub lists no workflow run of commit ${commit} in ${owner}/${repo}. Runs for workflow_run are listed with the default branch, and those of a fork with the repository that they ran in.`,
  }
}

function noteOnOmittedRuns(omitted: readonly RunListing[], read: number): Note[] {
  if (omitted.length === 0) return []
  const counts = Map.groupBy(omitted, ({ run }): Conclusion => run.conclusion ?? 'unfinished')
  const which = [...counts].map(([conclusion, { length }]) => `${length} ${conclusion}`).join(', ')
  const text = `The report covers ${read} workflow runs of the commit. It omits others: ${which}.`
  return [{ severity: 'warning', text }]
}

const MAX_REPLACED = 3

function noteOnReplaced(replaced: readonly RunListing[]): Note[] {
  if (replaced.length === 0) return []
  const names = replaced.map(({ run }) => {
    const number = run.number === undefined ? run.id : `#${run.number}`
    return `${run.workflow ?? 'run'} ${number} (${run.conclusion ?? 'unfinished'})`
  })
  const rest = names.length - MAX_REPLACED
  const which = [...names.slice(0, MAX_REPLACED), ...(rest > 0 ? [`${rest} more`] : [])].join(', ')
  const text = `Not in the report, because a newer run of the same workflow, event and branch replaces them: ${which}.`
  return [{ severity: 'notice', text }]
}

function noteOnWorkflows({ branch, workflows = [] }: Partial<BranchRules> = {}): Note[] {
  if (workflows.length === 0) return []
  const text = `The rules of ${branch} also require these workflows as a whole, whose jobs they do not name: ${workflows.join(', ')}.`
  return [{ severity: 'notice', text }]
}
