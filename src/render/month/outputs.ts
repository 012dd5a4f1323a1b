import type { Month } from '../../model/shapes/month.ts'
import { MAX_BODY_BYTES } from '../conversation/comment.ts'
import { inlineWithin } from '../conversation/inline.ts'
import { ICON_SHAPES } from '../html/icons.ts'
import { toHtml } from '../html/markdown.ts'
import { fillTemplate } from '../html/page.ts'
import { writeSection as writeMarkdown } from '../summary/write-section.ts'
import { paint, type Terminal } from '../terminal/style.ts'
import { wrapWords } from '../terminal/wrap.ts'
import { writeSection as writeText } from '../terminal/write-section.ts'
import { renderWithin } from '../text/fit-to-size.ts'
import { PLAIN } from '../text/inline.ts'
import { plural } from '../text/units.ts'
import { monthHeadline, monthSentence } from './headline.ts'
import { monthSections } from './sections.ts'

/** Returns the report of a month as Markdown, for an issue and a summary: the first sections that fit. */
export function renderMonth(month: Month, maxBytes = MAX_BODY_BYTES): string {
  const inline = inlineWithin(month.url)
  const sections = monthSections(month, inline).map((section) => writeMarkdown(section))
  const block = {
    open: `**${monthSentence(month, inline)}**`,
    pieces: sections
      .filter(Boolean)
      .map((text, at) => ({ render: () => `\n${text}`, weight: -at })),
    close: '',
    omitted: (count: number) => `${plural(count, 'section')} more in the JSON.`,
  }
  return renderWithin(block, maxBytes)
}

/** Returns the same for a terminal. */
export function renderMonthText(month: Month, terminal: Terminal): string {
  const title = wrapWords(monthHeadline(month), terminal.width)
  return [
    title.map((line) => paint('title', line, terminal)),
    ...monthSections(month, PLAIN).map((section) => writeText(section, terminal)),
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

/**
 * Returns the same as an HTML page.
 *
 * @param template as for `fillTemplate`
 */
export function renderMonthPage(month: Month, template: string): string {
  const inline = inlineWithin(month.url)
  const sections = monthSections(month, inline).map((section) => writeMarkdown(section))
  const text = [`# ${monthSentence(month, inline)}`, ...sections].join('\n\n')
  const title = `${month.repository}: ${monthHeadline(month)}`
  return fillTemplate(template, title, [ICON_SHAPES, toHtml(text)])
}
