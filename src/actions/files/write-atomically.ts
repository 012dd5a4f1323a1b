import { lstat, mkdtemp, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder } from './make-folder.ts'

/**
 * Writes a file or a folder to a temporary path and moves it to its destination when it is complete.
 * A file replaces an older file, a folder an empty one. A link is replaced, not followed: a checkout may
 * contain links. A failure leaves only the folders above.
 *
 * @param write writes to the path that it receives, in a folder of its own
 */
export async function writeAtomically<Result>(
  destination: string,
  write: (path: string) => Promise<Result>,
): Promise<Result> {
  await makeFolder(dirname(destination))
  // On the same disk, so that a move does not copy.
  const folder = await mkdtemp(`${destination}.partial-`)
  try {
    const path = join(folder, 'complete')
    const result = await write(path)
    // Windows cannot rename over an existing folder, so remove it first. `rmdir` leaves files and
    // non-empty folders alone.
    if ((await lstat(path)).isDirectory()) await rmdir(destination).catch(() => undefined)
    else await expectFile(destination)
    await rename(path, destination)
    return result
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** @throws if there is a device or a pipe, which a move would replace; a move itself refuses a folder */
async function expectFile(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined)
  if (found === undefined || found.isFile() || found.isSymbolicLink() || found.isDirectory()) return
  throw new Error(`${path} exists and is not a file`)
}
