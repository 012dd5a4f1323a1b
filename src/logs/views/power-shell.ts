import type { LoggedMessage } from '../../model/report/failure.ts'
import { readPosition } from '../entries/entry-details.ts'
import type { LogEvent } from '../events/event-store.ts'

/** What PowerShell 7 prints above an excerpt of code, and the rows of that. */
const HEADING = /^[\w-]+: (?<file>(?:[A-Za-z]:)?[^\s:].{0,299}\.psm?1):(?<line>\d{1,6})(?::\d+)?$/
const ROW = /^(?:Line|\s*\d*) \|/
const TILDES = /^\s+\| +~+\s*$/
const SAID = /^\s+\| +(?=\S)/

/** A folder of the runner: no file of the repository. */
const SCRIPT = /(?:^|\/)_temp\//

/**
 * Returns what PowerShell 7 says of an error behind the bars below the code, and the place in its heading; `undefined` if a
 * line is of no such error.
 */
export function powerShellError(
  events: readonly LogEvent[],
  line: LogEvent | undefined,
): Pick<LoggedMessage, 'entry'> | undefined {
  const at = line === undefined ? -1 : events.indexOf(line)
  const from = events.slice(0, at + 1).findLastIndex(({ text }) => !ROW.test(text))
  const heading = HEADING.exec(events[from]?.text.trim() ?? '')
  const rows = events.slice(from + 1)
  const end = rows.findIndex(({ text }) => !ROW.test(text))
  const block = rows.slice(0, end === -1 ? undefined : end).map(({ text }) => text)
  const said = block.slice(block.findLastIndex((text) => TILDES.test(text)) + 1)
  const detail = said.map((text) => text.replace(SAID, '').trim()).join(' ')
  if (heading === null || said.length === block.length || detail === '') return undefined
  const position = readPosition(heading.groups ?? {})
  const isOfRunner = SCRIPT.test(position?.path ?? '')
  return { entry: { title: undefined, detail, position: isOfRunner ? undefined : position } }
}
