import type { ListedRun } from '../../model/listed-run.ts'
import { branchName, type State } from '../../model/run.ts'
import { conclusionStatus, stepStatus } from '../../render/text/labels.ts'
import type { CellColumn } from '../../render/findings/section.ts'
import { MARKDOWN } from '../../render/text/inline.ts'
import { escapeMarkdown, link, shorten, safeLine, table } from '../../render/text/markdown.ts'
import { formatInstant, plural, unbroken, UNKNOWN } from '../../render/text/units.ts'

/** The remaining runs are only counted. */
const MAX_ROWS = 100

const MAX_CELL_CHARACTERS = 60

const COLUMNS: readonly CellColumn<ListedRun>[] = [
  { title: 'run', cell: ({ run }) => link(escapeMarkdown(runName(run)), run.url) },
  { title: 'title', cell: ({ run }) => short(run.title) },
  { title: 'conclusion', cell: listedStatus },
  { title: 'branch', cell: ({ run }) => short(branchName(run)) },
  { title: 'event', cell: ({ run }) => short(run.event) },
  { title: 'actor', cell: actorOf },
  {
    title: 'started (UTC)',
    cell: ({ run: { startedAt } }) =>
      startedAt === undefined ? UNKNOWN : unbroken(formatInstant(startedAt).replace(' UTC', '')),
  },
]

/** Renders a table with one row per run, and the number of further runs; '' without runs. */
export function runsTable<Listed extends ListedRun>(
  runs: readonly Listed[],
  more: readonly CellColumn<Listed>[],
): string {
  const left = runs.length - MAX_ROWS
  const rest = left <= 0 ? '' : `\n\n${plural(left, 'more run')}.`
  const columns: readonly CellColumn<Listed>[] = [...COLUMNS, ...more]
  const rows = runs.slice(0, MAX_ROWS).map((run) => columns.map(({ cell }) => cell(run, MARKDOWN)))
  return rows.length === 0 ? '' : table(columns, rows) + rest
}

function runName({ workflow, number, id }: ListedRun['run']): string {
  const name = shorten(safeLine(workflow ?? 'run'), MAX_CELL_CHARACTERS)
  return `${name} ${number === undefined ? id : `#${number}`}`
}

/** Returns `alice`, or `alice, triggered by bob` if another user triggered the latest attempt. */
function actorOf({ run, actor }: ListedRun): string {
  if (actor === run.actor || run.actor === undefined) return short(actor)
  return `${short(actor)}, triggered by ${short(run.actor)}`
}

function listedStatus({ run: { conclusion, startedAt }, status }: ListedRun): string {
  if (conclusion !== undefined) return escapeMarkdown(conclusionStatus(conclusion))
  const state: State =
    status === 'in_progress' ? { kind: 'running', startedAt } : { kind: 'waiting', status }
  return escapeMarkdown(stepStatus(state))
}

function short(raw: string | undefined): string {
  return raw === undefined ? UNKNOWN : escapeMarkdown(shorten(safeLine(raw), MAX_CELL_CHARACTERS))
}
