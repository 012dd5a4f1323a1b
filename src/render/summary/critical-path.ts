import type { CriticalPath, HeldBy, PathJob } from '../../model/report/critical-path.ts'
import type { Report } from '../../model/report/report.ts'
import type { Run } from '../../model/run.ts'
import { type Column, link, table, escapeMarkdown } from '../text/markdown.ts'
import { durationCell, formatDuration, shareOf, UNKNOWN } from '../text/units.ts'

const COLUMNS: readonly Column[] = [
  { title: 'Job' },
  { title: 'Held back by' },
  { title: 'Delay', align: 'right' },
  { title: 'Ran', align: 'right' },
  { title: '% of run', align: 'right' },
  { title: 'Potential saving', align: 'right' },
]

/** Renders the chain of jobs that decided when the run ended; nothing if a single job is the run. */
export function renderCriticalPath(report: Report): string {
  const { criticalPath, jobs = [] } = report
  if (criticalPath === undefined || jobs.length < 2) return ''
  const { length, jobs: path } = criticalPath
  const chain = path.map(({ job }) => `**${escapeMarkdown(job.job.name)}**`).join(' → ')
  return [
    '### What held the run up',
    '',
    `${chain}: ${inSequence(path.length)}, ${formatDuration(length)} (${basisOf(report)}).`,
    '',
    table(
      COLUMNS,
      path.map((job) => renderRow(job, length)),
    ),
    '',
    ...advice(report),
    '<sub>Delay: from the end of the job before, or the start of the attempt, to the start of this one. Potential saving: how much shorter the run could at most become if the job took no time.</sub>',
  ].join('\n')
}

function inSequence(jobs: number): string {
  return jobs === 1 ? 'this job alone' : `${jobs} jobs in sequence`
}

const UNREAD = 'with `contents: read` it would rest on the workflow file'

const NO_GRAPH: Readonly<Record<NonNullable<Run['graphMissing']>, string>> = {
  'no-file': 'GitHub generates this workflow, so there is no file with its `needs`',
  'not-understood': 'the workflow file could not be understood',
}

const MISMATCHES: Readonly<Record<NonNullable<CriticalPath['mismatch']>, string>> = {
  unmatched: 'the jobs could not all be found in the workflow file',
  contradicted:
    'the workflow file at this commit does not explain when the jobs started, so it may not be the one that ran',
}

/** Says what the path rests on, and why not on the workflow file. */
export function basisOf({ criticalPath, run }: Report): string {
  if (criticalPath?.basis === 'needs') return 'from the `needs` of the workflow file'
  const mismatch = criticalPath?.mismatch
  const noGraph = run.graphMissing === undefined ? UNREAD : NO_GRAPH[run.graphMissing]
  const why = mismatch === undefined ? noGraph : MISMATCHES[mismatch]
  return `inferred from when jobs were released; ${why}`
}

const HELD_BY: Readonly<Record<HeldBy, string>> = {
  needs: 'needed jobs',
  'max-parallel': 'max-parallel',
  runner: 'a runner',
  concurrency: 'its concurrency group',
  approval: 'approval or a runner',
  unknown: 'unknown',
}

/** Says what a job waited for; a dash for a job that was ready at the start. */
export function heldByLabel(heldBy: HeldBy | undefined): string {
  return heldBy === undefined ? UNKNOWN : HELD_BY[heldBy]
}

/** Says what work on a job would gain, as far as that is known for certain. */
function advice({ criticalPath }: Report): string[] {
  if (criticalPath?.slack === undefined) return []
  const { jobs, gainless, slack } = criticalPath
  const spare = gainless === undefined ? undefined : slack.get(gainless.job.id)
  const sentences = [
    ...gains(jobs),
    ...(gainless === undefined || spare === undefined
      ? []
      : [
          `Shortening **${escapeMarkdown(gainless.job.name)}** gains nothing: it could have taken ${formatDuration(spare)} longer.`,
        ]),
  ]
  return sentences.length === 0 ? [] : [sentences.join(' '), '']
}

/** Nothing gains most if it is not known what each would gain. */
function gains(jobs: readonly PathJob[]): string[] {
  if (jobs.some(({ couldSave }) => couldSave === undefined)) return []
  const [best] = jobs.toSorted((a, b) => (b.couldSave ?? 0) - (a.couldSave ?? 0))
  if (best?.couldSave === undefined) return []
  if (best.couldSave === 0) return ['Shortening one job alone gains nothing: others end as late.']
  const saving = formatDuration(best.couldSave)
  return [`Shortening **${escapeMarkdown(best.job.job.name)}** gains most, up to ${saving}.`]
}

function renderRow(
  { job, heldBy, delay, couldSave }: PathJob,
  length: number | undefined,
): string[] {
  return [
    link(escapeMarkdown(job.job.name), job.job.url),
    heldByLabel(heldBy),
    durationCell(delay),
    durationCell(job.duration),
    shareOf(job.duration, length),
    durationCell(couldSave),
  ]
}
