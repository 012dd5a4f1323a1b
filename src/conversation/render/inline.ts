import { type Inline, MARKDOWN } from '../../render/text/inline.ts'
import { escapeMarkdown, safeLine } from '../../render/text/markdown.ts'
import { memoize } from '../../model/logged/memoize.ts'

/**
 * Matches what GitHub links as a commit in comments and issues, but not in summaries: 7 to 40 hexadecimal
 * digits.
 */
const COMMIT = /(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])/gi

/** Invisible character that separates two others. */
const WORD_JOINER = '\u2060'

const VOLATILE = /(?:<br>)?<!--~-->.*?<!--\/~-->/g

/** Writes the parts of a sentence in a comment or an issue, where only code may look like a commit. */
export const CONVERSATION: Inline = {
  ...MARKDOWN,
  text: (raw) => escapeMarkdown(withoutCommits(raw)),
  // GitHub keeps this in the body, and shows none of it.
  volatile: (written) => `<!--~-->${written}<!--/~-->`,
}

/** Returns a text without what is marked as no news. */
export function withoutVolatile(text: string): string {
  return text.replace(VOLATILE, '')
}

/** Breaks up what would mark a part of a log, in which nothing is escaped, or end the text. */
export function withoutMarks(raw: string): string {
  return raw.replace(/<!--(?=~| run-report:)/g, `$&${WORD_JOINER}`)
}

/** Breaks up what GitHub would link as a commit. */
export function withoutCommits(raw: string): string {
  return safeLine(raw).replace(COMMIT, (digits) => digits.replace(/.{6}(?=.)/g, `$&${WORD_JOINER}`))
}

/** Writes the parts of a sentence, with links only to the repository: anyone can have made the report. */
export const inlineWithin = memoize((repositoryUrl: string): Inline => ({
  ...CONVERSATION,
  link: (label, url) => linkWithin(repositoryUrl, label, url),
}))

/** Links a label to a page of the repository; returns the label alone if the URL leads elsewhere. */
export function linkWithin(repositoryUrl: string, label: string, url: string | undefined): string {
  // Without `..`, which would lead out of the repository.
  const { href = '' } = URL.parse(url ?? '') ?? {}
  return href.startsWith(`${repositoryUrl}/`) ? CONVERSATION.link(label, href) : label
}

/** Returns the short SHA of a commit, linked; `undefined` if it is not a full SHA. */
export function commitLink(repositoryUrl: string, commit: string | undefined): string | undefined {
  if (!isSha(commit)) return undefined
  return CONVERSATION.link(
    CONVERSATION.code(commit.slice(0, 7)),
    `${repositoryUrl}/commit/${commit}`,
  )
}

export function isSha(commit: string | undefined): commit is string {
  return commit !== undefined && /^[0-9a-f]{40}$/.test(commit)
}
