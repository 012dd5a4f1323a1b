import type { Month, Queue, Unsteady } from '../../model/shapes/month.ts'
import { type Block, type CellColumn, type Section, tableOf } from '../findings/section.ts'
import type { Inline } from '../text/inline.ts'
import { durationCell, formatDay, plural, unbroken } from '../text/units.ts'
import { shortName } from './headline.ts'

const MAX_ROWS = 10
const MAX_ERROR_CHARACTERS = 80

const UNSTEADY: readonly CellColumn<Unsteady>[] = [
  { title: 'What', cell: whatOf },
  { title: 'Failed', align: 'right', cell: ({ failed, runs }) => unbroken(`${failed} of ${runs}`) },
  { title: 'Passed again', align: 'right', cell: ({ recovered }) => String(recovered) },
  {
    title: 'Last',
    cell: ({ lastAt, url }, { link }) => link(formatDay(lastAt).replaceAll('-', '\u2011'), url),
  },
  {
    title: 'Error',
    cell: ({ message = '' }, inline) => shortText(message, inline, MAX_ERROR_CHARACTERS),
  },
]

const QUEUES: readonly CellColumn<Queue>[] = [
  { title: 'Labels', cell: ({ labels }, inline) => shortText(labels, inline) },
  { title: 'Jobs', align: 'right', cell: ({ jobs }) => String(jobs) },
  { title: 'Median', align: 'right', cell: ({ median }) => durationCell(median) },
  { title: '90 %', align: 'right', cell: ({ p90 }) => durationCell(p90) },
  { title: 'Longest', align: 'right', cell: ({ longest }) => durationCell(longest) },
]

/** Returns the parts of the report of a month below its headline. */
export function monthSections(month: Month, inline: Inline): Section[] {
  const { unsteady, queues } = month
  return [
    {
      title: 'Comes and goes',
      blocks: [
        unsteady.length === 0 ? 'Nothing comes and goes.' : '',
        ...rowsOf(unsteady, UNSTEADY, inline),
      ],
    },
    { title: 'Waiting for runners', blocks: rowsOf(queues, QUEUES, inline) },
    { title: 'What was read', blocks: [coverageLine(month), ...month.notes.map(inline.text)] },
  ]
}

function rowsOf<Row>(
  rows: readonly Row[],
  columns: readonly CellColumn<Row>[],
  inline: Inline,
): Block[] {
  const more = rows.length - MAX_ROWS
  return [
    ...tableOf({ rows: rows.slice(0, MAX_ROWS), columns, inline }),
    more > 0 ? `${more} more in the JSON.` : '',
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
