import type { RunDiff } from '../../model/run-diff.ts'
import { writeSection } from '../summary/write-section.ts'
import { MARKDOWN } from '../text/inline.ts'
import { escapeMarkdown } from '../text/markdown.ts'
import { diffHeadline, diffOrigins } from './headline.ts'
import { diffSections } from './sections.ts'

/** Renders the comparison of two runs as Markdown. */
export function renderDiffMarkdown(diff: RunDiff): string {
  const origins = diffOrigins(diff, MARKDOWN).map((line) => `- ${line}`)
  return [
    `## ${escapeMarkdown(diffHeadline(diff))}`,
    origins.join('\n'),
    ...diffSections(diff, MARKDOWN).map((section) => writeSection(section)),
  ]
    .map((block) => `${block}\n`)
    .join('\n')
}
