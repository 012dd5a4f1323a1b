import type { Note } from '../../model/note.ts'
import type { Annotation, StepExcerpt } from '../../model/report/failure.ts'
import type { Job, Step } from '../../model/run.ts'
import type { Target } from '../../model/target.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import type { Client } from '../http/client.ts'
import { isScarce, type RateLimit, scarceNote } from '../http/rate-limit.ts'
import { fetchAnnotations } from './fetch-annotations.ts'
import { fetchLogs } from './fetch-log.ts'

/** A job that did not pass, and what to fetch about it. */
export interface Unexplained {
  readonly job: Job
  /** The steps whose lines are wanted; if empty, the end of the job's log is wanted. */
  readonly steps: readonly Step[]
  readonly log: boolean
  readonly annotations: boolean
}

export interface FailureDetailsOptions {
  readonly client: Client
  readonly target: Target
  /** Maximum lines of each log; 0 fetches no log. */
  readonly lines: number
  /** By the latest response. */
  readonly rateLimit: RateLimit | undefined
  readonly signal: AbortSignal
  /** How long a report waits for all logs and annotations. */
  readonly timeout?: Milliseconds
}

const TIMEOUT: Milliseconds = 20 * SECOND

export interface FailureDetails {
  /** By job id. */
  readonly excerpts: ReadonlyMap<number, readonly StepExcerpt[]>
  readonly annotations: ReadonlyMap<number, readonly Annotation[]>
  /** Notes on what is not shown, and why. */
  readonly notes: readonly Note[]
}

/** Fetches the logs and the annotations of jobs in parallel. Never throws. */
export async function fetchFailureDetails(
  unexplained: readonly Unexplained[],
  { client, target, lines, rateLimit, timeout = TIMEOUT, ...options }: FailureDetailsOptions,
): Promise<FailureDetails> {
  const nothing: FailureDetails = { excerpts: new Map(), annotations: new Map(), notes: [] }
  if (unexplained.length === 0) return nothing
  if (rateLimit !== undefined && isScarce(rateLimit)) {
    return { ...nothing, notes: [scarceNote(rateLimit)] }
  }
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(timeout)])
  const annotated = unexplained.filter(({ annotations }) => annotations)
  const [logs, annotations] = await Promise.all([
    fetchLogs(
      unexplained.filter(({ log }) => log),
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
