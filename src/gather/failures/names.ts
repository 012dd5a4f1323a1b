import { mayHaveUploaded } from '../../github/artifacts/choose-artifacts.ts'
import { fetchFiles } from '../../github/commit/fetch-files.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import { canBeCommitted, testedCommit } from '../../model/report/source-position.ts'
import type { TestResultsOption } from '../../model/results/test-results.ts'
import { type ExplainedRun, type Facts, withEntry } from '../facts.ts'
import type { Want } from '../gather.ts'
import type { FailureOptions } from '../options.ts'

/** Wants the files of test results that failed jobs may have uploaded, and those in the workspace. */
export function wantResults(
  { runs, results, uploads }: Facts,
  { testResults, logLines }: Pick<FailureOptions, 'testResults' | 'logLines'>,
): readonly Want[] {
  if (testResults === undefined || logLines === 0 || results !== undefined) return []
  const { artifacts = true, inWorkspace } = testResults
  const ofRuns = artifacts ? runs.flatMap((run) => chooseJobs(run, uploads, testResults)) : []
  return [
    async (source) => {
      const read = ofRuns.map(async ({ run: { id: runId, jobs = [] }, wanted }) => {
        const { fetchResults } = await import(
          /* webpackChunkName: "results" */ '../../github/artifacts/fetch-results.ts'
        )
        return await fetchResults(source, { ...testResults, runId, jobs, wanted, uploads })
      })
      const failures = runs.flatMap((run) => run.failures)
      const jobId = failures.find(({ job }) => job.current)?.job.job.id
      const all = await Promise.all([...read, inWorkspace?.(jobId) ?? { files: [], notes: [] }])
      const found = {
        files: all.flatMap(({ files }) => files),
        notes: all.flatMap(({ notes }) => notes),
      }
      return (facts) => ({ ...facts, results: found })
    },
  ]
}

/** A run, and the ids of its jobs whose results are wanted: all, of named artifacts; else those that failed. */
function chooseJobs(
  { run, failures }: ExplainedRun,
  uploads: Facts['uploads'],
  { named = new Map() }: TestResultsOption,
) {
  const failed = failures.flatMap(({ job: { job }, failure }) =>
    failure.kind === 'failed-step' &&
    ((uploads.get(job.id) ?? []).length > 0 || mayHaveUploaded(job))
      ? job
      : [],
  )
  const wanted = named.size === 0 ? failed : (run.jobs ?? [])
  return wanted.length === 0 ? [] : [{ run, wanted: new Set(wanted.map(({ id }) => id)) }]
}

/** Wants the files of commits, where a tool printed a path that does not show which file it is. */
export function wantFiles(
  { runs, files }: Facts,
  { links = true }: Pick<FailureOptions, 'links'>,
): readonly Want[] {
  if (!links) return []
  return [...Map.groupBy(runs, ({ run }) => testedCommit(run))].flatMap(([commit, some]) => {
    const errors = some.flatMap(({ failures }) => failures.flatMap((failure) => failure.errors))
    const positions = errors.flatMap(({ entries }) =>
      entries.flatMap((entry) => entry.position ?? []),
    )
    const isUnclear = positions.some(({ path, file }) => file === undefined && canBeCommitted(path))
    if (commit === undefined || !isUnclear || files.has(commit)) return []
    const paths = new Set(positions.map(({ path }) => path))
    return async (source: RepositorySource) => {
      const read = await fetchFiles(source, commit, paths)
      return (facts) => withEntry(facts, 'files', commit, read)
    }
  })
}
