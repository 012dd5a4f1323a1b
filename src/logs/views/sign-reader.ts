import type { LogText } from '../../model/logged/log-text.ts'
import { identifies, type roleOf, type Statement } from '../events/statement.ts'
import { namesProgram, saysWhat } from '../lines/ending-forms.ts'
import { isFrameOrCode } from '../lines/frames.ts'
import { hasFinding } from '../lines/plain-lines.ts'

/** What is known of a statement beside its text. */
interface Noted {
  readonly role: ReturnType<typeof roleOf>
  /** The indented lines above it. */
  readonly parts: readonly LogText[]
  readonly isComparing: boolean
  /** Whether it can be a notice. */
  readonly isNotice: boolean
}

/** What the lines of a step show of its error. */
export interface SignReader {
  readonly readWarning: (whole: LogText) => void
  readonly read: (statement: Statement, noted: Noted) => void
  readonly blamesWarnings: () => boolean
  /**
   * @param mayBeStrict whether warnings can fail the step
   * @param isNotice whether a text is that of a notice which says nothing of the failure
   */
  readonly found: (mayBeStrict: boolean, isNotice: (text: string) => boolean) => Signs
}

interface Signs {
  readonly hasFailure: boolean
  readonly blamesWarnings: boolean
  readonly identifiesError: boolean
  /** Whether a line that identifies an error does more than to name what failed. */
  readonly saysWhy: boolean
}

/** Reads what the lines of a step show of its error. */
export function signReader(): SignReader {
  let hasFailure = false
  let identifiesError = false
  let saysWhy = false
  /** Those of possible notices that identify an error. */
  const identifying = new Set<string>()
  /** Whether a warning names a place. */
  let isPlaced = false
  /** Whether an error mentions warnings. */
  let blamesWarnings = false
  return {
    readWarning(whole) {
      isPlaced ||= hasFinding(whole)
    },
    read(statement, { role, parts, isComparing, isNotice }) {
      const { line, found, names } = statement
      const whole = line.qualified
      blamesWarnings ||= !isNotice && found.kind !== 'text' && /\bwarnings?\b/i.test(whole.text)
      // The frame above an exception without a message.
      const isFramed = parts.some(({ key, text }) => isFrameOrCode(key) && saysWhat(text))
      identifiesError ||= isFramed
      saysWhy ||= isFramed || isComparing
      if (role === undefined) return
      const isIdentifying = identifies(statement, role)
      if (isNotice && isIdentifying) identifying.add(whole.key)
      else identifiesError ||= isIdentifying
      saysWhy ||= isIdentifying && !onlyNames(statement)
      hasFailure ||= role === 'report' && names && found.kind === 'failure'
    },
    blamesWarnings: () => blamesWarnings,
    found(mayBeStrict, isNotice) {
      const isWarned = mayBeStrict && isPlaced
      const isNoticed = [...identifying].some((key) => !isNotice(key))
      return {
        hasFailure,
        blamesWarnings,
        identifiesError: identifiesError || isNoticed || isWarned,
        saysWhy: saysWhy || isWarned,
      }
    },
  }
}

/** A failure, or what took too long, with no sentence behind it. */
const UNEXPLAINED = /\b(?:fail|timed? ?out)(?!.*: \S+ [a-z])/i

/** Whether a line that identifies an error only names what failed, or where it says why. */
function onlyNames({ line, found }: Statement): boolean {
  const text = line.label + line.text
  return namesProgram(text) || (found.kind !== 'failure' && UNEXPLAINED.test(text))
}
