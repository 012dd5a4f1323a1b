// The bar of a job on the HTML page; its look is in `page.css`.
import { type Span } from '../../model/report/job-times.ts'
import type { Instant, Milliseconds } from '../../model/time.ts'
import { formatDuration, joinTexts, textsIn } from '../text/units.ts'
import { escapeText } from '../text/markdown.ts'
import { runnerOf } from '../summary/jobs.ts'
import { intervalFor } from '../timeline/axis.ts'
import { lengthOf, unite } from '../timeline/bars.ts'
import type { Segment } from '../timeline/segments.ts'
import type { Tone } from './icons.ts'
import { isRed, type Row } from './rows.ts'

const MAX_TICKS = 7
/** Most ticks of a timeline that is nine times as wide as the window. */
const MAX_FINE_TICKS = 56

/** Last place of a label: after it, one would not fit. In percent. */
const LAST_TICK = 96

/** Narrower bars would be hard to see. In percent. */
const MIN_WIDTH = 0.2

/** Narrower segments have no room for a name. In percent. */
const MIN_LABELLED = 7

/** Sorted from left to right. */
const LOAD_STEPS = 500

/** Draws when a job waited and ran, with its long steps and the critical path below them. */
export function drawBar({ job, tone, bars, rail }: Row, status: string, whole: Span): string {
  if (bars === undefined) return `<small>${escapeText(status)}</small>`
  const { waiting, running } = bars.bars
  const title = textsIn([
    status,
    waiting && `waited ${timeOf(waiting, whole)}`,
    running && `ran ${timeOf(running, whole)}`,
    `on ${runnerOf(job)}`,
  ])
  // Without its waiting time, a bar has one segment, or its long steps and what is between them.
  const isStepped = bars.segments.filter(({ kind }) => kind !== 'waiting').length > 1
  const segments = bars.segments.map((segment) =>
    segment.kind === 'waiting' || !isStepped
      ? rects(segment.kind, [segment], whole)
      : drawStep(segment, whole),
  )
  return svg(title, tone, [
    isStepped ? rects('under', [running], whole) : '',
    ...segments,
    rects('rail', [rail], whole),
  ])
}

/** Draws when the jobs of a group waited and ran, with those that failed. */
export function drawGroupBar(rows: readonly Row[], title: string, tone: Tone, whole: Span): string {
  const { waiting, running } = unite(rows.flatMap(({ bars }) => bars?.bars ?? []))
  const failed = rows.filter(isRed).map(({ bars }) => bars?.bars.running)
  return svg([title], tone, [
    rects('waiting', [waiting], whole),
    rects('running', [running], whole),
    rects('failed', failed, whole),
  ])
}

/** Returns the lines behind the bars, and the times above them. */
export function renderTicks(whole: Span): { readonly lines: string; readonly labels: string } {
  const coarse = ticksOf(whole, MAX_TICKS)
  const fine = ticksOf(whole, MAX_FINE_TICKS).filter((tick) => !coarse.includes(tick))
  const ticks = [...coarse, ...fine].map((time) => {
    const x = percent(whole.from + time, whole)
    const kind = joinTexts([fine.includes(time) && 'fine', x > LAST_TICK && 'last'], ' ')
    return { time, attributes: `x="${x}%"${kind && ` class="${kind}"`}` }
  })
  return {
    lines: ticks.map(({ attributes }) => `<rect ${attributes}/>`).join(''),
    labels: ticks
      .map(({ time, attributes }) => `<text ${attributes}>${formatDuration(time)}</text>`)
      .join(''),
  }
}

function ticksOf(whole: Span, max: number): Milliseconds[] {
  const span = lengthOf(whole)
  const interval = intervalFor(span, max)?.length ?? span
  return Array.from({ length: Math.floor(span / interval) + 1 }, (_, at) => at * interval)
}

/** Draws how many jobs ran at the same time, but no change that is too short to be seen. */
export function renderLoad(spans: readonly Span[], whole: Span): string {
  const changes = new Array<number>(LOAD_STEPS + 1).fill(0)
  const change = (instant: Instant, by: number) => {
    const step = Math.round((percent(instant, whole) / 100) * LOAD_STEPS)
    changes[step] = (changes[step] ?? 0) + by
  }
  for (const { from, to } of spans) {
    change(from, 1)
    change(to, -1)
  }
  let count = 0
  const counts = changes.map((by) => (count += by))
  const peak = counts.reduce((most, count) => Math.max(most, count), 1)
  const path = counts.map((count, at) =>
    count === (counts[at - 1] ?? 0) ? '' : `H${at}V${peak - count}`,
  )
  return `<svg class="load" viewBox="0 0 ${LOAD_STEPS} ${peak}" preserveAspectRatio="none" aria-hidden="true"><path d="M0 ${peak}${path.join('')}H${LOAD_STEPS}V${peak}z"/></svg>`
}

/** Returns where a time is, in percent of the timeline. */
function percent(instant: Instant, whole: Span): number {
  return Number((((instant - whole.from) / lengthOf(whole)) * 100).toFixed(2))
}

/** Returns the attributes of what lasts from one time to another. */
function place({ from, to }: Span, whole: Span): string {
  const start = Math.min(percent(from, whole), 100 - MIN_WIDTH)
  const width = Math.max(MIN_WIDTH, Number((percent(to, whole) - start).toFixed(2)))
  return `x="${start}%" width="${width}%"`
}

function drawStep(segment: Segment, whole: Span): string {
  const { kind, label, duration } = segment
  // The time between two long steps.
  if (duration === '') return ''
  const width = percent(segment.to, whole) - percent(segment.from, whole)
  const text = width < MIN_LABELLED ? '' : `<text>${escapeText(label)}</text>`
  const title = `${escapeText(label)}\n${timeOf(segment, whole)}`
  return `<svg ${place(segment, whole)}><title>${title}</title><rect class="${kind} step" width="100%"/>${text}</svg>`
}

function timeOf({ from, to }: Span, whole: Span): string {
  const [start, end] = [from - whole.from, to - whole.from].map(formatDuration)
  return `${formatDuration(lengthOf({ from, to }))}, from ${start} to ${end}`
}

function rects(kind: string, spans: readonly (Span | undefined)[], whole: Span): string {
  const known = spans.filter((span) => span !== undefined)
  return known.map((span) => `<rect class="${kind}" ${place(span, whole)}/>`).join('')
}

/** A reader of the screen gets the same from the cells of the row. */
function svg(title: readonly string[], tone: Tone, parts: readonly string[]): string {
  const lines = joinTexts(title.map(escapeText), '\n')
  return `<svg class="bar ${tone}" aria-hidden="true"><title>${lines}</title>${parts.join('')}</svg>`
}
