import { lstat, mkdtemp, readdir, realpath, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ArchiveError, type ArchiveFault, extractArchive } from '../../archive/extract.ts'
import { GitHubError, abortError } from '../../github/errors/github-error.ts'
import { type Client, createClient } from '../../github/http/client.ts'
import { fetchLogOwner, type LogRef, openLog } from '../../github/logs/open-log.ts'
import { SECOND, MINUTE } from '../../model/time.ts'
import { joinTexts, plural } from '../../render/text/units.ts'
import { clientOptions } from '../../actions/client-options.ts'
import { endOnSignal } from '../../actions/report-signal.ts'
import { failUnread } from '../../actions/repairs.ts'
import { count, flag, id, optional, RUN_INPUTS, text } from '../../actions/inputs.ts'
import { getVariable } from '../../actions/read-values.ts'
import { MAX_LONG_TIME } from '../../actions/run-action.ts'
import { InputError, StepFailure } from '../../actions/step-failure.ts'
import { nothingToDo, type Outcome, type InputValues, subAction } from '../../actions/sub-action.ts'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { inspectArchive } from '../../archive/inspect.ts'
import { writeAtomically } from '../../files.ts'

/** The inputs of the action, which action.yml describes. */
const INPUTS = {
  ...RUN_INPUTS,
  'run-attempt': optional(id()),
  'job-id': optional(id()),
  path: optional(text()),
  extract: flag('true'),
  'max-megabytes': count('2000', 1_000_000, 1),
}

type DownloadInputs = InputValues<typeof INPUTS>

export const action = subAction({
  inputs: INPUTS,
  outputs: { done: 'false', reason: '', path: '', files: '0', bytes: '0' },
  maxTime: MAX_LONG_TIME,
  act: (inputs) => {
    endOnSignal()
    return save(inputs, createClient(clientOptions(inputs)))
  },
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
    const { path, files, bytes, replaced = [] } = await saveLog(client, options)
    const saved = `Saved ${nameOfLog(log)} to ${path}: ${plural(files, 'file')} of ${plural(bytes, 'byte')}.`
    const names = `In names, _ replaces ${replaced.join(' ')}, which no artifact can have.`
    return {
      kind: 'done',
      reason: joinTexts([saved, replaced.length > 0 && names], ' '),
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

interface SaveOptions {
  readonly log: LogRef
  readonly folder: string
  /** Whether to extract the archive; the log of one job is not an archive. */
  readonly extract: boolean
  readonly maxBytes: number
}

interface SavedLog {
  /** The folder of the extracted files, or the saved file. */
  readonly path: string
  readonly files: number
  readonly bytes: number
  /** Characters that were replaced in names of files. */
  readonly replaced?: readonly string[]
}

/** Maximum pause of GitHub or the log host. */
const IDLE_TIMEOUT = 60 * SECOND

/** Maximum time of a whole download. */
const DEADLINE = 30 * MINUTE

/** More than a run has: each job has a folder, a file of its own and a file per step. */
const MAX_ARCHIVE_ENTRIES = 100_000

/**
 * Saves a log as a stream, so that memory does not grow with its size. A failure leaves no part of
 * the log.
 *
 * @throws what `openLog` throws, `ArchiveError`, or Node's error if the log cannot be written
 */
export async function saveLog(client: Client, options: SaveOptions): Promise<SavedLog> {
  const { log, folder, extract, maxBytes } = options
  const { runId, attempt, jobId } = log
  if (extract) {
    const { files, bytes, replaced } = await writeAtomically(folder, async (path) => {
      const archive = `${path}.zip`
      await download(client, log, archive, maxBytes)
      await mkdir(path)
      const extracted = await extractArchive(archive, path, {
        bytes: maxBytes,
        entries: MAX_ARCHIVE_ENTRIES,
        platform: process.platform,
        change: client.redact,
      })
      if (extracted.files === 0) throw new ArchiveError('it has no files', 'empty')
      return extracted
    })
    return { path: folder, files, bytes, replaced }
  }
  const archiveName = `run-${runId}${attempt === undefined ? '' : `-attempt-${attempt}`}.zip`
  const path = join(folder, jobId === undefined ? archiveName : `job-${jobId}.txt`)
  const bytes = await writeAtomically(path, async (file) => {
    const size = await download(client, log, file, maxBytes)
    if (jobId !== undefined) return size
    const { entries, isChanged } = await inspectArchive(file, {
      bytes: maxBytes,
      change: client.redact,
    })
    if (entries === 0) throw new ArchiveError('it has no files', 'empty')
    if (isChanged) throw new ArchiveError('a log in it has the token of this step', 'secret')
    return size
  })
  return { path, files: 1, bytes }
}

/** @returns the size of the file */
async function download(
  client: Client,
  log: LogRef,
  file: string,
  maxBytes: number,
): Promise<number> {
  const idle = new AbortController()
  const signal = AbortSignal.any([idle.signal, AbortSignal.timeout(DEADLINE)])
  const timer = setTimeout(() => {
    idle.abort(new DOMException('nothing was received in time', 'TimeoutError'))
  }, IDLE_TIMEOUT)
  let bytes = 0
  async function* measure(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      timer.refresh()
      bytes += chunk.length
      if (bytes > maxBytes)
        throw new ArchiveError(`it is larger than ${maxBytes} bytes`, 'too-large')
      yield chunk
    }
  }
  try {
    const body = await openLog(client, log, signal)
    await pipeline(body, measure, createWriteStream(file, { flags: 'wx' }), { signal })
    return bytes
  } catch (error) {
    throw signal.aborted ? abortError(signal) : error
  } finally {
    clearTimeout(timer)
  }
}
