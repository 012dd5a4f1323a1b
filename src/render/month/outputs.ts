import type { Month } from '../../model/shapes/month.ts'
import { MAX_BODY_BYTES } from '../conversation/comment.ts'
import { inlineWithin } from '../conversation/inline.ts'
import { HTML, escapeHtml } from '../html/inline.ts'
import { writeSection as writeHtml } from '../html/write-section.ts'
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

const STYLE = `:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
h1{font-size:1.3rem}h2{font-size:1.1rem;margin-top:2rem}
.table-scroll{overflow-x:auto}table{border-collapse:collapse}
th,td{padding:.3rem .7rem;text-align:left;vertical-align:top;border-bottom:1px solid color-mix(in srgb,currentColor 25%,transparent)}
th{overflow-wrap:normal}th[scope=row]{font-weight:normal;min-width:11rem;overflow-wrap:anywhere}
td{min-width:4rem}td:last-child:not(.numeric){min-width:11rem}.numeric{text-align:right}.numeric,td>a:only-child{white-space:nowrap}`

/** Returns the same as a page without script. */
export function renderMonthPage(month: Month): string {
  const title = escapeHtml(`${month.repository}: ${monthHeadline(month)}`)
  const sections = monthSections(month, HTML).map((section, at) => writeHtml(`s${at}`, section))
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${STYLE}</style>
<main>
<h1>${monthSentence(month, HTML)}</h1>
${sections.filter(Boolean).join('\n')}
</main>
</html>
`
}
