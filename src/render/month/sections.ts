import { isSome } from '../../model/some.ts'
import type { Instant } from '../../model/time.ts'
import type { Month, Queue, Slower, Unsteady } from '../../model/shapes/month.ts'
import { type CellColumn, type Section, tableOf } from '../findings/section.ts'
import type { Inline } from '../text/inline.ts'
import {
  durationCell,
  formatDay,
  formatDuration,
  plural,
  shareOf,
  unbroken,
} from '../text/units.ts'
import { monthRun, shortName } from './headline.ts'

const MAX_ROWS = 10
const MAX_CHANGES = 3
const MAX_ERROR_CHARACTERS = 80

const UNSTEADY: readonly CellColumn<Unsteady>[] = [
  { title: 'What', isName: true, cell: whatOf },
  { title: 'Failed', align: 'right', cell: ({ failed, runs }) => unbroken(`${failed} of ${runs}`) },
  { title: 'Passed again', align: 'right', cell: ({ recovered }) => String(recovered) },
  { title: 'Commits', align: 'right', cell: ({ commits }) => String(commits) },
  { title: 'Last', cell: ({ lastAt, url }, { link }) => link(dayCell(lastAt), url) },
  {
    title: 'Error',
    isName: true,
    cell: ({ message = '' }, inline) => shortText(message, inline, MAX_ERROR_CHARACTERS),
  },
]

const QUEUES: readonly CellColumn<Queue>[] = [
  { title: 'Labels', isName: true, cell: ({ labels }, inline) => shortText(labels, inline) },
  { title: 'Jobs', align: 'right', cell: ({ jobs }) => String(jobs) },
  { title: 'Median', align: 'right', cell: ({ median }) => durationCell(median) },
  { title: '90 %', align: 'right', cell: ({ p90 }) => durationCell(p90) },
  { title: 'Longest', align: 'right', cell: ({ longest }) => durationCell(longest) },
]

const KNOWN: readonly CellColumn<Month['known'][number]>[] = [
  { title: 'Issue', cell: ({ number, url }, { text, link }) => link(text(`#${number}`), url) },
  { title: 'Runs', align: 'right', cell: ({ runs }) => String(runs) },
  { title: 'Last', cell: ({ lastAt }) => dayCell(lastAt) },
]

/** Returns the parts of the report of a month below its headline. */
export function monthSections(month: Month, inline: Inline): Section[] {
  const { unsteady, slower, queues, known, changedSince } = month
  const isQuiet = unsteady.length + slower.length === 0
  const columns = { unsteady: UNSTEADY, queues: QUEUES, known: KNOWN }
  const rowsOf = <Name extends keyof typeof columns>(name: Name, rows: Month[Name]) => {
    const shown = rows.slice(0, MAX_ROWS)
    const more = rows.length - shown.length
    const cells = columns[name] as readonly CellColumn<Month[Name][number]>[]
    return [
      ...tableOf({ rows: shown, columns: cells, inline }),
      more > 0 ? `${more} more in the JSON.` : '',
    ]
  }
  const repaired = `${plural(changedSince, 'test')} not listed, since ${changedSince === 1 ? 'its' : 'their'} file changed after the last failure.`
  return [
    {
      title: 'What changed',
      blocks: [isQuiet ? 'No change: nothing comes and goes, and nothing became slower.' : ''],
    },
    {
      title: 'Comes and goes',
      blocks: [...rowsOf('unsteady', unsteady), changedSince > 0 ? repaired : ''],
    },
    {
      title: 'Slower',
      blocks: [
        { list: slower.slice(0, MAX_CHANGES).map((one) => slowerLine(one, month, inline)) },
        slower.length > MAX_CHANGES ? `${slower.length - MAX_CHANGES} more in the JSON.` : '',
      ],
    },
    { title: 'Waiting for runners', blocks: rowsOf('queues', queues) },
    { title: 'Minutes', blocks: [minutesLine(month)] },
    { title: 'Known failures', blocks: rowsOf('known', known) },
    { title: 'What was read', blocks: [coverageLine(month), ...month.notes.map(inline.text)] },
  ]
}

/** Names what comes and goes: `cart › adds` in `test`. */
function whatOf({ test, step, job }: Unsteady, inline: Inline): string {
  const name = test ?? step
  const where = name === undefined ? '' : ` in ${shortText(job, inline)}`
  return `${inline.strong(shortText(name ?? job, inline))}${where}`
}

function shortText(raw: string, inline: Inline, maxCharacters?: number): string {
  return raw === '' ? '' : inline.text(shortName(raw, inline, maxCharacters))
}

/** Returns a day on one line. */
function dayCell(at: Instant): string {
  return formatDay(at).replaceAll('-', '\u2011')
}

function slowerLine(
  { job, labels, jobs, step, before, after, lastBefore, first, firstAt }: Slower,
  { url }: Month,
  inline: Inline,
): string {
  const { strong, code, link } = inline
  const compare =
    lastBefore.commit === undefined || first.commit === undefined
      ? ''
      : `, ${link('what changed', `${url}/compare/${lastBefore.commit}...${first.commit}`)}`
  const since = `since ${monthRun(first, inline)} (${formatDay(firstAt)}${compare})`
  const times = `${formatDuration(before)} → ${formatDuration(after)}`
  if (job === undefined) {
    const share = Math.round((after / before - 1) * 100)
    return `${strong(`All ${jobs} jobs on ${shortText(labels, inline)}`)} take ${share} % longer ${since}: the machines, or what all share`
  }
  const most = step === undefined ? '' : `, most of it in ${code(shortName(step, inline))}`
  return `${strong(shortText(job, inline))} takes longer ${since}: ${times}${most}`
}

function minutesLine({ minutes: { total, cancelled, repeated, red } }: Month): string {
  const parts = [
    [cancelled, 'of runs that were cancelled'],
    [repeated, 'of re-runs'],
    [red, 'of runs that failed as the default branch did'],
  ] as const
  const shown = parts.filter(([time]) => time > 0)
  if (total === 0 || !isSome(shown)) return ''
  const shares = shown.map(([time, what]) => `${shareOf(time, total)} ${what}`)
  return `Of ${formatDuration(total)} that sampled jobs ran: ${shares.join(', ')}.`
}

function coverageLine({
  runsListed,
  failuresRead,
  failuresUnread,
  requests,
  fromAt,
}: Month): string {
  const unread = failuresUnread === 0 ? '' : `; ${failuresUnread} more not read`
  return `${plural(runsListed, 'run')} since ${formatDay(fromAt)}, ${plural(failuresRead, 'failed run')} read${unread}. ${plural(requests, 'request')} this time.`
}
