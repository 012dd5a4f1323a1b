import type { Root, RootContent } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'

/** What a report is written with. Anything else in its summary came from the text of a name. */
const ELEMENTS: ReadonlySet<string> = new Set(
  (
    'a blockquote br code del details div em h1 h2 h3 h4 h5 h6 hr li ol p pre ' +
    'span strong sub summary sup table tbody td th thead tr ul'
  ).split(' '),
)

const ADDRESS = /^(https?:\/\/|#)/

/** In the text of these, GitHub finds no references. */
const SPARED: ReadonlySet<string> = new Set(['a', 'code', 'pre'])

const REFERENCES = {
  mention: /(?<!\w)@[a-z\d][a-z\d-]*/gi,
  issue: /(?<![\w&])(?:(?:[\w.-]+\/[\w.-]+)?#|gh-)\d+\b/gi,
  math: /\$(?=\S)[^$\n]*\$/g,
}

interface Reference {
  readonly kind: keyof typeof REFERENCES
  readonly text: string
}

/** Lists the elements of a rendered summary that a report does not write, and its links that lead nowhere. */
export function findForeignElements(page: string | Root): string[] {
  return nodesOf(page).flatMap((node) => {
    if (node.type !== 'element') return []
    const { tagName, properties } = node
    if (!ELEMENTS.has(tagName)) return [`an element that no report writes: <${tagName}>`]
    const { href } = properties
    return typeof href === 'string' && !ADDRESS.test(href) ? [`a link to no address: ${href}`] : []
  })
}

/**
 * Lists what GitHub may turn into a link to a user or an issue, or typeset as a formula, in the shown
 * text. `renderMarkdown` keeps it as text, since only GitHub knows who and what exists.
 */
export function findReferences(page: string | Root): Reference[] {
  const kinds = Object.keys(REFERENCES) as Reference['kind'][] // the keys written above
  return shownTexts(page).flatMap((text) =>
    kinds.flatMap((kind) =>
      Array.from(text.matchAll(REFERENCES[kind]), ([found]) => ({ kind, text: found })),
    ),
  )
}

/** Lists the texts of a page in which GitHub finds references. */
export function shownTexts(page: string | Root): string[] {
  return nodesOf(page, SPARED).flatMap((node) => (node.type === 'text' ? node.value : []))
}

/** Lists what a page has and does not show. */
export function commentsIn(page: string | Root): string[] {
  return nodesOf(page).flatMap((node) => (node.type === 'comment' ? node.value : []))
}

/** Lists the nodes of a page in their order, without what is in some elements. */
function nodesOf(page: string | Root, without?: ReadonlySet<string>): RootContent[] {
  const parse = (html: string) => unified().use(rehypeParse, { fragment: true }).parse(html)
  const within = (nodes: readonly RootContent[]): RootContent[] =>
    nodes.flatMap((node) =>
      node.type !== 'element' || without?.has(node.tagName)
        ? [node]
        : [node, ...within(node.children)],
    )
  return within(typeof page === 'string' ? parse(page).children : page.children)
}
