import type { Month } from '../../model/shapes/month.ts'
import { MAX_BODY_BYTES } from '../conversation/comment.ts'
import { inlineWithin } from '../conversation/inline.ts'
import { ICON_SHAPES } from '../html/icons.ts'
import { toHtml } from '../html/markdown.ts'
import { fillTemplate } from '../html/page.ts'
import { writeSection } from '../summary/write-section.ts'
import { renderWithin } from '../text/fit-to-size.ts'
import { plural } from '../text/units.ts'
import { monthHeadline, monthSentence } from './headline.ts'
import { monthSections } from './sections.ts'

/** Returns the report of a month as Markdown, for an issue and a summary: the first sections that fit. */
export function renderMonth(month: Month, maxBytes = MAX_BODY_BYTES): string {
  const inline = inlineWithin(month.url)
  const sections = monthSections(month, inline).map(writeSection)
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

/**
 * Returns the same as an HTML page.
 *
 * @param template as for `fillTemplate`
 */
export function renderMonthPage(month: Month, template: string): string {
  const inline = inlineWithin(month.url)
  const sections = monthSections(month, inline).map(writeSection)
  const text = [`# ${monthSentence(month, inline)}`, ...sections].join('\n\n')
  const title = `${month.repository}: ${monthHeadline(month)}`
  return fillTemplate(template, title, [ICON_SHAPES, toHtml(text)])
}
