import { MAX_REASONS } from '../../model/report/failure.ts'
import { isSpecific } from '../lines/ending-forms.ts'
import { isFrame } from '../lines/frames.ts'
import { type LineClass, showsWork } from '../forms/classify-line.ts'
import type { Statement } from '../events/statement.ts'

const MAX_FAILURES = 200

/** Collects the lines by which a step names what failed, and whether it worked after the last of them. */
export function reasonCollector() {
  const failures: string[] = []
  const mentions: string[] = []
  /** How many lines name an error, and the last line that names what failed. */
  let errors = 0
  let last: string | undefined
  /** What the last failure begins with: only lines of the tool itself belong to what ended the step. */
  let tool: string | undefined
  let worked = false
  return {
    readNoise(text: string, found: LineClass): void {
      worked ||= showsWork(text, found)
    },
    read({ line, found, names, report }: Statement): void {
      if (!names) return
      const text = line.mark + line.text
      last = text
      if (found.kind !== 'text') errors += 1
      if (found.kind === 'mention' && mentions.length < MAX_REASONS) mentions.push(text)
      if (report === undefined) {
        worked ||= tool !== undefined && !isFrame(text) && firstWord(text) !== tool
        return
      }
      worked = false
      tool = firstWord(text)
      if (failures.length <= MAX_FAILURES) failures.push(text)
    },
    failures: () => failures.slice(0, MAX_FAILURES),
    /** Whether there are no more failures. */
    isComplete: () => failures.length <= MAX_FAILURES,
    hasSeveral: () => errors > 1,
    /** Whether the step did or said something after its last failure. */
    goesOn: () => worked,
    /** Returns the lines that mention a failure, if none names one in the form of a tool. */
    mentions: () => (failures.length > 0 ? [] : mentions),
    /** @param message the line that says why the step failed */
    reasons(message: string | undefined): readonly string[] {
      if (failures.length > 0) return failures.slice(0, MAX_REASONS)
      const reason = message !== undefined && isSpecific(message) ? message : last
      return reason === undefined ? [] : [reason]
    },
  }
}

function firstWord(text: string): string | undefined {
  return /\S+/.exec(text)?.[0]
}
