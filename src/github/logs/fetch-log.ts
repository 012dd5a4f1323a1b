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

/** Of one job, excerpts are read of no more steps than this. */
const MAX_STEPS = 3

/** A report shows the logs of no more jobs than this. */
export const MAX_LOGS = 10

/** A job that did not pass, and the steps whose lines are wanted; if empty, the end of its log is. */
export interface WantedLog {
  readonly job: Job
  readonly steps: readonly Step[]
}

interface LogOptions {
  readonly client: Pick<Client, 'redirect' | 'log' | 'repair'>
  readonly target: Target
  /** Lines of each log; 0 asks for none. */
  readonly lines: number
  readonly signal: AbortSignal
  /** Wait before the one retry at the log's host; the client retries by itself. */
  readonly retryAfter?: Milliseconds
}

interface LogResponses {
  /** By job id, in the order of the steps that were wanted. */
  readonly excerpts: ReadonlyMap<number, readonly StepExcerpt[]>
  /** Why a log is not shown. */
  readonly notes: readonly Note[]
}

/** Reads the logs of the first `MAX_LOGS` of the jobs, side by side. Never throws. */
export async function fetchLogs(
  wanted: readonly WantedLog[],
  options: LogOptions,
): Promise<LogResponses> {
  if (options.lines === 0) return { excerpts: new Map(), notes: [] }
  const answers = await Promise.all(
    wanted
      .slice(0, MAX_LOGS)
      .map(async (log) => ({ job: log.job, answer: await fetchLog(log, options) })),
  )
  return {
    excerpts: new Map(
      answers.flatMap(({ job, answer }) =>
        typeof answer === 'string' ? [] : [[job.id, answer] as const],
      ),
    ),
    notes: [
      ...notesOf(
        answers.flatMap(({ job, answer }) =>
          typeof answer === 'string' ? [{ job, reason: answer }] : [],
        ),
      ),
      ...omitted(wanted.length - answers.length, answers.length),
    ],
  }
}

/** Says that not every log was read. */
function omitted(count: number, read: number): Note[] {
  if (count === 0) return []
  const text = `Logs are read of ${read} failed jobs at most; ${count} more have a log that was not read.`
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
    const address = await client.redirect(LOGS, parameters, signal)
    const readPart = client.log(address, signal)
    const wanted = { steps: job.steps, targets: steps.slice(0, MAX_STEPS), limit: lines }
    const read = () => readLog(readPart, wanted)
    const excerpts = await read().catch(async (error: unknown) => {
      if (signal.aborted || !mayPass(error)) throw error
      await setTimeout(retryAfter, undefined, { signal })
      return await read()
    })
    return excerpts.length === 0 ? 'it is empty or no log of the runner' : excerpts
  } catch (error) {
    return reasonOf(error, signal, client.repair)
  }
}

/** Whether the host of a log, or the connection to it, failed in a way that may pass. */
function mayPass(error: unknown): boolean {
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
  // What the table says of a connection in general is about the API.
  const advice = kind === 'proxy' || kind === 'certificate' ? repair(failure) : undefined
  return `the connection failed${advice === undefined ? '' : `. ${advice.replace(/\.$/, '')}`}`
}

/** One note a reason, however many jobs have it. */
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
