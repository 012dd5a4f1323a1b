import type { RedSince, Commit } from '../../model/shapes/failure.ts'
import { fit, type Inline } from '../text/inline.ts'
import { plural } from '../text/units.ts'

const MAX_COMMITS = 10
const MAX_TITLE_CHARACTERS = 72

/**
 * Lists the commits since the last green run, oldest first, and how many more there are; empty if they
 * are unknown.
 */
export function suspectCommits(
  { commits, commitsTotal }: Pick<RedSince, 'commits' | 'commitsTotal'>,
  inline: Inline,
): string[] {
  if (commitsTotal === 0) return ['none']
  const shown = commits.slice(0, MAX_COMMITS)
  const rest = Math.max(commits.length, commitsTotal ?? 0) - shown.length
  const more = shown.length === 0 ? plural(rest, 'commit') : `and ${plural(rest, 'more commit')}`
  return [
    ...shown.map((commit) => commitLine(commit, inline)),
    ...(rest === 0 ? [] : [inline.text(more)]),
  ]
}

function commitLine({ sha, url, title, author }: Commit, inline: Inline): string {
  const { text, code, link } = inline
  const by = author === undefined ? '' : ` by ${text(author)}`
  return `${link(code(sha.slice(0, 7)), url)} ${text(fit(title, MAX_TITLE_CHARACTERS, inline))}${by}`
}
