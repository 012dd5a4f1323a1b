import { elementsOf, showMarkdown, textOf } from './shown-markdown.ts'

/** The headings of a summary's sections; that of the details is the line to click. */
export function sectionsOf(summary: string): string[] {
  const root = showMarkdown(summary)
  return [...elementsOf(root, 'h3'), ...elementsOf(root, 'summary').slice(0, 1)].map(textOf)
}
