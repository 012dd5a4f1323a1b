import type { Element, Root } from 'hast'
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

/** The elements of a rendered summary that a report does not write, and its links that lead nowhere. */
export function findForeignElements(page: string | Root): string[] {
  return foreignIn(
    typeof page === 'string' ? unified().use(rehypeParse, { fragment: true }).parse(page) : page,
  )
}

function foreignIn(parent: Root | Element): string[] {
  return parent.children.flatMap((child) => {
    if (child.type !== 'element') return []
    const complaint = complaintAbout(child)
    return [...(complaint === undefined ? [] : [complaint]), ...foreignIn(child)]
  })
}

function complaintAbout({ tagName, properties: { href } }: Element): string | undefined {
  if (!ELEMENTS.has(tagName)) return `an element that no report writes: <${tagName}>`
  if (typeof href === 'string' && !ADDRESS.test(href)) return `a link to no address: ${href}`
  return undefined
}
