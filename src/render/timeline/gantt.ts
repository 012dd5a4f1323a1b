/**
 * All untrusted text enters Mermaid through this file and is escaped here: it cannot end a name or a
 * line, nor begin a section, a directive or any other statement.
 */
import { type Instant, type Milliseconds, SECOND } from '../../model/time.ts'
import { safeLine } from '../text/markdown.ts'
import { shortenToWidth, textWidth } from '../text/width.ts'
import { axisFor } from './axis.ts'
import { chartSpan, lengthOf } from './bars.ts'
import { iconsOf } from './legend.ts'
import type { Segment, SegmentKind } from './segments.ts'
import type { TimelineRow } from './timeline.ts'

/**
 * Maximum length of a diagram, with a margin to Mermaid's default of 50,000 characters.
 * https://mermaid.js.org/config/schema-docs/config.html#maxtextsize
 */
export const MAX_DIAGRAM_LENGTH = 45_000

/**
 * Width in pixels, about the width of GitHub's page. With a fixed width, it does not depend on the reader's
 * window which labels fit into their bars; a narrower window scales the diagram down.
 */
const WIDTH = 800
const RIGHT_PADDING = 36
const NAME_INDENT = 10
const MAX_NAME_WIDTH = 256
/** The fonts whose widths `textWidth` assumes. */
const FONTS = 'Arial, Helvetica, sans-serif'
const NAME_FONT = 14
const LABEL_FONT = 13
/** Also for the space that ends a label, which Firefox measures too. */
const LABEL_PADDING = 6
/** A narrower bar is hard to see. */
const MIN_BAR_WIDTH = 3
/** A shorter rest of a name would not identify it. */
const MIN_NAME_CHARACTERS = 7

/** Above the first row and below the last one. */
const AXIS_ROOM = 26

/** Number of rows from which on the axis is repeated above them. */
const MIN_ROWS_WITH_TOP_AXIS = 16

/** Midnight on a Sunday, 1 January. No country changed its clocks in the five weeks after it. */
const ORIGIN: Instant = Date.UTC(2023, 0, 1)

const TAGS: Readonly<Record<SegmentKind, string>> = {
  waiting: 'done, ',
  running: 'active, ',
  path: '',
  failed: 'crit, ',
}

/**
 * Colours that are readable on white and on black. If a page ignores them, Mermaid's own colours still
 * distinguish the four kinds of bars, and the names have icons.
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

/**
 * Mermaid draws the lower axis 50 px above the edge, which would leave a row's height empty below it and, with the same
 * room, two above the first row. The axis above the rows comes second.
 */
const GRID_STYLE =
  '.grid line { stroke: #8b949e; stroke-opacity: 0.5; } .grid { translate: 0 30px; } .grid ~ .grid { translate: none; }'

/**
 * Renders the rows as a Mermaid gantt chart in a Markdown fence: one section per row and one bar per
 * segment, with times relative to the first.
 *
 * @param description alternative text of the chart; not escaped
 */
export function renderGantt(rows: readonly TimelineRow[], description: string): string {
  const whole = chartSpan(rows.flatMap(({ segments }) => segments))
  const span = lengthOf(whole)
  const names = rowNames(rows)
  const nameWidth = Math.max(...names.map((name) => textWidth(name, NAME_FONT)))
  const leftPadding = Math.ceil(nameWidth) + 2 * NAME_INDENT
  const scale = { from: whole.from, pixel: span / (WIDTH - leftPadding - RIGHT_PADDING) }
  const { tickInterval, axisFormat } = axisFor(span)
  return [
    '```mermaid',
    ...frontMatter(leftPadding, rows.length >= MIN_ROWS_WITH_TOP_AXIS),
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

/** Returns the names as drawn. They are made unique, because jobs of the same name would share a row. */
function rowNames(rows: readonly TimelineRow[]): string[] {
  const seen = new Set<string>()
  return rows.map((row) => {
    for (let copy = 1; ; copy++) {
      const name = rowName(row, copy === 1 ? '' : ` #${copy}`)
      if (!seen.has(name)) {
        seen.add(name)
        return name
      }
    }
  })
}

function rowName(row: TimelineRow, suffix: string): string {
  const icons = iconsOf(row)
    .map((icon) => `${icon} `)
    .join('')
  const room = MAX_NAME_WIDTH - textWidth(icons + suffix, NAME_FONT)
  return icons + shortenToWidth(safeLine(row.name), NAME_FONT, room) + suffix
}

/** @param scale the time at which the chart starts, and the time that one pixel stands for */
function renderBar(segment: Segment, scale: { from: Instant; pixel: Milliseconds }): string {
  const { from, pixel } = scale
  const start = Math.round((segment.from - from) / SECOND) * SECOND
  const minEnd = start + Math.ceil((MIN_BAR_WIDTH * pixel) / SECOND) * SECOND
  const end = Math.max(minEnd, Math.round((segment.to - from) / SECOND) * SECOND)
  const label = renderLabel(segment, (end - start) / pixel - LABEL_PADDING)
  return `${label} : ${TAGS[segment.kind]}${dateOf(start)}, ${dateOf(end)}`
}

function dateOf(elapsed: Milliseconds): string {
  return new Date(ORIGIN + elapsed).toISOString().slice(0, 19).replace('T', ' ')
}

/** An invisible character, since a bar must have a name. */
const INVISIBLE = '#8203;'

/**
 * Returns as much text as fits into the bar, because Mermaid would write the rest over other bars. A
 * text that starts with a duration is never a keyword.
 */
function renderLabel({ duration, label }: Segment, room: number): string {
  if (duration === '' || textWidth(duration, LABEL_FONT) > room) return INVISIBLE
  if (label === '') return duration
  const text = safeLine(label).replace(SPECIAL, (character) => LOOK_ALIKES[character] ?? '')
  const short = shortenToWidth(text, LABEL_FONT, room - textWidth(`${duration} `, LABEL_FONT), 0)
  const isUseful = short === text || Array.from(short).length >= MIN_NAME_CHARACTERS
  return isUseful ? `${duration} ${short}` : duration
}

/** Characters with a meaning to Mermaid, which uses `ﬂ` and `¶` internally to encode entities. */
const SPECIAL = /[#:;%<>&ﬂ¶]/gu

/** Substitutes. Mermaid would measure an entity by its source, and find that the label does not fit. */
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

/** Writes the first character as an entity, so that a name cannot be a keyword, a date or a comment. */
function escapeName(name: string): string {
  const [first = '', ...rest] = name
  return entity(first) + rest.join('').replace(SPECIAL, entity)
}

function entity(character: string): string {
  return `#${character.codePointAt(0) ?? 0};`
}
