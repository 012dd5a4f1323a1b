import type { LogExcerpt } from '../model/failure.ts'
import { lineChooser, type LineChooser, type Wanted } from './choose-lines.ts'
import { findTime } from './find-time.ts'
import type { LogPart, Range } from './log-host.ts'
import { lineSplitter, MOST_LINE_BYTES, type RawLine } from './split-lines.ts'

/** What is asked for first, at the start and at the end; most logs are smaller. */
const FIRST_BYTES = 262_144

/** What is asked for of the end of a step, one after the other until it holds enough. */
const STEP_BYTES = [FIRST_BYTES, 4_194_304]

/**
 * Reads what tells why a step failed, and little more: the start of the log, which is all of most
 * logs; then its end, where a failed step usually is; then the end of the step, found by its time;
 * and only where that is not enough, the log up to there, as a stream.
 *
 * @param ask asks the host of the log for a piece of it, or for all
 * @returns `undefined` when the log has nothing of the step
 * @throws what `ask` throws
 */
export async function readLog(
  ask: (range?: Range) => Promise<LogPart>,
  wanted: Wanted,
): Promise<LogExcerpt | undefined> {
  const choose = async (part: LogPart) =>
    await chooseFrom(part, lineChooser(wanted, part.from === 0))

  const start = await ask({ from: 0, to: FIRST_BYTES - 1 })
  const chosen = await choose(start)
  const { size } = start
  // Without a size, the host does not do ranges: that was the whole log.
  if (size === undefined || size <= FIRST_BYTES || chosen.ended) return chosen.excerpt()

  const end = await choose(await ask({ from: size - FIRST_BYTES, to: size - 1 }))
  if (end.enough) return end.excerpt()

  const { to } = wanted.span
  const stepEnd = to === undefined ? size : await findTime(to, size, ask)
  for (const bytes of STEP_BYTES) {
    const from = Math.max(0, stepEnd - bytes)
    const step = await choose(await ask({ from, to: stepEnd + MOST_LINE_BYTES }))
    if (step.enough) return step.excerpt()
  }
  return (await choose(await ask())).excerpt()
}

/** Hands a part's lines to a chooser until it needs no more; the rest is not downloaded. */
async function chooseFrom({ body, from }: LogPart, chooser: LineChooser): Promise<LineChooser> {
  const { push, end } = lineSplitter()
  // A part from the midst of a log begins in the midst of a line.
  let whole = from === 0
  const add = (lines: Iterable<RawLine>) => {
    for (const line of lines) {
      if (whole) chooser.add(line)
      whole = true
      if (chooser.ended) return
    }
  }
  for await (const chunk of body) {
    add(push(chunk))
    if (chooser.ended) return chooser
  }
  add(end())
  return chooser
}
