import { constants, readFile } from 'node:fs/promises'

/** Reads a file. A pipe that nobody writes to is empty, as it would block Node, also at its exit. */
export async function readTextFile(path: string): Promise<string> {
  const flag = constants.O_RDONLY | constants.O_NONBLOCK
  return await readFile(path, { encoding: 'utf8', flag })
}
