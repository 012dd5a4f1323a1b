import type { Report } from '../../model/report/report.ts'
import { suggestionSentence, SUGGESTIONS_TITLE } from '../findings/suggestions.ts'
import { MARKDOWN } from '../text/inline.ts'
import { section } from '../text/markdown.ts'

export function renderSuggestions({ suggestions }: Report): string {
  if (suggestions.length === 0) return ''
  const items = suggestions.map((suggestion) => `- ${suggestionSentence(suggestion, MARKDOWN)}`)
  return section(SUGGESTIONS_TITLE, [items.join('\n')])
}
