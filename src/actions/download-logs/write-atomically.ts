import { mkdtemp, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder } from '../make-folder.ts'

/**
 * Makes a file or a folder beside its place, and moves it there when it is whole. Where that fails,
 * nothing is left but the folders above it. A file takes the place of an older one, a folder that of an empty one.
 *
 * @param make is given a path to make it at, in a folder that is its own
 */
export async function writeAtomically<Made>(
  place: string,
  make: (path: string) => Promise<Made>,
): Promise<Made> {
  await makeFolder(dirname(place))
  // On the same disk, so that to move it is not to copy it.
  const folder = await mkdtemp(`${place}.partial-`)
  try {
    const path = join(folder, 'made')
    const made = await make(path)
    // Windows moves no folder over another one; one with something in it, or a file, stays.
    await rmdir(place).catch(() => undefined)
    await rename(path, place)
    return made
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
