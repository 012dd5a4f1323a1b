import type { JobSpans } from '../../model/report/job-times.ts'
import type { JobColumn } from '../summary/jobs.ts'
import stringWidth from 'string-width'
import { type AnyReport, runsOf } from '../../model/report/any-report.ts'
import { jobsOf } from '../../model/report/commit-report.ts'
import { hasFailures } from '../findings/failures.ts'
import { safeLine } from '../text/markdown.ts'
import { formatDuration, textsIn } from '../text/units.ts'
import { cellsOf, DRAWN, gridFor } from '../timeline/as-text.ts'
import { intervalFor } from '../timeline/axis.ts'
import { lengthOf } from '../timeline/bars.ts'
import { hiddenLabel, PATH_MARK, pathLabel, waitLabel } from '../timeline/legend.ts'
import { displayName, PLAIN } from '../text/inline.ts'
import { skipReason } from '../text/skips.ts'
import type { SegmentKind } from '../timeline/segments.ts'
import { countJobs, type Timeline, timelineOf, type TimelineRow } from '../timeline/timeline.ts'
import { heading, paint, paintIcon, type Style, type Terminal } from './style.ts'
import { cutToWidth, wrapParts, wrapWords } from './wrap.ts'

const STYLES: Readonly<Record<SegmentKind, Style>> = {
  waiting: 'faint',
  running: 'running',
  path: 'path',
  failed: 'bad',
}
const TICK = '┊'

/** The icons before a name, and the space after them. */
const ICONS_WIDTH = 3
const TIME_WIDTH = 8
/** A column for times. */
interface TimeColumn {
  readonly title: string
  readonly bar: keyof JobSpans
  /** The width of the terminal from which it is shown. */
  readonly minWidth: number
}

/** What shows each column of the table of jobs; `undefined`: the name, its icon, another section, or nothing. */
const TIMES: Readonly<Record<JobColumn, TimeColumn | undefined>> = {
  Job: undefined,
  Conclusion: undefined,
  Queued: { title: 'waited', bar: 'waiting', minWidth: 100 },
  Ran: { title: 'ran', bar: 'running', minWidth: 40 },
  'Slowest step': undefined,
  Runner: undefined,
}
const NAME_SHARE = 0.35
/** A label and the space to the next one. */
const TICK_WIDTH = 7

/** Maximum number of rows of a run in which something failed: those that passed push it out of sight. */
const MAX_ROWS_OF_RED = 12

/** Skipped jobs with a line. */
const MAX_SKIPS = 5

/**
 * Renders when each job waited and ran, with the critical path and the failures: one line per job. If a run of many
 * jobs failed, only these have a line.
 */
export function terminalTimeline(report: AnyReport, terminal: Terminal): string[] {
  const whole = timelineOf(report)
  const isCut = report.kind === 'run' && hasFailures(report) && whole.rows.length > MAX_ROWS_OF_RED
  const timeline = isCut ? withoutPassed(whole) : whole
  const { rows } = timeline
  if (rows.length === 0) return []
  const layout = layOut(rows, terminal)
  return [
    heading('Timeline', terminal),
    axis(layout, terminal),
    ...rows.map((row) => renderRow(row, layout, terminal)),
    ...legend(timeline, terminal).map((line) => paint('faint', `   ${line}`, terminal)),
  ]
}

/** Lists the skipped jobs of which it is known why. */
export function terminalSkips(report: AnyReport, terminal: Terminal): string[] {
  const skipped = jobsOf(runsOf(report)).filter((job) => job.skippedBecause !== undefined)
  return skipped.slice(0, MAX_SKIPS).flatMap((job) => {
    const line = `${displayName(job.listed)} was skipped: ${skipReason(job, PLAIN)}`
    return wrapWords(line, terminal.width)
  })
}

/** Leaves the rows of the failures and of the critical path. */
function withoutPassed({ rows, hidden, ...rest }: Timeline): Timeline {
  const { shown = [], others = [] } = Object.groupBy(rows, ({ onPath, trouble }) =>
    onPath || trouble !== undefined ? 'shown' : 'others',
  )
  return { ...rest, rows: shown, hidden: { ...hidden, passed: countJobs(others) } }
}

type TimelineLayout = ReturnType<typeof layOut>

function layOut(rows: readonly TimelineRow[], { width }: Terminal) {
  const times = Object.values(TIMES).flatMap((time) =>
    time !== undefined && width >= time.minWidth ? time : [],
  )
  const longest = Math.max(...rows.map(({ name }) => stringWidth(safeLine(name))))
  // In columns.
  const names = Math.min(longest, Math.floor(width * NAME_SHARE))
  const grid = gridFor(rows, width - ICONS_WIDTH - names - 1 - times.length * TIME_WIDTH)
  const interval = intervalFor(grid.length, Math.max(1, Math.floor(grid.width / TICK_WIDTH)))
  const step = interval?.length ?? grid.length
  const ticks = Array.from({ length: Math.ceil(grid.length / step) }, (_, index) => index * step)
  return { names, times, grid, ticks }
}

function axis({ names, times, grid, ticks }: TimelineLayout, terminal: Terminal): string {
  const labels = ticks.reduce((line, tick) => {
    const label = formatDuration(tick)
    const at = Math.round(tick / grid.cell)
    const fits = at + label.length <= grid.width && (at === 0 || at > line.length)
    return fits ? line.padEnd(at) + label : line
  }, '')
  const heads = times.map(({ title }) => title.padStart(TIME_WIDTH)).join('')
  const indent = ' '.repeat(ICONS_WIDTH + names + 1)
  return paint('faint', indent + labels.padEnd(grid.width) + heads, terminal)
}

function renderRow(row: TimelineRow, layout: TimelineLayout, terminal: Terminal): string {
  const { onPath, trouble, bars } = row
  const icons =
    (onPath ? paint('path', PATH_MARK, terminal) : ' ') +
    (trouble === undefined ? ' ' : paintIcon(trouble, terminal))
  const cut = cutToWidth(safeLine(row.name), layout.names)
  const name = cut + ' '.repeat(Math.max(0, layout.names - stringWidth(cut)))
  const shown = trouble === undefined ? name : paint('bad', name, terminal)
  const times = layout.times.map(({ bar }) => {
    const span = bars[bar]
    return formatDuration(span && lengthOf(span)).padStart(TIME_WIDTH)
  })
  return `${icons} ${shown} ${drawBar(row, layout, terminal)}${times.join('')}`
}

function drawBar(row: TimelineRow, { grid, ticks }: TimelineLayout, terminal: Terminal): string {
  const ticksAt = new Set(ticks.map((tick) => Math.round(tick / grid.cell)))
  const cells = cellsOf(row, grid).map(
    (kind, at) => kind ?? (ticksAt.has(at) ? ('tick' as const) : undefined),
  )
  const starts = cells.flatMap((cell, at) => (cell === cells[at - 1] ? [] : { cell, at }))
  const drawn = starts.map(({ cell, at }, index) => {
    const length = (starts[index + 1]?.at ?? cells.length) - at
    if (cell === undefined) return ' '.repeat(length)
    if (cell === 'tick') return paint('faint', TICK.repeat(length), terminal)
    return paint(STYLES[cell], DRAWN[cell].repeat(length), terminal)
  })
  return drawn.join('')
}

function legend(timeline: Timeline, terminal: Terminal): string[] {
  const { rows, hidden } = timeline
  const kinds = new Set(rows.flatMap(({ segments }) => segments.map(({ kind }) => kind)))
  const parts = [
    kinds.has('waiting') && `${DRAWN.waiting} ${waitLabel(rows)}`,
    rows.some(({ bars }) => bars.running !== undefined) && `${DRAWN.running} running`,
    kinds.has('failed') && `${DRAWN.failed} failed`,
    ...pathLabel(timeline),
    ...hiddenLabel(hidden),
  ]
  return wrapParts(textsIn(parts), terminal.width - ICONS_WIDTH)
}
