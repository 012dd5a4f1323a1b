import { fetchBaseTests } from '../../github/artifacts/fetch-base-tests.ts'
import { mayHaveUploaded } from '../../github/artifacts/choose-artifacts.ts'
import { fetchFiles } from '../../github/commit/fetch-files.ts'
import { unreadNote } from '../../github/errors/explain.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import { isGatedByTests } from '../../model/reasons.ts'
import { canBeCommitted, testedCommit } from '../../model/report/source-position.ts'
import {
  type FoundResults,
  NO_RESULTS,
  type TestResultsOption,
} from '../../model/results/test-results.ts'
import { BUDGETS } from '../budgets.ts'
import type { ExplainedRun, Facts } from '../facts.ts'
import type { Want } from '../gather.ts'
import type { ExplainOptions, FailureOptions } from '../options.ts'

/** Wants the files of test results that failed jobs may have uploaded, and those in the workspace. */
export function wantResults(
  { runs, results, uploads }: Facts,
  options: Pick<FailureOptions, 'testResults' | 'logLines' | 'failOn'>,
): readonly Want[] {
  const { testResults, logLines } = options
  if (testResults === undefined || logLines === 0 || results !== undefined) return []
  const { inWorkspace, named = new Map() } = testResults
  const uploadingRuns = runs.flatMap((run) => chooseJobs(run, uploads, testResults))
  return [
    async (source) => {
      const readings = uploadingRuns.map(async ({ run: { id: runId, jobs = [] }, wanted }) => {
        const { fetchResults, MAX_GATED_ARTIFACTS } = await import(
          /* webpackChunkName: "results" */ '../../github/artifacts/fetch-results.ts'
        )
        const query = { ...testResults, ...BUDGETS.artifacts, runId, jobs, wanted, uploads }
        const limit = isGatedByTests(options) ? { maxRead: MAX_GATED_ARTIFACTS } : {}
        return { runId, ...(await fetchResults(source, { ...query, ...limit })) }
      })
      const failures = runs.flatMap((run) => run.failures)
      const jobId = failures.find(({ job }) => job.current)?.job.listed.id
      const [workspaceResults, ...archived] = await Promise.all([
        inWorkspace?.(jobId) ?? NO_RESULTS,
        ...readings,
      ])
      const resultsOf = ({ run, current }: ExplainedRun) => [
        ...(named.size > 0 ? archived.filter(({ runId }) => runId === run.id) : []).map((found) =>
          namedOnly(named, found),
        ),
        ...(current !== undefined && inWorkspace !== undefined ? [workspaceResults] : []),
      ]
      const namedResults = new Map(
        runs.flatMap((explained) => {
          const runResults = resultsOf(explained)
          return runResults.length === 0 ? [] : [[explained.run.id, joinFound(runResults)]]
        }),
      )
      return { results: joinFound([...archived, workspaceResults]), namedResults }
    },
  ]
}

function joinFound(all: readonly FoundResults[]): FoundResults {
  return {
    files: all.flatMap(({ files }) => files),
    unread: all.flatMap(({ unread }) => unread),
    notes: all.flatMap(({ notes }) => notes),
  }
}

/** Omits artifacts that evidence alone shows, which are not counted. */
function namedOnly(named: Required<TestResultsOption>['named'], found: FoundResults): FoundResults {
  const isCounted = (artifact: string | undefined) =>
    artifact === undefined || [...named.values()].some((matches) => matches(artifact))
  return {
    ...found,
    files: found.files.filter((file) => isCounted(file.artifact)),
    unread: found.unread.filter(({ artifact }) => isCounted(artifact)),
  }
}

/**
 * Wants the test results of the base branch for a run whose own were read. If there are several runs, one without any may
 * be of a workflow that has no tests.
 */
export function wantBaseTests(
  { runs, namedResults, baseTests }: Facts,
  runIndex: number,
  options: ExplainOptions,
): readonly Want[] {
  const run = runs[runIndex]
  const runResults = namedResults.get(run?.run.id ?? NaN)
  const { named = new Map() } = options.testResults ?? {}
  if (run === undefined || runResults === undefined || baseTests.has(runIndex)) return []
  if (named.size === 0 && options.testResults?.inWorkspace === undefined) return []
  if (runResults.files.length === 0 && runs.length > 1) return []
  return [
    async (source) => {
      const query = {
        ...options,
        ...BUDGETS.artifacts,
        named,
        reported: run.listing,
        listed: run.listed,
      }
      const fact = await fetchBaseTests(source, query, isGatedByTests(options)).then(
        (read) => ({ read }),
        (error: unknown) => ({ unread: unreadNote(error, 'the tests of the base branch', source) }),
      )
      return { baseTests: new Map([[runIndex, fact]]) }
    },
  ]
}

/** A run of which artifacts are read, and the ids of its failed jobs whose results are wanted by evidence. */
function chooseJobs(
  { run, failures }: ExplainedRun,
  uploads: Facts['uploads'],
  { named = new Map(), auto = true }: TestResultsOption,
) {
  const failed = failures.flatMap(({ job: { listed: job }, failure }) =>
    failure.kind === 'failed-step' &&
    ((uploads.get(job.id) ?? []).length > 0 || mayHaveUploaded(job))
      ? job
      : [],
  )
  const wanted = new Set(auto ? failed.map(({ id }) => id) : [])
  return wanted.size === 0 && (named.size === 0 || (run.jobs ?? []).length === 0)
    ? []
    : [{ run, wanted }]
}

/** Wants the files of commits, where a tool printed a path that does not show which file it is. */
export function wantFiles(
  { runs, files }: Facts,
  { links = true }: FailureOptions,
): readonly Want[] {
  if (!links) return []
  return [...Map.groupBy(runs, ({ run }) => testedCommit(run))].flatMap(
    ([commit, runsOfCommit]) => {
      const errors = runsOfCommit.flatMap(({ failures }) =>
        failures.flatMap((failure) => failure.errors),
      )
      const positions = errors.flatMap(({ entries }) =>
        entries.flatMap((entry) => entry.position ?? []),
      )
      const isUnclear = positions.some(
        ({ path, file }) => file === undefined && canBeCommitted(path),
      )
      if (commit === undefined || !isUnclear || files.has(commit)) return []
      const paths = new Set(positions.map(({ path }) => path))
      return async (source: RepositorySource) => ({
        files: new Map([[commit, await fetchFiles(source, commit, paths)]]),
      })
    },
  )
}
