import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import rehypeParse from 'rehype-parse'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { rehypeAlerts } from './alerts.ts'
import { rehypeDiagrams } from './diagrams.ts'
import { rehypeTaskLists } from './task-lists.ts'

// The default schema of rehype-sanitize is GitHub's. What GitHub adds to the content itself comes
// after it, so that no text in the Markdown can pass for it.
const asGitHub = unified()
  .use(rehypeParse, { fragment: true })
  .use(rehypeSanitize)
  .use(rehypeAlerts)
  .use(rehypeTaskLists)
  .use(rehypeDiagrams)
  .use(rehypeStringify)
  .freeze()

/** The HTML that GitHub shows for a Markdown text: GitHub-flavoured, sanitised, safe to put into a page. */
export function renderMarkdown(markdown: string): string {
  const html = micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  })
  return asGitHub.processSync(html).toString()
}
