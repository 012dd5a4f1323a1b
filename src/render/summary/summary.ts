import type { Report } from '../../model/report/report.ts'
import { isProvisional, nameOf, verdict } from '../findings/headline.ts'
import { LARGE_RUN_BYTES, MAX_SUMMARY_BYTES, MIN_JOBS_BYTES, sizeOf } from '../text/fit-to-size.ts'
import { iconOf } from '../text/labels.ts'
import { escapeMarkdown } from '../text/markdown.ts'
import { joinTexts, plural } from '../text/units.ts'
import { renderAttempts } from './attempts.ts'
import { renderCriticalPath } from './critical-path.ts'
import { renderDetails } from './details.ts'
import { renderFailures } from './failures.ts'
import { renderHistory } from './history.ts'
import { renderJobs } from './jobs.ts'
import { renderMinutes } from './minutes.ts'
import { renderNeeds } from './needs.ts'
import { renderNotes } from './notes.ts'
import { renderOverBudget } from './over-budget.ts'
import { renderOverview } from './overview.ts'
import { renderSlowestSteps } from './slowest-steps.ts'
import { renderSuggestions } from './suggestions.ts'
import { renderTimeline } from './timeline.ts'
import { renderWaiting } from './waiting.ts'

/** The sections that a user can choose from, in the order of the summary. */
const SECTIONS = {
  failures: renderFailures,
  'over-budget': renderOverBudget,
  'critical-path': renderCriticalPath,
  suggestions: renderSuggestions,
  timeline: renderTimeline,
  jobs: renderJobs,
  'slowest-steps': renderSlowestSteps,
  waiting: renderWaiting,
  history: renderHistory,
  attempts: renderAttempts,
  minutes: renderMinutes,
  notes: renderNotes,
  details: renderDetails,
} as const satisfies Record<string, (report: Report, maxBytes: number) => string>

export type Section = keyof typeof SECTIONS

export const SECTION_NAMES = Object.keys(SECTIONS) as readonly Section[]

/** Space is allocated in this order. Sections without a `maxBytes` parameter have a bounded size. */
const BY_PRIORITY: readonly Section[] = [
  'failures',
  'over-budget',
  'notes',
  'critical-path',
  'suggestions',
  'timeline',
  'slowest-steps',
  'waiting',
  'history',
  'attempts',
  'minutes',
  'jobs',
  'details',
]

interface SummaryOptions {
  /** Heading in place of the workflow's name. */
  readonly title?: string | undefined
  readonly sections?: readonly Section[] | undefined
  /** Each line end counts as two bytes. */
  readonly maxBytes?: number
}

/** Renders the report as Markdown for the job summary: the result first, details folded away. */
export function renderSummary(report: Report, options: SummaryOptions = {}): string {
  const { title, sections = SECTION_NAMES, maxBytes = MAX_SUMMARY_BYTES } = options
  const opening = [renderHeading(report, title), renderOverview(report), renderNeeds(report)]
  const rendered = new Map<Section, string>()
  let left = maxBytes - sizeOf(joinBlocks(opening)) - sizeOf('\n\n') * SECTION_NAMES.length
  /** Two sections grow with the number of jobs and have a limit of their own. */
  const roomFor = (section: Section) => {
    if (section !== 'jobs' && section !== 'details') return left
    const used = maxBytes - left
    const kept = section === 'jobs' && sections.includes('details') ? MIN_JOBS_BYTES : 0
    return Math.min(left, Math.max(LARGE_RUN_BYTES - used - kept, MIN_JOBS_BYTES))
  }
  for (const section of BY_PRIORITY.filter((name) => sections.includes(name))) {
    const whole = SECTIONS[section](report, roomFor(section))
    const block = sizeOf(whole) <= left ? whole : ''
    rendered.set(section, block)
    left -= sizeOf(block)
  }
  return joinBlocks([...opening, ...SECTION_NAMES.map((name) => rendered.get(name) ?? '')])
}

function renderHeading(report: Report, title: string | undefined): string {
  const { totals, jobs, run, complete } = report
  // Parentheses would make it read as the reason for a known verdict.
  const note = 'the jobs could not be listed'
  const unlisted = jobs !== undefined ? '' : isProvisional(report) ? ` (${note})` : `; ${note}`
  const open = [
    totals.unfinished > 0 && `${plural(totals.unfinished, 'job')} unfinished`,
    jobs !== undefined && !complete && `${jobs.length} of ${run.jobsCounted ?? '?'} jobs listed`,
  ]
  const suffix = open.some(Boolean) ? `${unlisted} (${joinTexts(open, ', ')})` : unlisted
  return `## ${iconOf(report.conclusion)} ${escapeMarkdown(title ?? nameOf(report))} ${escapeMarkdown(verdict(report) + suffix)}`
}

function joinBlocks(blocks: readonly string[]): string {
  return `${joinTexts(blocks, '\n\n')}\n`
}
