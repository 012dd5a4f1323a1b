import { execFileSync } from 'node:child_process'

/** `git stash create` needs an author. */
const AUTHOR = ['-c', 'user.name=a', '-c', 'user.email=a@example.com']

/** Returns the tar archive that a job downloads, of what Git tracks in the working directory: without what `export-ignore` names. */
export function packArchive(root: string): Buffer {
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: root, maxBuffer: Infinity })
  const changed = git(...AUTHOR, 'stash', 'create')
    .toString()
    .trim()
  return git('archive', '--format=tar', changed === '' ? 'HEAD' : changed)
}
