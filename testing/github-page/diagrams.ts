import type { Element, Root } from 'hast'

/**
 * Puts every code block of the language `mermaid` into a `div.diagram`, where `DRAW_DIAGRAMS` finds
 * it. Without JavaScript its text is shown.
 */
export function rehypeDiagrams(): (tree: Root) => void {
  return wrapDiagrams
}

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
