import type { Cause } from '../../model/report/cause.ts'
import { type CommitCause, firstRun } from '../../model/report/commit-report.ts'
import type { AdviceByCause } from '../findings/advice.ts'
import { MAX_NAMED_JOBS } from '../findings/cause-text.ts'
import { type CauseText, causeText } from '../findings/failures.ts'
import { logTitle } from '../findings/log-block.ts'
import { renderCommits, renderErrors, writeLog } from '../summary/failures.ts'
import { renderWithin, sizeOf } from '../text/fit-to-size.ts'
import { iconOf } from '../text/labels.ts'
import { details, withoutControls } from '../text/markdown.ts'
import { enumerate, joinTexts, plural } from '../text/units.ts'
import type { SectionOptions } from './comment-sections.ts'
import { inlineWithin, withoutCommits } from './inline.ts'
import type { Subject } from './subject.ts'

/** Causes that are not folded, and all that are listed: the job summary has more. */
const MAX_OPEN = 10
const MAX_LISTED_CAUSES = 30
/** Limit of the log of one cause. */
const MAX_LOG_BYTES = 4_000

/** Renders the causes of the failures: verdict, jobs, folded log and suspect commits of each; '' if there are none. */
export function renderCauses(
  subject: Subject,
  { repositoryUrl, maxBytes }: SectionOptions,
): string {
  const { causes } = subject
  const shown = causes.slice(0, MAX_LISTED_CAUSES)
  const logBytes = Math.min(MAX_LOG_BYTES, Math.floor(maxBytes / (2 * Math.max(1, shown.length))))
  const advice = subject.advice(inlineWithin(repositoryUrl)).below
  const options = { repositoryUrl, maxBytes: logBytes, advice }
  const render = (cause: Cause | CommitCause, index: number) => ({
    render: () => `\n${renderCause(cause, subject, options)}`,
    weight: -index,
  })
  const omitted = (count: number) => `${plural(count, 'cause')} omitted to fit GitHub's size limit.`
  const pieces = shown.map(render)
  const open = pieces.slice(0, MAX_OPEN)
  const folded = pieces.slice(MAX_OPEN)
  const list = renderWithin({ open: '', pieces: open, close: '', omitted }, maxBytes).trim()
  const rest = causes.length - shown.length
  const more = renderWithin(
    {
      open: `\n\n<details><summary>${plural(causes.length - MAX_OPEN, 'more cause')}</summary>`,
      pieces: folded,
      close: `${rest > 0 ? `\nand ${plural(rest, 'more cause')} in the report\n` : ''}\n</details>`,
      omitted,
    },
    maxBytes - sizeOf(list),
  )
  return `${list}${more}`
}

function renderCause(
  cause: Cause | CommitCause,
  { runs }: Subject,
  { repositoryUrl, maxBytes, advice }: SectionOptions & { readonly advice: AdviceByCause },
): string {
  const inline = inlineWithin(repositoryUrl)
  const having = 'runs' in cause ? cause.runs : []
  const run = 'runs' in cause ? firstRun(cause) : runs[0]?.report.run
  if (run === undefined) return ''
  const entry = causeText(cause, { run, inline, advice })
  const labels = having.map(({ label }) => inline.text(label))
  const where = runs.length < 2 ? '' : ` in ${enumerate(labels, MAX_NAMED_JOBS)}`
  const names = entry.jobs.length === 0 ? '' : `: ${enumerate(entry.jobs, MAX_NAMED_JOBS)}`
  const lines = [
    `${iconOf(entry.outcome)} ${entry.sentence}${where}${names}`,
    ...entry.lines,
    ...entry.consequences,
  ]
  const errors = renderErrors(entry, Math.floor(maxBytes / 2))
  const suspects = entry.verdicts.map(renderCommits)
  const below = [...suspects, ...entry.newIssue]
  const left = maxBytes - sizeOf([errors, ...below].join('\n\n'))
  // GitHub shows the end of a line in a comment as a line break, too.
  return joinTexts([joinTexts(lines, '<br>'), errors, renderLog(entry, left), ...below], '\n\n')
}

/** Folds a log under its line that shows the reason. */
function renderLog({ cause, logs: [log] }: CauseText, maxBytes: number): string {
  if (log === undefined) return ''
  const lines = log.excerpt.lines.map((line) => ({ ...line, text: withoutControls(line.text) }))
  const shown = writeLog({ ...log, excerpt: { ...log.excerpt, lines } }, maxBytes)
  // GitHub links what looks like a commit in HTML, too, but not in code.
  return shown === '' ? '' : details(logTitle(cause, withoutCommits), shown)
}
