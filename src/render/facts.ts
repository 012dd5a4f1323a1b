import type { Report } from '../model/report.ts'
import { code, link, text } from './markdown.ts'
import { formatDuration, plural } from './units.ts'
import { conclusionCounts } from './words.ts'

/** The lines under the headline: where the run came from, what its jobs add up to, what was slow. */
export function renderFacts(report: Report): string {
  const facts = [...origin(report), jobCounts(report), ...times(report)].join(' · ')
  return [facts, ...slowest(report)].join('\n\n')
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

function slowest({ slowestJob }: Report): string[] {
  if (slowestJob?.duration === undefined) return []
  const { job, duration, slowestStep: step } = slowestJob
  const within =
    step === undefined ? '' : `, of which ${text(step.step.name)} ${formatDuration(step.duration)}`
  return [`Slowest: **${link(text(job.name), job.url)}** ${formatDuration(duration)}${within}`]
}
