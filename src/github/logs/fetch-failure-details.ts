import type { Note } from '../../model/note.ts'
import type { Annotation, StepExcerpt } from '../../model/report/failure.ts'
import type { PartsByJob } from '../../model/report/step-parts.ts'
import type { Job, Step } from '../../model/run.ts'
import type { Target } from '../../model/target.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import type { Client } from '../http/client.ts'
import { isScarce, type RateLimit, scarceNote } from '../http/rate-limit.ts'
import { fetchAnnotations } from './fetch-annotations.ts'
import { fetchLogs, MAX_LOGS, type WantedLog } from './fetch-log.ts'

/** A job that did not pass, and what to fetch about it. */
export interface Unexplained {
  readonly job: Job
  /** The steps whose lines are wanted; if empty, the end of the job's log is wanted. */
  readonly steps: readonly Step[]
  readonly log: boolean
  /** Whether the inner steps of all its steps are wanted with its log. */
  readonly parts?: boolean
  readonly annotations: boolean
}

export interface FailureDetailsOptions {
  readonly client: Client
  readonly target: Target
  /** Maximum lines of each log; 0 fetches no log. */
  readonly lines: number
  /** Lists the logs that are worth reading after the first ones, the best first. @default none */
  readonly moreLogs?: (excerpts: FailureDetails['excerpts']) => readonly WantedLog[]
  /** By the latest response. */
  readonly rateLimit: RateLimit | undefined
  readonly signal: AbortSignal
  /** How long a report waits for all logs and annotations. */
  readonly timeout?: Milliseconds
}

/** How long a report waits for all logs and annotations. */
export const LOG_TIMEOUT: Milliseconds = 20 * SECOND

export interface FailureDetails {
  /** By job id. */
  readonly excerpts: ReadonlyMap<number, readonly StepExcerpt[]>
  readonly annotations: ReadonlyMap<number, readonly Annotation[]>
  readonly parts: PartsByJob
  /** Notes on what is not shown, and why. */
  readonly notes: readonly Note[]
}

/** Fetches the logs and the annotations of jobs in parallel. Never throws. */
export async function fetchFailureDetails(
  unexplained: readonly Unexplained[],
  options: FailureDetailsOptions,
): Promise<FailureDetails> {
  const { client, target, lines, rateLimit, timeout = LOG_TIMEOUT, moreLogs = () => [] } = options
  const nothing: FailureDetails = {
    excerpts: new Map(),
    annotations: new Map(),
    parts: new Map(),
    notes: [],
  }
  if (unexplained.length === 0) return nothing
  if (rateLimit !== undefined && isScarce(rateLimit)) {
    return { ...nothing, notes: [scarceNote(rateLimit)] }
  }
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(timeout)])
  const annotated = unexplained.filter(({ annotations }) => annotations)
  const [logs, annotations] = await Promise.all([
    fetchLogsInTurn(
      unexplained.filter(({ log }) => log),
      moreLogs,
      { client, target, lines, signal },
    ),
    Promise.all(
      annotated.map(
        async ({ job }) =>
          [job.id, await fetchAnnotations(client, target, job.id, signal)] as const,
      ),
    ),
  ])
  return { ...logs, annotations: new Map(annotations) }
}

/** Reads the first logs, and then, as the limit permits, those that these show to be worth reading. */
async function fetchLogsInTurn(
  first: readonly WantedLog[],
  moreLogs: (excerpts: FailureDetails['excerpts']) => readonly WantedLog[],
  options: Parameters<typeof fetchLogs>[1],
): ReturnType<typeof fetchLogs> {
  const found = await fetchLogs(first, options)
  const maxLogs = Math.max(0, MAX_LOGS - first.length)
  const more = await fetchLogs(moreLogs(found.excerpts), { ...options, maxLogs })
  return {
    excerpts: new Map([...found.excerpts, ...more.excerpts]),
    parts: new Map([...found.parts, ...more.parts]),
    notes: [...found.notes, ...more.notes],
  }
}
