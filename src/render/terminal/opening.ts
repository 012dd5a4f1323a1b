import type { Report } from '../../model/report/report.ts'
import { slowerJobs } from '../findings/delta.ts'
import { flakyPhrase } from '../findings/flaky.ts'
import { headline } from '../findings/headline.ts'
import { countsOf, timesOf } from '../findings/overview.ts'
import { singleLine } from '../text/markdown.ts'
import { plural } from '../text/units.ts'
import { paint, paintIcon, type Terminal } from './style.ts'
import { wrapParts, wrapWords } from './wrap.ts'

const MAX_NAMED = 3

/** The answer, and under it where the run came from and what its jobs add up to. */
export function renderOpening(report: Report, terminal: Terminal): string[] {
  const { run, jobs, conclusion } = report
  const room = terminal.width - 2
  const [first = '', ...others] = wrapWords(headline(report), room)
  const counts = countsOf(report)
  const all = jobs === undefined ? 'jobs not known' : plural(jobs.length, 'job')
  return [
    `${paintIcon(conclusion, terminal)} ${paint('title', first, terminal)}`,
    ...others.map((line) => `  ${paint('title', line, terminal)}`),
    ...[
      ...wrapParts(originOf(report), room),
      ...wrapParts(
        [`${all}${counts.length === 0 ? '' : `: ${counts.join(', ')}`}`, ...timesOf(report)],
        room,
      ),
      ...[...slower(report), ...flaky(report)].flatMap((line) => wrapWords(line, room)),
    ].map((line) => `  ${line}`),
    `  ${paint('faint', run.url, terminal)}`,
  ]
}

function originOf({ run }: Report): string[] {
  return [
    singleLine(run.repository),
    run.number === undefined ? `run ${run.id}` : `run #${run.number}`,
    ...(run.attempt === undefined || run.attempt === 1 ? [] : [`attempt ${run.attempt}`]),
    ...[run.event, run.branch, run.commit?.slice(0, 7)]
      .filter((part) => part !== undefined)
      .map(singleLine),
    ...(run.actor === undefined ? [] : [`by ${singleLine(run.actor)}`]),
  ]
}

/** The jobs that took or queued clearly longer than in earlier runs, the most changed first. */
function slower({ history }: Report): string[] {
  return slowerJobs(history).map(
    ({ label, jobs }) =>
      `${label}: ${enumerate(jobs.map(({ job, time }) => `${singleLine(job.job.name)} ${time}`))}`,
  )
}

function flaky({ attempts }: Report): string[] {
  const named = (attempts?.flaky ?? []).map(
    (job) => `${singleLine(job.job.job.name)} (${flakyPhrase(job)})`,
  )
  return named.length === 0 ? [] : [`Flaky: ${enumerate(named)}`]
}

function enumerate(named: readonly string[]): string {
  const rest = named.length - MAX_NAMED
  return named.slice(0, MAX_NAMED).join(', ') + (rest > 0 ? `, and ${rest} more` : '')
}
