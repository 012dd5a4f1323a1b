// The chart of the jobs on the HTML page, and its choices.
import { type Span } from '../../model/report/job-times.ts'
import type { AnyReport } from '../../model/report/any-report.ts'
import type { Cause } from '../../model/report/cause.ts'
import { formatDelta } from '../text/delta.ts'
import { groupCounts, jobStatus } from '../text/labels.ts'
import { PLAIN } from '../text/inline.ts'
import { skipReason } from '../text/skips.ts'
import { escapeText } from '../text/markdown.ts'
import { formatDuration, joinTexts, plural, unbroken } from '../text/units.ts'
import { barSpans, chartSpan, lengthOf } from '../timeline/bars.ts'
import { PATH_MARK, pathLabel, waitLabel } from '../timeline/legend.ts'
import { drawBar, drawGroupBar, renderLoad, renderTicks } from './bar.ts'
import { drawIcon, TONES } from './icons.ts'
import { toHtml } from './markdown.ts'
import { type RowGroup, rowGroups, isRed, type Mark, type Row } from './rows.ts'

const LABELS: Readonly<Record<Mark, string>> = {
  failed: `${drawIcon('failed')} failed`,
  stopped: `${drawIcon('stopped')} cancelled`,
  odd: `${drawIcon('odd')} other`,
  active: `${drawIcon('active')} unfinished`,
  passed: `${drawIcon('passed')} passed`,
  skipped: `${drawIcon('skipped')} skipped`,
  note: `${drawIcon('note')} note`,
  path: `<span class="mark">${PATH_MARK}</span> critical path`,
  slower: 'slower than before',
}

/** Times the width of the window. */
const WIDTHS = [1, 3, 9]

/** A group of more jobs is closed, or shows only those that failed. */
const MAX_OPEN_JOBS = 12

/** More rows are drawn only when they come into view. */
const MANY = 200

/**
 * Renders a timeline of all jobs, with their waiting and running times and their steps, those that failed first.
 *
 * @param causes those that the page has, to which the jobs link
 */
export function renderChart(report: AnyReport, causes: readonly Cause[]): string {
  const groups = rowGroups(report, causes)
  const rows = groups.flatMap((group) => group.rows)
  if (rows.length === 0) return ''
  const drawn = rows.flatMap(({ bars }) => bars ?? [])
  const whole = chartSpan(barSpans(drawn))
  const { lines, labels } = renderTicks(whole)
  const running = drawn.flatMap(({ bars }) => bars.running ?? [])
  const { peakJobs } = report.kind === 'run' ? report.waiting : report.totals
  const peak = peakJobs > 1 ? ` <small>· at most ${peakJobs} at the same time</small>` : ''
  const pathSoFar = report.kind === 'run' ? report.criticalPath?.soFar : undefined
  const legend = [
    'Time since the first job was ready',
    drawn.some(({ bars }) => bars.waiting) && `hatched: ${waitLabel(drawn)}`,
    ...pathLabel({ rows: drawn, pathSoFar }),
  ]
  return `<section class="jobs" aria-labelledby="jobs">
<h2 id="jobs">Jobs</h2>
${renderChoices(rows)}
<div class="chart${rows.length > MANY ? ' many' : ''}">
<div class="row axis"><span class="name">Job${peak}</span><span class="time">Waited</span><span class="time">Ran</span><div>${renderLoad(running, whole)}<svg class="ticks" aria-hidden="true">${labels}</svg></div></div>
<svg class="grid" aria-hidden="true">${lines}</svg>
<ul>
${groups.map((group) => renderGroup(group, whole)).join('\n')}
</ul>
</div>
<p><small>${joinTexts(legend, ' · ')}</small></p>
</section>`
}

/** Renders what chooses the rows and the width of the timeline; the style alone follows it. */
function renderChoices(rows: readonly Row[]): string {
  const counts = ([...TONES, 'path', 'slower'] as const)
    .map((mark) => ({ mark, count: rows.filter(({ marks }) => marks.includes(mark)).length }))
    .filter(({ count }) => count > 0)
  const only = counts.map(({ mark, count }) => radio('only', mark, `${LABELS[mark]} ${count}`))
  const widths = WIDTHS.map((times) => radio('width', `w${times}`, `${times}×`, times === 1))
  return `<div class="choices"><div class="choice" role="group" aria-label="Jobs to show">${radio('only', 'all', `all ${rows.length}`, true)}${only.join('')}<label><input type="checkbox" class="open"> open groups</label></div>
<div class="choice" role="group" aria-label="Width of the timeline">Width ${widths.join('')}</div></div>`
}

function radio(name: string, value: string, label: string, isChosen = false): string {
  const checked = isChosen ? ' checked' : ''
  return `<label><input type="radio" name="${name}" value="${value}"${checked}>${label}</label>`
}

function renderGroup({ name, isSingle, rows }: RowGroup, whole: Span): string {
  if (isSingle) return rows.map((row) => renderRow(row, whole)).join('\n')
  const failed = rows.filter(isRed)
  const isLong = rows.length > MAX_OPEN_JOBS
  const isOpen = failed.length > 0 || !isLong
  const others = isLong && failed.length > 0 ? rows.filter((row) => !isRed(row)) : []
  const shown = (others.length > 0 ? failed : rows).map((row) => renderRow(row, whole))
  if (others.length > 0) {
    const rest = { name: plural(others.length, 'other job'), isSingle: false, rows: others }
    shown.push(renderGroup(rest, whole))
  }
  const marks = new Set(rows.flatMap((row) => row.marks))
  const tone = TONES.find((tone) => marks.has(tone)) ?? 'odd'
  const counts = groupCounts(rows.map(({ job }) => job))
  const times = timeCells(
    most(rows.map(({ job }) => job.queue)),
    most(rows.map(({ job }) => job.duration)),
    '≤ ',
  )
  return `<li class="group ${[...marks].join(' ')}"><details${isOpen ? ' open' : ''}><summary class="row"><span class="name">${drawIcon(tone)} <b>${escapeText(name)}</b> <small>${counts}</small></span>${times}${drawGroupBar(rows, counts, tone, whole)}</summary>
<ul>
${shown.join('\n')}
</ul></details></li>`
}

function most(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined)
  return known.length === 0 ? undefined : Math.max(...known)
}

function renderRow(row: Row, whole: Span): string {
  const { job, name, tone, marks, bars, comparison, steps, overrun, cause } = row
  const [, ...words] = jobStatus(job).split(' ')
  const status = words.join(' ')
  const why = joinTexts([status, skipReason(job, PLAIN)], ': ')
  const slower = comparison?.slower ? `${formatDelta(comparison)} slower` : ''
  const remarks = joinTexts([slower, overrun], ', ')
  const label = [
    `${drawIcon(tone, escapeText(status))} <a href="${escapeText(job.listed.url)}"><bdi>${escapeText(name)}</bdi></a>`,
    bars?.onPath &&
      `<span class="mark">${PATH_MARK}<span class="hidden"> critical path</span></span>`,
    remarks !== '' && `<small>${remarks}</small>`,
    cause !== undefined && `<small>·&nbsp;<a href="#cause-${cause}">cause</a></small>`,
  ]
  const { waiting, running } = bars?.bars ?? {}
  const times = timeCells(
    job.queue ?? job.approval ?? (waiting && lengthOf(waiting)),
    job.duration ?? (running && lengthOf(running)),
  )
  const bar = drawBar(row, joinTexts([why, remarks], ', '), whole)
  const folded = `<details><summary><span class="hidden">Steps</span>${bar}</summary>${toHtml(steps)}</details>`
  return `<li class="row ${marks.join(' ')}" id="job-${job.listed.id}"><span class="name">${joinTexts(label, ' ')}</span>${times}${steps === '' ? bar : folded}</li>`
}

function timeCells(waited: number | undefined, ran: number | undefined, sign = ''): string {
  const cell = (kind: string, time: number | undefined) =>
    `<span class="time ${kind}">${time === undefined ? '' : unbroken(sign + formatDuration(time))}</span>`
  return cell('waited', waited) + cell('ran', ran)
}
