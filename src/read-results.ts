import { joinResults } from './analyse/failures/join-results.ts'
import type { FoundFailures } from './analyse/find-failures.ts'
import { mayHaveUploaded } from './github/artifacts/choose-artifacts.ts'
import type { RepositorySource } from './github/http/client.ts'
import type { LogResponses } from './github/logs/fetch-log.ts'
import { type Note, oneLine } from './model/note.ts'
import type { FoundResults, TestResultsOption } from './model/results/test-results.ts'
import type { Run } from './model/run.ts'

export interface ResultsOptions {
  /** Which files of test results name what failed; `undefined` for none. */
  readonly testResults?: TestResultsOption | undefined
  /** Lines of log for each failure; 0 for none, and then no test results are read, and failures are not compared. */
  readonly logLines: number
}

interface FailedRun extends Pick<FoundFailures, 'failures'> {
  readonly run: Run
}

/** Reads the files of test results that failed jobs may have uploaded, and those in the workspace. */
export async function fetchResultsOf(
  found: readonly FailedRun[],
  uploads: LogResponses['uploads'],
  source: RepositorySource,
  { testResults, logLines: lines }: ResultsOptions,
): Promise<FoundResults> {
  if (testResults === undefined || lines === 0) return { files: [], notes: [] }
  const { isNamed, artifacts = true, inWorkspace } = testResults
  const read = found.map(async ({ run, failures }) => {
    const failed = failures.flatMap(({ job: { job }, failure }) =>
      failure.kind === 'failed-step' &&
      ((uploads.get(job.id) ?? []).length > 0 || mayHaveUploaded(job))
        ? job
        : [],
    )
    const wanted = isNamed === undefined ? failed : (run.jobs ?? [])
    if (!artifacts || wanted.length === 0) return { files: [], notes: [] }
    const { fetchResults } = await import(
      /* webpackChunkName: "results" */ './github/artifacts/fetch-results.ts'
    )
    const ids = new Set(wanted.map(({ id }) => id))
    return await fetchResults(source, {
      runId: run.id,
      jobs: run.jobs ?? [],
      wanted: ids,
      uploads,
      isNamed,
    })
  })
  const all = await Promise.all([...read, inWorkspace?.() ?? { files: [], notes: [] }])
  return { files: all.flatMap(({ files }) => files), notes: all.flatMap(({ notes }) => notes) }
}

/** Says why files of test results were not used, for each job. */
export function notesOnRefused(
  found: readonly FailedRun[],
  files: FoundResults['files'],
): readonly Note[] {
  return found.flatMap(({ failures }) =>
    failures.flatMap((failed) =>
      joinResults(failed, files).refused.map((why): Note => {
        const text = `The test results of ${oneLine(failed.job.job.name)} were not used: ${oneLine(why)}.`
        return { severity: 'notice', text }
      }),
    ),
  )
}

/** Names the tests that passed after they had failed, as tools mark them: what hides behind a green run. */
export function notesOnRetried(files: FoundResults['files']): readonly Note[] {
  const byFile = files.map(({ name, results: { tests } }) => ({
    name,
    retried: tests.filter(({ outcome }) => outcome === 'flaky').map((test) => test.name),
  }))
  return byFile.flatMap(({ name, retried: [first, ...others] }): Note | [] => {
    if (first === undefined) return []
    const more = others.length === 0 ? '' : ` and ${others.length} more`
    const text = `${oneLine(first)}${more} failed and passed at another try, as ${oneLine(name)} says.`
    return { severity: 'notice', text }
  })
}
