import type { Element, ElementContent, Root, Text } from 'hast'

// https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
const MARKER = /^\[!(note|tip|important|warning|caution)\][ \t]*(\n|$)/i

/** Turns a top-level blockquote that begins with a line `[!NOTE]` into the coloured box that GitHub shows. */
export function rehypeAlerts(): (tree: Root) => void {
  return (tree) => {
    tree.children = tree.children.map((child) =>
      child.type === 'element' && child.tagName === 'blockquote'
        ? (alertOf(child) ?? child)
        : child,
    )
  }
}

function alertOf(blockquote: Element): Element | undefined {
  const paragraph = blockquote.children.find((child) => child.type === 'element')
  const first = paragraph?.children[0]
  if (paragraph?.tagName !== 'p' || first?.type !== 'text') return undefined
  const [marker, kind] = MARKER.exec(first.value) ?? []
  if (marker === undefined || kind === undefined) return undefined

  const rest = first.value.slice(marker.length)
  const opening = [...(rest === '' ? [] : [text(rest)]), ...paragraph.children.slice(1)]
  const content = blockquote.children
    .map((child) => (child === paragraph ? { ...paragraph, children: opening } : child))
    .filter((child) => child.type === 'element' && child.children.length > 0)
  if (content.length === 0) return undefined
  return block('div', `markdown-alert markdown-alert-${kind.toLowerCase()}`, [
    block('p', 'markdown-alert-title', [
      text(kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase()),
    ]),
    ...content,
  ])
}

function block(tagName: string, className: string, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: { className: className.split(' ') }, children }
}

function text(value: string): Text {
  return { type: 'text', value }
}
