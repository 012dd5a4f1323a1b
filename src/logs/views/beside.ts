import { MASKED } from '../../model/logged/names.ts'
import type { BesideText, LoggedEntry } from '../../model/report/failure.ts'
import { readCounts } from '../entries/printed-counts.ts'
import type { LogEvent } from '../events/log-event.ts'
import { isEnding, isSpecific } from '../lines/ending-forms.ts'
import { indentOf, isFrame, isFrameOrCode } from '../lines/frames.ts'
import { isPassed } from '../lines/plain-lines.ts'
import { maskPart } from '../masks/compared-values.ts'
import { DIFF_ROW } from '../masks/mask-text.ts'
import { countsOf } from './loose-rows.ts'

/** Lines that are kept; of a step that prints more, it is unknown what else it says. */
const MAX_LINES = 5_000

interface Line extends Pick<LogEvent, 'text' | 'whole' | 'namedBy'> {
  /** Whose failure it is about: it names it, counts it, or is a part of it; '' if the line only ends a command. */
  readonly tool: string | undefined
  readonly isTotal: boolean
  /** Whether it says only that a command failed. */
  readonly isEnd: boolean
  readonly isReport: boolean
}

/** Collects the lines of a step by what they are about. Its memory is bounded. */
export function besideFailures() {
  /** `undefined` if there are more. */
  let lines: Line[] | undefined = []
  /** The failure above, its indentation, and how many more lines its form has. */
  let open: { readonly tool: string; readonly indent: number; left: number } | undefined

  /** Whether a line belongs to the failure above it: below an empty line, it has to be indented. */
  function isPart({ text, error }: LogEvent): boolean {
    if (open === undefined || error) return false
    open.left -= 1
    const isBelow = indentOf(text) > open.indent || isFrameOrCode(text) || DIFF_ROW.test(text)
    return isBelow || open.left >= 0
  }

  return {
    read(line: LogEvent): void {
      const { mark, text, whole, found, namedBy } = line
      const isName = namedBy !== undefined
      if (whole.key === '' && open !== undefined) open.left = 0
      if (whole.key === '' || found.kind === 'noise') return
      const form = 'form' in found ? found.form : undefined
      const above = isPart(line) ? open?.tool : undefined
      const isTotal = form?.role === 'total'
      const isEnd = !isTotal && (found.kind === 'summary' || isEnding(text))
      const isFailure = found.kind === 'failure'
      const named = isFailure || isTotal ? form?.tool : namedBy
      const tool = isName || isTotal ? named || open?.tool || '' : above
      if (isName || isEnd || isTotal || (isFailure && above === undefined)) {
        const left = isName && isFailure ? found.form.after : 0
        open = { tool: tool ?? (isFailure ? found.form.tool : ''), indent: indentOf(text), left }
      } else if (above === undefined && !isHeading(text)) open = undefined
      const isReport = isName || !['text', 'warning'].includes(found.kind)
      if (lines?.length === MAX_LINES) lines = undefined
      lines?.push({ text: mark + text, whole, namedBy, tool, isTotal, isEnd, isReport })
    },
    /** @param rows lines that report failures in no tool's form; `undefined` if all are in one */
    lines(
      entries: readonly LoggedEntry[],
      rows: readonly string[] | undefined,
    ): readonly BesideText[] | undefined {
      if (lines === undefined) return undefined
      const tools = new Set(entries.flatMap(({ tool }) => tool.split(', ')))
      const isListed = ({ tool }: Line) => tool?.split(', ').some((one) => tools.has(one)) === true
      const listed = rows?.length ?? entries.length
      const isNaming = (line: Line) =>
        ((line.namedBy !== undefined || line.isTotal) && isListed(line)) ||
        entries.some(({ printed }) => printed === line.text)
      const [first, named] = [lines.findIndex(isNaming), lines.findLastIndex(isNaming)]
      const isCounted = lines.some((line) => line.isTotal && isListed(line))
      const total = lines.findIndex(
        (line, at) => at > named && failedIn(line.whole.text) === listed,
      )
      const last = isCounted ? named : Math.max(named, total)
      const places = new Set(entries.map(({ position, title }) => position?.path ?? title ?? ' '))
      const isTitle = ({ text }: Line, at: number) =>
        [...places].some((place) => {
          const rest = text.replace(place, '')
          return (
            text.endsWith(place) && (at === first - 1 || (/\w/.test(rest) && !isSpecific(rest)))
          )
        })
      const ends = endsBeyond(places.size || 1, lines)
      return lines.flatMap((line, at): BesideText | [] => {
        const { whole, isEnd, isReport, tool } = line
        const isOwn = rows?.includes(whole.key) ?? (at >= first && at <= last)
        if (isOwn || ends.has(line)) return { text: whole, isOwn, isReport }
        if (isEnd || tool === '' || isListed(line) || isTitle(line, at)) return []
        return saysMore(whole.text, listed) ? { text: whole, isOwn, isReport } : []
      })
    },
  }
}

/** Whether a line only introduces what is below, and counts nothing. */
function isHeading(text: string): boolean {
  return /^\D*:$/.test(text)
}

/** A duration, a time or a date, and a label before a line. */
const TIME = /(?<![\w.])(?:\d[\d.]*(?:h|m|m?s)\b|\d+(?:[/:-]\d+)+(?: [AP]M)?)|^\[[^\]]{1,40}\] /g

/** Whether a line says more than that as much failed as is listed, or nothing, as a heading and a frame do. */
function saysMore(printed: string, listed: number): boolean {
  const text = printed.replace(TIME, '')
  if (isHeading(printed) || isPassed(printed) || isFrame(printed)) return false
  if ([0, listed].includes(failedIn(text) ?? NaN)) return false
  return (
    isSpecific(maskPart(text).replace(MASKED, '')) || countsOf(text)?.includes(listed) === false
  )
}

/** Returns how many a line says have failed; `undefined` if it counts nothing. */
function failedIn(text: string): number | undefined {
  const counts = readCounts(text)
  if (counts === undefined) return undefined
  const { failed = 0, errors = 0, passed = 0, total = passed } = counts
  return failed + errors || Math.max(0, total - passed)
}

/** What a line names, as in `FAIL shop/cart 0.1s` and `Execution failed for task ':test'`. */
const NAMES = /\[[^\]]*\]|`[^`]+`|'[^']+'|"[^"]+"|[^\s]*[\w@.][/:#@.\d][^\s]*/g

/** Returns the ends of commands that differ only in names, beyond as many as there are files in which something is listed. */
function endsBeyond(files: number, lines: readonly Line[]): ReadonlySet<Line> {
  const ends = new Map(lines.flatMap((line) => (line.isEnd ? [[line.text, line]] : [])))
  const shapeOf = ({ text }: Line) => text.replace(NAMES, '*').replace(/\s+/g, ' ')
  const alike = [...Map.groupBy(ends.values(), shapeOf).values()]
  return new Set(alike.flatMap((some) => some.slice(files)))
}
