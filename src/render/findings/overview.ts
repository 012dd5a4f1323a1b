import type { Report } from '../../model/report/report.ts'
import { conclusionCounts } from '../text/labels.ts'
import { code, link, escapeMarkdown } from '../text/markdown.ts'
import { formatDuration, plural } from '../text/units.ts'
import { slowerJobs } from './delta.ts'
import { renderFlaky } from './flaky.ts'

/** The lines under the headline: where the run came from, what its jobs add up to, what was slow. */
export function renderOverview(report: Report): string {
  const facts = [...origin(report), jobCounts(report), ...timesOf(report)].join(' · ')
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
  const number = run.number === undefined ? `run ${run.id}` : `run ${escapeMarkdown(`#${run.number}`)}`
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
    ...(run.actor === undefined ? [] : [`by ${escapeMarkdown(run.actor)}`]),
  ]
}

function jobCounts(report: Report): string {
  if (report.jobs === undefined) return 'jobs not known'
  const counts = countsOf(report)
  const all = `**${plural(report.totals.jobs, 'job')}**`
  return counts.length === 0 ? all : `${all}: ${escapeMarkdown(counts.join(', '))}`
}

/** How the jobs stand, in plain words: `1 failure`, `5 success`, `2 unfinished`. */
export function countsOf({ jobs = [], totals }: Report): string[] {
  const forgiven = jobs.filter((job) => job.forgiven).length
  const running = jobs.some(({ current, outcome }) => current && outcome === undefined)
  return [
    ...(totals.byConclusion.length === 0 ? [] : [conclusionCounts(totals.byConclusion)]),
    ...(totals.unfinished === 0 ? [] : [`${totals.unfinished} unfinished`]),
    ...(running ? ['1 making this report'] : []),
    ...(forgiven === 0 ? [] : [`${forgiven} forgiven`]),
    ...(totals.checks.length === 0 ? [] : [`check runs: ${conclusionCounts(totals.checks)}`]),
  ]
}

/** What the jobs add up to, in plain words. */
export function timesOf({ totals }: Report): string[] {
  return [
    ...(totals.queue === undefined ? [] : [`queued ${formatDuration(totals.queue)} in all`]),
    ...(totals.execution === undefined ? [] : [`ran ${formatDuration(totals.execution)} in all`]),
  ]
}

function lines(text: string): string[] {
  return text === '' ? [] : [text]
}

const MAX_UNNEEDED = 10

/** The jobs that a gate on `needs` would not see. */
function unneeded({ unneeded: jobs }: Report): string[] {
  if (jobs.length === 0) return []
  const names = jobs.slice(0, MAX_UNNEEDED).map(({ job }) => `**${escapeMarkdown(job.name)}**`)
  const more = jobs.length > MAX_UNNEEDED ? ` and ${jobs.length - MAX_UNNEEDED} more` : ''
  return [`Not in \`needs\`: ${names.join(', ')}${more}`]
}

function slowest({ slowestJob }: Report): string[] {
  if (slowestJob?.duration === undefined) return []
  const { job, duration, slowestStep: step } = slowestJob
  const within =
    step === undefined ? '' : `, of which ${escapeMarkdown(step.step.name)} ${formatDuration(step.duration)}`
  return [`Slowest: **${link(escapeMarkdown(job.name), job.url)}** ${formatDuration(duration)}${within}`]
}

const MAX_SLOWER = 3

/** The jobs that took or queued clearly longer than in earlier runs, the most changed first. */
function slower({ history }: Report): string[] {
  return slowerJobs(history).map(({ label, jobs }) => {
    const named = jobs
      .slice(0, MAX_SLOWER)
      .map(({ job, time }) => `**${link(escapeMarkdown(job.job.name), job.job.url)}** ${time}`)
    const rest = jobs.length - named.length
    return `${label}: ${named.join(', ')}${rest === 0 ? '' : `, and ${rest} more`}`
  })
}
