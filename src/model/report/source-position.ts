// Which file of the commit a place is in.
import type { Run } from '../run.ts'
import type { SourcePosition } from './failure.ts'

/** The files of a commit, as far as positions need them. */
export interface CommitFiles {
  /** Files, by a path, that have it or end with it. */
  readonly byEnd: ReadonlyMap<string, ReadonlySet<string>>
  /** Whether GitHub listed all files of the commit. */
  readonly isComplete: boolean
}

/** Folders of installed packages, which are in few commits. */
const INSTALLED =
  /(?:^|\/)(?:node_modules|bower_components|site-packages|dist-packages|vendor|Pods|\.(?:venv|tox|nox|cargo|gradle|m2|nuget|yarn)|venv|pkg\/mod)\//

/** Start of a path outside of the checkout or of a URL, and characters that no path of a checkout has. */
const OUTSIDE = /^~|^[A-Za-z][A-Za-z\d+.-]*:|[\\<>|"?*\p{Cc}]/u

const MAX_PATH_LENGTH = 1_000

/** Returns whether a path can name a file in the repository, or the end of a path. */
export function canBeCommitted(path: string): boolean {
  return isRelative(path) && !OUTSIDE.test(path) && !INSTALLED.test(path)
}

function isRelative(path: string): boolean {
  const names = path.split('/')
  return path.length <= MAX_PATH_LENGTH && !['', '.', '..'].some((name) => names.includes(name))
}

/**
 * Returns a position with the file in the repository, if there is evidence:
 *
 * 1. An absolute path in the same failure shows it, and the commit is not known to lack it.
 * 2. The commit has exactly the path, with a folder. Some tools never print the folder, so a name is only an end.
 * 3. The path is the end of exactly one file of the commit.
 *
 * Without the files, a relative path shows nothing: no log shows in which folder a step ran the tool.
 */
export function locate(position: SourcePosition, files: CommitFiles | undefined): SourcePosition {
  const { path, file: shown } = position
  const found = files?.byEnd.get(shown ?? path) ?? new Set()
  const [first, other] = found
  const only = files?.isComplete && other === undefined ? first : undefined // 3
  const isUnknown = files?.isComplete !== true && canBeCommitted(shown ?? '')
  const isShown = shown !== undefined && (found.has(shown) || isUnknown) // 1
  const isExact = path.includes('/') && found.has(path) // 2
  const file = shown === undefined ? (isExact ? path : only) : isShown ? shown : undefined
  return { ...position, path: file ?? path, file }
}

/** Returns the commit that jobs check out by default: of a pull request, the merge commit if it is known. */
export function testedCommit({ commit, checkedOut = commit }: Run): string | undefined {
  return /^[0-9a-f]{40}$/.test(checkedOut ?? '') ? checkedOut : undefined
}

/** Returns the URL of a position at the commit that the run tests; `undefined` if its file is not known. */
export function sourceUrl(run: Run, { file, line }: SourcePosition): string | undefined {
  const commit = testedCommit(run)
  if (commit === undefined || file === undefined || !isRelative(file)) return undefined
  const names = file.toWellFormed().split('/').map(encodeURIComponent)
  const fragment = line === undefined ? '' : `#L${line}`
  return `${new URL(run.url).origin}/${run.repository}/blob/${commit}/${names.join('/')}${fragment}`
}
