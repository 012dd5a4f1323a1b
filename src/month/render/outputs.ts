// The report of a month as Markdown, and the outputs of its action.
import type { Month, RedTime, Schedule, Unsteady, Usage } from '../../model/shapes/month.ts'
import type { Some } from '../../model/some.ts'
import { DAY, MINUTE, RECENT_DAYS, recentDays } from '../../model/time.ts'
import { MAX_POST_BYTES } from '../../conversation/render/comment.ts'
import { inlineWithin } from '../../conversation/render/inline.ts'
import type { Block, CellColumn, Section } from '../../render/findings/section.ts'
import { ICON_SHAPES } from '../../render/html/icons.ts'
import { toHtml } from '../../render/html/markdown.ts'
import { fillTemplate } from '../../render/html/page.ts'
import { writeSection } from '../../render/summary/summary.ts'
import { renderWithin } from '../../render/text/fit-to-size.ts'
import type { Inline } from '../../render/text/inline.ts'
import {
  durationCell,
  enumerate,
  formatDay,
  formatDuration,
  formatInstant,
  joinTexts,
  plural,
  textsIn,
  UNKNOWN,
} from '../../render/text/units.ts'
import {
  firstRows,
  foldedTables,
  formatMinutes,
  MAX_ROWS,
  minutesText,
  textColumn,
  usedByWorkflow,
} from './folded-tables.ts'
import {
  AT_LEAST,
  MAX_NAMED,
  monthHeadline,
  monthSentences,
  NEW_SINCE,
  redNowText,
  redRows,
  shortText,
  timesText,
} from './headline.ts'
import { failedText, weekRates } from './week-table.ts'

/** Returns the report of a month as Markdown, for an issue and a summary: the first sections that fit. */
export function renderMonth(month: Month, maxBytes = MAX_POST_BYTES): string {
  const inline = inlineWithin(month.url)
  const { state, rest } = monthSentences(month, inline)
  const block = {
    open: `**${state}** ${rest}`,
    pieces: textsIn(monthParts(month, inline)).map((text, at) => ({
      render: () => `\n${text}`,
      weight: -at,
    })),
    close: '',
    omitted: (count: number) => `\n${plural(count, 'section')} more in the JSON.`,
  }
  return renderWithin(block, maxBytes)
}

/**
 * Returns the same as an HTML page.
 *
 * @param template as for `fillTemplate`
 */
export function renderMonthPage(month: Month, template: string): string {
  const inline = inlineWithin(month.url)
  const { state, rest } = monthSentences(month, inline)
  const text = textsIn([`# ${state}`, rest, ...monthParts(month, inline)]).join('\n\n')
  const title = `${month.repository}: ${monthHeadline(month)}`
  return fillTemplate(template, title, [ICON_SHAPES, toHtml(text)])
}

/** Returns the parts of the report of a month below its first line. */
function monthParts(month: Month, inline: Inline): string[] {
  const { missed, unsteady, red, failuresUnread } = month
  const rows = redRows(red.times)
  const redSection = { title: 'Red', blocks: firstRows(rows, redColumns(month), inline) }
  const sections: readonly Section[] = [
    {
      title: 'Comes and goes',
      blocks: firstRows(unsteady, unsteadyColumns(month, rows), inline),
    },
    {
      title: 'Workflows',
      blocks: [
        ...firstRows(workflowRows(month), workflowColumns(month, inline), inline),
        usedLine(month, inline),
        waitLine(month, inline),
        movedLine(month, inline),
      ],
    },
    { title: 'What was read', blocks: coverage(month, inline) },
  ]
  const nothing = `Nothing${failuresUnread === 0 ? '' : ' of what was read'} comes and goes.`
  return [
    missed.length === 0 ? '' : missedLine(missed, inline),
    writeSection(redSection),
    unsteady.length > 0 ? '' : nothing,
    ...sections.map(writeSection),
    foldedTables(month, inline),
  ]
}

/** Columns of a workflow that is or was red, with its times, the newest first. */
function redColumns({ red, madeAt }: Month): readonly CellColumn<Some<RedTime>>[] {
  const rows = redRows(red.times)
  const now = redNowText(red)
  return [
    {
      title: 'Workflow',
      cell: ([{ first, untilAt }], inline) => {
        const name = shortText(first.workflow, inline)
        return untilAt === undefined ? inline.strong(name) : name
      },
    },
    {
      title: 'Red since',
      cell: ([{ fromAt, untilAt, first, isGone, isAtLeast, byRerun }], inline) => {
        const day = inline.link(formatDay(fromAt), first.url)
        const since = fromAt === red.fromAt ? `before ${day}` : day
        if (untilAt === undefined) return since
        const isSameDay = formatDay(untilAt) === formatDay(fromAt)
        const end = isSameDay ? 'that day' : formatDay(untilAt)
        if (isGone) return `${since}, its file is gone${isAtLeast ? '' : ` since ${end}`}`
        return `${since}, ${byRerun ? 'solved by a re-run' : 'green'} ${isSameDay ? end : `on ${end}`}`
      },
    },
    {
      title: `In ${plural(Math.max(1, Math.round((madeAt - red.fromAt) / DAY)), 'day')}`,
      cell: (times) => {
        const total = times.reduce((sum, one) => sum + (one.untilAt ?? madeAt) - one.fromAt, 0)
        const least = times.some(({ isAtLeast }) => isAtLeast) ? AT_LEAST : ''
        // The first line has the time of what is red for the first time, and of the only workflow that was red.
        const isNamed = now.slice(0, MAX_NAMED).some(({ first }) => first.id === times[0].first.id)
        const isFirst = now.length > 0 ? isNamed && times.length === 1 : rows.length === 1
        const isSaid = isFirst && least === ''
        return isSaid
          ? timesText(times.length)
          : `${least}${formatDuration(total)}${times.length === 1 ? '' : `, ${timesText(times.length)}`}`
      },
    },
    textColumn('Error', errorOf),
  ]
}

/** Returns the newest error of a workflow. */
function errorOf(times: Some<RedTime>): string {
  return times.find(({ message }) => message !== undefined)?.message ?? ''
}

function unsteadyColumns(
  { failuresUnread, madeAt }: Month,
  red: readonly Some<RedTime>[],
): readonly CellColumn<Unsteady>[] {
  const said = new Set(red.slice(0, MAX_ROWS).map(errorOf))
  return [
    {
      title: 'What',
      cell: ({ test, step, job, workflow, listedAt }, inline) => {
        const name = test ?? step
        const where = `${name === undefined ? '' : ` in ${shortText(job, inline)}`} of ${shortText(workflow, inline)}`
        const fresh = listedAt > madeAt - NEW_SINCE ? ' (new)' : ''
        return `${inline.strong(shortText(name ?? job, inline))}${where}${fresh}`
      },
    },
    {
      title: 'Failed',
      cell: ({ failed, runs, recovered }) =>
        `${failuresUnread === 0 ? '' : AT_LEAST}${failed} of ${plural(runs, 'run')}${recovered === 0 ? '' : `, ${recovered} passed again`}`,
    },
    { title: 'Last', cell: ({ lastAt, url }, inline) => inline.link(formatDay(lastAt), url) },
    {
      title: 'Error',
      cell: ({ message = '' }, inline) =>
        message !== '' && said.has(message) ? 'as above' : shortText(message, inline),
    },
  ]
}

/** A workflow of the table, with what is known of it. */
interface WorkflowRow {
  readonly workflow: string
  readonly workflowPath: string
  readonly used: readonly Usage[]
  /** Whether it used nothing in days that were all counted. */
  readonly isIdle: boolean
  readonly before: number | undefined
  readonly runs: Month['workflows'][number] | undefined
}

/** Lists each workflow once: what used most minutes, then what ran most. */
function workflowRows({ weeks, workflows, madeAt }: Month): WorkflowRow[] {
  const { used, unknownUsage, usedFromAt = madeAt } = weeks
  const isCounted = usedFromAt <= recentDays(madeAt).fromAt
  const isOf = ({ workflowPath: path }: { readonly workflowPath: string }) => {
    return (one: { readonly workflowPath: string }) => one.workflowPath === path
  }
  const measured = usedByWorkflow(used).map((some) => some[0])
  const names = [...measured, ...workflows, ...unknownUsage]
  return names
    .filter((one, at) => names.findIndex(isOf(one)) === at)
    .map((one) => ({
      workflow: one.workflow,
      workflowPath: one.workflowPath,
      used: used.filter(isOf(one)),
      isIdle: isCounted && ![...used, ...unknownUsage].some(isOf(one)),
      before: [...used, ...unknownUsage].find(isOf(one))?.usedBefore,
      runs: workflows.find(isOf(one)),
    }))
}

function workflowColumns(month: Month, inline: Inline): readonly CellColumn<WorkflowRow>[] {
  const rates = weekRates(month)
  const right = 'right' as const
  return [
    textColumn('Workflow', ({ workflow }) => workflow),
    {
      title: `Minutes in ${RECENT_DAYS} days`,
      align: right,
      cell: ({ used, isIdle }) => (used.length > 0 ? minutesText(used) : isIdle ? '0' : UNKNOWN),
    },
    {
      title: 'Before',
      align: right,
      cell: ({ before }) =>
        before === undefined ? UNKNOWN : `${before === 0 ? '' : 'about '}${formatMinutes(before)}`,
    },
    {
      title: 'Runs a week',
      align: right,
      cell: ({ workflowPath }) => rates(workflowPath),
    },
    {
      title: `Failed on ${shortText(month.branch, inline)}`,
      align: right,
      cell: ({ runs }) => failedText(runs?.main),
    },
    { title: 'Elsewhere', align: right, cell: ({ runs }) => failedText(runs?.others) },
    { title: 'Median', align: right, cell: ({ runs }) => durationCell(runs?.median) },
  ]
}

/** Returns the sum of the minutes, beside that of the days before; '' if no run was counted. */
function usedLine({ weeks, madeAt }: Month, inline: Inline): string {
  const { used, usedBefore = 0, usedFromAt, unknownUsage } = weeks
  if (usedFromAt === undefined || used.length + unknownUsage.length === 0) return ''
  const isShort = usedFromAt > recentDays(madeAt).fromAt
  const since = isShort ? ` since ${formatInstant(usedFromAt)}` : ''
  // The row of the only workflow says the same.
  if (!isShort && usedByWorkflow(used).length + unknownUsage.length === 1) return ''
  const unknown = unknownUsage.map(
    ({ workflow, runs, readRuns }) =>
      `${shortText(workflow, inline)} (${readRuns} of ${plural(runs, 'run')} read)`,
  )
  const without = unknown.length === 0 ? '' : ` without those of ${enumerate(unknown)}`
  const minutes = used.length === 0 ? 'unknown minutes' : `${minutesText(used)} minutes`
  const before =
    usedBefore === 0 ? '' : `, about ${formatMinutes(usedBefore)} in the ${RECENT_DAYS} days before`
  return `All runs that finished${since} used ${minutes}${without}${before}.`
}

/** Returns how long jobs waited whose labels have a wait of over a minute at 90 %; '' if none have. */
function waitLine({ queues }: Month, inline: Inline): string {
  const long = queues.filter(({ p90 }) => p90 > MINUTE)
  if (long.length === 0) return ''
  const waits = long.map(
    ({ labels, median, p90, jobs }) =>
      `${shortText(labels, inline)} ${formatDuration(median)}, 90 % within ${formatDuration(p90)}, of ${plural(jobs, 'job')}`,
  )
  return `Median wait for a runner: ${listed(waits)}.`
}

/** Returns how the run times of jobs changed; '' if none did. */
function movedLine({ weeks: { jobs } }: Month, inline: Inline): string {
  if (jobs.length === 0) return ''
  const moved = jobs.map(({ workflow, job, ran, ranBefore, changedAt, step }) => {
    const since = changedAt === undefined ? '' : ` since ${formatDay(changedAt)}`
    const where = step === undefined ? '' : ` (${shortText(step, inline)})`
    return `${shortText(`${workflow}: ${job}`, inline)} ${durationCell(ranBefore)} → ${durationCell(ran)}${since}${where}`
  })
  return `Jobs that changed: ${listed(moved)}.`
}

/** Returns `Did not run: Nightly, last on 2026-03-26, disabled_inactivity`. */
function missedLine(missed: readonly Schedule[], inline: Inline): string {
  const named = missed.map(({ workflow, startedAt, url, state, isUnread, fault }) => {
    const present = state === undefined ? 'its state could not be read' : inline.code(state)
    const unread = isUnread
      ? `, and its file could not be read, which needs ${inline.code('contents: read')}`
      : fault === undefined
        ? ''
        : `, and its file could not be parsed (${inline.text(fault)})`
    const last = inline.link(formatDay(startedAt), url)
    return `${inline.strong(shortText(workflow, inline))}, last on ${last}, ${present}${unread}`
  })
  return `Did not run: ${listed(named)}.`
}

/** Returns the first texts in a row, and how many more there are. */
function listed(texts: readonly string[]): string {
  const more = texts.length > MAX_ROWS ? `${texts.length - MAX_ROWS} more in the JSON` : ''
  return joinTexts([...texts.slice(0, MAX_ROWS), more], '; ')
}

/** Returns what was read, if something was not. */
function coverage(month: Month, inline: Inline): Block[] {
  const { runsListed, failuresRead, failuresUnread, requests, fromAt, red, notes } = month
  const gaps = textsIn([
    failuresUnread > 0 && `${plural(failuresUnread, 'failed run')} not read.`,
    red.unknownWorkflows > 0 &&
      `How ${plural(red.unknownWorkflows, 'workflow')} had ended before ${formatDay(month.fromAt)} was not read: it may have been red from then on.`,
    red.unreadRuns > 0 &&
      `It may have been red in ${plural(red.unreadRuns, 'run')} more: cancelled or re-run, and not read.`,
    ...notes.map(inline.text),
  ])
  if (gaps.length === 0) return []
  const read = `${plural(runsListed, 'run')} since ${formatDay(fromAt)}, ${plural(failuresRead, 'failed run')} read. ${plural(requests, 'request')} this time.`
  return [read, ...gaps]
}
