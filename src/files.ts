import {
  chmod,
  constants,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Reads a file. A pipe that nobody writes to is empty, as it would block Node, also at its exit. */
export async function readTextFile(path: string): Promise<string> {
  const flag = constants.O_RDONLY | constants.O_NONBLOCK
  return await readFile(path, { encoding: 'utf8', flag })
}

/** Reads the template of the HTML page, which lies beside the folder of the bundle that runs. */
export async function readPageTemplate(bundle = ''): Promise<string> {
  return await readTextFile(join(dirname(bundle), '../bundle/page.html'))
}

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

/**
 * Writes a file that a user named. As with a redirection, a link is followed, an older file keeps its mode,
 * and a device or a pipe is written to.
 */
export async function writeNamed(file: string, text: string): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  if (found !== undefined && !found.isFile()) {
    await writeFile(file, text)
    return
  }
  const followed = await realpath(file).catch(() => file)
  await writeAtomically(followed, async (temporary) => {
    await writeFile(temporary, text)
    if (found !== undefined) await chmod(temporary, found.mode)
  })
}

/** @throws if there is a device or a pipe, which a move would replace; a move itself refuses a folder */
async function expectFile(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined)
  if (found === undefined || found.isFile() || found.isSymbolicLink() || found.isDirectory()) return
  throw new Error(`${path} exists and is not a file`)
}

/**
 * Creates a folder and the folders above it, one call each. The recursive mode of `mkdir` never
 * returns if the file system reports ENOENT for a new folder in an existing one, as `/proc` does.
 *
 * @throws Node's error if one of the folders cannot be created
 */
async function makeFolder(path: string): Promise<void> {
  if (await isFolder(path)) return
  const parent = dirname(path)
  if (parent !== path) await makeFolder(parent)
  try {
    await mkdir(path)
  } catch (error) {
    // Another call may have created it in the meantime.
    if (!(await isFolder(path))) throw error
  }
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
