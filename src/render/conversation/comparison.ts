import type { RunDiff } from '../../model/report/run-diff.ts'
import { diffOrigins, diffResult } from '../diff/headline.ts'
import { diffSections } from '../diff/sections.ts'
import { writeSection } from '../summary/write-section.ts'
import { renderWithin } from '../text/fit-to-size.ts'
import { escapeHtml } from '../text/markdown.ts'
import { plural } from '../text/units.ts'
import { CONVERSATION, inlineWithin, withoutCommits } from './inline.ts'

/** A run beside one of the base branch. */
export interface BaseComparison {
  /** Of the run. */
  readonly label: string
  /** `undefined` if it is unknown. */
  readonly branch: string | undefined
  /** The run of the branch is the first one. A text says why nothing is compared. */
  readonly result: RunDiff | string
}

interface ComparisonOptions {
  /** How many runs the report has. */
  readonly runs: number
  readonly repositoryUrl: string
  readonly maxBytes: number
}

/** Renders the result of each comparison, which opens on a click, or why nothing is compared. */
export function renderComparisons(
  comparisons: readonly BaseComparison[],
  { runs, maxBytes, ...options }: ComparisonOptions,
): string {
  const share = Math.floor(maxBytes / (comparisons.length + 1))
  const rest = runs - comparisons.length
  return [
    ...comparisons.map((one) => renderComparison(one, { ...options, maxBytes: share })),
    ...(rest > 0 ? [`${plural(rest, 'shorter workflow run')} not compared.`] : []),
  ].join('\n\n')
}

function renderComparison(
  { label, branch, result }: BaseComparison,
  { repositoryUrl, maxBytes }: Omit<ComparisonOptions, 'runs'>,
): string {
  if (typeof result === 'string') {
    const base = branch === undefined ? 'the base branch' : CONVERSATION.code(branch)
    return `${CONVERSATION.text(label)} is not compared with ${base}: ${CONVERSATION.text(result)}.`
  }
  const inline = inlineWithin(repositoryUrl)
  // What failed is compared with the newest run of the branch, also if that failed, and has its verdict above.
  const diff = { ...result, failures: [] }
  const [before = ''] = diffOrigins(diff, inline)
  const heading = `${label} compared with ${branch ?? 'the base branch'}: ${diffResult(diff)}`
  return renderWithin(
    {
      open: `<details><summary>${escapeHtml(withoutCommits(heading))}</summary>\n\nBefore: ${before}`,
      pieces: diffSections(diff, inline).map((section, index) => ({
        render: () => `\n${writeSection(section, '####')}`,
        weight: -index,
      })),
      close: '\n</details>',
      omitted: (count) => `${plural(count, 'section')} omitted to fit GitHub's size limit.`,
    },
    maxBytes,
  )
}
