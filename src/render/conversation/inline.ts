import { type Inline, MARKDOWN } from '../text/inline.ts'
import { escapeMarkdown, singleLine } from '../text/markdown.ts'

/**
 * Matches what GitHub links as a commit in comments and issues, but not in summaries: 7 to 40 hexadecimal
 * digits.
 */
const COMMIT = /(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])/gi

/** Invisible character that separates two others. */
const WORD_JOINER = '\u2060'

/** Writes the parts of a sentence in a comment or an issue, where only code may look like a commit. */
export const CONVERSATION: Inline = {
  ...MARKDOWN,
  text: (raw) => escapeMarkdown(withoutCommits(raw)),
}

/** Breaks up what GitHub would link as a commit. */
export function withoutCommits(raw: string): string {
  return singleLine(raw).replace(COMMIT, (digits) =>
    digits.replace(/.{6}(?=.)/g, `$&${WORD_JOINER}`),
  )
}
