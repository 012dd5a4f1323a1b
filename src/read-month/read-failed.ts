import { type FailedAttempt, whatFailed } from '../analyse/month/what-failed.ts'
import { startGathering } from '../gather/gather.ts'
import { nightQuestions } from '../gather/failures/night.ts'
import type { RepositorySource } from '../github/http/client.ts'
import type { RunListing } from '../github/runs/listed-run.ts'
import { ranAndPassed } from '../model/conclusion.ts'
import type { Failed } from '../model/shapes/month.ts'
import { OPTIONS, readAttempts } from './read-attempts.ts'

/** What was read of a run with failures. */
export interface ReadAttempts {
  readonly listing: RunListing
  readonly attempts: readonly FailedAttempt[]
  readonly records: readonly Failed[]
}

/** Reads what failed in the attempts of a run: a log of each group of jobs, and what else names it. */
export async function readFailed(
  source: RepositorySource,
  listing: RunListing,
  listed: readonly RunListing[],
): Promise<ReadAttempts | undefined> {
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
  return {
    listing,
    attempts: explained,
    records: explained.flatMap((one) => whatFailed(one, context)),
  }
}

async function explainAttempt(
  source: RepositorySource,
  attempt: FailedAttempt,
): Promise<FailedAttempt> {
  const gathering = startGathering(source, OPTIONS)
  gathering.addRuns([{ run: attempt.run, responses: { run: undefined } }])
  await gathering.settle(nightQuestions())
  return gathering.facts().runs[0] ?? attempt
}
