import type { Annotation } from '../../model/report/failure.ts'
import type { Job } from '../../model/run.ts'
import type { Target } from '../../model/target.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import type { Client } from '../http/client.ts'
import { type RateLimit, scarceNote } from '../http/rate-limit.ts'
import { fetchAnnotations } from './fetch-annotations.ts'
import { fetchLogs, type LogResponses, MAX_LOGS, type WantedLog } from './fetch-log.ts'

/** A job that did not pass, and what to fetch about it. */
export interface Unexplained extends WantedLog {
  readonly log: boolean
  readonly annotations: boolean
}

export interface FailureDetailsOptions {
  readonly client: Client
  readonly target: Target
  /** Maximum lines of each log; 0 fetches no log. */
  readonly lines: number
  /** Lists the logs that are worth reading after the first ones, the best first. @default none */
  readonly moreLogs?: (explained: Explained) => readonly WantedLog[]
  /** Further jobs, whose logs are only read for the inner steps of their steps. @default none */
  readonly partsOf?: readonly Job[]
  /** By the latest response. */
  readonly rateLimit: RateLimit | undefined
  readonly signal: AbortSignal
  /** How long a report waits for all logs and annotations. @default 20 s */
  readonly timeout?: Milliseconds
}

type Explained = Pick<FailureDetails, 'excerpts' | 'annotations'>

export interface FailureDetails extends LogResponses {
  /** By job id. */
  readonly annotations: ReadonlyMap<number, readonly Annotation[]>
}

const NOTHING: FailureDetails = {
  excerpts: new Map(),
  annotations: new Map(),
  parts: new Map(),
  notes: [],
}

/** Fetches the logs and the annotations of jobs in parallel. Never throws. */
export async function fetchFailureDetails(
  unexplained: readonly Unexplained[],
  options: FailureDetailsOptions,
): Promise<FailureDetails> {
  const { client, target, lines, rateLimit, timeout = 20 * SECOND } = options
  const { moreLogs = () => [], partsOf = [] } = options
  if (unexplained.length + partsOf.length === 0) return NOTHING
  const scarce = scarceNote(rateLimit)
  if (scarce !== undefined) return { ...NOTHING, notes: [scarce] }
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(timeout)])
  const source = { client, target, signal }
  const annotated = unexplained.filter(({ annotations }) => annotations)
  const annotationsByJob = Promise.all(
    annotated.map(
      async ({ job }) => [job.id, await fetchAnnotations(client, target, job.id, signal)] as const,
    ),
  ).then((entries) => new Map(entries))
  const [logs, others, annotations] = await Promise.all([
    fetchLogsInTurn(
      unexplained.filter(({ log }) => log),
      async (excerpts) => moreLogs({ excerpts, annotations: await annotationsByJob }),
      { ...source, lines },
    ),
    fetchLogs(
      partsOf.map((job) => ({ job, steps: [], parts: true })),
      { ...source, lines: 0 },
    ),
    annotationsByJob,
  ])
  return { ...joinLogs(logs, others), annotations }
}

/** Reads the first logs, and then, as the limit permits, those that these show to be worth reading. */
async function fetchLogsInTurn(
  first: readonly WantedLog[],
  moreLogs: (excerpts: FailureDetails['excerpts']) => Promise<readonly WantedLog[]>,
  options: Parameters<typeof fetchLogs>[1],
): Promise<LogResponses> {
  const found = await fetchLogs(first, options)
  const maxLogs = Math.max(0, MAX_LOGS - first.length)
  return joinLogs(found, await fetchLogs(await moreLogs(found.excerpts), { ...options, maxLogs }))
}

function joinLogs(one: LogResponses, other: LogResponses): LogResponses {
  return {
    excerpts: new Map([...one.excerpts, ...other.excerpts]),
    parts: new Map([...one.parts, ...other.parts]),
    notes: [...one.notes, ...other.notes],
  }
}
