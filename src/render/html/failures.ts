import { isUnexplained } from '../../model/report/job-report.ts'
import { firstFailure, MAX_NAMED_JOBS } from '../findings/cause-text.ts'
import { type ErrorListText, errorParts } from '../findings/error-list.ts'
import {
  type CauseText,
  type FailureEntry,
  type Failures,
  failuresTitle,
} from '../findings/failures.ts'
import { waitedFor } from '../findings/failure-labels.ts'
import { logRows } from '../findings/log-block.ts'
import { displayName } from '../text/inline.ts'
import { iconOf } from '../text/labels.ts'
import { withoutControls } from '../text/markdown.ts'
import { enumerate, plural } from '../text/units.ts'
import { drawIcons } from './icons.ts'
import { escapeHtml, HTML } from './inline.ts'
import { wrapSection, writeList } from './write-section.ts'

/** Returns the number of the cause on the page that says why a job did not pass, by the id of the job. */
export function causesByJob({ entries }: Failures): ReadonlyMap<number, number> {
  return new Map(
    entries.flatMap((entry, index) => {
      if (!('cause' in entry)) return []
      const { failures, consequences } = entry.cause
      const [{ failure }] = failures
      if (isUnexplained(failure) && waitedFor(failures).length === 0) return []
      const jobs = [...failures.map(({ job }) => job), ...consequences]
      return jobs.map(({ job }) => [job.id, index + 1] as const)
    }),
  )
}

/** Renders what failed and why, once per cause, with its logs. */
export function renderFailures({ counts, entries, rest }: Failures): string {
  const shown = entries.map(
    (entry, index) =>
      (entry.runs.length === 0 ? '' : `<p class="runs">${entry.runs.join(', ')}</p>\n`) +
      renderEntry(entry, index),
  )
  const parts = [...shown, ...(rest > 0 ? [`<p>and ${rest} more in the JSON report</p>`] : [])]
  return wrapSection(
    'causes',
    failuresTitle(entries),
    parts.length === 0 ? '' : [...counts.map((line) => `<p>${line}</p>`), ...parts].join('\n'),
  )
}

function renderEntry(entry: FailureEntry, index: number): string {
  const title = `${drawIcons(iconOf(entry.outcome))} <span>${entry.sentence}</span>`
  if (!('cause' in entry)) return `<article class="cause"><h3>${title}</h3></article>`
  const { jobs, verdicts, lines, errors, consequences, newIssue } = entry
  return [
    `<article class="cause" id="cause-${index + 1}"><h3>${title}</h3>`,
    ...(jobs.length === 0 ? [] : [renderJobs(jobs)]),
    ...lines.map((line) => `<p>${line}</p>`),
    ...errors.map(renderErrors),
    ...renderEvidence(entry),
    ...verdicts.map(({ commits, commitsTitle }) => renderList(commitsTitle, commits)),
    ...consequences.map((line) => `<p>${line}</p>`),
    ...newIssue.map((link) => `<p>${link}</p>`),
    showLinks(firstFailure(entry.cause).job.job.id),
    '</article>',
  ].join('\n')
}

/** Returns links to the bar and the row that the script draws. */
function showLinks(id: number): string {
  return `<p class="script"><a href="#job=${id}">Show in the timeline</a> · <a href="#row=${id}">in the table of jobs</a></p>`
}

function renderJobs(jobs: readonly string[]): string {
  if (jobs.length <= MAX_NAMED_JOBS) return `<p>${enumerate(jobs, MAX_NAMED_JOBS)}</p>`
  return `<details><summary>${plural(jobs.length, 'job')}</summary><p>${jobs.join(', ')}</p></details>`
}

function renderList(heading: string, items: readonly string[]): string {
  if (items.length === 0) return ''
  return `${heading === '' ? '' : `<p>${heading}</p>\n`}${writeList(items)}`
}

function renderErrors(list: ErrorListText): string {
  const { paragraph, items } = errorParts(list)
  return items.length === 0 ? `<p class="error">${paragraph}</p>` : renderList(paragraph, items)
}

function renderEvidence({ cause, logs, annotations }: CauseText): string[] {
  const name = displayName(firstFailure(cause).job.job)
  return [
    ...logs.flatMap(({ intro, excerpt }, at) => [
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
    writeList(annotations.map((line) => HTML.text(line))),
  ]
}
