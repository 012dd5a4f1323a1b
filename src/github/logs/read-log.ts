import type { StepExcerpt } from '../../model/report/failure.ts'
import type { Step } from '../../model/run.ts'
import { SECOND } from '../../model/time.ts'
import type { LogPart, Range } from '../http/log-host.ts'
import { jobReader, type JobReader, type WantedExcerpts } from './excerpts/job-excerpts.ts'
import { findTime } from './find-time.ts'
import { lineSplitter, type RawLine } from './lines/split-lines.ts'

/** Size of the first request, at the start and at the end; most logs are smaller. */
const FIRST_BYTES = 262_144

/** If its end is needed, a log of up to this size is read as a whole, which saves a request. */
const SMALL_BYTES = 2_097_152

/** A log of up to this size is read as a whole if a part of it is not enough. */
const MAX_WHOLE_BYTES = 16_777_216

/** Maximum bytes read for one step; of a longer one, only the end is read. */
const MAX_STEP_BYTES = 268_435_456

type FetchPart = (range?: Range) => Promise<LogPart>

/**
 * Reads the lines that show why steps failed, and little more:
 *
 * 1. the start of the log, which for most logs is the whole log;
 * 2. its end, which has most failed steps, or a small log as a whole;
 * 3. as a stream, the steps that are still incomplete, found by their times.
 *
 * @param fetchPart fetches a range of the log, or the whole log
 * @returns an excerpt of each target; empty if the log is empty
 * @throws what `fetchPart` throws, if there is no excerpt of a target yet
 */
export async function readLog(
  fetchPart: FetchPart,
  wanted: WantedExcerpts,
): Promise<readonly StepExcerpt[]> {
  // 1
  const first = await fetchPart({ from: 0, to: FIRST_BYTES - 1 })
  const { size } = first
  const start = await readPart(first, wanted)
  // Without a size, the host does not support ranges: this was the whole log.
  if (size === undefined || size <= FIRST_BYTES || start.isOver())
    return excerptsFrom([start], wanted)

  // 2
  const endFrom = size <= SMALL_BYTES ? 0 : size - FIRST_BYTES
  const end = await readPart(await fetchPart({ from: endFrom, to: size - 1 }), wanted)
  const readers = [start, end]
  // 3
  const missing = wanted.targets.filter((step) => !readers.some((reader) => isWhole(reader, step)))
  try {
    for (const step of missing) {
      if (readers.some((reader) => isWhole(reader, step))) continue
      readers.push(await readPart(await fetchPart(await rangeOf(step, size, fetchPart)), wanted))
    }
    // The times may be wrong.
    if (missing.some((step) => !readers.some((reader) => reader.excerptOf(step)))) {
      readers.push(await readPart(await fetchPart(), wanted))
    }
  } catch (error) {
    if (!missing.every((step) => readers.some((reader) => reader.excerptOf(step)))) throw error
  }
  return excerptsFrom(readers, wanted)
}

function isWhole(reader: JobReader, step: Step): boolean {
  return reader.excerptOf(step)?.whole === true
}

/** Returns the range of a step, with enough lines around it to find its boundaries. */
async function rangeOf({ state }: Step, size: number, fetchPart: FetchPart): Promise<Range> {
  if (size <= MAX_WHOLE_BYTES || state.kind === 'waiting') return { from: 0, to: size - 1 }
  const { startedAt } = state
  const completedAt = state.kind === 'finished' ? state.completedAt : undefined
  const [begin, end] = await Promise.all([
    startedAt === undefined ? undefined : findTime(startedAt - SECOND, size, fetchPart),
    completedAt === undefined ? undefined : findTime(completedAt + SECOND, size, fetchPart),
  ])
  const to = end?.after ?? size
  return { from: Math.max(begin?.before ?? 0, to - MAX_STEP_BYTES), to: to - 1 }
}

/** Returns the best excerpt of each target among the readers. */
function excerptsFrom(readers: readonly JobReader[], { targets }: WantedExcerpts): StepExcerpt[] {
  const last = readers.at(-1)
  if (targets.length === 0)
    return [last?.fallback(undefined)].filter((found) => found !== undefined)
  return targets.flatMap((step) => {
    const found = readers.flatMap((reader) => reader.excerptOf(step) ?? [])
    const best = found.find(({ whole }) => whole) ?? found.at(-1)
    if (best === undefined) return last?.fallback(step) ?? []
    const { step: target, origin, lines, omitted, exitCode } = best
    return [{ step: target, origin, lines, omitted, exitCode }]
  })
}

/** Reads the lines of a part until no more are needed; the rest is not downloaded. */
async function readPart({ body, from, size }: LogPart, wanted: WantedExcerpts): Promise<JobReader> {
  const reader = jobReader(wanted, from === 0)
  const { push, end } = lineSplitter()
  // A part from the middle of a log starts in the middle of a line.
  let whole = from === 0
  const add = (lines: Iterable<RawLine>) => {
    for (const line of lines) {
      if (whole) reader.add(line)
      whole = true
    }
  }
  let bytes = 0
  for await (const chunk of body) {
    add(push(chunk))
    bytes += chunk.length
    // Without a size, the host does not support ranges, so read on.
    if (reader.isOver() || (size !== undefined && bytes > MAX_STEP_BYTES)) break
  }
  const complete = size === undefined ? !reader.isOver() : from + bytes >= size
  if (complete) add(end())
  reader.end(complete)
  return reader
}
