import MarkdownIt from 'markdown-it'
import { drawIcons } from './icons.ts'

/** The summary has the elements of HTML that GitHub accepts, and escapes all names. */
const MARKDOWN = new MarkdownIt({ html: true })
const { rules } = MARKDOWN.renderer

// GitHub puts its own heading above that of a summary.
MARKDOWN.core.ruler.push('levels', ({ tokens }) => {
  for (const token of tokens)
    if (token.type.startsWith('heading')) token.tag = `h${Math.max(1, Number(token.tag[1]) - 1)}`
})

// The policy of the page forbids the attribute `style`.
for (const name of ['th_open', 'td_open'] as const)
  rules[name] = (tokens, at) => {
    const { tag, attrs } = tokens[at] ?? { tag: 'td', attrs: null }
    return `<${tag}${attrs === null ? '' : ' class="numeric"'}>`
  }

rules['table_open'] = () =>
  '<div class="scroll" role="group" aria-label="Table" tabindex="0"><table>'
rules['table_close'] = () => '</table></div>\n'

rules['fence'] = (tokens, at, _options, env) => {
  // As passed by `toHtml`.
  const errors = env?.['errors'] as ReadonlySet<string>
  const lines = (tokens[at]?.content ?? '').trimEnd().split('\n')
  const shown = lines.map((line) => {
    const escaped = MARKDOWN.utils.escapeHtml(line)
    return errors.has(line) ? `<span class="error">${escaped}</span>` : escaped
  })
  return `<pre>${shown.join('\n')}</pre>\n`
}

/** Separates what GitHub would turn into a mention, a reference or a formula. */
const GUARDS = /\u2060|<span>(?=\$<\/span>)|(?<=<span>\$)<\/span>/g

/**
 * Returns Markdown of this project as HTML of a page, with drawn icons.
 *
 * @param errors the lines of logs that are red
 */
export function toHtml(markdown: string, errors: ReadonlySet<string> = new Set()): string {
  return drawIcons(MARKDOWN.render(markdown, { errors }).replace(GUARDS, ''))
}
