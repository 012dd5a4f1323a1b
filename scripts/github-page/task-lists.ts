import type { Element, Root } from 'hast'

/** Marks the items that begin with a checkbox as GitHub does, so that they are shown without a bullet. */
export function rehypeTaskLists(): (tree: Root) => void {
  return markTasks
}

function markTasks(parent: Root | Element): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue
    if (child.tagName === 'li' && beginsWithCheckbox(child)) {
      child.properties.className = ['task-list-item']
    }
    markTasks(child)
  }
}

function beginsWithCheckbox(element: Element): boolean {
  const first = element.children.find((child) => child.type === 'element')
  if (first?.tagName === 'p') return beginsWithCheckbox(first)
  return first?.tagName === 'input'
}
