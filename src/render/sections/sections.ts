import { requiredChecksSection } from './required-checks.ts'
import { criticalPathSection } from './critical-path.ts'
import { attemptsSection } from './attempts.ts'
import type { Report } from '../../model/report/report.ts'
import type { Inline } from '../text/inline.ts'
import { conclusionStatus } from '../text/labels.ts'
import {
  type CellColumn,
  type Section,
  tableOf,
  type Block,
  blocksToShow,
} from '../findings/section.ts'
import type { CommitReport } from '../../model/report/commit-report.ts'
import type { AnyReport } from '../../model/report/any-report.ts'
import type { Need } from '../../model/shapes/report.ts'
import { historySection } from './history.ts'
import { notesSection } from './notes.ts'
import { runnersSection } from './runners.ts'
import { runsSection } from './runs.ts'

type Make<Subject> = (report: Subject, inline: Inline) => Section

/** A section of a report. Each output lays out one without `make` in its own way. */
type SectionRow = {
  /** Space in the summary is allocated in this order, and not in the order of the sections. */
  readonly rank: number
  /** Place in a terminal: above or below the timeline, or not at all. */
  readonly terminal?: 'above' | 'below'
} & (
  | { readonly of: 'run'; readonly make?: Make<Report> }
  | { readonly of: 'commit'; readonly make?: Make<CommitReport> }
  | { readonly of: 'each'; readonly make?: Make<AnyReport> }
)

/** Sections in the order of the summary and of the page. The size of those with `make` is bounded. */
const SECTIONS = {
  failures: { rank: 3, of: 'each' },
  'required-checks': { rank: 1, of: 'commit', make: requiredChecksSection, terminal: 'above' },
  runs: { rank: 2, of: 'commit', make: runsSection, terminal: 'above' },
  'critical-path': { rank: 5, of: 'run', make: criticalPathSection, terminal: 'below' },
  timeline: { rank: 6, of: 'each' },
  jobs: { rank: 10, of: 'run' },
  runners: { rank: 7, of: 'run', make: runnersSection },
  history: { rank: 8, of: 'run', make: historySection },
  attempts: { rank: 9, of: 'run', make: attemptsSection },
  notes: { rank: 4, of: 'each', make: notesSection, terminal: 'below' },
} as const satisfies Record<string, SectionRow>

const NEED_COLUMNS: readonly CellColumn<Need>[] = [
  { title: 'Job', isName: true, cell: ({ key }, { text }) => text(key) },
  { title: 'Result', cell: ({ result }, { text }) => text(conclusionStatus(result)) },
]

export type SectionName = keyof typeof SECTIONS

// Its keys are the names.
const NAMES = Object.keys(SECTIONS) as readonly SectionName[]

/** Lists the sections that the summary of a run or of a commit has. */
export function sectionNames(kind: AnyReport['kind']): readonly SectionName[] {
  return NAMES.filter((name) => isSectionOf(kind, name))
}

/** Lists the sections of the page, which also has those of each run of a commit. Their paths are not joined. */
export function pageSections(kind: AnyReport['kind']): readonly SectionName[] {
  return NAMES.filter((name) => kind === 'run' || name !== 'critical-path')
}

/** Lists the sections that a terminal has above or below the timeline. */
export function terminalSections(
  kind: AnyReport['kind'],
  position: 'above' | 'below',
): readonly SectionName[] {
  return NAMES.filter((name) => isSectionOf(kind, name) && rowOf(name).terminal === position)
}

function isSectionOf(kind: AnyReport['kind'], name: SectionName): boolean {
  return ['each', kind].includes(SECTIONS[name].of)
}

export function sectionRank(name: SectionName): number {
  return SECTIONS[name].rank
}

/**
 * Returns a section; for a commit, the section of a run is made for each of its runs. Empty if an output lays it out
 * itself.
 */
export function sectionOf(name: SectionName, report: AnyReport, inline: Inline): Section {
  const row = rowOf(name)
  const none = { title: '', blocks: [] }
  if (row.make === undefined) return none
  if (row.of === 'each') return row.make(report, inline)
  if (row.of === 'run')
    return report.kind === 'run' ? row.make(report, inline) : ofEachRun(report, row.make, inline)
  return report.kind === 'commit' ? row.make(report, inline) : none
}

/** Returns the results in `needs`, which are all that is known if the jobs could not be listed. */
export function needsSection(report: AnyReport, inline: Inline): Section {
  const rows = report.kind === 'run' && report.jobs === undefined ? report.needs : []
  return {
    title: 'Jobs that this one needs',
    blocks: tableOf({ rows, columns: NEED_COLUMNS, inline }),
  }
}

function rowOf(name: SectionName): SectionRow {
  return SECTIONS[name]
}

/** Returns a section of each run of a commit as one, below the labels of the runs. */
function ofEachRun({ runs }: CommitReport, make: Make<Report>, inline: Inline): Section {
  const { text, link, strong } = inline
  const sections = runs.map(({ label, report }) => {
    const section = make(report, inline)
    const blocks = blocksToShow(section)
    const name = strong(link(text(label), report.run.url))
    return { title: section.title, blocks: blocks.length === 0 ? [] : [name, ...blocks] }
  })
  const isLegend = (block: Block) => typeof block !== 'string' && 'legend' in block
  const { legends = [], others = [] } = Object.groupBy(
    sections.flatMap(({ blocks }) => blocks),
    (block) => (isLegend(block) ? 'legends' : 'others'),
  )
  const once = new Map(legends.map((legend) => [JSON.stringify(legend), legend]))
  return { title: sections[0]?.title ?? '', blocks: [...others, ...once.values()] }
}
