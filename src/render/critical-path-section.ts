import type { PathJob } from '../model/critical-path.ts'
import type { Report } from '../model/report.ts'
import { link, table, text, type Column } from './markdown.ts'
import { durationCell, formatDuration, shareOf } from './units.ts'

const COLUMNS: readonly Column[] = [
  { title: 'Job' },
  { title: 'Blocked', align: 'right' },
  { title: 'Queued', align: 'right' },
  { title: 'Ran', align: 'right' },
  { title: 'of the run', align: 'right' },
  { title: 'Could save', align: 'right' },
]

/** The chain of jobs that decided when the run ended; nothing where a single job is the run. */
export function renderCriticalPath(report: Report): string {
  const { criticalPath, jobs = [] } = report
  if (criticalPath === undefined || jobs.length < 2) return ''
  const { length, jobs: path } = criticalPath
  const chain = path.map(({ job }) => `**${text(job.job.name)}**`).join(' → ')
  return [
    '### What held the run up',
    '',
    `${chain}: ${inARow(path.length)}, ${formatDuration(length)} (${basisOf(report)}).`,
    '',
    table(
      COLUMNS,
      path.map((job) => renderRow(job, length)),
    ),
    '',
    ...advice(report),
    '<sub>Blocked: from the end of the job before to ready. Could save: how much shorter the run could at most become if the job took no time.</sub>',
  ].join('\n')
}

function inARow(jobs: number): string {
  return jobs === 1 ? 'this job alone' : `${jobs} jobs one after another`
}

function basisOf({ criticalPath, run }: Report): string {
  if (criticalPath?.basis === 'needs') return 'from the `needs` of the workflow file'
  const hint =
    run.graph === undefined
      ? 'with `contents: read` it would rest on the workflow file'
      : 'the jobs could not all be found in the workflow file'
  return `inferred from when jobs were released; ${hint}`
}

/** What work on a job would gain: known where the workflow file says which job needs which. */
function advice({ criticalPath, jobs = [] }: Report): string[] {
  const slack = criticalPath?.slack
  if (criticalPath === undefined || slack === undefined) return []
  const [best] = criticalPath.jobs.toSorted((a, b) => (b.couldSave ?? 0) - (a.couldSave ?? 0))
  const [longest] = jobs
    .filter(({ job }) => (slack.get(job.id) ?? 0) > 0)
    .toSorted((a, b) => (b.duration ?? 0) - (a.duration ?? 0))
  const gains =
    best?.couldSave === undefined
      ? []
      : best.couldSave === 0
        ? ['Shortening one job alone gains nothing: others end as late.']
        : [
            `Shortening **${text(best.job.job.name)}** gains most, up to ${formatDuration(best.couldSave)}.`,
          ]
  const gainsNot =
    longest?.duration === undefined
      ? []
      : [
          `Shortening **${text(longest.job.name)}** gains nothing: it could have taken ${formatDuration(slack.get(longest.job.id))} longer.`,
        ]
  const sentences = [...gains, ...gainsNot]
  return sentences.length === 0 ? [] : [sentences.join(' '), '']
}

function renderRow({ job, blocked, couldSave }: PathJob, length: number | undefined): string[] {
  return [
    link(text(job.job.name), job.job.url),
    durationCell(blocked),
    durationCell(job.queue),
    durationCell(job.duration),
    shareOf(job.duration, length),
    durationCell(couldSave),
  ]
}
