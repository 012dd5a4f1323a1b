/**
 * Everything that strangers wrote enters Mermaid through this file, and is shown as the text it was:
 * it can't end a name or a line, and can't begin a section, a directive or any other statement.
 */
import { type Instant, type Milliseconds, SECOND } from '../../model/time.ts'
import { iconOf } from '../text/labels.ts'
import { singleLine } from '../text/markdown.ts'
import { shortenToWidth, textWidth } from '../text/width.ts'
import { axisFor } from './axis.ts'
import { enclose } from './bars.ts'
import type { Segment, SegmentKind } from './segments.ts'
import type { TimelineRow } from './timeline.ts'

/** Mermaid draws no diagram of more characters, and GitHub leaves it at that; with a margin. */
export const DIAGRAM_CHARACTERS = 45_000

/** Stands before the names of the jobs on the critical path. */
export const PATH_MARK = '◆'

/**
 * In pixels. A fixed width makes what fits into a bar independent of the reader's window; it is
 * about as wide as GitHub's columns, and a narrower one shows the same picture smaller.
 */
const WIDTH = 800
const RIGHT_PADDING = 36
const NAME_INDENT = 10
const MAX_NAME_WIDTH = 256
/** Of the widths that `textWidth` assumes. */
const FONTS = 'Arial, Helvetica, sans-serif'
const NAME_FONT = 14
const LABEL_FONT = 13
const LABEL_PADDING = 6
/** A bar narrower than that is hardly seen. */
const MIN_BAR = 3
/** A name cut down to less does not tell what it names. */
const MIN_NAME_CHARACTERS = 7

/** The axis is this far from the top, or the bottom, of the last row. */
const AXIS_ROOM = 56

/** From so many rows, the axis is repeated above them. */
const TALL = 16

/** Midnight of a Sunday, 1 January, before five weeks in which no country changed its clocks. */
const ORIGIN: Instant = Date.UTC(2023, 0, 1)

const TAGS: Readonly<Record<SegmentKind, string>> = {
  waiting: 'done, ',
  running: 'active, ',
  path: '',
  failed: 'crit, ',
}

/**
 * Colours that can be read on white and on black. Where a page does not take them, Mermaid's own tell
 * the four kinds of bars apart too, and the names bear marks.
 */
const COLOURS = {
  taskBkgColor: '#1f6feb',
  taskBorderColor: '#0a4cb5',
  taskTextColor: '#ffffff',
  activeTaskBkgColor: '#a5c8f8',
  activeTaskBorderColor: '#6ca4ee',
  taskTextDarkColor: '#1f2328',
  doneTaskBkgColor: '#c9ced4',
  doneTaskBorderColor: '#a3abb3',
  critBkgColor: '#cf222e',
  critBorderColor: '#a40e26',
  sectionBkgColor: '#8b949e',
  altSectionBkgColor: 'transparent',
}

/** Lines that don't compete with the bars. */
const GRID_STYLE = '.grid line { stroke: #8b949e; stroke-opacity: 0.5; }'

/**
 * The rows as a Mermaid gantt in a Markdown fence: a section a row, a bar a segment, time counted from
 * the first of them.
 *
 * @param description what the chart shows, for readers who can't see it; a text of our own
 */
export function renderGantt(rows: readonly TimelineRow[], description: string): string {
  const whole = enclose(rows.flatMap(({ segments }) => segments)) ?? { from: 0, to: 0 }
  const span = Math.max(SECOND, whole.to - whole.from)
  const names = rowNames(rows)
  const nameWidth = Math.max(0, ...names.map((name) => textWidth(name, NAME_FONT)))
  const leftPadding = Math.ceil(nameWidth) + 2 * NAME_INDENT
  const scale = { from: whole.from, pixel: span / (WIDTH - leftPadding - RIGHT_PADDING) }
  const { tickInterval, axisFormat } = axisFor(span)
  return [
    '```mermaid',
    ...frontMatter(leftPadding, rows.length >= TALL),
    'gantt',
    'accTitle: Timeline',
    `accDescr: ${description}`,
    'dateFormat YYYY-MM-DD HH:mm:ss',
    `axisFormat ${axisFormat}`,
    `tickInterval ${tickInterval}`,
    'todayMarker off',
    ...rows.flatMap(({ segments }, index) => [
      `section ${escapeName(names[index] ?? '')}`,
      ...segments.map((segment) => renderBar(segment, scale)),
    ]),
    '```',
  ].join('\n')
}

function frontMatter(leftPadding: number, topAxis: boolean): string[] {
  const gantt = {
    useWidth: WIDTH,
    leftPadding,
    rightPadding: RIGHT_PADDING,
    topPadding: AXIS_ROOM,
    gridLineStartPadding: AXIS_ROOM - 8,
    barHeight: 22,
    barGap: 6,
    fontSize: LABEL_FONT,
    sectionFontSize: NAME_FONT,
    numberSectionStyles: 2,
    topAxis,
  }
  const config = { fontFamily: FONTS, themeVariables: COLOURS, themeCSS: GRID_STYLE, gantt }
  // JSON is YAML.
  return ['---', 'displayMode: compact', `config: ${JSON.stringify(config)}`, '---']
}

/** The names as drawn, each once: jobs of the same name would share a row. */
function rowNames(rows: readonly TimelineRow[]): string[] {
  const seen = new Set<string>()
  return rows.map((row) => {
    for (let twin = 1; ; twin++) {
      const name = rowName(row, twin === 1 ? '' : ` #${twin}`)
      if (!seen.has(name)) {
        seen.add(name)
        return name
      }
    }
  })
}

function rowName({ name, onPath, trouble }: TimelineRow, suffix: string): string {
  const marks = [
    ...(onPath ? [`${PATH_MARK} `] : []),
    ...(trouble === undefined ? [] : [`${iconOf(trouble.outcome ?? 'unknown')} `]),
  ].join('')
  const room = MAX_NAME_WIDTH - textWidth(marks + suffix, NAME_FONT)
  return marks + shortenToWidth(singleLine(name), NAME_FONT, room) + suffix
}

interface Scale {
  readonly from: Instant
  /** The time that one pixel stands for. */
  readonly pixel: Milliseconds
}

function renderBar(segment: Segment, { from, pixel }: Scale): string {
  const start = Math.round((segment.from - from) / SECOND) * SECOND
  const least = start + Math.ceil((MIN_BAR * pixel) / SECOND) * SECOND
  const end = Math.max(least, Math.round((segment.to - from) / SECOND) * SECOND)
  const label = renderLabel(segment, (end - start) / pixel - LABEL_PADDING)
  return `${label} : ${TAGS[segment.kind]}${dateOf(start)}, ${dateOf(end)}`
}

function dateOf(elapsed: Milliseconds): string {
  return new Date(ORIGIN + elapsed).toISOString().slice(0, 19).replace('T', ' ')
}

/** A name has to be there; this one is not seen. */
const INVISIBLE = '#8203;'

/**
 * As much as has room in a bar, or nothing that is seen. Mermaid would write the rest over other bars.
 * What begins with a figure is no keyword.
 */
function renderLabel({ figure, what }: Segment, room: number): string {
  if (figure === '' || textWidth(figure, LABEL_FONT) > room) return INVISIBLE
  if (what === '') return figure
  const text = singleLine(what).replace(SPECIAL, (character) => LOOK_ALIKES[character] ?? '')
  const short = shortenToWidth(text, LABEL_FONT, room - textWidth(`${figure} `, LABEL_FONT), 0)
  const tells = short === text || Array.from(short).length >= MIN_NAME_CHARACTERS
  return tells ? `${figure} ${short}` : figure
}

/**
 * What Mermaid or its parser would not take as it is; `ﬂ` and `¶` are parts of what it puts for
 * entities while it works.
 */
const SPECIAL = /[#:;%<>&ﬂ¶]/gu

/** In place of entities, which Mermaid takes for long texts when it measures whether a label fits. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '#': '＃',
  ':': '∶',
  ';': '；',
  '%': '％',
  '<': '‹',
  '>': '›',
  '&': '＆',
  ﬂ: 'fl',
  '¶': '⁋',
}

/** The first character as an entity keeps a name from being a keyword, a date or a comment. */
function escapeName(name: string): string {
  const [first = '', ...rest] = name
  return entity(first) + rest.join('').replace(SPECIAL, entity)
}

function entity(character: string): string {
  return `#${character.codePointAt(0) ?? 0};`
}
