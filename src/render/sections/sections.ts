import type { CommitReport } from '../../model/report/commit-report.ts'
import type { Report } from '../../model/report/report.ts'
import type { Inline } from '../text/inline.ts'
import { attemptsSection } from './attempts.ts'
import { criticalPathSection } from './critical-path.ts'
import { historySection } from './history.ts'
import { minutesSection } from './minutes.ts'
import { overBudgetSection } from './over-budget.ts'
import { requiredChecksSection } from './required-checks.ts'
import { runsSection } from './runs.ts'
import { type Block, blocksToShow, type Section } from '../findings/section.ts'
import { slowestStepsSection } from './slowest-steps.ts'
import { waitingSection } from './waiting.ts'

/** The sections of a run that every output lays out alike, by the name that a user chooses them with. */
export const RUN_SECTIONS = {
  'over-budget': ({ overBudget }, inline) => overBudgetSection(overBudget, inline),
  'critical-path': criticalPathSection,
  'slowest-steps': slowestStepsSection,
  waiting: ({ waiting }, inline) => waitingSection(waiting, inline),
  history: historySection,
  attempts: attemptsSection,
  minutes: minutesSection,
} as const satisfies Record<string, (report: Report, inline: Inline) => Section>

/** The same for a commit. */
export const COMMIT_SECTIONS = {
  'required-checks': requiredChecksSection,
  'over-budget': ({ runs }, inline) =>
    overBudgetSection(
      runs.flatMap(({ report }) => report.overBudget),
      inline,
    ),
  runs: runsSection,
} as const satisfies Record<string, (report: CommitReport, inline: Inline) => Section>

/** Returns a section of each run of a commit as one, below the labels of the runs. */
export function ofEachRun(
  { runs }: CommitReport,
  sectionOf: (report: Report, inline: Inline) => Section,
  inline: Inline,
): Section {
  const { text, link, strong } = inline
  const sections = runs.map(({ label, report }) => {
    const section = sectionOf(report, inline)
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
