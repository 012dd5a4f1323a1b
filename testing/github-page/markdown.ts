import type { Root } from 'hast'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { showMarkdown } from '../shown-markdown.ts'
import { rehypeDiagrams } from './diagrams.ts'

// The default schema of rehype-sanitize is GitHub's. Diagrams are added after it, so that no text in
// the Markdown can imitate one.
const asGitHub = unified().use(rehypeSanitize).use(rehypeDiagrams).use(rehypeStringify).freeze()

/** Returns a page as GitHub's sanitiser leaves it. */
export function sanitise(page: Root): Root {
  return asGitHub.runSync(page)
}

/** Returns the sanitised HTML that GitHub shows for a Markdown text. */
export function renderMarkdown(markdown: string): string {
  return asGitHub.stringify(sanitise(showMarkdown(markdown)))
}
