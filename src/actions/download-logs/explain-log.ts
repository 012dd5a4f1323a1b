import { ArchiveError, type ArchiveFault } from '../../archive/archive-error.ts'
import { explain } from '../../github/errors/explain.ts'
import { GitHubError } from '../../github/errors/github-error.ts'
import type { Client } from '../../github/http/client.ts'
import { fetchLogOwner, type LogOwner, type LogRef } from '../../github/logs/open-log.ts'
import { SECOND } from '../../model/time.ts'
import type { Outcome } from '../sub-action.ts'

interface MissingLog {
  readonly client: Client
  readonly log: LogRef
  /** Where it was to be saved. */
  readonly folder: string
}

const TIMEOUT = 30 * SECOND

const ADVICE: Readonly<Record<Exclude<ArchiveFault, 'empty'>, string>> = {
  'not-archive':
    'Something between the runner and the host of the logs may have cut or replaced it; re-running this job may help.',
  'too-large': 'The input max-megabytes sets the limit.',
  entry: 'The input extract: false saves the archive as it is.',
}

/** Node's names of what goes wrong with files, and not with connections. */
const DISK =
  /^E(?:ACCES|DQUOT|EXIST|INVAL|ISDIR|MFILE|NAMETOOLONG|NOENT|NOSPC|NOTDIR|NOTEMPTY|PERM|ROFS)$/

/** Says why a log was not saved. That GitHub does not have it, not yet or not any more, is no failure. */
export async function explainMissingLog(
  error: unknown,
  { client, log, folder }: MissingLog,
): Promise<Outcome> {
  const what = nameOfLog(log)
  const failed = (reason: string): Outcome => ({ kind: 'failed', reason })
  if (error instanceof ArchiveError) {
    if (error.fault === 'empty') {
      return { kind: 'left', reason: `Nothing is saved: GitHub's archive of ${what} has no files.` }
    }
    const advice = ADVICE[error.fault]
    return failed(`Could not save ${what}: ${error.message}. Nothing of it is kept. ${advice}`)
  }
  const { code = '', message } = error as NodeJS.ErrnoException
  if (DISK.test(code)) return failed(`Could not save ${what} to ${folder}: ${message}`)
  if (error instanceof GitHubError && error.kind === 'not-found') {
    try {
      const owner = await fetchLogOwner(client, log, AbortSignal.timeout(TIMEOUT))
      return { kind: 'left', reason: reasonOf(owner, log) }
    } catch (unseen) {
      return failed(explain(unseen, what, log, client.repair))
    }
  }
  return failed(explain(error, what, log, client.repair))
}

function reasonOf({ status, conclusion }: LogOwner, log: LogRef): string {
  const missing = `GitHub does not have ${nameOfLog(log)}`
  if (status !== 'completed') return `${missing} yet: it has not ended, it is ${status}.`
  if (conclusion === 'skipped') return `${missing}: it was skipped, and so never had any.`
  return `${missing}, or not any more: logs are deleted when they are older than the repository keeps them (90 days if nobody changed that), or by hand.`
}

/** As a part of a sentence. */
export function nameOfLog({ runId, attempt, jobId }: LogRef): string {
  if (jobId !== undefined) return `the log of job ${jobId}`
  return `the logs of ${attempt === undefined ? '' : `attempt ${attempt} of `}run ${runId}`
}
