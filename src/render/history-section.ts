import { SLOWER, type Comparison, type History, type JobComparison } from '../model/history.ts'
import { SECOND } from '../model/time.ts'
import { stepUrl } from './step-url.ts'
import { code, link, table, text, type Column } from './markdown.ts'
import { sparkline } from './sparkline.ts'
import { durationCell, plural, unbroken, UNKNOWN } from './units.ts'
import { formatDelta, hasChanged } from './usual.ts'

const COLUMNS: readonly Column[] = [
  { title: 'Job' },
  { title: 'This run', align: 'right' },
  { title: 'Usual', align: 'right' },
  { title: 'Difference', align: 'right' },
  { title: 'Earlier runs', align: 'right' },
  { title: 'The last of them, then this one' },
]

const MOST_JOBS = 10
const MOST_STEPS = 3
const MOST_BLOCKS = 20

const RULE = `<sub>Usual is the median. Slower is what is beyond it by more than ${SLOWER.deviations} scaled median absolute deviations, ${SLOWER.share * 100} % and ${SLOWER.time / SECOND} s, on at least ${SLOWER.figures} earlier runs.</sub>`

/** The run, its slower jobs with their slower steps, and the jobs that changed by more than noise. */
export function renderHistory({ history }: { readonly history: History | undefined }): string {
  if (history === undefined) return ''
  const { wall, branch, runs } = history
  const known = history.jobs.filter(({ delta }) => delta !== undefined)
  if (wall?.delta === undefined && known.length === 0) return ''
  const changed = known.filter(hasChanged).toSorted(byInterest).slice(0, MOST_JOBS)
  const rest = known.length - changed.length
  return [
    '### Against usual',
    `Compared with ${plural(runs.length, 'earlier successful run')} on ${code(branch)}.`,
    table(COLUMNS, [
      ...(wall === undefined ? [] : [row('**The run**', wall)]),
      ...changed.flatMap(jobRows),
    ]),
    ...unchanged(changed.length, rest),
    RULE,
  ].join('\n\n')
}

function unchanged(changed: number, rest: number): string[] {
  if (rest === 0) return []
  if (changed === 0) return [`No job changed by more than ${SLOWER.time / SECOND} s.`]
  return [`${plural(rest, 'job')} more, which changed less, in the JSON report.`]
}

/** What is slower first, then what changed most. */
function byInterest(a: Comparison, b: Comparison): number {
  const change = ({ delta = 0 }: Comparison) => Math.abs(delta)
  return Number(b.slower) - Number(a.slower) || change(b) - change(a)
}

function jobRows(comparison: JobComparison): string[][] {
  const { job, steps, slower } = comparison
  const slowerSteps = steps.filter((step) => slower && step.slower).toSorted(byInterest)
  return [
    row(link(text(job.job.name), job.job.url), comparison),
    ...slowerSteps
      .slice(0, MOST_STEPS)
      .map((step) =>
        row(`↳ ${link(text(step.step.step.name), stepUrl(job, step.step.step))}`, step),
      ),
  ]
}

function row(name: string, comparison: Comparison): string[] {
  const { figure, usual, earlier } = comparison
  const last = earlier.slice(-MOST_BLOCKS)
  return [
    name,
    durationCell(figure),
    durationCell(usual.median),
    difference(comparison),
    String(usual.figures),
    unbrokenBlocks(sparkline([...last, figure])),
  ]
}

function difference({ delta, usual, slower }: Comparison): string {
  if (delta === undefined) return UNKNOWN
  const share = usual.median === 0 ? '' : `, ${percent(delta / usual.median)}`
  const cell = unbroken(`${formatDelta(delta)}${share}`)
  return slower ? `**${cell} slower**` : cell
}

function percent(share: number): string {
  const rounded = Math.round(share * 100)
  return `${rounded > 0 ? '+' : rounded < 0 ? '−' : ''}${Math.abs(rounded)} %`
}

/** This run's block stands apart. */
function unbrokenBlocks(blocks: string): string {
  return unbroken(`${blocks.slice(0, -1)} ${blocks.slice(-1)}`)
}
