import type { LogEvent } from '../events/event-store.ts'
import { PYTHON_WARNING } from '../lines/plain-lines.ts'

/** What Node.js and npm say beside their work, also in a container. A rejection that nobody handles ends the process. */
const NOTICE =
  /^(?:[\w.-]{1,60} +\| )?(?:\(node:\d+\) (?:\[\w{1,20}\] )?(?!Unhandled)\w{0,60}Warning: |\(Use `node --trace-|npm (?:WARN|warn|notice)(?: |$))/

/** The source code below a warning of Python; the same line without it is an error of pytest. */
const SOURCE = /^ {2}\S/

/** What speaks of warnings, but for none: they can be what failed. */
const OF_WARNINGS =
  /(?<!\b(?:0|no|without) (?:\w{1,20} )?)\b(?:warnings?|deprecat\w+|stderr)\b(?!:? 0\b)/i

/** Returns whether a line that is no notice speaks of warnings. */
export function speaksOfWarnings({
  text,
  lineClass: found,
}: Pick<LogEvent, 'text' | 'lineClass'>): boolean {
  return found.kind !== 'warning' && OF_WARNINGS.test(text)
}

/** Lines in which a language or a package manager only warns. */
interface NoticeReader {
  /** Reads a line of any class, and returns whether it can be a notice. */
  readonly read: (line: LogEvent) => boolean
  /** Returns the notices, by their keys and as printed. */
  readonly all: () => ReadonlySet<string>
}

interface NoticeCandidate {
  readonly texts: readonly string[]
  isNotice: boolean
}

export function noticeReader(): NoticeReader {
  const candidates: NoticeCandidate[] = []
  /** The warning of Python directly above. */
  let above: NoticeCandidate | undefined
  return {
    read({ text, mark, qualified: whole, lineClass: found }) {
      const isSource = above !== undefined && SOURCE.test(text)
      if (above !== undefined) above.isNotice = isSource
      above = undefined
      const isOfPython = text.includes('Warning: ') && PYTHON_WARNING.test(text)
      if (found.kind === 'failure' || !(isSource || isOfPython || NOTICE.test(text))) return false
      const candidate = { texts: [whole.key, mark + text], isNotice: !isOfPython }
      if (isOfPython) above = candidate
      candidates.push(candidate)
      return true
    },
    all() {
      return new Set(candidates.flatMap((one) => (one.isNotice ? one.texts : [])))
    },
  }
}
