import { isPass } from '../../model/conclusion.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import { groupsOf } from '../../model/some.ts'
import { fit, type Inline, jobLabel } from './inline.ts'
import { verbOf } from './labels.ts'
import { enumerate } from './units.ts'

/** In characters, of a name or a condition. */
const MAX_QUOTED = 80

/** Lines, one for a reason. */
const MAX_SILENT = 3

/**
 * Returns why a job was skipped, to follow "skipped"; '' if nothing is certain.
 *
 * @param isShort without what a line beside it says
 */
export function skipReason(
  { skippedBecause: because }: Pick<JobReport, 'skippedBecause'>,
  inline: Inline,
  isShort = false,
): string {
  if (because === undefined) return ''
  const { kind, job = '', conclusion = 'unknown', before = '', condition = '' } = because
  const quoted = (raw: string) => inline.code(fit(raw, MAX_QUOTED, inline))
  const wasFalse = `its ${quoted('if')} was false`
  switch (kind) {
    case 'need': {
      const why = condition && `: ${wasFalse}`
      return `needs ${quoted(job)}${isShort ? '' : `, which ${verbOf(conclusion)}${why}`}`
    }
    case 'ancestor':
      return `${quoted(job)}, before ${quoted(before)}, ${verbOf(conclusion)}`
    case 'if':
      return isShort ? wasFalse : `${wasFalse}: ${quoted(condition)}`
    case 'no-failure':
      return 'nothing before it failed'
    case 'cancelled':
      return 'cancelled before it could start'
  }
}

/**
 * Lists jobs of a run that passed which no condition of their own kept from running, and what would let them run: GitHub
 * shows nothing of it.
 */
export function silentSkips({ jobs = [], conclusion }: Report, inline: Inline): readonly string[] {
  const silent = jobs.filter(({ skippedBecause }) => skippedBecause?.isDue && isPass(conclusion))
  const groups = groupsOf(silent, (job) => skipReason(job, inline))
  const isAncestor = ({ skippedBecause: because }: JobReport) =>
    because?.kind === 'ancestor' && because.conclusion === 'skipped'
  const hinted = groups.find(([first]) => isAncestor(first))
  return groups.slice(0, MAX_SILENT).map((group) => {
    const { condition } = group[0].skippedBecause ?? {}
    const own = condition === undefined ? '' : ` && (${condition})`
    const hint = inline.code(`if: \${{ !failure() && !cancelled()${own} }}`)
    const which = group.length > 1 ? 'the first' : 'it'
    const how = group === hinted ? `; ${hint} would let ${which} run` : ''
    const names = enumerate(group.map(({ listed }) => jobLabel(listed, inline)))
    return `${names} did not run: ${skipReason(group[0], inline)}${how}`
  })
}
