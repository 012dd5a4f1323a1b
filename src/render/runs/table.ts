import { isOwnBranch, type ListedRun } from '../../model/listed-run.ts'
import type { Instant } from '../../model/time.ts'
import { stepStanding } from '../text/labels.ts'
import { type Column, link, singleLine, shorten, table, escapeMarkdown } from '../text/markdown.ts'
import { plural, unbroken, UNKNOWN } from '../text/units.ts'

/** A column beside those that every table of runs has. */
export interface RunColumn<Listed> extends Column {
  readonly cell: (run: Listed) => string
}

/** More make no table that is read. */
const MAX_ROWS = 100

const MAX_CHARACTERS = 60

const COLUMNS: readonly RunColumn<ListedRun>[] = [
  { title: 'run', cell: ({ run }) => link(escapeMarkdown(nameOf(run)), run.url) },
  { title: 'title', cell: ({ run }) => short(run.title) },
  { title: 'conclusion', cell: standingOf },
  { title: 'branch', cell: branchOf },
  { title: 'event', cell: ({ run }) => short(run.event) },
  { title: 'actor', cell: actorOf },
  { title: 'started (UTC)', cell: ({ run }) => minuteOf(run.startedAt) },
]

/** A table with a row a run, and a word on those that have none. '' when there are no runs. */
export function runsTable<Listed extends ListedRun>(
  runs: readonly Listed[],
  more: readonly RunColumn<Listed>[],
): string {
  const columns = [...COLUMNS, ...more]
  const rows = runs.slice(0, MAX_ROWS).map((run) => columns.map(({ cell }) => cell(run)))
  const left = runs.length - rows.length
  return [table(columns, rows), ...(left === 0 ? [] : ['', `${plural(left, 'more run')}.`])].join(
    '\n',
  )
}

function nameOf({ workflow, number, id }: ListedRun['run']): string {
  const name = shorten(singleLine(workflow ?? 'run'), MAX_CHARACTERS)
  return `${name} ${number === undefined ? id : `#${number}`}`
}

/** `main`, or `alice/octo-shop:main` if the branch belongs to a fork. */
function branchOf({ run, headRepository }: ListedRun): string {
  if (isOwnBranch({ run, headRepository })) return short(run.branch)
  return `${short(headRepository ?? 'unknown repository')}:${short(run.branch)}`
}

/** `alice`, or `alice, triggered by bob` if another user triggered the latest attempt. */
function actorOf({ run, actor }: ListedRun): string {
  if (actor === run.actor || run.actor === undefined) return short(actor)
  return `${short(actor)}, triggered by ${short(run.actor)}`
}

function standingOf({ run: { conclusion, startedAt }, status }: ListedRun): string {
  if (conclusion !== undefined) {
    return escapeMarkdown(stepStanding({ kind: 'finished', conclusion, startedAt, completedAt: undefined }))
  }
  return escapeMarkdown(
    stepStanding(
      status === 'in_progress' ? { kind: 'running', startedAt } : { kind: 'waiting', status },
    ),
  )
}

function short(raw: string | undefined): string {
  return raw === undefined ? UNKNOWN : escapeMarkdown(shorten(singleLine(raw), MAX_CHARACTERS))
}

/** `2026-03-01 10:00` */
function minuteOf(instant: Instant | undefined): string {
  if (instant === undefined) return UNKNOWN
  return unbroken(new Date(instant).toISOString().slice(0, 16).replace('T', ' '))
}
