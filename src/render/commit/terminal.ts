import type { CommitReport } from '../../model/report/commit-report.ts'
import { commitHeadline, firstRun, listRuns } from './headline.ts'
import { allNotes, commitOrigin, commitTotalsText } from './overview.ts'
import { requiredCheckLines } from './required-checks.ts'
import { PLAIN } from '../text/inline.ts'
import { labelOf } from '../text/labels.ts'
import { singleLine } from '../text/markdown.ts'
import { formatDuration } from '../text/units.ts'
import { commitTimelineRows } from './timeline-rows.ts'
import { MAX_ENTRIES, renderCause } from '../terminal/failures.ts'
import { renderNotes } from '../terminal/notes.ts'
import { joinSections } from '../terminal/report.ts'
import { heading, paint, paintIcon, type Terminal } from '../terminal/style.ts'
import { renderTable } from '../terminal/tables.ts'
import { renderRows } from '../terminal/timeline.ts'
import { wrapParts, wrapWords } from '../terminal/wrap.ts'

const SECTIONS = [
  renderOpening,
  renderFailures,
  renderRequiredChecks,
  renderRuns,
  (report: CommitReport, terminal: Terminal) => renderRows(commitTimelineRows(report), terminal),
  (report: CommitReport, terminal: Terminal) => renderNotes({ notes: allNotes(report) }, terminal),
]

/** Renders the report of a commit for a terminal. Only lines with a URL are wider than the terminal. */
export function renderCommitTerminal(report: CommitReport, terminal: Terminal): string {
  return joinSections(terminal, (drawn) => SECTIONS.map((render) => render(report, drawn)))
}

function renderOpening(report: CommitReport, terminal: Terminal): string[] {
  const room = terminal.width - 2
  const [first = '', ...others] = wrapWords(commitHeadline(report), room)
  return [
    `${paintIcon(report.conclusion, terminal)} ${paint('title', first, terminal)}`,
    ...others.map((line) => `  ${paint('title', line, terminal)}`),
    ...[
      ...wrapParts([singleLine(report.repository), ...commitOrigin(report, PLAIN)], room),
      ...wrapParts(commitTotalsText(report, PLAIN), room),
    ].map((line) => `  ${line}`),
    `  ${paint('faint', report.pullRequest?.url ?? report.url, terminal)}`,
  ]
}

function renderFailures({ causes }: CommitReport, terminal: Terminal): string[] {
  if (causes.length === 0) return []
  const shown = causes.slice(0, MAX_ENTRIES)
  return [
    heading('What failed', terminal),
    ...shown.flatMap((cause, at) => {
      const title = listRuns(cause.runs)
      const before = shown[at - 1]
      const isSame = before !== undefined && listRuns(before.runs) === title
      return [
        ...(isSame ? [] : wrapWords(`in ${title}:`, terminal.width - 2).map((line) => `  ${line}`)),
        ...renderCause(cause, firstRun(cause), terminal),
      ]
    }),
    ...(causes.length > MAX_ENTRIES ? [`  and ${causes.length - MAX_ENTRIES} more`] : []),
  ]
}

const STATUS_CONCLUSIONS = {
  failed: 'failure',
  missing: 'failure',
  unfinished: 'action_required',
  unknown: 'unknown',
  passed: 'success',
} as const

function renderRequiredChecks({ requiredChecks }: CommitReport, terminal: Terminal): string[] {
  if (requiredChecks === undefined || requiredChecks.checks.length === 0) return []
  return [
    heading('Required checks', terminal),
    ...requiredCheckLines(requiredChecks, PLAIN).flatMap(({ status, text }) =>
      wrapWords(text, terminal.width - 4).map((line, at) => {
        const icon = at === 0 ? paintIcon(STATUS_CONCLUSIONS[status], terminal) : ' '
        return `  ${icon} ${line}`
      }),
    ),
  ]
}

function renderRuns({ runs }: CommitReport, terminal: Terminal): string[] {
  if (runs.length === 0) return []
  return [
    heading('Runs', terminal),
    ...renderTable(
      runs,
      [
        { title: 'run', isName: true, cell: ({ label }) => singleLine(label) },
        {
          title: 'event',
          isName: true,
          dropped: 3,
          cell: ({ report }) => singleLine(report.run.event ?? '–'),
        },
        {
          title: 'conclusion',
          cell: ({ finished, report }) =>
            finished
              ? labelOf(report.conclusion)
              : report.totals.failed > 0
                ? 'failing'
                : 'unfinished',
        },
        { title: 'jobs', dropped: 1, cell: ({ report }) => String(report.totals.jobs) },
        { title: 'took', cell: ({ report }) => formatDuration(report.totals.wall) },
        {
          title: 'runners',
          dropped: 2,
          cell: ({ report }) => formatDuration(report.totals.execution),
        },
      ],
      terminal,
    ),
  ]
}
