import type { Inline } from '../text/inline.ts'
import { CONVERSATION } from './inline.ts'

/** Writes the parts of a sentence, with links only to the repository: anyone can have made the report. */
export function inlineWithin(repositoryUrl: string): Inline {
  return { ...CONVERSATION, link: (label, url) => linkWithin(repositoryUrl, label, url) }
}

/** Links a label to a page of the repository; returns the label alone if the URL leads elsewhere. */
export function linkWithin(repositoryUrl: string, label: string, url: string | undefined): string {
  // Without `..`, which would lead out of the repository.
  const { href = '' } = URL.parse(url ?? '') ?? {}
  return href.startsWith(`${repositoryUrl}/`) ? CONVERSATION.link(label, href) : label
}

/** Returns the short SHA of a commit, linked; `undefined` if it is not a full SHA. */
export function commitLink(repositoryUrl: string, commit: string | undefined): string | undefined {
  if (commit === undefined || !/^[0-9a-f]{40}$/.test(commit)) return undefined
  return CONVERSATION.link(
    CONVERSATION.code(commit.slice(0, 7)),
    `${repositoryUrl}/commit/${commit}`,
  )
}
