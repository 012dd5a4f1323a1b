import type { Element, Nodes, Root } from 'hast'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'

/** What a reader's browser makes of Markdown before any sanitising: a tree of HTML. */
export function showMarkdown(markdown: string): Root {
  const html = micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  })
  return parser.parse(html)
}

const parser = unified().use(rehypeParse, { fragment: true }).freeze()

/** The text that is shown, without the invisible character that keeps references apart. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value.replaceAll('\u2060', '')
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

/** Every element of a kind, in the order of the page. */
export function elementsOf(node: Nodes, tagName: string): Element[] {
  if (!('children' in node)) return []
  const inside = node.children.flatMap((child) => elementsOf(child, tagName))
  return node.type === 'element' && node.tagName === tagName ? [node, ...inside] : inside
}

/** The names of all elements, in the order of the page. */
export function tagsOf(node: Nodes): string[] {
  if (!('children' in node)) return []
  const own = node.type === 'element' ? [node.tagName] : []
  return [...own, ...node.children.flatMap(tagsOf)]
}

/** The cells of the first table under a heading or in a fold with it, row by row and without its head. */
export function rowsUnder(root: Root, heading: string): string[][] {
  const folds = elementsOf(root, 'details')
  const parent = folds.find(({ children }) => children.some(isTitled)) ?? root
  function isTitled(node: Nodes): boolean {
    return node.type === 'element' && textOf(node) === heading
  }
  const at = parent.children.findIndex(isTitled)
  const table = parent.children
    .slice(at)
    .find((node) => node.type === 'element' && node.tagName === 'table')
  if (at === -1 || table === undefined) throw new Error(`no table under ${heading}`)
  return elementsOf(table, 'tr')
    .slice(1)
    .map((row) => elementsOf(row, 'td').map(textOf))
}
