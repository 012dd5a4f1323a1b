import { firstLogs } from '../analyse/causes/choose-logs.ts'
import { stepsOf, UNEXPLAINED } from '../analyse/failures/report-failures.ts'
import { findFailures } from '../analyse/find-failures.ts'
import { type FailedAttempt, whatFailed } from '../analyse/month/what-failed.ts'
import type { RepositorySource } from '../github/http/client.ts'
import { fetchAnnotations } from '../github/logs/fetch-annotations.ts'
import { fetchLogs } from '../github/logs/fetch-log.ts'
import type { RunListing } from '../github/runs/listed-run.ts'
import { ranAndPassed } from '../model/conclusion.ts'
import type { Failed } from '../model/shapes/month.ts'
import { fetchResultsOf } from '../read-results.ts'
import { OPTIONS, readAttempts } from './read-attempts.ts'

const LOG_LINES = 20
const MAX_LOGS = 2

export interface ReadRun {
  readonly attempts: readonly FailedAttempt[]
  readonly records: readonly Failed[]
}

/** Reads what failed in the attempts of a run: a log of each group of jobs, and what else names it. */
export async function readFailed(
  source: RepositorySource,
  listing: RunListing,
  listed: readonly RunListing[],
): Promise<ReadRun | undefined> {
  const attempts = await readAttempts(source, listing)
  if (attempts === undefined) return undefined
  const explained = await Promise.all(
    attempts.map(async (attempt) =>
      attempt.failures.length === 0 ? attempt : await explainAttempt(source, attempt),
    ),
  )
  const { run, headRepository, isFromFork } = listing
  const branch = `${isFromFork ? `${headRepository ?? '?'}:` : ''}${run.branch ?? '?'}`
  // Another run of a pull request can test another merge.
  const passedElsewhere =
    run.event === 'push' &&
    listed.some(
      ({ run: other }) =>
        other.id !== run.id &&
        other.commit === run.commit &&
        other.event === run.event &&
        other.workflow === run.workflow &&
        ranAndPassed(other.conclusion ?? 'unknown'),
    )
  const context = { attempts: explained, branch, passedElsewhere }
  return { attempts: explained, records: explained.flatMap((one) => whatFailed(one, context)) }
}

async function explainAttempt(
  source: RepositorySource,
  { run, failures }: FailedAttempt,
): Promise<FailedAttempt> {
  const { client, repository, signal } = source
  const wanted = firstLogs(failures, MAX_LOGS).map((failure) => ({
    job: failure.job.job,
    steps: stepsOf(failure),
  }))
  const read = await fetchLogs(wanted, { client, target: repository, lines: LOG_LINES, signal })
  const explain = (explanations: Partial<typeof UNEXPLAINED>) => ({
    run,
    ...findFailures(run, {
      ...OPTIONS,
      explanations: { ...UNEXPLAINED, excerpts: read.excerpts, ...explanations },
    }),
  })
  const found = explain({})
  const isNamed = found.failures.some(({ errors }) => errors.length > 0)
  if (isNamed) return found
  // Without a name, the runner may say what stopped it, or the job may have uploaded its results.
  const { files } = await fetchResultsOf([found], read.uploads, source, {
    testResults: {},
    logLines: LOG_LINES,
  })
  const [first] = found.failures
  const lacksLog = first !== undefined && !read.excerpts.has(first.job.job.id)
  const annotated = lacksLog ? await fetchAnnotations(source, first.job.job.id) : undefined
  const annotations = new Map(annotated && first ? [[first.job.job.id, annotated]] : [])
  return explain({ results: files, annotations })
}
