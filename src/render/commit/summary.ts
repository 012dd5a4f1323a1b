import type { CommitCause, CommitReport, CommitRun } from '../../model/report/commit-report.ts'
import { isUnfinishedRun } from '../../model/report/commit-report.ts'
import {
  commitName,
  commitRemainder,
  commitVerdict,
  firstRun,
  runsWithoutCause,
} from './headline.ts'
import { allNotes, commitOrigin, commitTotalsText } from './overview.ts'
import { requiredCheckLines } from './required-checks.ts'
import { MAX_SUMMARY_BYTES, sizeOf } from '../text/fit-to-size.ts'
import { MARKDOWN } from '../text/inline.ts'
import { conclusionCounts, conclusionStatus, iconOf, verbOf } from '../text/labels.ts'
import { escapeMarkdown, link, section, table } from '../text/markdown.ts'
import { durationCell, formatDuration, joinTexts, plural } from '../text/units.ts'
import { commitTimelineRows } from './timeline-rows.ts'
import { causeEntry, renderEntries } from '../summary/failures.ts'
import { renderNotes } from '../summary/notes.ts'
import { renderOverBudget } from '../summary/over-budget.ts'
import { renderDiagram } from '../summary/timeline.ts'

/** The sections of a commit's summary that a user can choose from, in their order. */
const SECTIONS = {
  failures: renderCommitFailures,
  'required-checks': renderRequiredChecks,
  'over-budget': ({ runs }) =>
    renderOverBudget({ overBudget: runs.flatMap(({ report }) => report.overBudget) }),
  runs: renderRuns,
  timeline: renderCommitTimeline,
  notes: (report) => renderNotes({ notes: allNotes(report) }),
} as const satisfies Record<string, (report: CommitReport, maxBytes: number) => string>

type CommitSection = keyof typeof SECTIONS

export const COMMIT_SECTION_NAMES = Object.keys(SECTIONS) as readonly CommitSection[]

/** Space is allocated in this order. */
const BY_PRIORITY: readonly CommitSection[] = [
  'required-checks',
  'runs',
  'notes',
  'failures',
  'over-budget',
  'timeline',
]

interface CommitSummaryOptions {
  /** Heading in place of the commit. */
  readonly title?: string | undefined
  readonly sections?: readonly string[] | undefined
}

/** Renders the report of a commit as Markdown for the job summary. */
export function renderCommitSummary(
  report: CommitReport,
  { title, sections = COMMIT_SECTION_NAMES }: CommitSummaryOptions = {},
): string {
  const opening = [renderHeading(report, title), renderOrigin(report)]
  const rendered = new Map<CommitSection, string>()
  let left = MAX_SUMMARY_BYTES - sizeOf(joinTexts(opening, '\n\n'))
  for (const name of BY_PRIORITY.filter((name) => sections.includes(name))) {
    const whole = SECTIONS[name](report, left)
    const block = sizeOf(whole) <= left ? whole : ''
    rendered.set(name, block)
    left -= sizeOf(`${block}\n\n`)
  }
  const blocks = [...opening, ...COMMIT_SECTION_NAMES.map((name) => rendered.get(name) ?? '')]
  return `${joinTexts(blocks, '\n\n')}\n`
}

function renderHeading(report: CommitReport, title: string | undefined): string {
  const rest = commitRemainder(report)
  const suffix = rest.length === 0 ? '' : `; ${rest.join('; ')}`
  const name = escapeMarkdown(title ?? commitName(report))
  return `## ${iconOf(report.conclusion)} ${name} ${escapeMarkdown(commitVerdict(report) + suffix)}`
}

function renderOrigin(report: CommitReport): string {
  return [...commitOrigin(report, MARKDOWN), ...commitTotalsText(report, MARKDOWN)].join(' · ')
}

/** Renders what failed, under the names of the runs with the failure. */
function renderCommitFailures(report: CommitReport, maxBytes: number): string {
  const groups = [...Map.groupBy(report.causes, keyOfRuns).values()]
  const entries = groups.flatMap((causes) =>
    causes.map((cause, index) => {
      const entry = causeEntry(cause, firstRun(cause))
      const title = index === 0 ? `\n${runLinks(cause.runs)}\n\n` : ''
      return (logBytes: number) => title + entry(logBytes)
    }),
  )
  const others = runsWithoutCause(report).map((run) => {
    const { conclusion } = run.report
    const line = `- ${iconOf(conclusion)} ${escapeMarkdown(verbOf(conclusion))}`
    return () => `\n${runLinks([run])}\n\n${line}`
  })
  return renderEntries([...entries, ...others], report.causes, maxBytes)
}

function keyOfRuns({ runs }: CommitCause): string {
  return runs.map(({ report }) => report.run.id).join()
}

function runLinks(runs: readonly CommitRun[]): string {
  return runs
    .map(({ label, report }) => `**${link(escapeMarkdown(label), report.run.url)}**`)
    .join(', ')
}

const STATUS_ICONS = {
  failed: iconOf('failure'),
  missing: iconOf('failure'),
  unfinished: '⏳',
  unknown: iconOf('unknown'),
  passed: iconOf('success'),
} as const

function renderRequiredChecks({ requiredChecks }: CommitReport): string {
  if (requiredChecks === undefined || requiredChecks.checks.length === 0) return ''
  const lines = requiredCheckLines(requiredChecks, MARKDOWN)
  return section('Required checks', [
    lines.map(({ status, text }) => `- ${STATUS_ICONS[status]} ${text}`).join('\n'),
  ])
}

function renderRuns({ runs }: CommitReport): string {
  return section('Runs', [
    table(runs, [
      { title: 'Run', cell: ({ label, report }) => link(escapeMarkdown(label), report.run.url) },
      { title: 'Event', cell: ({ report }) => escapeMarkdown(report.run.event ?? '–') },
      { title: 'Conclusion', cell: (run) => escapeMarkdown(statusOf(run)) },
      { title: 'Jobs', cell: (run) => escapeMarkdown(jobCounts(run)) },
      { title: 'Duration', align: 'right', cell: ({ report }) => durationCell(report.totals.wall) },
      {
        title: 'Runner time',
        align: 'right',
        cell: ({ report }) => durationCell(report.totals.execution),
      },
    ]),
  ])
}

function statusOf(run: CommitRun): string {
  const { current, finished, report } = run
  const attempt = (report.run.attempt ?? 1) > 1 ? `, attempt ${report.run.attempt}` : ''
  if (finished) return conclusionStatus(report.conclusion) + attempt
  const state = current && !isUnfinishedRun(run) ? '▶️ running (this report)' : '⏳ unfinished'
  // A failure is known before the run finishes.
  return (
    (report.totals.failed > 0 ? `${iconOf(report.conclusion)} failing, ` : '') + state + attempt
  )
}

function jobCounts({ report: { jobs, totals } }: CommitRun): string {
  if (jobs === undefined) return 'could not be listed'
  if (jobs.length === 0) return 'none'
  return joinTexts(
    [
      conclusionCounts(totals.byConclusion),
      totals.unfinished > 0 && `${totals.unfinished} unfinished`,
    ],
    ', ',
  )
}

/** Renders when the runs and their jobs waited and ran: runs by start, each with its jobs below it. */
function renderCommitTimeline(report: CommitReport, maxBytes: number): string {
  const { wall, runs, jobs } = report.totals
  return renderDiagram(
    {
      rowsFor: (detail) => commitTimelineRows(report, detail),
      describe: () =>
        `When ${plural(runs, 'run')} of ${plural(jobs, 'job')} waited and ran${wall === undefined ? '' : `, ${formatDuration(wall)} in total`}. The table contains the times of the runs.`,
      origin: 'the first run started',
    },
    maxBytes,
  )
}
