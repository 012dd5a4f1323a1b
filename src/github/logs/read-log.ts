import type { LogFacts } from '../../model/logged/log-facts.ts'
import type { BesideByStep, StepExcerpt } from '../../model/report/failure.ts'
import type { PartsByStep } from '../../model/report/job-report.ts'
import { stateStart, type Step } from '../../model/run.ts'
import { type Instant, SECOND } from '../../model/time.ts'
import type { ByteRange, LogPart, LogReader } from '../http/log-host.ts'
import type { BusyTime } from '../http/busy-time.ts'
import { MAX_LOG_BYTES, MAX_SHORT_PART } from '../http/limit-logs.ts'
import { JobReader } from './jobs/job-reader.ts'
import type { WantedExcerpts } from './jobs/wanted-excerpts.ts'
import { wasStopped } from './jobs/step-reader.ts'
import { timeReader } from './lines/log-text.ts'
import { lineSplitter, type RawLine } from './lines/split-lines.ts'

/** Size of the first request, at the start and at the end; most logs are smaller. */
const FIRST_BYTES = 262_144

/** Size of a second request for the end; a log of up to this size is then read as a whole. */
const SMALL_BYTES = MAX_SHORT_PART

/** Maximum bytes read of a log for inner steps, from its start. */
const MAX_WHOLE_BYTES = 16_777_216

/** Maximum bytes read of a log for the steps that failed, from its end. */
const MAX_END_BYTES = MAX_LOG_BYTES

type Measure = BusyTime['measure']

/** What was read of the log of a job. */
export interface JobLog {
  /** Excerpts of each target, in their order; empty if the log is empty, or no lines are wanted. */
  readonly excerpts: readonly StepExcerpt[]
  /** What chooses the excerpts again beside a green log, of the targets that were read whole. */
  readonly beside: BesideByStep
  /** Numbers of the steps whose lines were all read. */
  readonly parts: PartsByStep
  /** Ids of the artifacts that the job uploaded, by the lines that were read. */
  readonly uploads: readonly number[]
  readonly facts: LogFacts | undefined
  /** Whether it ends within a target that failed, before the line that says so. */
  readonly endsWithin: boolean
  /** Why more of the log was not read, although a target may have more lines. */
  readonly unread?: unknown
}

/**
 * Reads the lines that show why steps failed, and little more. If the first of them names no failure, it
 * may have failed only because of an earlier error after which the job continued, so that is read as well.
 *
 * @param fetchPart fetches a range of the log, or the whole log
 * @param measure counts the time that reading takes, without the waits for bytes
 * @throws what `fetchPart` throws, if there is no excerpt of a target yet
 */
export async function readLog(
  fetchPart: LogReader,
  wanted: WantedExcerpts,
  measure: Measure = (run) => run(),
): Promise<JobLog> {
  const { readers, unread } = await readTargets(fetchPart, wanted, measure)
  const excerpts = measure(() => excerptsFrom(readers, wanted))
  const [target] = wanted.targets
  const isUnnamed = excerpts[0]?.errors?.isInToolForm === false
  const before = new Set(
    isUnnamed && target ? readers.flatMap((reader) => reader.continuedBefore(target)) : [],
  )
  const earlier = { ...wanted, targets: [...before], parts: false }
  const found =
    before.size === 0
      ? []
      : await readTargets(fetchPart, earlier, measure).then(
          (read) => read.readers,
          () => [],
        )
  const others = excerptsFrom(found, earlier).filter(({ origin }) => origin === 'step')
  const continued = others.map((excerpt) => ({ ...excerpt, continued: excerpt.step?.name }))
  return {
    excerpts: [...excerpts, ...continued],
    beside: besideFrom(readers, wanted),
    parts: partsFrom(readers, wanted),
    uploads: [...new Set(readers.flatMap((reader) => reader.uploads))],
    facts: readers[0]?.facts(),
    endsWithin: wanted.targets.some((step) => bestReader(readers, step)?.endsWithin(step)),
    unread,
  }
}

/**
 * Reads as much of a log as the targets need:
 *
 * 1. the start of the log, which for most logs is the whole log; a small log is read on, as far as that is needed;
 * 2. if inner steps are wanted, all of it, but not of a very large log;
 * 3. of a larger log its end, which has most failed steps, and if a step is still incomplete, more of it, up to a limit.
 *
 * A part of (3) that does not have the beginning of a step is kept, and analysed only if no larger one can be read. The inner
 * steps of all steps that are read for another reason are returned as well.
 */
async function readTargets(
  fetchPart: LogReader,
  wanted: WantedExcerpts,
  measure: Measure,
): Promise<{ readonly readers: readonly JobReader[]; readonly unread?: unknown }> {
  const { targets, limit, parts = false } = wanted
  // 1
  const behindFirst = ({ size = 0 }: Pick<LogPart, 'size'>): ByteRange | undefined => {
    const isNeeded = (parts || limit > 0) && size > FIRST_BYTES && size <= SMALL_BYTES
    return isNeeded ? { from: FIRST_BYTES, to: size - 1 } : undefined
  }
  const first = await fetchPart({ from: 0, to: FIRST_BYTES - 1 }, behindFirst)
  const { size } = first
  const start = await readPart(first, wanted, measure)
  const readers = [start]
  // Without a size, the host does not support ranges: this was the whole log.
  if (size === undefined || start.isAtEnd) return { readers }
  const read = async (part: LogPart) => readers.push(await readPart(part, wanted, measure))
  const fetchTo = (from: number, to: number) => fetchPart({ from, to: to - 1 })
  // 2
  if (parts) await read(await fetchTo(0, Math.min(size, MAX_WHOLE_BYTES)))
  // 3
  const sizes = size <= SMALL_BYTES ? [size] : [FIRST_BYTES, SMALL_BYTES, MAX_END_BYTES]
  const isWhole = (step: Step) => readers.some((reader) => reader.isWhole(step))
  let kept: LogPart | undefined
  let unread: unknown
  for (const bytes of limit === 0 ? [] : sizes) {
    if (targets.length === 0 ? readers.at(-1)?.isAtEnd : targets.every(isWhole)) break
    try {
      const { part, time } = await findFirstTime(await fetchTo(Math.max(0, size - bytes), size))
      const lacksBeginning = targets.some((step) => !isWhole(step) && isBegunBefore(step, time))
      if (lacksBeginning && bytes <= SMALL_BYTES && bytes < size) {
        kept = { ...part, body: await keepBody(part) }
      } else {
        await read(part)
        kept = undefined
      }
    } catch (error) {
      if (kept !== undefined) await read(kept)
      kept = undefined
      const isFound = (step: Step) => readers.some((reader) => reader.excerptOf(step))
      if (readers.length === 1 || !targets.every(isFound)) throw error
      unread = error
    }
  }
  return { readers, unread }
}

/** Whether the first line of a step is before a time: lines of the step before it are at most a second later than its start. */
function isBegunBefore(step: Step, time: Instant | undefined): boolean {
  const begun = stateStart(step.state)
  // The end of a stopped step is enough.
  return time !== undefined && begun !== undefined && time > begun + SECOND && !wasStopped(step)
}

/** Finds the first time in a part from the middle of a log; the part that is returned has all of its bytes. */
async function findFirstTime(
  part: LogPart,
): Promise<{ readonly part: LogPart; readonly time: Instant | undefined }> {
  const timeOf = timeReader()
  const splitter = lineSplitter()
  const chunks: Uint8Array[] = []
  const rest = part.body[Symbol.asyncIterator]()
  let time: Instant | undefined
  let lines = 0
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    chunks.push(next.value)
    for (const { bytes } of splitter.push(next.value)) {
      // It starts in the middle of a line.
      if (lines > 0) time ??= timeOf(bytes)?.time
      lines += 1
    }
    if (time !== undefined) break
  }
  const body = (async function* () {
    yield* chunks
    yield* { [Symbol.asyncIterator]: () => rest }
  })()
  return { part: { ...part, body }, time }
}

/** Reads a body into the memory. */
async function keepBody({ body }: LogPart): Promise<LogPart['body']> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return new Blob(chunks.map((chunk) => new Uint8Array(chunk))).stream()
}

/** Reads a part of a log until no more lines are needed; the rest is not downloaded. */
async function readPart(
  { body, from, size }: LogPart,
  wanted: WantedExcerpts,
  measure: Measure,
): Promise<JobReader> {
  const reader = new JobReader(wanted, from === 0)
  const splitter = lineSplitter()
  let position = from
  let stopped = false
  // A part from the middle of a log starts in the middle of a line.
  let whole = from === 0
  const add = (lines: Iterable<RawLine>) => {
    for (const line of lines) {
      if (whole) reader.add(line)
      whole = true
    }
  }
  for await (const chunk of body) {
    measure(() => {
      add(splitter.push(chunk))
    })
    position += chunk.length
    stopped = reader.isOver() || (wanted.limit === 0 && position > MAX_WHOLE_BYTES)
    if (stopped) break
  }
  const complete = size === undefined ? !stopped : position >= size
  if (complete) add(splitter.end())
  reader.end(complete)
  return reader
}

/** Returns the best excerpt of each target among the readers. */
function excerptsFrom(
  readers: readonly JobReader[],
  { targets, limit }: WantedExcerpts,
): StepExcerpt[] {
  if (limit === 0) return []
  const last = readers.at(-1)
  if (targets.length === 0) return [last?.fallback(undefined) ?? []].flat()
  return targets.flatMap((step) => {
    return bestReader(readers, step)?.excerptOf(step) ?? last?.fallback(step) ?? []
  })
}

function bestReader(readers: readonly JobReader[], step: Step): JobReader | undefined {
  const whole = readers.find((reader) => reader.isWhole(step))
  return whole ?? readers.findLast((reader) => reader.excerptOf(step))
}

function besideFrom(
  readers: readonly JobReader[],
  { targets, limit }: WantedExcerpts,
): BesideByStep {
  const choosers = (limit === 0 ? [] : targets).map((step) => {
    return [step.number, bestReader(readers, step)?.besideOf(step)] as const
  })
  return new Map(choosers.flatMap(([number, choose]) => (choose ? [[number, choose]] : [])))
}

/** Returns the inner steps by the first reader that read all lines of their step. */
function partsFrom(readers: readonly JobReader[], { steps }: WantedExcerpts): PartsByStep {
  return new Map(
    steps.flatMap((step) => {
      const [found] = readers.flatMap((reader) => reader.partsOf(step) ?? [])
      return found === undefined ? [] : [[step.number, found]]
    }),
  )
}
