import type { Inline } from '../text/inline.ts'
import { code, escapeMarkdown, link, singleLine } from '../text/markdown.ts'

/**
 * Matches what GitHub links as a commit in comments and issues, but not in summaries: 7 to 40 hexadecimal
 * digits.
 */
const COMMIT = /(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])/gi

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
  return escapeMarkdown(withoutCommits(raw))
}

/** Breaks up what GitHub would link as a commit. */
export function withoutCommits(raw: string): string {
  return singleLine(raw).replace(COMMIT, (digits) =>
    digits.replace(/.{6}(?=.)/g, `$&${WORD_JOINER}`),
  )
}
