import type { Run } from '../run.ts'
import type { SourcePosition } from './failure.ts'

/** Folders of installed packages, which are in no commit. */
const INSTALLED =
  /(?:^|\/)(?:node_modules|bower_components|site-packages|dist-packages|vendor|Pods|\.(?:venv|tox|nox|cargo|gradle|m2|nuget|yarn)|venv|pkg\/mod)\//

/** How an absolute path, a URL or the name of no file begins, and characters that a path of a checkout lacks. */
const OUTSIDE = /^[/~]|^[A-Za-z][A-Za-z\d+.-]*:|[\\<>|"?*\p{Cc}]/u

const MAX_PATH_LENGTH = 1_000

/** Returns whether the path of a position can be that of a file in the repository. */
export function isInRepository({ path }: SourcePosition): boolean {
  if (path.length > MAX_PATH_LENGTH || OUTSIDE.test(path) || INSTALLED.test(path)) return false
  return path.split('/').every((name) => name !== '' && name !== '.' && name !== '..')
}

/** Returns the URL of a position at the commit that the run tests; `undefined` if it is not in the repository. */
export function sourceUrl(
  { url, repository, commit, checkedOut = commit }: Run,
  position: SourcePosition,
): string | undefined {
  if (checkedOut === undefined || !/^[0-9a-f]{40}$/.test(checkedOut)) return undefined
  if (!isInRepository(position)) return undefined
  const { path, line } = position
  const names = path.toWellFormed().split('/').map(encodeURIComponent)
  const fragment = line === undefined ? '' : `#L${line}`
  return `${new URL(url).origin}/${repository}/blob/${checkedOut}/${names.join('/')}${fragment}`
}
