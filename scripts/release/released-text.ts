/** What the documents call the account that the repository belongs to. */
const PLACEHOLDER = /\bOWNER(?=\/run-report\b)/g

/** Ends a line that is true only before the first release. */
const UNRELEASED = /^.*<!-- unreleased -->\n\n?/gm

/** Returns a document as a release has it: with the owner, and without what holds only before. */
export function releasedText(text: string, owner: string): string {
  return withOwner(text.replace(UNRELEASED, ''), owner)
}

/** Returns a text in which the account of the actions is the owner. */
export function withOwner(text: string, owner: string): string {
  return text.replace(PLACEHOLDER, () => owner)
}
