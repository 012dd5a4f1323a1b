import type {
  JobTimes,
  Month,
  Queue,
  RedTime,
  Schedule,
  Unsteady,
  Usage,
} from '../../model/shapes/month.ts'
import { groupsOf, type Some, sortBy } from '../../model/some.ts'
import {
  DAY,
  type Instant,
  type Milliseconds,
  MINUTE,
  RECENT_DAYS,
  recentDays,
} from '../../model/time.ts'
import { MAX_BODY_BYTES } from '../conversation/comment.ts'
import { inlineWithin } from '../conversation/inline.ts'
import {
  type Block,
  type CellColumn,
  durationColumn,
  type Section,
  tableOf,
} from '../findings/section.ts'
import { ICON_SHAPES } from '../html/icons.ts'
import { toHtml } from '../html/markdown.ts'
import { fillTemplate } from '../html/page.ts'
import { writeSection } from '../summary/summary.ts'
import { renderWithin } from '../text/fit-to-size.ts'
import type { Inline } from '../text/inline.ts'
import {
  enumerate,
  formatCount,
  formatDay,
  formatDuration,
  formatInstant,
  joinTexts,
  plural,
  textsIn,
  durationCell,
  UNKNOWN,
} from '../text/units.ts'
import { weekSection } from './week-table.ts'
import {
  AT_LEAST,
  monthHeadline,
  monthRun,
  monthSentence,
  shortName,
  timesText,
} from './headline.ts'

const MAX_ROWS = 10

const textColumn = <Row>(title: string, textOf: (row: Row) => string): CellColumn<Row> => ({
  title,
  cell: (row, inline) => shortText(textOf(row), inline),
})

const QUEUES: readonly CellColumn<Queue>[] = [
  textColumn('Labels', ({ labels }) => labels),
  durationColumn('Median', ({ median }) => median),
  durationColumn('90 %', ({ p90 }) => p90),
  durationColumn('Longest', ({ longest }) => longest),
  { title: 'Jobs', align: 'right', cell: ({ jobs }) => String(jobs) },
]

const USAGE: readonly CellColumn<Some<Usage>>[] = [
  textColumn('Workflow', ([{ workflow }]) => workflow),
  { title: 'Minutes', align: 'right', cell: minutesText },
  {
    title: 'From runs',
    align: 'right',
    cell: ([{ runs, readRuns }]) => (runs === readRuns ? String(runs) : `${readRuns} of ${runs}`),
  },
]

/** Returns `1,240`, or `about 1,240` if it is an estimate, or runs finished too late to be counted. */
function minutesText(usage: readonly Usage[]): string {
  const minutes = formatMinutes(usage.reduce((sum, { used }) => sum + used, 0))
  const isPart = usage.some(
    ({ runs, readRuns, unfinishedRuns }) => readRuns < runs + unfinishedRuns,
  )
  return isPart ? `about ${minutes}` : minutes
}

function formatMinutes(time: Milliseconds): string {
  return formatCount(Math.round(time / MINUTE))
}

const JOBS: readonly CellColumn<JobTimes>[] = [
  textColumn('Job', ({ job, workflow }) => `${workflow}: ${job}`),
  {
    title: 'Since',
    cell: ({ changedAt }) => (changedAt === undefined ? UNKNOWN : formatDay(changedAt)),
  },
  {
    title: 'Ran',
    align: 'right',
    cell: ({ ran, ranBefore }) => `${durationCell(ranBefore)} → ${durationCell(ran)}`,
  },
  textColumn('Step', ({ step = '' }) => step),
]

/** Returns the report of a month as Markdown, for an issue and a summary: the first sections that fit. */
export function renderMonth(month: Month, maxBytes = MAX_BODY_BYTES): string {
  const inline = inlineWithin(month.url)
  const sections = monthSections(month, inline).map(writeSection)
  const block = {
    open: `**${monthSentence(month, inline)}**\n\n${writtenLine(month, inline)}`,
    pieces: textsIn(sections).map((text, at) => ({ render: () => `\n${text}`, weight: -at })),
    close: '',
    omitted: (count: number) => `${plural(count, 'section')} more in the JSON.`,
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
  const sections = monthSections(month, inline).map(writeSection)
  const text = [`# ${monthSentence(month, inline)}`, writtenLine(month, inline), ...sections].join(
    '\n\n',
  )
  const title = `${month.repository}: ${monthHeadline(month)}`
  return fillTemplate(template, title, [ICON_SHAPES, toHtml(text)])
}

/** Returns of when the report is, and what is new in it. */
function writtenLine(month: Month, inline: Inline): string {
  const { madeAt, sinceAt } = month
  const written = `Written on ${formatInstant(madeAt)}: what is red, did not run, and comes and goes is as of then.`
  if (sinceAt === undefined) return written
  const news = newsSince(sinceAt, month, inline)
  const said = news.length === 0 ? 'nothing' : enumerate(news, MAX_ROWS)
  return `${written} New since ${formatInstant(sinceAt)}: ${said}.`
}

/** Lists what changed since the night before. */
function newsSince(since: Instant, { red, missed, unsteady }: Month, inline: Inline): string[] {
  const name = (text: string) => shortText(text, inline)
  return [
    ...redRows(red.times).flatMap(([{ fromAt, untilAt = Infinity, first, isGone }]) => {
      if (untilAt === Infinity) return fromAt > since ? `${name(first.workflow)} is red` : []
      const verb = fromAt > since ? 'was red' : 'is no longer red'
      const reason = isGone ? ' (its file is gone)' : ''
      return untilAt > since ? `${name(first.workflow)} ${verb}${reason}` : []
    }),
    ...missed.flatMap(({ missedAt = 0, workflow }) =>
      missedAt > since ? `${name(workflow)} did not run` : [],
    ),
    ...unsteady.flatMap(({ listedAt, test, step, job }) =>
      listedAt > since ? `${name(test ?? step ?? job)} comes and goes` : [],
    ),
  ]
}

/** Returns the parts of the report of a month below its headline. */
function monthSections(month: Month, inline: Inline): Section[] {
  const { red, missed, unsteady, queues, failuresUnread } = month
  const { sampledJobs, used, jobs } = month.weeks
  const recent = recentDays(month.madeAt)
  const unread = failuresUnread === 0 ? '' : `${plural(failuresUnread, 'failed run')} not read.`
  return [
    {
      title: 'Red',
      blocks: [
        ...listOf(redRows(red.times), (times) => redLine(times, month, inline)),
        red.unknownWorkflows === 0
          ? ''
          : `How ${plural(red.unknownWorkflows, 'workflow')} had ended before ${formatDay(month.fromAt)} was not read: it may have been red from then on.`,
        red.unreadRuns === 0
          ? ''
          : `It may have been red in ${plural(red.unreadRuns, 'run')} more: cancelled or re-run, and not read.`,
      ],
    },
    { title: 'Did not run', blocks: listOf(missed, (one) => missedLine(one, inline)) },
    {
      title: 'Comes and goes',
      blocks: [
        unsteady.length > 0 ? '' : `Nothing${unread && ' of what was read'} comes and goes.`,
        ...listOf(unsteady, (one) => unsteadyLine(one, unread !== '', inline)),
        unread,
      ],
    },
    {
      title: 'Waiting for runners',
      blocks: [queues.length > 0 ? '' : 'No wait was read.', ...firstRows(queues, QUEUES, inline)],
    },
    {
      title: `The days from ${formatDay(recent.fromAt)} to ${formatDay(recent.untilAt - DAY)}`,
      blocks: [
        usedLine(month, inline),
        ...firstRows(usedByWorkflow(used), USAGE, inline),
        jobs.length === 0
          ? ''
          : `Medians of jobs that passed, before a change → since, in a sample of ${plural(sampledJobs, 'job')}:`,
        ...firstRows(jobs, JOBS, inline),
      ],
    },
    weekSection(month, inline),
    { title: 'What was read', blocks: [coverageLine(month), ...month.notes.map(inline.text)] },
  ]
}

/** Returns what each workflow used with any labels, most first. */
function usedByWorkflow(used: readonly Usage[]): readonly Some<Usage>[] {
  const workflows = groupsOf(used, ({ workflowPath }) => workflowPath)
  return sortBy(workflows, (some) => some.reduce((sum, one) => sum - one.used, 0))
}

/** Returns the sum of the minutes, beside that of the days before; '' if no run was counted. */
function usedLine({ weeks, madeAt }: Month, inline: Inline): string {
  const { used, usedBefore = 0, usedFromAt, unknownUsage } = weeks
  if (usedFromAt === undefined || used.length + unknownUsage.length === 0) return ''
  const isShort = usedFromAt > recentDays(madeAt).fromAt
  const since = isShort ? ` since ${formatInstant(usedFromAt)}` : ''
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

function listOf<Row>(rows: readonly Row[], lineOf: (row: Row) => string): Block[] {
  return [{ list: rows.slice(0, MAX_ROWS).map(lineOf) }, moreThan(rows)]
}

function firstRows<Row>(
  rows: readonly Row[],
  columns: readonly CellColumn<Row>[],
  inline: Inline,
): Block[] {
  return [...tableOf({ rows: rows.slice(0, MAX_ROWS), columns, inline }), moreThan(rows)]
}

function moreThan({ length }: readonly unknown[]): string {
  return length > MAX_ROWS ? `${length - MAX_ROWS} more in the JSON.` : ''
}

/** Returns the times of each workflow, the newest first: what is red still, then what was red last. */
function redRows(times: readonly RedTime[]): readonly Some<RedTime>[] {
  const endOf = ({ untilAt = Infinity }: RedTime) => -untilAt
  return groupsOf(sortBy(times, endOf), ({ first }) => first.workflowPath)
}

/** Returns `CI: red since 2026-03-01 10:00 UTC, CI #841. Total: 5h, 3 times. Newest error, 2h ago: expected 42, received 41`. */
function redLine([time, ...others]: Some<RedTime>, { madeAt, red }: Month, inline: Inline): string {
  const { fromAt, untilAt, first, last, isGone } = time
  const runs = last === undefined || last.id === first.id ? [first] : [first, last]
  const names = runs.map((run) => monthRun(run, inline)).join(' to ')
  const reason = isGone ? 'its file is gone' : last?.id === first.id && 'solved by a re-run'
  const state =
    untilAt === undefined
      ? `red since ${fromAt === red.fromAt ? 'before ' : ''}${formatInstant(fromAt)}, ${names}`
      : joinTexts([`last red until ${formatInstant(untilAt)}`, names, reason], ', ')
  const all = [time, ...others]
  const total = all.reduce((sum, one) => sum + (one.untilAt ?? madeAt) - one.fromAt, 0)
  const count = timesText(all.length)
  const least = all.some(({ isAtLeast }) => isAtLeast) ? AT_LEAST : ''
  const { message = '', messageAt = madeAt } = all.find((one) => one.message !== undefined) ?? time
  const age = formatDuration(Math.max(0, madeAt - messageAt))
  const error = message === '' ? '' : ` Newest error, ${age} ago: ${shortText(message, inline)}`
  return `${inline.strong(shortText(first.workflow, inline))}: ${state}. Total: ${least}${formatDuration(total)}, ${count}.${error}`
}

/** Returns `Nightly: last run Nightly #61 on 2026-03-26 04:17 UTC, disabled_inactivity`. */
function missedLine(one: Schedule, inline: Inline): string {
  const { workflow, startedAt, state, isUnread, fault } = one
  const present = state === undefined ? 'its state could not be read' : inline.code(state)
  const unread = isUnread
    ? `, and its file could not be read, which needs ${inline.code('contents: read')}`
    : fault === undefined
      ? ''
      : `, and its file could not be parsed (${inline.text(fault)})`
  return `${inline.strong(shortText(workflow, inline))}: last run ${monthRun(one, inline)} on ${formatInstant(startedAt)}, ${present}${unread}`
}

/** Returns `cart › adds in test of CI: failed in 12 of 431 runs, last on 2026-03-26: expected 42, received 41`. */
function unsteadyLine(one: Unsteady, isPart: boolean, inline: Inline): string {
  const { test, step, job, workflow, failed, runs, recovered, lastAt, url, message = '' } = one
  const name = test ?? step
  const where = `${name === undefined ? '' : ` in ${shortText(job, inline)}`} of ${shortText(workflow, inline)}`
  const day = inline.link(formatDay(lastAt), url)
  const cause = message === '' ? '' : `: ${shortText(message, inline)}`
  const again = recovered === 0 ? '' : `, passed again in ${recovered}`
  return `${inline.strong(shortText(name ?? job, inline))}${where}: failed in ${isPart ? AT_LEAST : ''}${failed} of ${runs} runs${again}, last on ${day}${cause}`
}

function shortText(raw: string, inline: Inline): string {
  return raw === '' ? '' : inline.text(shortName(raw, inline))
}

function coverageLine({ runsListed, failuresRead, requests, fromAt }: Month): string {
  return `${plural(runsListed, 'run')} since ${formatDay(fromAt)}, ${plural(failuresRead, 'failed run')} read. ${plural(requests, 'request')} this time.`
}
