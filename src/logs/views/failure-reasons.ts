import { MAX_REASONS, type StepFindings } from '../../model/report/failure.ts'
import { isSpecific } from '../lines/ending-forms.ts'
import { isFrame } from '../lines/frames.ts'
import { isEcho } from '../lines/plain-lines.ts'
import { type LineClass, showsWork } from '../forms/classify-line.ts'
import type { Statement } from '../events/statement.ts'
import { isPassed } from '../words/passed.ts'

const MAX_FAILURES = 200

/** What names the failure: lines in the form of a tool, or else the message, or the last line that can. */
interface NamedFailures extends Pick<StepFindings, 'reasons' | 'mentions'> {
  /** Whether there are no more failures than are kept. */
  readonly areComplete: boolean
  readonly areSeveral: boolean
  /** Whether the step did or said something after its last failure. */
  readonly goesOn: boolean
}

interface ReasonCollector {
  readonly readNoise: (text: string, found: LineClass) => void
  readonly read: (statement: Statement) => void
  /** @param message the line that says why the step failed */
  readonly named: (message: string | undefined) => NamedFailures
}

/** Collects the lines by which a step names what failed, and whether it worked after the last of them. */
export function reasonCollector(): ReasonCollector {
  const failures: string[] = []
  const mentions: string[] = []
  /** Mentions below a failure: of another command, or introduced by it. */
  const later: string[] = []
  /** How many lines name an error, and the last line that can name what failed. */
  let errors = 0
  let last: string | undefined
  /** The first word of the last failure: a line that begins with another one is taken for further work. */
  let start: string | undefined
  let worked = false
  /** Whether another command began after the last failure, and whether that failure only introduces the next line. */
  let isNext = false
  let isOpen = false
  return {
    readNoise(text: string, found: LineClass): void {
      worked ||= showsWork(text, found)
    },
    read({ line, found, names, report }: Statement): void {
      const text = line.mark + line.text
      isNext ||= failures.length > 0 && isEcho(text)
      if (!names) return
      if (!isPassed(text)) last = text
      if (found.kind !== 'text') errors += 1
      if (found.kind === 'mention') {
        const some = isNext || isOpen ? later : mentions
        if (some.length < MAX_REASONS) some.push(text)
      }
      if (report === undefined) {
        worked ||= start !== undefined && !isFrame(text) && firstWord(text) !== start
        isOpen = false
        return
      }
      worked = false
      isNext = false
      isOpen = text.endsWith(':')
      start = firstWord(text)
      if (failures.length <= MAX_FAILURES) failures.push(text)
    },
    named(message: string | undefined): NamedFailures {
      const hasFailure = failures.length > 0
      const reason = message !== undefined && isSpecific(message) ? message : last
      return {
        reasons: hasFailure ? failures : [reason ?? []].flat(),
        mentions: hasFailure ? later : [...mentions, ...later],
        areComplete: failures.length <= MAX_FAILURES,
        areSeveral: errors > 1,
        goesOn: worked,
      }
    },
  }
}

function firstWord(text: string): string | undefined {
  return /\S+/.exec(text)?.[0]
}
