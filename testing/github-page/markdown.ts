import type { Element, Root } from 'hast'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { showMarkdown } from '../shown-markdown.ts'

// The default schema of rehype-sanitize is GitHub's. Diagrams are added after it, so that no text in
// the Markdown can imitate one.
const asGitHub = unified()
  .use(rehypeSanitize)
  .use(() => wrapDiagrams)
  .use(rehypeStringify)
  .freeze()

/** Returns a page as GitHub's sanitiser leaves it. */
export function sanitise(page: Root): Root {
  return asGitHub.runSync(page)
}

/** Returns the sanitised HTML that GitHub shows for a Markdown text. */
export function renderMarkdown(markdown: string): string {
  return asGitHub.stringify(sanitise(showMarkdown(markdown)))
}

/**
 * Puts every code block of the language `mermaid` into a `div.diagram`, where `DRAW_DIAGRAMS` finds
 * it. Without JavaScript its text is shown.
 */
function wrapDiagrams(parent: Root | Element): void {
  parent.children.forEach((child, index) => {
    if (child.type !== 'element') return
    if (isMermaid(child)) {
      parent.children[index] = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['diagram'] },
        children: [child],
      }
    } else {
      wrapDiagrams(child)
    }
  })
}

function isMermaid(element: Element): boolean {
  const code = element.children[0]
  if (element.tagName !== 'pre' || code?.type !== 'element') return false
  const classes = code.properties.className
  return Array.isArray(classes) && classes.includes('language-mermaid')
}
