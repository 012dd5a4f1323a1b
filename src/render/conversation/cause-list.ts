import type { CauseJson, VerdictJson } from '../json/causes.ts'
import type { FailureJson } from '../json/failures.ts'
import { renderLogBlock } from '../findings/log-block.ts'
import { verdictCounts } from '../findings/verdict-counts.ts'
import { renderWithin, sizeOf } from '../text/fit-to-size.ts'
import { escapeHtml, shorten, withoutControls } from '../text/markdown.ts'
import { enumerate, joinTexts, plural } from '../text/units.ts'
import { CONVERSATION, withoutCommits } from './inline.ts'
import { linkWithin } from './links.ts'
import type { Subject } from './subject.ts'

const { text, strong } = CONVERSATION

/** Causes that are not folded, and all that are listed: the job summary has more. */
const MAX_OPEN = 10
const MAX_CAUSES = 30
const MAX_NAMED = 10
/** Of the log of one cause. */
const MAX_LOG_BYTES = 4_000
const MAX_MESSAGE_CHARACTERS = 120

interface ListOptions {
  /** URL of the repository; other URLs are not linked. */
  readonly repositoryUrl: string
  readonly maxBytes: number
}

/** Renders the causes of the failures: verdict, jobs and folded log of each; '' if there are none. */
export function renderCauses(subject: Subject, { repositoryUrl, maxBytes }: ListOptions): string {
  const { causes } = subject
  const shown = causes.slice(0, MAX_CAUSES)
  const logBytes = Math.min(MAX_LOG_BYTES, Math.floor(maxBytes / (2 * Math.max(1, shown.length))))
  const render = (cause: CauseJson, index: number) => ({
    render: () => renderCause(cause, subject, { repositoryUrl, maxBytes: logBytes }),
    weight: -index,
  })
  const omitted = (count: number) => `${plural(count, 'cause')} omitted to fit GitHub's size limit.`
  const pieces = shown.map(render)
  const [open, folded] = [pieces.slice(0, MAX_OPEN), pieces.slice(MAX_OPEN)]
  const list = renderWithin({ open: '', pieces: open, close: '', omitted }, maxBytes).trim()
  const rest = causes.length - shown.length
  const more = renderWithin(
    {
      open: `\n\n<details><summary>${plural(causes.length - MAX_OPEN, 'more cause')}</summary>\n`,
      pieces: folded,
      close: `${rest > 0 ? `- and ${plural(rest, 'more cause')} in the report\n` : ''}\n</details>`,
      omitted,
    },
    maxBytes - sizeOf(list),
  )
  return `${list}${more}`
}

function renderCause(cause: CauseJson, subject: Subject, options: ListOptions): string {
  const { repositoryUrl, maxBytes } = options
  const { jobIds, consequences, verdicts } = cause
  const jobs = jobsOf(subject)
  const links = (ids: readonly number[]) =>
    enumerate(
      ids.flatMap((id) => {
        const job = jobs.get(id)
        return job === undefined ? [] : linkWithin(repositoryUrl, text(job.name), job.url)
      }),
      MAX_NAMED,
    )
  const [first = 0, ...others] = jobIds
  const failure = subject.failures.get(first)
  const url = others.length === 0 ? jobs.get(first)?.url : undefined
  const names = others.length === 0 ? '' : `: ${links(jobIds)}`
  const lines = [
    `- ❌ ${strong(linkWithin(repositoryUrl, text(cause.sentence), url))}${workflowsOf(cause, subject)}${names}`,
    ...verdicts.map((verdict) => renderVerdict(verdict, repositoryUrl)),
    consequences.length > 0 && `Failed or cancelled because of it: ${links(consequences)}`,
  ]
  // GitHub shows the end of a line in a comment as a line break, too.
  return [joinTexts(lines, '<br>'), ...renderLog(failure, cause.message, maxBytes)].join('\n')
}

/** A number as `text` writes it, with an invisible character. */
const ESCAPED_NUMBER = /#\u2060(\d+)/g

/** Renders the words of a verdict, with links to the runs that they name as `#12`. */
function renderVerdict({ verdictText, evidence }: VerdictJson, repositoryUrl: string): string {
  if (verdictText === null) return ''
  const [, label = '', sentence = verdictText] = /^([\w ]+): (.*)$/s.exec(verdictText) ?? []
  const runs = [...new Map(evidence.map((each) => [each.runId, each])).values()]
  // Runs of different workflows can have the same number; the sentence names them in this order.
  const urls = Map.groupBy(runs, ({ runNumber }) => runNumber)
  const words = text(sentence).replace(ESCAPED_NUMBER, (ref, number: string) => {
    const same = urls.get(Number(number)) ?? []
    const { url } = (same.length > 1 ? same.shift() : same[0]) ?? {}
    return url === undefined ? ref : linkWithin(repositoryUrl, ref, url)
  })
  return `${label === '' ? '' : `${strong(text(label))}: `}${words}`
}

/** Returns `2 causes: 1 new, 1 known from main`; '' for one cause, or if nothing was compared. */
export function renderCounts({ causes }: Pick<Subject, 'causes'>): string {
  const judged = causes.map(({ verdict, verdictReason, evidence }) => ({
    verdict: {
      kind: verdict,
      reason: verdictReason ?? undefined,
      branch: undefined,
      evidence: evidence.map(({ branch }) => ({ branch: branch ?? undefined })),
    },
  }))
  return verdictCounts(judged, CONVERSATION).join('')
}

/** Returns ` in CI, Lint`, the runs of a commit that have a cause; '' for the report of one run. */
function workflowsOf({ jobIds }: CauseJson, { runs }: Subject): string {
  if (runs.length < 2) return ''
  const ids = new Set(jobIds)
  const having = runs.filter(({ report }) => report.jobs.some(({ id }) => ids.has(id)))
  const labels = having.map(({ label }) => text(label))
  return labels.length === 0 ? '' : ` in ${enumerate(labels, MAX_NAMED)}`
}

function jobsOf({ runs }: Subject) {
  return new Map(runs.flatMap(({ report }) => report.jobs.map((job) => [job.id, job] as const)))
}

/** Folds a log under the line of it that shows the reason. */
function renderLog(
  failure: FailureJson | undefined,
  message: string | null,
  maxBytes: number,
): string[] {
  if (failure === undefined) return []
  const lines = failure.log.map((line) => ({
    text: withoutControls(line),
    error: false,
    cut: false,
    skipped: 0,
  }))
  const excerpt = { lines, omitted: 0, exitCode: undefined }
  const block = renderLogBlock(excerpt, { maxBytes, indent: 2 })
  if (block === '') return []
  // GitHub links what looks like a commit in HTML, too, but not in code.
  const summary =
    message === null
      ? `Log of ${escapeHtml(withoutCommits(failure.job))}`
      : `<code>${escapeHtml(shorten(message, MAX_MESSAGE_CHARACTERS))}</code>`
  return ['', `  <details><summary>${summary}</summary>`, '', block, '', '  </details>', '']
}
