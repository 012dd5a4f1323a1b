import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import rehypeParse from 'rehype-parse'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { rehypeDiagrams } from './diagrams.ts'

// The default schema of rehype-sanitize is GitHub's. Diagrams are added after it, so that no text in
// the Markdown can imitate one.
const asGitHub = unified()
  .use(rehypeParse, { fragment: true })
  .use(rehypeSanitize)
  .use(rehypeDiagrams)
  .use(rehypeStringify)
  .freeze()

/** Returns the sanitised HTML that GitHub shows for a Markdown text. */
export function renderMarkdown(markdown: string): string {
  const html = micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  })
  return asGitHub.processSync(html).toString()
}
