import { ArchiveError, type ArchiveFault } from '../../archive/extract.ts'
import { GitHubError } from '../../github/errors/github-error.ts'
import type { Client } from '../../github/http/client.ts'
import { fetchLogOwner, type LogOwner, type LogRef } from '../../github/logs/open-log.ts'
import { SECOND } from '../../model/time.ts'
import { failUnread } from '../explain-change.ts'
import { StepFailure } from '../step-failure.ts'
import { left, type Outcome } from '../sub-action.ts'

const TIMEOUT = 30 * SECOND

const ADVICE: Readonly<Record<Exclude<ArchiveFault, 'empty'>, string>> = {
  'not-archive':
    'Something between the runner and the log host may have truncated or replaced it; re-running this job may help.',
  'too-large': 'Raise the limit with the input max-megabytes.',
  entry: 'Set the input extract to false to save the archive as it is.',
  secret: 'Set the input extract to true, which removes the token, and delete these logs.',
}

/** Node's error codes for files, as opposed to connections. */
const DISK =
  /^E(?:ACCES|DQUOT|EXIST|INVAL|ISDIR|MFILE|NAMETOOLONG|NOENT|NOSPC|NOTDIR|NOTEMPTY|PERM|ROFS)$/

/** Explains why a log was not saved to a folder. It is not a failure if GitHub does not have the log. */
export async function explainMissingLog(
  error: unknown,
  client: Client,
  { log, folder }: { readonly log: LogRef; readonly folder: string },
): Promise<Outcome<never>> {
  const what = nameOfLog(log)
  if (error instanceof ArchiveError) {
    if (error.fault === 'empty') {
      return left(`Nothing was saved: GitHub's archive of ${what} has no files.`)
    }
    const advice = ADVICE[error.fault]
    throw new StepFailure(
      `Could not save ${what}: ${error.message}. No part of it was kept. ${advice}`,
      { cause: error },
    )
  }
  const { code = '', message } = error as NodeJS.ErrnoException
  if (DISK.test(code)) {
    throw new StepFailure(`Could not save ${what} to ${folder}: ${message}`, { cause: error })
  }
  const fail = failUnread(what, log, client.repair)
  if (!(error instanceof GitHubError) || error.kind !== 'not-found') return fail(error)
  const owner = await fetchLogOwner(client, log, AbortSignal.timeout(TIMEOUT)).catch(fail)
  return left(absenceReason(owner, log))
}

function absenceReason({ status, conclusion }: LogOwner, log: LogRef): string {
  const missing = `GitHub does not have ${nameOfLog(log)}`
  if (status !== 'completed') return `${missing} yet: it is ${status}.`
  if (conclusion === 'skipped') return `${missing}: it was skipped.`
  return `${missing}: deleted, or older than the retention period (90 days by default).`
}

/** Returns the name of a log within a sentence. */
export function nameOfLog({ runId, attempt, jobId }: LogRef): string {
  if (jobId !== undefined) return `the log of job ${jobId}`
  return `the logs of ${attempt === undefined ? '' : `attempt ${attempt} of `}run ${runId}`
}
