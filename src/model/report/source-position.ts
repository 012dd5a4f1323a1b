import type { Run } from '../run.ts'
import type { SourcePosition } from './failure.ts'

/** The files of a commit, as far as positions need them. */
export interface CommitFiles {
  /** The files that have a path, or that end with it, by that path. */
  readonly byEnd: ReadonlyMap<string, ReadonlySet<string>>
  /** Whether GitHub listed all files of the commit. */
  readonly isComplete: boolean
}

/** Folders of installed packages, which are in no commit. */
const INSTALLED =
  /(?:^|\/)(?:node_modules|bower_components|site-packages|dist-packages|vendor|Pods|\.(?:venv|tox|nox|cargo|gradle|m2|nuget|yarn)|venv|pkg\/mod)\//

/** How an absolute path, a URL or the name of no file begins, and characters that a path of a checkout lacks. */
const OUTSIDE = /^[/~]|^[A-Za-z][A-Za-z\d+.-]*:|[\\<>|"?*\p{Cc}]/u

const MAX_PATH_LENGTH = 1_000

/** Returns whether a path can be that of a file in the repository, or the end of one. */
export function canBeCommitted(path: string): boolean {
  if (path.length > MAX_PATH_LENGTH || OUTSIDE.test(path) || INSTALLED.test(path)) return false
  return path.split('/').every((name) => name !== '' && name !== '.' && name !== '..')
}

/**
 * Returns a position whose path is that of the file in the repository if there is evidence of it; otherwise as the
 * tool printed it.
 *
 * 1. An absolute path in the same failure shows the file, unless the commit is known not to have it.
 * 2. The path has a folder, and the commit has exactly this file.
 * 3. The path is the end of exactly one file of the commit. A name without a folder is no more than an end, since some
 *    tools never print the folder.
 *
 * A path that a tool printed is no evidence in itself: its folder is that in which the step ran the tool, which no log
 * shows.
 *
 * @param files those of the commit that the run tests; `undefined` if they were not read
 */
export function locate(position: SourcePosition, files: CommitFiles | undefined): SourcePosition {
  const { path, file: shown } = position
  const file = shown === undefined ? fileAt(path, files) : isFile(shown, files) ? shown : undefined
  return { ...position, path: file ?? path, file }
}

function isFile(shown: string, files: CommitFiles | undefined): boolean {
  if (files?.byEnd.get(shown)?.has(shown) === true) return true
  return files?.isComplete !== true && canBeCommitted(shown)
}

function fileAt(path: string, files: CommitFiles | undefined): string | undefined {
  const found = files?.byEnd.get(path) ?? new Set()
  if (path.includes('/') && found.has(path)) return path // 2
  const [file, other] = found
  return files?.isComplete === true && other === undefined ? file : undefined // 3
}

/** Returns the commit that jobs check out by default: of a pull request, the merge commit if it is known. */
export function testedCommit({ commit, checkedOut = commit }: Run): string | undefined {
  return /^[0-9a-f]{40}$/.test(checkedOut ?? '') ? checkedOut : undefined
}

/** Returns the URL of a position at the commit that the run tests; `undefined` if its file is not known. */
export function sourceUrl(run: Run, { file, line }: SourcePosition): string | undefined {
  const commit = testedCommit(run)
  if (commit === undefined || file === undefined) return undefined
  const names = file.toWellFormed().split('/').map(encodeURIComponent)
  const fragment = line === undefined ? '' : `#L${line}`
  return `${new URL(run.url).origin}/${run.repository}/blob/${commit}/${names.join('/')}${fragment}`
}
