import { firstLogs, inTurn, unreadLogs } from '../analyse/causes/choose-logs.ts'
import { unstartedToAnnotate } from '../analyse/failures/lacks-runner.ts'
import { jobsToAnnotate, MAX_ANNOTATED, stepsOf } from '../analyse/failures/report-failures.ts'
import type { RepositorySource } from '../github/http/client.ts'
import { fetchAnnotations } from '../github/logs/fetch-annotations.ts'
import { fetchLogs, type LogResponses, MAX_LOGS, type WantedLog } from '../github/logs/fetch-log.ts'
import type { Note } from '../model/note.ts'
import { isUnexplained } from '../model/report/job-report.ts'
import type { Job } from '../model/run.ts'
import { type Known, NOTHING } from './known.ts'
import type { ExplainedRun, ExplainOptions } from './options.ts'

interface ReadOptions extends ExplainOptions {
  readonly maxRead: number
  /** Jobs whose logs are read for their inner steps. */
  readonly partJobs: readonly Job[]
  readonly explain: (known: Known) => readonly ExplainedRun[]
}

/** Reads the logs and annotations of failed jobs: what is known shows what is worth reading next, until nothing is left. */
export async function readReasons(
  runs: readonly ExplainedRun[],
  source: RepositorySource,
  options: ReadOptions,
) {
  let known = NOTHING
  let found = runs
  /** Logs that are read for inner steps alone. */
  let parts: Promise<LogResponses> | undefined
  for (;;) {
    const plan = planReading(found, known, options)
    const wanted = new Set([...(known.wanted ?? []), ...plan.logs.map(({ job }) => job.id)])
    parts ??= fetchParts(options.partJobs, wanted, source)
    if (plan.logs.length + plan.annotated.length === 0) return { known, found, parts }
    known = { ...(await readPlanned(plan, known, source, options)), wanted }
    found = options.explain(known)
  }
}

async function fetchParts(
  partJobs: readonly Job[],
  wanted: ReadonlySet<number>,
  { client, repository, signal }: RepositorySource,
): Promise<LogResponses> {
  const others = partJobs.filter(({ id }) => !wanted.has(id))
  return await fetchLogs(
    others.map((job) => ({ job, steps: [], parts: true })),
    { client, target: repository, signal, lines: 0 },
  )
}

async function readPlanned(
  { logs, annotated, maxLogs }: ReturnType<typeof planReading>,
  known: Known,
  source: RepositorySource,
  { logLines: lines }: ExplainOptions,
): Promise<Known> {
  const { client, repository, signal } = source
  const [read, ...annotations] = await Promise.all([
    fetchLogs(logs, { client, target: repository, signal, lines, maxLogs }),
    ...annotated.map(async (id) => [id, await fetchAnnotations(source, id)] as const),
  ])
  const explained = new Map(known.annotations)
  const unannotated = new Set(known.unannotated)
  for (const [id, some] of annotations) {
    if (some === undefined) unannotated.add(id)
    else explained.set(id, some)
  }
  return { ...known, ...joinLogs(known, read), annotations: explained, unannotated }
}

/**
 * Lists what to read next: first a log of each group of failures, and annotations, then the logs that
 * these show to be worth reading.
 */
function planReading(
  found: readonly ExplainedRun[],
  { wanted, annotations, unannotated }: Known,
  { logLines: lines, maxAnnotated, maxRead, partJobs }: ReadOptions,
) {
  const byRun = found.map(({ failures }) => failures)
  const isFirst = wanted === undefined
  const areFew = maxRead < MAX_LOGS
  const maxLogs = Math.max(0, maxRead - (wanted?.size ?? 0))
  const chosen = inTurn(
    byRun.map((some) => (isFirst ? firstLogs(some, maxRead) : unreadLogs(some, wanted))),
  )
  const first = jobsToAnnotate(byRun.flat(), {
    maxFailedSteps: areFew ? 0 : (maxAnnotated ?? 10),
    onlyOutcomes: maxAnnotated === undefined && lines === 0,
  })
  const next = byRun.flatMap((some) => unstartedToAnnotate(some, annotations))
  const isDone = areFew || unannotated.size > 0
  const logs = lines === 0 ? [] : chosen.slice(0, isFirst || areFew ? maxLogs : undefined)
  return {
    logs: logs.map((failure): WantedLog => {
      const { job } = failure.job
      return { job, steps: stepsOf(failure), parts: isFirst && partJobs.includes(job) }
    }),
    maxLogs,
    // Only annotations may show that a cancelled job reached its time limit, so that its log is wanted.
    annotated: isFirst
      ? [...first].slice(0, areFew ? maxRead : undefined)
      : next.slice(0, isDone ? 0 : MAX_ANNOTATED),
  }
}

export function joinLogs(one: LogResponses, other: LogResponses): LogResponses {
  return {
    excerpts: new Map([...one.excerpts, ...other.excerpts]),
    parts: new Map([...one.parts, ...other.parts]),
    uploads: new Map([...one.uploads, ...other.uploads]),
    notes: [...one.notes, ...other.notes],
  }
}

/** Names the permission that can show why jobs did not run to their end, if their annotations could not be read. */
export function noteOnUnread(
  found: readonly ExplainedRun[],
  unannotated: ReadonlySet<number>,
): Note[] {
  const unread = found
    .flatMap(({ failures }) => failures)
    .filter(({ job }) => unannotated.has(job.job.id))
  const verbs = new Set(
    unread.flatMap(({ failure }) => {
      if (failure.kind === 'never-started' && failure.reason === undefined) return ['never started']
      return isUnexplained(failure) ? ['were cancelled'] : []
    }),
  )
  if (verbs.size === 0) return []
  const text = `Why jobs ${[...verbs].toSorted().join(' or ')} is unknown: GitHub's annotations could not be read. They need the permission \`checks: read\`.`
  return [{ severity: 'notice', text }]
}
