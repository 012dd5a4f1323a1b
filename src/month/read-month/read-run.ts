// What a night reads of a run that failed.
import { findFailures } from '../../analyse/find-failures.ts'
import { type FailedAttempt, type ReadRun, recordRun } from '../analyse/what-failed.ts'
import { nightQuestions } from '../../gather/failures/night.ts'
import { startGathering } from '../../gather/gather.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import { listAttempts } from '../../github/run/listed-run.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { Run } from '../../model/run.ts'

const OPTIONS = { currentRun: undefined, allowedFailures: [] }

/** Lists the jobs of all attempts of a run, and their failures. @throws what the client throws */
export async function readAttempts(
  source: RepositorySource,
  listing: ListedRun,
): Promise<readonly FailedAttempt[]> {
  return (await listAttempts(source, listing)).map(findAttempt)
}

/** Reports the jobs of an attempt, and their failures. */
export function findAttempt(run: Run): FailedAttempt {
  return { run, ...findFailures(run, OPTIONS) }
}

/** Reads what failed in the attempts of a run: a log of each group of jobs, and what else names it. */
export async function readFailed(source: RepositorySource, listing: ListedRun): Promise<ReadRun> {
  const attempts = await readAttempts(source, listing)
  const explained = attempts.map(async (attempt) => {
    if (attempt.failures.length === 0) return attempt
    const gathering = startGathering(source, OPTIONS)
    gathering.addRuns([{ run: attempt.run }])
    await gathering.settle(nightQuestions())
    return gathering.facts().runs[0] ?? attempt
  })
  return recordRun(listing, await Promise.all(explained))
}
