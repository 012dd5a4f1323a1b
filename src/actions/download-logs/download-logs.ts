import { lstat, mkdtemp, readdir, realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ArchiveError, type ArchiveFault } from '../../archive/extract.ts'
import { GitHubError } from '../../github/errors/github-error.ts'
import { type Client, createClient } from '../../github/http/client.ts'
import { fetchLogOwner, type LogRef } from '../../github/logs/open-log.ts'
import { SECOND } from '../../model/time.ts'
import { plural } from '../../render/text/units.ts'
import { clientOptions } from '../connect.ts'
import { failUnread } from '../repairs.ts'
import { count, flag, id, optional, RUN, text } from '../inputs.ts'
import { getVariable } from '../read-values.ts'
import { MAX_LONG_TIME } from '../run-action.ts'
import { InputError, StepFailure } from '../step-failure.ts'
import { nothingToDo, type Outcome, type Read, subAction } from '../sub-action.ts'
import { saveLog } from './save-log.ts'

/** The inputs of the action, which action.yml describes. */
const INPUTS = {
  ...RUN,
  'run-attempt': optional(id()),
  'job-id': optional(id()),
  path: optional(text()),
  extract: flag('true'),
  'max-megabytes': count('2000', 1_000_000, 1),
}

type DownloadInputs = Read<typeof INPUTS>

export const action = subAction({
  inputs: INPUTS,
  outputs: { done: 'false', reason: '', path: '', files: '0', bytes: '0' },
  maxTime: MAX_LONG_TIME,
  act: (inputs) => save(inputs, createClient(clientOptions(inputs))),
})

const MEGABYTE = 1_000_000

/**
 * Returns an absolute path, which is also valid in a step with another working directory.
 *
 * @param path `undefined` for a new folder below the runner's temporary one
 */
async function chooseFolder(path: string | undefined, extract: boolean): Promise<string> {
  if (path === undefined) {
    const folder = await mkdtemp(join(getVariable('RUNNER_TEMP') ?? tmpdir(), 'run-report-'))
    return join(folder, 'logs')
  }
  if (!extract) return resolve(path)
  const folder = await followLink(resolve(path))
  if (folder === undefined || !(await isFree(folder))) {
    throw new InputError('path', path, 'a new or empty folder, because logs are extracted to it')
  }
  return folder
}

/** Follows a link, which a folder cannot replace; returns `undefined` if the link is broken. */
async function followLink(path: string): Promise<string | undefined> {
  const isLink = await lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  )
  return isLink ? await realpath(path).catch(() => undefined) : path
}

async function isFree(path: string): Promise<boolean> {
  try {
    return (await readdir(path)).length === 0
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
  }
}

/** Saves the log or the logs, and reports where. @throws StepFailure */
export async function save(
  inputs: DownloadInputs,
  client: Client,
): Promise<Outcome<'path' | 'files' | 'bytes'>> {
  const { runAttempt: attempt, jobId, maxMegabytes } = inputs
  const log = { ...inputs, attempt }
  // The log of one job is not an archive.
  const extract = inputs.extract && jobId === undefined
  const folder = await chooseFolder(inputs.path, extract)
  try {
    const options = { log, folder, extract, maxBytes: maxMegabytes * MEGABYTE }
    const { path, files, bytes } = await saveLog(client, options)
    return {
      kind: 'done',
      reason: `Saved ${nameOfLog(log)} to ${path}: ${plural(files, 'file')} of ${plural(bytes, 'byte')}.`,
      outputs: { path, files: String(files), bytes: String(bytes) },
    }
  } catch (error) {
    return await explainMissingLog(error, client, { log, folder })
  }
}

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
      return nothingToDo(`Nothing was saved: GitHub's archive of ${what} has no files.`)
    }
    const reason = `Could not save ${what}: ${error.message}. No part of it was kept.`
    throw new StepFailure(`${reason} ${ADVICE[error.fault]}`, { cause: error })
  }
  const { code = '', message } = error as NodeJS.ErrnoException
  if (DISK.test(code)) {
    throw new StepFailure(`Could not save ${what} to ${folder}: ${message}`, { cause: error })
  }
  const fail = failUnread(what, log, client.repair)
  if (!(error instanceof GitHubError) || error.kind !== 'not-found') return fail(error)
  const owner = await fetchLogOwner(client, log, AbortSignal.timeout(TIMEOUT)).catch(fail)
  const missing = `GitHub does not have ${what}`
  if (owner.status !== 'completed') return nothingToDo(`${missing} yet: it is ${owner.status}.`)
  if (owner.conclusion === 'skipped') return nothingToDo(`${missing}: it was skipped.`)
  return nothingToDo(
    `${missing}: deleted, or older than the retention period (90 days by default).`,
  )
}

/** Returns the name of a log within a sentence. */
function nameOfLog({ runId, attempt, jobId }: LogRef): string {
  if (jobId !== undefined) return `the log of job ${jobId}`
  return `the logs of ${attempt === undefined ? '' : `attempt ${attempt} of `}run ${runId}`
}
