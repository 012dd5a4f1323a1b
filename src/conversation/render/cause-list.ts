import type { Cause } from '../../model/report/cause.ts'
import type { StepExcerpt } from '../../model/report/failure.ts'
import { type CommitCause, firstRun, jobsOf } from '../../model/report/commit-report.ts'
import type { CauseAdvice } from '../../render/findings/advice.ts'
import { MAX_NAMED_JOBS } from '../../render/findings/cause-text.ts'
import { causeText } from '../../render/findings/failures.ts'
import { logTitle } from '../../render/findings/log-block.ts'
import { writeCause } from '../../render/summary/failures.ts'
import { renderWithin, sizeOf } from '../../render/text/fit-to-size.ts'
import { iconOf } from '../../render/text/labels.ts'
import { withoutControls } from '../../render/text/markdown.ts'
import { enumerate, plural } from '../../render/text/units.ts'
import { passedGates, passedGatesOf } from './passed-gates.ts'
import type { SectionOptions } from './comment-sections.ts'
import { inlineWithin, withoutCommits, withoutMarks } from './inline.ts'
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
  const advice = subject.advice(inlineWithin(repositoryUrl))
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
  { repositoryUrl, maxBytes, advice }: SectionOptions & { readonly advice: CauseAdvice },
): string {
  const inline = inlineWithin(repositoryUrl)
  const having = 'runs' in cause ? cause.runs : []
  const run = 'runs' in cause ? firstRun(cause) : runs[0]?.report.run
  if (run === undefined) return ''
  const entry = causeText(cause, { run, jobs: jobsOf(runs), inline, advice })
  const labels = having.map(({ label }) => inline.text(label))
  const where = runs.length < 2 ? '' : ` in ${enumerate(labels, MAX_NAMED_JOBS)}`
  const names = entry.jobs.length === 0 ? '' : `: ${enumerate(entry.jobs, MAX_NAMED_JOBS)}`
  const title = `${iconOf(entry.outcome)} ${entry.sentence}${where}${names}`
  const [log] = entry.logs
  const logs = log === undefined ? [] : [{ ...log, excerpt: withoutControlsIn(log.excerpt) }]
  // The heading says it of all.
  const ids = new Set(having.map(({ report }) => report.run.id))
  const own = runs.filter(({ report }) => ids.has(report.run.id))
  const gates = passedGatesOf({ runs }) === '' ? passedGates(own) : ''
  const lines = [...(gates === '' ? [] : [{ text: gates }]), ...entry.lines]
  const shown = { ...entry, lines, jobs: [], logs, annotations: [] }
  return writeCause(title, shown, {
    // GitHub shows the end of a line in a comment as a line break, too.
    lineBreak: '<br>',
    maxBytes,
    // GitHub links what looks like a commit in HTML, too, but not in code.
    logTitle: logTitle(cause, withoutCommits),
  })
}

function withoutControlsIn(excerpt: StepExcerpt): StepExcerpt {
  const lines = excerpt.lines.map((line) => ({
    ...line,
    text: withoutMarks(withoutControls(line.text)),
  }))
  return { ...excerpt, lines }
}
