import type { StepExcerpt } from '../../model/report/failure.ts'
import type { Step } from '../../model/run.ts'
import { SECOND } from '../../model/time.ts'
import type { LogPart, Range } from '../http/log-host.ts'
import { jobReader, type JobReader, type WantedExcerpts } from './excerpts/job-excerpts.ts'
import { findTime } from './find-time.ts'
import { lineSplitter, type RawLine } from './lines/split-lines.ts'

/** What is requested first, at the start and at the end; most logs are smaller. */
const FIRST_BYTES = 262_144

/** A log of up to this size is read as a whole instead of its end, which saves a request. */
const SMALL_BYTES = 2_097_152

/** A log of up to this size is read as a whole if a part of it is not enough. */
const MAX_WHOLE_BYTES = 16_777_216

/** No more is read for one step: of a longer one, the end. */
const MAX_STEP_BYTES = 268_435_456

type Ask = (range?: Range) => Promise<LogPart>

/**
 * Reads the lines that show why steps failed, and little more: the start of the log, which is all of
 * most logs; then its end, or a small log as a whole, where a failed step usually is; then, as a stream, the steps that these
 * do not have as a whole, found by their times.
 *
 * @param ask requests a part of the log from its host, or all of it
 * @returns an excerpt of each target; empty if the log is
 * @throws what `ask` throws, if nothing was read of a target before
 */
export async function readLog(ask: Ask, wanted: WantedExcerpts): Promise<readonly StepExcerpt[]> {
  const first = await ask({ from: 0, to: FIRST_BYTES - 1 })
  const { size } = first
  const start = await readPart(first, wanted)
  // Without a size, the host does not do ranges: that was the whole log.
  if (size === undefined || size <= FIRST_BYTES || start.isOver())
    return excerptsFrom([start], wanted)

  const endFrom = size <= SMALL_BYTES ? 0 : size - FIRST_BYTES
  const end = await readPart(await ask({ from: endFrom, to: size - 1 }), wanted)
  const readers = [start, end]
  const missing = wanted.targets.filter((step) => !readers.some((reader) => isWhole(reader, step)))
  try {
    for (const step of missing) {
      if (readers.some((reader) => isWhole(reader, step))) continue
      readers.push(await readPart(await ask(await rangeOf(step, size, ask)), wanted))
    }
    // The times may have led astray.
    if (missing.some((step) => !readers.some((reader) => reader.excerptOf(step)))) {
      readers.push(await readPart(await ask(), wanted))
    }
  } catch (error) {
    if (!missing.every((step) => readers.some((reader) => reader.excerptOf(step)))) throw error
  }
  return excerptsFrom(readers, wanted)
}

function isWhole(reader: JobReader, step: Step): boolean {
  return reader.excerptOf(step)?.whole === true
}

/** The part of a log in which a step is, with what is needed around it to find its boundaries. */
async function rangeOf({ state }: Step, size: number, ask: Ask): Promise<Range> {
  if (size <= MAX_WHOLE_BYTES || state.kind === 'waiting') return { from: 0, to: size - 1 }
  const { startedAt } = state
  const completedAt = state.kind === 'finished' ? state.completedAt : undefined
  const [begin, end] = await Promise.all([
    startedAt === undefined ? undefined : findTime(startedAt - SECOND, size, ask),
    completedAt === undefined ? undefined : findTime(completedAt + SECOND, size, ask),
  ])
  const to = end?.after ?? size
  return { from: Math.max(begin?.before ?? 0, to - MAX_STEP_BYTES), to: to - 1 }
}

/** Returns the best excerpt of each target that one of the readers has. */
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
  // A part from the middle of a log begins in the middle of a line.
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
    // Without a size, there are no parts to request instead.
    if (reader.isOver() || (size !== undefined && bytes > MAX_STEP_BYTES)) break
  }
  const complete = size === undefined ? !reader.isOver() : from + bytes >= size
  if (complete) add(end())
  reader.end(complete)
  return reader
}
