import type { CriticalPath, PathJob } from '../../model/report/critical-path.ts'
import type { HeldBy } from '../../model/reasons.ts'
import type { Report } from '../../model/report/report.ts'
import type { Run } from '../../model/run.ts'
import { SECOND } from '../../model/time.ts'
import { type Inline, jobLink, jobText } from '../text/inline.ts'
import { heldByLabel, mayChange } from '../text/labels.ts'
import { durationCell, formatDuration, joinTexts, plural, shareOf } from '../text/units.ts'
import { type CellColumn, type Section, tableOf } from '../findings/section.ts'

const LEGEND =
  'Delay: from the end of the previous job, or the start of the attempt, until this job started. Potential saving: the most the run would shorten if this job took no time.'

/** Returns the chain of jobs that determined when the run finished. */
export function criticalPathSection(report: Report, inline: Inline): Section {
  const title = 'What held the run up'
  const { criticalPath: path, jobs = [] } = report
  // With a single job, the path says nothing.
  if (path === undefined || jobs.length < 2) return { title, blocks: [] }
  const { text, strong } = inline
  const chain = path.jobs.map(({ job }) => strong(jobText(job.job, { text }))).join(' → ')
  return {
    title,
    blocks: [
      `${chain}: ${pathSentence(path, report, inline)}`,
      waitAdvice(path, report, inline),
      ...tableOf({ rows: path.jobs, columns: columnsOf(path), inline }),
      lateListings(path, inline),
      advice(path, inline),
      { legend: LEGEND },
    ],
  }
}

function columnsOf({ length }: CriticalPath): CellColumn<PathJob>[] {
  return [
    { title: 'Job', isName: true, cell: ({ job }, inline) => jobLink(job.job, inline) },
    {
      title: 'Held back by',
      short: 'held by',
      cell: ({ heldBy }) => heldByLabel(heldBy),
    },
    { title: 'Delay', align: 'right', cell: ({ delay }) => durationCell(delay) },
    { title: 'Ran', align: 'right', cell: ({ job }) => durationCell(job.duration) },
    {
      title: '% of run',
      align: 'right',
      cell: ({ job }) => shareOf(job.duration, length),
    },
    {
      title: 'Potential saving',
      short: 'saving',
      align: 'right',
      cell: (job) => durationCell(job.potentialSaving),
    },
  ]
}

/** Returns which jobs GitHub listed late after a job that they need, for a reason that the run does not show. */
function lateListings({ jobs }: CriticalPath, { text, strong }: Inline): string {
  return jobs
    .flatMap(({ job, heldBy, blocked }, index) => {
      const before = jobs[index - 1]?.job
      if (heldBy !== 'unknown' || before === undefined || blocked === undefined) return []
      const late = `${strong(jobText(job.job, { text }))} ${formatDuration(blocked)}`
      return `GitHub listed ${late} after ${strong(jobText(before.job, { text }))} had finished; the run does not show why.`
    })
    .join(' ')
}

/** What a job waited for if the workflow file could distinguish a wait for a runner from another. */
const AMBIGUOUS: ReadonlySet<HeldBy | undefined> = new Set([
  'approval',
  'concurrency',
  'approval-or-concurrency',
  'unknown',
])

/** Names the permission without which it is unknown what a job waited for. */
function waitAdvice({ basis, jobs }: CriticalPath, { run }: Report, { code }: Inline): string {
  const canRead = basis === 'needs' || run.graph !== undefined || run.graphMissing !== undefined
  if (canRead || !jobs.some(({ heldBy }) => AMBIGUOUS.has(heldBy))) return ''
  return `The permission ${code('contents: read')} can show which jobs waited for a runner.`
}

/** Returns what speeding up a job would save, as far as that is certain. */
function advice({ jobs, gainless, slack }: CriticalPath, inline: Inline): string {
  if (slack === undefined) return ''
  const { text, strong } = inline
  const spare = gainless && slack.get(gainless.job.id)
  const useless =
    gainless !== undefined &&
    spare !== undefined &&
    `Speeding up ${strong(jobText(gainless.job, { text }))} would not shorten the run: it has ${formatDuration(spare)} of slack.`
  return joinTexts([bestSaving(jobs, inline), useless], ' ')
}

/** Empty if the saving of a job is unknown, because it could be the largest. */
function bestSaving(jobs: readonly PathJob[], { text, strong }: Inline): string {
  if (jobs.some(({ potentialSaving }) => potentialSaving === undefined)) return ''
  const [best] = jobs.toSorted((a, b) => (b.potentialSaving ?? 0) - (a.potentialSaving ?? 0))
  if (best?.potentialSaving === undefined) return ''
  // Shorter jobs have nothing to save.
  const isLong = jobs.some(({ job: { duration = 0 } }) => duration > 10 * SECOND)
  if (best.potentialSaving === 0 && !isLong) return ''
  if (best.potentialSaving === 0)
    return 'Speeding up any single job would not shorten the run: other jobs finish just as late.'
  const saving = formatDuration(best.potentialSaving)
  return `Speeding up ${strong(jobText(best.job.job, { text }))} would help most (up to ${saving}).`
}

/** Returns `2 jobs in sequence, 4m 57s (dependencies read from the workflow file).` */
function pathSentence(
  path: CriticalPath,
  { run, totals }: Pick<Report, 'run' | 'totals'>,
  inline: Inline,
): string {
  const count = plural(path.jobs.length, 'job')
  const sequence = path.jobs.length === 1 ? count : `${count} in sequence`
  const length = `${path.soFar ? ' so far' : ''}, ${formatDuration(path.length)}`
  const change = path.soFar ? ` ${mayChange(totals.jobsUnfinished)}` : ''
  return `${sequence}${length} (${basisOf(path, run, inline)}).${change}`
}

/** Returns what the path is based on and, if that is not the workflow file, why. */
function basisOf({ basis, mismatch }: CriticalPath, run: Run, { code }: Inline): string {
  if (basis === 'needs') return 'dependencies read from the workflow file'
  const noGraph =
    run.graphMissing === undefined
      ? `grant ${code('contents: read')} to use the workflow file`
      : NO_GRAPH[run.graphMissing]
  return `inferred from timestamps; ${mismatch === undefined ? noGraph : MISMATCHES[mismatch]}`
}

const NO_GRAPH: Readonly<Record<NonNullable<Run['graphMissing']>, string>> = {
  'no-file': 'GitHub generates this workflow, so it has no file',
  'not-understood': 'the workflow file could not be parsed',
}

const MISMATCHES: Readonly<Record<NonNullable<CriticalPath['mismatch']>, string>> = {
  unmatched: 'not all jobs could be matched to the workflow file',
  contradicted:
    'the start times of the jobs contradict the workflow file at this commit, so another version may have run',
}
