import { elementsOf, showMarkdown, textOf } from './shown-markdown.ts'

/** Returns the headings of a summary's sections; that of the details is the bold line to click. */
export function sectionsOf(summary: string): string[] {
  const root = showMarkdown(summary)
  const folds = elementsOf(root, 'summary').flatMap((fold) => elementsOf(fold, 'strong'))
  return [...elementsOf(root, 'h3'), ...folds].map(textOf)
}
