import type { Inline } from '../text/inline.ts'
import { code, escapeMarkdown, link, singleLine } from '../text/markdown.ts'

/**
 * Matches the first digit of what GitHub links as a commit in comments and issues, but not in summaries: 7
 * to 40 hexadecimal digits.
 */
const COMMIT = /(?<![0-9a-z])[0-9a-f](?=[0-9a-f]{6,39}(?![0-9a-z]))/gi

/** Invisible character that separates two others. */
const WORD_JOINER = '\u2060'

/** Writes the parts of a sentence in a comment or an issue. */
export const CONVERSATION: Inline = {
  text: escapeText,
  // GitHub links nothing in code.
  code,
  link,
  strong: (written) => `**${written}**`,
}

/** Escapes text so that it also mentions nobody and links to no issue and no commit. */
function escapeText(raw: string): string {
  return escapeMarkdown(singleLine(raw).replace(COMMIT, `$&${WORD_JOINER}`))
}
