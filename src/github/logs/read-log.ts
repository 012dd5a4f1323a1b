import type { LogFacts } from '../../model/logged/log-facts.ts'
import type { StepExcerpt } from '../../model/report/failure.ts'
import type { PartsByStep } from '../../model/report/job-report.ts'
import type { Step } from '../../model/run.ts'
import type { LogPart, ByteRange } from '../http/log-host.ts'
import type { JobReader, WantedExcerpts } from './jobs/job-reader.ts'
import { MAX_WHOLE_BYTES, rangeReader, readRange } from './range-reader.ts'

/** Size of the first request, at the start and at the end; most logs are smaller. */
const FIRST_BYTES = 262_144

/** If its end is needed, a log of up to this size is read as a whole, which saves a request. */
const SMALL_BYTES = 2_097_152

/** Maximum bytes read of a log for the steps that failed, from its end. */
export const MAX_END_BYTES = 67_108_864

type FetchPart = (range?: ByteRange) => Promise<LogPart>

/** What was read of a log. */
export interface ReadLog {
  /** Of each target; empty if the log is empty, or no lines are wanted. */
  readonly excerpts: readonly StepExcerpt[]
  /** Of the steps whose lines were all read. */
  readonly parts: PartsByStep
  /** Ids of the artifacts that the job uploaded, by the lines that were read. */
  readonly uploads: readonly number[]
  readonly facts: LogFacts | undefined
}

/**
 * Reads the lines that show why steps failed, and little more. If the first of them names no failure, it
 * may have failed only because of an earlier error after which the job continued, so that is read as well.
 *
 * @param fetchPart fetches a range of the log, or the whole log
 * @throws what `fetchPart` throws, if there is no excerpt of a target yet
 */
export async function readLog(fetchPart: FetchPart, wanted: WantedExcerpts): Promise<ReadLog> {
  const readers = await readTargets(fetchPart, wanted)
  const excerpts = excerptsFrom(readers, wanted)
  const [target] = wanted.targets
  const isUnnamed = excerpts[0]?.errors?.isNamed === false
  const before = new Set(
    isUnnamed && target ? readers.flatMap((reader) => reader.continuedBefore(target)) : [],
  )
  const earlier = { ...wanted, targets: [...before], parts: false }
  const found = before.size === 0 ? [] : await readTargets(fetchPart, earlier).catch(() => [])
  const others = excerptsFrom(found, earlier).filter(({ origin }) => origin === 'step')
  const continued = others.map((excerpt) => ({ ...excerpt, continued: excerpt.step?.name }))
  return {
    excerpts: [...excerpts, ...continued],
    parts: partsFrom(readers, wanted),
    uploads: readers.flatMap((reader) => reader.uploads()),
    facts: readers[0]?.facts(),
  }
}

/**
 * Reads as much of a log as the targets need:
 *
 * 1. the start of the log, which for most logs is the whole log;
 * 2. if inner steps are wanted, the rest of it, but not of a very large log;
 * 3. a small log as a whole; of a larger one its end, which has most failed steps, and if a step is still incomplete,
 *    all of it up to a limit.
 *
 * It returns the inner steps of all steps that it read for another reason as well.
 */
async function readTargets(
  fetchPart: FetchPart,
  wanted: WantedExcerpts,
): Promise<readonly JobReader[]> {
  // 1
  const first = await fetchPart({ from: 0, to: FIRST_BYTES - 1 })
  const { size } = first
  const opened = rangeReader(wanted, 0)
  await opened.read(first)
  // 2
  if (wanted.parts === true && size !== undefined && size > FIRST_BYTES) {
    try {
      const range = { from: FIRST_BYTES, to: Math.min(size, MAX_WHOLE_BYTES) - 1 }
      await opened.read(await fetchPart(range))
    } catch (error) {
      // The steps that failed may be in another part.
      if (wanted.limit === 0) throw error
    }
  }
  opened.finish()
  const start = opened.reader
  // Without a size, the host does not support ranges: this was the whole log.
  const isEnough = size === undefined || size <= FIRST_BYTES || opened.isComplete()
  if (isEnough || start.isOver() || wanted.limit === 0) return [start]

  // 3
  const readers = [start]
  for (const bytes of size <= SMALL_BYTES ? [SMALL_BYTES] : [FIRST_BYTES, MAX_END_BYTES]) {
    try {
      const range = { from: Math.max(0, size - bytes), to: size - 1 }
      readers.push(await readRange(await fetchPart(range), wanted))
    } catch (error) {
      const isFound = (step: Step) => readers.some((reader) => reader.excerptOf(step))
      if (readers.length === 1 || !wanted.targets.every(isFound)) throw error
    }
    if (wanted.targets.every((step) => readers.some((reader) => reader.isWhole(step)))) break
  }
  return readers
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
    const whole = readers.find((reader) => reader.isWhole(step))
    const best = whole ?? readers.findLast((reader) => reader.excerptOf(step))
    return best?.excerptOf(step) ?? last?.fallback(step) ?? []
  })
}

/** Returns the inner steps by the first reader that read all lines of their step. */
function partsFrom(readers: readonly JobReader[], { steps }: WantedExcerpts): PartsByStep {
  return new Map(
    steps.flatMap((step) => {
      const [found] = readers.flatMap((reader) => reader.partsOf(step) ?? [])
      return found === undefined ? [] : [[step.number, found] as const]
    }),
  )
}
