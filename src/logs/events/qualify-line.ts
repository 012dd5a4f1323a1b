import { logText, type LogText } from '../../model/logged/log-text.ts'
import type { LineClass } from '../forms/classify-line.ts'
import { labelLike, processOf } from '../lines/label.ts'
import type { LogEvent } from './log-event.ts'

/** A path, alone or after a label, above lines that begin with a position in that file. */
const FILE =
  /^(?:\s{0,2}(?:FILE|File|Line|In|Module|\*{3,} Module):?\s+)?((?:[A-Za-z]:)?[\w@./\\+-]{1,300}\.\w{1,8})(?: line \d+)?:?\s*$/
/** A number before a word is a count, as in `2 errors`. */
const POSITION = /^\s{0,8}[>-]?\s{0,3}\d{1,6}(?::\d{1,6}:?\s|:\s|\s{2,}|\t| \|)\s*/

/** The first line of a title, whose further lines name what is nested: mocha, cypress. */
const TITLE = /^\s{0,4}\d{1,5}\) \S/
const NESTED = /^\s{4}/
const MAX_TITLE_LINES = 5

type LineQualifier = (line: Pick<LogEvent, 'label' | 'mark' | 'text'>, found: LineClass) => LogText

/**
 * Returns a function that completes a line by its label, and by what is above it: by the file, if it begins with a
 * position, or by the rest of a title. Without them, the lines of two failures can be equal.
 */
export function lineQualifier(): LineQualifier {
  let file: string | undefined
  let title: string[] = []

  function complete(text: string, { kind }: LineClass): LogText {
    if (TITLE.test(text)) {
      title = [text]
    } else if (kind === 'text' && NESTED.test(text) && title.length > 0) {
      title = [...title, text.trim()]
      const whole = title.join(' ')
      if (text.trimEnd().endsWith(':') || title.length === MAX_TITLE_LINES) title = []
      return logText(whole)
    } else {
      title = []
    }
    const path = FILE.exec(text)?.[1]
    if (path !== undefined) file = path
    else if (file !== undefined && POSITION.test(text))
      return logText(text.replace(POSITION, ''), [file])
    else if (!/^\s|^[|+-]/.test(text)) file = undefined
    return logText(text)
  }

  return (line, found) => {
    const own = labelLike(line.text)
    const process = processOf(line.label === '' ? own : line.label)
    const said = line.text.slice(own.length)
    const { text, context, key } = complete(said, found)
    const content = key === said ? line.mark + said : text
    return logText(content, process === '' ? context : [process, ...context])
  }
}
