import { setTimeout } from 'node:timers/promises'
import type { LogFacts, LogFactsOf } from '../../model/logged/log-facts.ts'
import { type Note, type Read, collapseBlanks } from '../../model/note.ts'
import type { Job, Step } from '../../model/run.ts'
import { groupsOf } from '../../model/some.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import { abortError, isTimeout, toGitHubError } from '../errors/github-error.ts'
import type { Client, RepositorySource } from '../http/client.ts'
import { TRANSFER_CUT } from '../http/log-host.ts'
import { JOB_PATH } from '../run/run-responses.ts'
import { limitLog, type LogTurn, startLogLimit } from '../http/limit-logs.ts'
import type { JobLog } from './read-log.ts'

/** https://docs.github.com/en/rest/actions/workflow-jobs#download-job-logs-for-a-workflow-run */
const LOGS = `${JOB_PATH}/logs` as const

/** Maximum steps of one job whose excerpts are read. */
export const MAX_STEPS = 3

/** Maximum jobs of a report whose logs are read. */
export const MAX_LOGS = 10

/** A job, and the steps whose lines are wanted; if empty, the end of its log is wanted. */
export interface WantedLog {
  readonly job: Job
  readonly steps: readonly Step[]
  /** Number of the last step whose versions are read. @default that of the last of `steps` */
  readonly lastStep?: number | undefined
  /** Whether the inner steps of all steps are wanted. @default those of the lines that are read anyway */
  readonly parts?: boolean
}

interface LogOptions {
  /** Maximum lines of each log; with 0, only logs whose inner steps are wanted are fetched. */
  readonly lines: number
  /** @default MAX_LOGS */
  readonly maxLogs?: number
  /** Word for a log that cannot be read. @default 'not shown' */
  readonly outcome?: string
  /** Names the run of the logs, with a space before it. @default the reported run, which is not named */
  readonly where?: string
  /** Whether the logs are of the reported runs. @default false */
  readonly areOfRun?: boolean
  /** Whether the kinds of failures are read. @default true */
  readonly kinds?: boolean
  /** Pause before the retry at the log host. */
  readonly retryAfter?: Milliseconds
}

/** What was read of the logs of jobs, by their ids. */
export interface JobLogs {
  readonly excerpts: ReadonlyMap<number, JobLog['excerpts']>
  readonly beside: ReadonlyMap<number, JobLog['beside']>
  readonly parts: ReadonlyMap<number, JobLog['parts']>
  readonly uploads: ReadonlyMap<number, JobLog['uploads']>
  /** Lacks logs of which the start was not read. */
  readonly logFacts: LogFactsOf
  /** Ids of the jobs whose logs were requested, and could not be read as a whole. */
  readonly unread: ReadonlySet<number>
  /** Notes on logs that are not shown, and why. */
  readonly notes: readonly Note[]
}

/** Reads the logs of the first jobs in parallel. Never throws. */
export async function fetchLogs(
  source: RepositorySource,
  wanted: readonly WantedLog[],
  options: LogOptions,
): Promise<JobLogs> {
  const { maxLogs = MAX_LOGS, lines } = options
  const useful = wanted.filter(({ parts }) => lines > 0 || parts)
  let turn: Promise<unknown> = Promise.resolve()
  const results = await Promise.all(
    useful.slice(0, maxLogs).map(async (log) => {
      const found = fetchLog(source, log, { ...options, turn })
      // A log that is skipped, or fails, delays none.
      turn = Promise.all([turn, found])
      return { job: log.job, found: await found }
    }),
  )
  const read = results.flatMap(({ job, found }) =>
    found.read === undefined ? [] : [{ id: job.id, job, ...found.read }],
  )
  const missing = results.flatMap(({ job, found }) =>
    found.unread === undefined ? [] : [{ job, reason: found.unread }],
  )
  const isCut = (error: unknown) => {
    const { kind, message } = toGitHubError(error)
    return kind === 'own-limit' || message === TRANSFER_CUT
  }
  const cut = read.flatMap(({ job, unread }) =>
    unread !== undefined && isCut(unread) ? [{ job, reason: toGitHubError(unread).message }] : [],
  )
  return {
    excerpts: new Map(read.flatMap(({ id, excerpts }) => (lines === 0 ? [] : [[id, excerpts]]))),
    beside: new Map(read.map(({ id, beside }) => [id, beside])),
    parts: new Map(read.map(({ id, parts }) => [id, parts])),
    uploads: new Map(read.map(({ id, uploads }) => [id, uploads])),
    logFacts: new Map(read.flatMap(({ id, facts }) => (facts === undefined ? [] : [[id, facts]]))),
    unread: new Set([
      ...missing.map(({ job }) => job.id),
      ...read.flatMap(({ id, unread }) => (unread === undefined ? [] : id)),
    ]),
    notes: [
      ...notesOnMissing(missing, options),
      ...notesOnMissing(cut, { ...options, outcome: 'read only at the end' }),
      ...notesOnMissing(
        read.flatMap(({ job, endsWithin }) => (endsWithin ? [{ job, reason: ENDS_WITHIN }] : [])),
        options,
      ),
      ...noteOnUnreadLogs(useful.length - results.length),
    ],
  }
}

function noteOnUnreadLogs(count: number): Note[] {
  if (count === 0) return []
  const text = `Logs are read for at most ${MAX_LOGS} failed jobs; the logs of ${count} more were skipped.`
  return [{ severity: 'notice', text }]
}

/**
 * Reads what the start of a job's log says of its machine, its caches and versions; `undefined` if it cannot be read. Never
 * throws.
 *
 * @param lastStep as in `WantedLog`
 */
export async function fetchFacts(
  source: RepositorySource,
  job: Job,
  lastStep?: number,
): Promise<LogFacts | undefined> {
  const turn = Promise.resolve()
  const { read, unread } = await fetchLog(source, { job, steps: [], lastStep }, { lines: 0, turn })
  if (read !== undefined) return read.facts
  source.client.debug(`Skipped the log of job ${job.id}: ${unread}`)
  return undefined
}

/** Returns what was read, or the reason why nothing was. */
async function fetchLog(
  source: RepositorySource,
  { job, steps, lastStep, parts = false }: WantedLog,
  {
    lines,
    retryAfter = SECOND,
    areOfRun = false,
    kinds = true,
    turn,
  }: LogOptions & Pick<LogTurn, 'turn'>,
): Promise<Read<JobLog>> {
  const { client, signal, logLimit, busy } = source
  try {
    const url = await source.redirect(LOGS, { job_id: job.id })
    const read = client.log(url, signal)
    const targets = lines === 0 ? [] : steps.slice(0, MAX_STEPS)
    const wanted = { steps: job.steps, targets, lastStep, limit: lines, parts, kinds }
    const { readLog } = await import(/* webpackChunkName: "logs" */ './read-log.ts')
    const limited = { limit: logLimit ?? startLogLimit(), isOfRun: areOfRun, turn }
    const found = await retryOnce(
      () => readLog(limitLog(read, limited), wanted, busy?.measure),
      signal,
      retryAfter,
    )
    const isEmpty = lines > 0 && found.excerpts.length === 0
    return isEmpty ? { unread: 'it is empty or not a log of the runner' } : { read: found }
  } catch (error) {
    return { unread: logReason(error, source) }
  }
}

/** Reads again if the log host, or the connection to it, failed temporarily. */
export async function retryOnce<Read>(
  read: () => Promise<Read>,
  signal: AbortSignal,
  retryAfter: Milliseconds,
): Promise<Read> {
  return await read().catch(async (error: unknown) => {
    if (signal.aborted || !isTemporary(error)) throw error
    await setTimeout(retryAfter, undefined, { signal })
    return await read()
  })
}

function isTemporary(error: unknown): boolean {
  const { kind } = toGitHubError(error)
  return kind === 'server' || kind === 'network'
}

/** What a log is read from. */
type LogSource = Pick<RepositorySource, 'signal' | 'busy'> & {
  readonly client: Pick<Client, 'repair'>
}

/** Returns why a log, or another file of its host, was not read, as a clause. */
export function logReason(error: unknown, { signal, client: { repair }, busy }: LogSource): string {
  const failure = signal.aborted ? abortError(signal) : toGitHubError(error)
  const { kind, status, cause } = failure
  if (kind === 'aborted') {
    if (!isTimeout(cause)) return 'this step was cancelled first'
    if (busy?.isMost() !== true) return 'the download timed out'
    return `the logs were not read within ${busy.deadline / SECOND} s, since they are long`
  }
  if (status === 410) return 'expired or deleted'
  if (kind === 'not-found') return 'not available yet, expired or deleted'
  if (kind === 'rate-limited') return 'the API rate limit is exceeded'
  if (kind === 'too-large') return 'GitHub returned too large a response'
  if (failure.message === TRANSFER_CUT) return TRANSFER_CUT
  if (kind === 'own-limit' || (kind === 'other' && status === undefined)) return failure.message
  if (status === 401 || status === 403) return 'the token lacks permission to read it'
  if (status !== undefined && kind !== 'proxy') {
    return status < 400 ? 'GitHub returned no download URL' : `GitHub responded with ${status}`
  }
  // The advice for other connection errors is about the API.
  const advice = kind === 'proxy' || kind === 'certificate' ? repair(failure) : undefined
  return `the connection failed${advice === undefined ? '' : `. ${advice.replace(/\.$/, '')}`}`
}

const ENDS_WITHIN = 'it ends within the step'

/** Reasons that are the whole sentence, for one log and for several. */
const SENTENCES: Readonly<Partial<Record<string, readonly [one: string, several: string]>>> = {
  [TRANSFER_CUT]: ['was cut', 'were cut'],
  [ENDS_WITHIN]: ['ends within the step', 'end within the step'],
}

/** Returns one note per reason. */
function notesOnMissing(
  missing: readonly { readonly job: Job; readonly reason: string }[],
  { outcome = 'not shown', where = '' }: Pick<LogOptions, 'outcome' | 'where'>,
): Note[] {
  return groupsOf(missing, ({ reason }) => reason).map(([{ job, reason }, ...others]): Note => {
    const isOne = others.length === 0
    const jobs = isOne ? collapseBlanks(job.name) : `${others.length + 1} jobs`
    const logs = isOne ? 'log' : 'logs'
    const all = `${isOne ? 'is' : 'are'} ${outcome}: ${reason}`
    const text = `The ${logs} of ${jobs}${where} ${SENTENCES[reason]?.[isOne ? 0 : 1] ?? all}.`
    return { severity: 'notice', text, ...(isOne && { jobId: job.id }) }
  })
}
