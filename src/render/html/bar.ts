import { formatDuration, joinTexts } from '../text/units.ts'
import { escapeText } from '../text/markdown.ts'
import { runnerOf } from '../summary/jobs.ts'
import { lengthOf, type Span, unite } from '../timeline/bars.ts'
import type { Segment } from '../timeline/segments.ts'
import type { Tone } from './icons.ts'
import { isRed, type Row } from './rows.ts'
import { percent, place } from './scale.ts'

/** Narrower segments have no room for a name. In percent. */
const MIN_LABELLED = 7

/** Draws when a job waited and ran, with its long steps and the critical path below them. */
export function drawBar({ job, tone, bars, rail }: Row, status: string, whole: Span): string {
  if (bars === undefined) return `<small>${escapeText(status)}</small>`
  const { waiting, running } = bars.bars
  const title = [
    status,
    ...(waiting === undefined ? [] : [`waited ${timeOf(waiting, whole)}`]),
    ...(running === undefined ? [] : [`ran ${timeOf(running, whole)}`]),
    `on ${runnerOf(job)}`,
  ]
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
