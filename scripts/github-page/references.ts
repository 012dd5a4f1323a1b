import type { Element, Root } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'

// GitHub leaves the text in these alone.
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

/**
 * What GitHub may turn into a link to a user or an issue, or typeset as a formula, in the shown
 * text. `renderMarkdown` leaves it as text, since that takes knowing who and what exists.
 */
export function findReferences(page: string | Root): Reference[] {
  return collect(
    typeof page === 'string' ? unified().use(rehypeParse, { fragment: true }).parse(page) : page,
  )
}

function collect(parent: Root | Element): Reference[] {
  return parent.children.flatMap((child) => {
    if (child.type === 'text') return referencesIn(child.value)
    return child.type === 'element' && !SPARED.has(child.tagName) ? collect(child) : []
  })
}

function referencesIn(text: string): Reference[] {
  const kinds = Object.keys(REFERENCES) as Reference['kind'][] // the keys written above
  return kinds.flatMap((kind) =>
    Array.from(text.matchAll(REFERENCES[kind]), ([found]) => ({ kind, text: found })),
  )
}
