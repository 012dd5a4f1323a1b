// Reads a step without the tests that passed at another try.
import { retriedLines } from '../entries/passed-later.ts'
import { stepEvents } from '../events/step-events.ts'
import type { StepFindings } from '../../model/report/failure.ts'
import type { StepLine } from '../lines/step-line.ts'
import { errorCollector } from './logged-errors.ts'
import { rankLines } from './rank-lines.ts'

/** Lines of a step that are read again; of one that prints more, those about tests that passed at another try count. */
const MAX_LINES = 50_000

type ReadLines = ReturnType<ReturnType<typeof reasonReader>['end']>

interface TryReader {
  readonly silence: () => StepFindings
  readonly add: (line: StepLine) => void
  /**
   * @param header the lines of the step's header
   * @param isStopped whether something else ended the step
   * @param isRead whether the step was read whole
   */
  readonly end: (header: string, isStopped: boolean, isRead: boolean) => ReadLines
}

/**
 * Reads the lines of a step, and why it failed. If tests passed at another try, it reads the lines again without those about
 * them, unless nothing else can be the reason. What is compared with other logs is read so only if each test is named whole.
 */
export function tryReader(wantsKinds: boolean): TryReader {
  const first = reasonReader(wantsKinds)
  const lines: StepLine[] = []
  return {
    silence: first.silence,
    add(line) {
      first.add(line)
      if (lines.length <= MAX_LINES) lines.push(line)
    },
    end(header, isStopped, isRead) {
      const all = first.end(header, isStopped, isRead)
      const texts = lines.length > MAX_LINES ? [] : lines.map(({ text }) => text)
      const { lines: retried, areWhole } = retriedLines(texts)
      if (retried.size === 0) return all
      const again = reasonReader(wantsKinds)
      for (const [at, line] of lines.entries())
        again.add(retried.has(at) ? { ...line, kind: 'retried' } : line)
      const others = again.end(header, isStopped, isRead)
      if (others.ranking.possible.length === 0) return all
      const { message, shown, isReasonCertain, log } = others.found
      const found = areWhole
        ? { ...others.found, log: { ...log, hasRetried: true } }
        : { ...all.found, message, shown, isReasonCertain }
      return { ...others, found }
    },
  }
}

function reasonReader(wantsKinds: boolean) {
  const errors = errorCollector(wantsKinds)
  const reader = stepEvents(errors.add)
  return {
    add: reader.add,
    silence: () => errors.errors(reader.end(), undefined, true),
    end(header: string, isStopped: boolean, isRead: boolean) {
      const step = reader.end(header)
      const ranking = rankLines(step)
      // What a step reported before something else ended it is not the reason.
      const isOver = isStopped || step.timedOut !== undefined
      const found = errors.errors(step, isOver ? undefined : ranking, isRead)
      return { errors, step, ranking, found, isOver }
    },
  }
}
