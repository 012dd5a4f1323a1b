/** The documents for users, and a workflow to copy, as git lists them. They name the account of the actions. */
export const DOCUMENTS = [
  ...['README.md', 'SECURITY.md', 'docs/*.md', '*/README.md'],
  'docs/otlp/run-report-again.yml',
].map((pattern) => `:(glob)${pattern}`)

/** What the documents call the account that the repository belongs to, before `npm run owner`. */
const PLACEHOLDER = /\bOWNER(?=\/run-report\b)/g

/** Ends a line that is true only before the first release. */
const UNRELEASED = /^.*<!-- unreleased -->\n\n?/gm

/** Returns a document as a release has it: with the owner, and without what holds only before. */
export function releasedText(text: string, owner: string): string {
  return text.replace(UNRELEASED, '').replace(PLACEHOLDER, () => owner)
}
