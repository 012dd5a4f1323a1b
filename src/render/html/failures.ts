import { firstFailure, MAX_NAMED } from '../findings/cause-text.ts'
import { errorItems } from '../findings/error-list.ts'
import {
  annotationLines,
  type CauseText,
  FAILURES_TITLE,
  type FailureEntry,
  type Failures,
} from '../findings/failures.ts'
import { logRows } from '../findings/log-block.ts'
import type { VerdictText } from '../findings/verdict.ts'
import { displayName } from '../text/inline.ts'
import { iconOf } from '../text/labels.ts'
import { withoutControls } from '../text/markdown.ts'
import { enumerate, plural } from '../text/units.ts'
import { drawIcons } from './icons.ts'
import { escapeHtml, HTML } from './inline.ts'
import { wrapSection, writeList } from './write-section.ts'

const MAX_ENTRIES = 50

/** Returns the number of the cause that the page shows for a job, by the id of the job. */
export function causesByJob({ entries }: Failures): ReadonlyMap<number, number> {
  return new Map(
    entries.slice(0, MAX_ENTRIES).flatMap((entry, index) => {
      if (!('cause' in entry)) return []
      const { failures, consequences } = entry.cause
      const jobs = [...failures.map(({ job }) => job), ...consequences]
      return jobs.map(({ job }) => [job.id, index + 1] as const)
    }),
  )
}

/** Renders what failed and why, once per cause, with its logs. */
export function renderFailures({ counts, entries }: Failures): string {
  const shown = entries
    .slice(0, MAX_ENTRIES)
    .map(
      (entry, index) =>
        (entry.runs.length === 0 ? '' : `<p class="runs">${entry.runs.join(', ')}</p>\n`) +
        renderEntry(entry, index),
    )
  const rest = entries.length - shown.length
  const parts = [...shown, ...(rest > 0 ? [`<p>and ${rest} more in the JSON report</p>`] : [])]
  return wrapSection(
    'causes',
    FAILURES_TITLE,
    parts.length === 0 ? '' : [...counts.map((line) => `<p>${line}</p>`), ...parts].join('\n'),
  )
}

function renderEntry(entry: FailureEntry, index: number): string {
  const title = `${drawIcons(iconOf(entry.outcome))} <span>${entry.sentence}</span>`
  if (!('cause' in entry)) return `<article class="cause"><h3>${title}</h3></article>`
  const { jobs, verdicts, unpublished, errors, consequences } = entry
  return [
    `<article class="cause" id="cause-${index + 1}"><h3>${title}</h3>`,
    ...(jobs.length === 0 ? [] : [renderJobs(jobs)]),
    ...[...verdicts.map(({ line }) => line), ...unpublished].map((line) => `<p>${line}</p>`),
    ...errors.map((list) =>
      [
        ...(list.heading === '' ? [] : [`<p>${list.heading}</p>`]),
        writeList(errorItems(list)),
      ].join('\n'),
    ),
    ...renderEvidence(entry),
    ...verdicts.map(renderCommits),
    ...consequences.map((line) => `<p>${line}</p>`),
    showLinks(firstFailure(entry.cause).job.job.id),
    '</article>',
  ].join('\n')
}

/** Returns links to the bar and the row that the script draws. */
function showLinks(id: number): string {
  return `<p class="script"><a href="#job=${id}">Show in the timeline</a> · <a href="#row=${id}">in the table of jobs</a></p>`
}

function renderJobs(jobs: readonly string[]): string {
  if (jobs.length <= MAX_NAMED) return `<p>${enumerate(jobs, MAX_NAMED)}</p>`
  return `<details><summary>${plural(jobs.length, 'job')}</summary><p>${jobs.join(', ')}</p></details>`
}

function renderCommits({ commits, commitsTitle }: VerdictText): string {
  return commits.length === 0 ? '' : `<p>${commitsTitle}</p>${writeList(commits)}`
}

function renderEvidence(entry: CauseText): string[] {
  const shown = entry.logs.filter(({ excerpt }) => excerpt.lines.length > 0)
  const name = displayName(firstFailure(entry.cause).job.job)
  const annotations = annotationLines(entry, shown).map((line) => HTML.text(line))
  return [
    ...shown.flatMap(({ intro, excerpt }, at) => [
      ...intro.map((line) => `<p>${line}</p>`),
      `<pre class="log" tabindex="0" role="region" aria-label="Log ${at + 1} of ${escapeHtml(name)}">${logRows(
        excerpt,
      )
        .map(({ kind, text }) => {
          const escaped = escapeHtml(withoutControls(text.replaceAll('\t', '    ')))
          return kind === 'line' ? escaped : `<span class="${kind}">${escaped}</span>`
        })
        .join('\n')}</pre>`,
    ]),
    writeList(annotations),
  ]
}
