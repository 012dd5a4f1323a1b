import { setTimeout } from 'node:timers/promises'
import { type Note, oneLine } from '../../model/note.ts'
import type { StepExcerpt } from '../../model/report/failure.ts'
import type { Job, Step } from '../../model/run.ts'
import type { Target } from '../../model/target.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import { abortError, isTimeout, toGitHubError } from '../errors/github-error.ts'
import type { Client } from '../http/client.ts'
import { readLog } from './read-log.ts'

/** https://docs.github.com/en/rest/actions/workflow-jobs#download-job-logs-for-a-workflow-run */
const LOGS = '/repos/{owner}/{repo}/actions/jobs/{job_id}/logs'

/** Maximum steps of one job whose excerpts are read. */
const MAX_STEPS = 3

/** Maximum jobs of a report whose logs are read. */
export const MAX_LOGS = 10

/** A job, and the steps whose lines are wanted; if empty, the end of its log is wanted. */
export interface WantedLog {
  readonly job: Job
  readonly steps: readonly Step[]
}

interface LogOptions {
  readonly client: Pick<Client, 'redirect' | 'log' | 'repair'>
  readonly target: Target
  /** Maximum lines of each log; 0 fetches none. */
  readonly lines: number
  readonly signal: AbortSignal
  /** Pause before the retry at the log host. */
  readonly retryAfter?: Milliseconds
}

interface LogResponses {
  /** By job id, in the order of the wanted steps. */
  readonly excerpts: ReadonlyMap<number, readonly StepExcerpt[]>
  /** Notes on logs that are not shown, and why. */
  readonly notes: readonly Note[]
}

/** Reads the logs of the first `MAX_LOGS` jobs in parallel. Never throws. */
export async function fetchLogs(
  wanted: readonly WantedLog[],
  options: LogOptions,
): Promise<LogResponses> {
  if (options.lines === 0) return { excerpts: new Map(), notes: [] }
  const results = await Promise.all(
    wanted
      .slice(0, MAX_LOGS)
      .map(async (log) => ({ job: log.job, found: await fetchLog(log, options) })),
  )
  return {
    excerpts: new Map(
      results.flatMap(({ job, found }) =>
        typeof found === 'string' ? [] : [[job.id, found] as const],
      ),
    ),
    notes: [
      ...notesOf(
        results.flatMap(({ job, found }) =>
          typeof found === 'string' ? [{ job, reason: found }] : [],
        ),
      ),
      ...noteOnOmitted(wanted.length - results.length),
    ],
  }
}

function noteOnOmitted(count: number): Note[] {
  if (count === 0) return []
  const text = `Logs are read for at most ${MAX_LOGS} failed jobs; the logs of ${count} more were skipped.`
  return [{ severity: 'notice', text }]
}

/** Returns the excerpts, or the reason why there are none. */
async function fetchLog(
  { job, steps }: WantedLog,
  { client, target, lines, signal, retryAfter = SECOND }: LogOptions,
): Promise<readonly StepExcerpt[] | string> {
  const { owner, repo } = target
  try {
    const parameters = { owner, repo, job_id: job.id }
    const url = await client.redirect(LOGS, parameters, signal)
    const readPart = client.log(url, signal)
    const wanted = { steps: job.steps, targets: steps.slice(0, MAX_STEPS), limit: lines }
    const read = () => readLog(readPart, wanted)
    const excerpts = await read().catch(async (error: unknown) => {
      if (signal.aborted || !isTemporary(error)) throw error
      await setTimeout(retryAfter, undefined, { signal })
      return await read()
    })
    return excerpts.length === 0 ? 'it is empty or not a log of the runner' : excerpts
  } catch (error) {
    return reasonOf(error, signal, client.repair)
  }
}

/** Returns whether the log host, or the connection to it, failed temporarily. */
function isTemporary(error: unknown): boolean {
  const { kind } = toGitHubError(error)
  return kind === 'server' || kind === 'network'
}

function reasonOf(error: unknown, signal: AbortSignal, repair: Client['repair']): string {
  const failure = signal.aborted ? abortError(signal) : toGitHubError(error)
  const { kind, status, cause } = failure
  if (kind === 'aborted') {
    return isTimeout(cause) ? 'the download timed out' : 'this step was cancelled first'
  }
  if (kind === 'not-found') return 'it is not available yet, has expired or was deleted'
  if (kind === 'rate-limited') return 'the API rate limit is exceeded'
  if (kind === 'not-recorded') return 'the recording does not have it'
  if (status === 401 || status === 403) return 'the token lacks permission to read it'
  if (status !== undefined && kind !== 'proxy') {
    return status < 400 ? 'GitHub returned no download URL' : `GitHub responded with ${status}`
  }
  // The advice for other connection errors is about the API.
  const advice = kind === 'proxy' || kind === 'certificate' ? repair(failure) : undefined
  return `the connection failed${advice === undefined ? '' : `. ${advice.replace(/\.$/, '')}`}`
}

/** Returns one note per reason. */
function notesOf(missing: readonly { readonly job: Job; readonly reason: string }[]): Note[] {
  return [...Map.groupBy(missing, ({ reason }) => reason)].map(([reason, logs]) => {
    const [first] = logs
    return logs.length === 1 && first !== undefined
      ? {
          severity: 'notice',
          text: `The log of ${oneLine(first.job.name)} is not shown: ${reason}.`,
          jobId: first.job.id,
        }
      : { severity: 'notice', text: `The logs of ${logs.length} jobs are not shown: ${reason}.` }
  })
}
