import type { RunDiff } from '../../model/report/run-diff.ts'
import { ICON_SHAPES } from '../html/icons.ts'
import { HTML } from '../html/inline.ts'
import { fillTemplate } from '../html/page.ts'
import { writeList, writeSection as writeHtml } from '../html/write-section.ts'
import { writeSection as writeMarkdown } from '../summary/write-section.ts'
import { MIN_WIDTH } from '../terminal/report.ts'
import { paint, type Terminal } from '../terminal/style.ts'
import { wrapWords } from '../terminal/wrap.ts'
import { writeSection as writeText } from '../terminal/write-section.ts'
import { MARKDOWN, PLAIN } from '../text/inline.ts'
import { escapeMarkdown } from '../text/markdown.ts'
import { diffHeadline, diffOrigins } from './headline.ts'
import { diffSections } from './sections.ts'

/** Renders the comparison of two runs as Markdown. */
export function renderDiffMarkdown(diff: RunDiff): string {
  const origins = diffOrigins(diff, MARKDOWN).map((line) => `- ${line}`)
  const sections = diffSections(diff, MARKDOWN).map((section) => writeMarkdown(section))
  const heading = `## ${escapeMarkdown(diffHeadline(diff))}`
  return `${[heading, origins.join('\n'), ...sections].join('\n\n')}\n`
}

/** What a page without a script does not need: both script elements, their hash and their licences. */
const SCRIPT = /<script\b[^]*<\/script>|<!--\nPackages[^]*-->| script-src '[^']*';/g

/**
 * Renders the comparison as a page without a script.
 *
 * @param template as for `renderPage`
 */
export function renderDiffPage(diff: RunDiff, template: string): string {
  const title = diffHeadline(diff)
  const above = [
    ICON_SHAPES,
    `<header><h1><span>${HTML.text(title)}</span></h1>${writeList(diffOrigins(diff, HTML))}</header>`,
    ...diffSections(diff, HTML).map((section, at) => writeHtml(`section-${at + 1}`, section)),
  ].join('\n')
  return fillTemplate(template.replace(SCRIPT, ''), { title, above, jobs: '', below: '' })
}

/** Renders the comparison for a terminal. Only lines with a URL are wider. */
export function renderDiffTerminal(diff: RunDiff, terminal: Terminal): string {
  const width = Math.max(MIN_WIDTH, terminal.width)
  const title = wrapWords(diffHeadline(diff), width).map((line) => paint('title', line, terminal))
  const urls = [diff.before.run.url, diff.after.run.url]
  const origins = diffOrigins(diff, PLAIN).flatMap((line, index) => [
    ...wrapWords(line, width - 2).map((part) => `  ${part}`),
    `  ${paint('faint', urls[index] ?? '', terminal)}`,
  ])
  const sections = diffSections(diff, PLAIN).map((section) =>
    writeText(section, { ...terminal, width }),
  )
  return [[...title, ...origins], ...sections].map((lines) => `${lines.join('\n')}\n`).join('\n')
}
