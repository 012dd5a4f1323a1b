import type { Report } from '../../model/report/report.ts'
import { sizeOf } from '../text/fit-to-size.ts'
import { conclusionStatus } from '../text/labels.ts'
import { escapeMarkdown } from '../text/markdown.ts'
import { formatDuration } from '../text/units.ts'
import { renderTimelineText } from '../timeline/as-text.ts'
import { MAX_DIAGRAM_LENGTH, renderGantt } from '../timeline/gantt.ts'
import { hiddenLabel, pathLabel, waitLabel } from '../timeline/legend.ts'
import { type Detail, FULL_DETAIL, type Timeline, timelineRows } from '../timeline/timeline.ts'

/** Levels of detail, from the most readable to the least useful; the first that fits is used. */
const DETAILS: readonly Detail[] = [
  FULL_DETAIL,
  { ...FULL_DETAIL, maxStepped: 0 },
  { maxRows: 12, maxStepped: 0 },
  { maxRows: 4, maxStepped: 0 },
]

/** Renders a diagram of when each job waited and ran, with the critical path and the failures. */
export function renderTimeline(report: Report, maxBytes: number): string {
  return renderDiagram(
    {
      rowsFor: (detail) => timelineRows(report, detail),
      describe: (timeline) => describe(report, timeline),
      origin: 'the first job was ready',
    },
    maxBytes,
  )
}

interface Diagram {
  readonly rowsFor: (detail: Detail) => Timeline
  /** Returns the alternative text. */
  readonly describe: (timeline: Timeline) => string
  /** What happened at the start of the axis. */
  readonly origin: string
}

/** Renders the diagram with as many details as fit. */
export function renderDiagram({ rowsFor, describe, origin }: Diagram, maxBytes: number): string {
  for (const detail of DETAILS) {
    const timeline = rowsFor(detail)
    if (timeline.rows.length === 0) return ''
    const gantt = renderGantt(timeline.rows, describe(timeline))
    const text = renderTimelineText(timeline.rows)
    const section = `### Timeline\n\n${gantt}\n\n${text}\n\n<sub>${legend(timeline, origin)}</sub>`
    if (gantt.length <= MAX_DIAGRAM_LENGTH && sizeOf(section) <= maxBytes) return section
  }
  return ''
}

function describe({ totals }: Report, { rows }: Timeline): string {
  const jobs = rows.reduce((sum, row) => sum + row.jobs.length, 0)
  const wall = totals.wall === undefined ? '' : `, ${formatDuration(totals.wall)} in total`
  const which = jobs === 1 ? 'the job' : `each of ${jobs} jobs`
  return `When ${which} waited and ran${wall}. The tables contain the same data.`
}

function legend(timeline: Timeline, origin: string): string {
  const { rows, hidden } = timeline
  const segments = rows.flatMap((row) => row.segments)
  const outcomes = rows.flatMap(({ trouble }) => trouble ?? [])
  const stepped = rows.some((row) =>
    row.segments.some(
      ({ kind }, at) => at > 0 && kind !== 'waiting' && row.segments[at - 1]?.kind !== 'waiting',
    ),
  )
  return [
    `Time since ${origin}`,
    ...(segments.some(({ kind }) => kind === 'waiting') ? [`grey: ${waitLabel(rows)}`] : []),
    ...pathLabel(timeline),
    ...new Set(outcomes.map((outcome) => escapeMarkdown(conclusionStatus(outcome)))),
    ...(stepped ? ['segments: longest steps'] : []),
    ...hiddenLabel(hidden),
  ].join(' · ')
}
