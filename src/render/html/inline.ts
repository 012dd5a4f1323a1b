import type { Inline } from '../text/inline.ts'
import { singleLine, withoutControls } from '../text/markdown.ts'
import { drawIcons } from './icons.ts'

/** Letters that are read from right to left, and would reorder the text around them. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u

/** Writes the parts of a sentence in the HTML page. */
export const HTML: Inline = {
  text: (raw) => drawIcons(isolate(escapeHtml(singleLine(raw)))),
  code: (raw) => `<code>${isolate(escapeHtml(singleLine(raw)))}</code>`,
  link,
  strong: (written) => `<strong>${written}</strong>`,
}

/** Escapes text for an element or an attribute. */
export function escapeHtml(raw: string): string {
  return raw
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function isolate(escaped: string): string {
  return RIGHT_TO_LEFT.test(escaped) ? `<bdi>${escaped}</bdi>` : escaped
}

/** Links only what a browser cannot run as a script. Does not cut the URL: that of a new issue is longer than a name may be. */
function link(written: string, url: string): string {
  if (!/^https?:\/\//.test(url)) return written
  const whole = withoutControls(url).replaceAll('\n', ' ')
  return `<a href="${escapeHtml(whole)}" target="_blank" rel="noreferrer">${written}</a>`
}
