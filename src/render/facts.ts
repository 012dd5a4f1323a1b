import type { Report } from '../model/report.ts'
import { renderFlaky } from './attempts-section.ts'
import { code, link, text } from './markdown.ts'
import { formatDuration, plural } from './units.ts'
import { conclusionCounts } from './words.ts'

/** The lines under the headline: where the run came from, what its jobs add up to, what was slow. */
export function renderFacts(report: Report): string {
  const facts = [...origin(report), jobCounts(report), ...times(report)].join(' · ')
  return [
    facts,
    ...slowest(report),
    ...slower(report),
    ...lines(renderFlaky(report)),
    ...unneeded(report),
  ].join('\n\n')
}

function origin({ run }: Report): string[] {
  const repositoryUrl = run.url.slice(0, run.url.indexOf('/actions/runs/'))
  const number = run.number === undefined ? `run ${run.id}` : `run ${text(`#${run.number}`)}`
  return [
    link(number, run.url) + (run.attempt === undefined ? '' : `, attempt ${run.attempt}`),
    ...(run.event === undefined ? [] : [code(run.event)]),
    ...(run.branch === undefined ? [] : [code(run.branch)]),
    ...(run.commit === undefined
      ? []
      : [
          link(
            code(run.commit.slice(0, 7)),
            `${repositoryUrl}/commit/${encodeURIComponent(run.commit.toWellFormed())}`,
          ),
        ]),
    ...(run.actor === undefined ? [] : [`by ${text(run.actor)}`]),
  ]
}

function jobCounts({ jobs, totals }: Report): string {
  if (jobs === undefined) return 'jobs not known'
  const forgiven = jobs.filter((job) => job.forgiven).length
  const running = jobs.some(({ current, outcome }) => current && outcome === undefined)
  const counts = [
    ...(totals.byConclusion.length === 0 ? [] : [text(conclusionCounts(totals.byConclusion))]),
    ...(totals.unfinished === 0 ? [] : [`${totals.unfinished} unfinished`]),
    ...(running ? ['1 making this report'] : []),
    ...(forgiven === 0 ? [] : [`${forgiven} forgiven`]),
  ]
  return `**${plural(jobs.length, 'job')}**${counts.length === 0 ? '' : `: ${counts.join(', ')}`}`
}

function times({ totals }: Report): string[] {
  return [
    ...(totals.queue === undefined ? [] : [`queued ${formatDuration(totals.queue)} in all`]),
    ...(totals.execution === undefined ? [] : [`ran ${formatDuration(totals.execution)} in all`]),
  ]
}

function lines(text: string): string[] {
  return text === '' ? [] : [text]
}

const MOST_UNNEEDED = 10

/** The jobs that a gate on `needs` would not see. */
function unneeded({ unneeded: jobs }: Report): string[] {
  if (jobs.length === 0) return []
  const names = jobs.slice(0, MOST_UNNEEDED).map(({ job }) => `**${text(job.name)}**`)
  const more = jobs.length > MOST_UNNEEDED ? ` and ${jobs.length - MOST_UNNEEDED} more` : ''
  return [`Not in \`needs\`: ${names.join(', ')}${more}`]
}

function slowest({ slowestJob }: Report): string[] {
  if (slowestJob?.duration === undefined) return []
  const { job, duration, slowestStep: step } = slowestJob
  const within =
    step === undefined ? '' : `, of which ${text(step.step.name)} ${formatDuration(step.duration)}`
  return [`Slowest: **${link(text(job.name), job.url)}** ${formatDuration(duration)}${within}`]
}

const MOST_SLOWER = 3

/** The jobs that took clearly longer than usual, the most changed first. */
function slower({ history }: Report): string[] {
  const jobs = (history?.jobs ?? [])
    .filter((job) => job.slower)
    .toSorted((a, b) => (b.delta ?? 0) - (a.delta ?? 0))
  if (jobs.length === 0) return []
  const named = jobs.slice(0, MOST_SLOWER).map(({ job, figure, usual }) => {
    const took = `${formatDuration(figure)} (usually ${formatDuration(usual.median)})`
    return `**${link(text(job.job.name), job.job.url)}** ${took}`
  })
  const rest = jobs.length - named.length
  return [`Slower than usual: ${named.join(', ')}${rest === 0 ? '' : `, and ${rest} more`}`]
}
