import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { writeAtomically } from '../files.ts'
import { redactedMessage } from '../github/errors/github-error.ts'

/** Files by the input or output that has their path. */
const FILES = {
  'report-path': 'report',
  'html-path': 'page',
  'summary-path': 'summary',
  'runs-path': 'runs',
} as const

/**
 * Writes a file.
 *
 * @returns its path, absolute for steps with another working directory; '' if it is not wanted, or was not
 * written, for which `problem` says why
 */
export async function writeOutput(
  name: keyof typeof FILES,
  wanted: string | undefined,
  content: () => string | Promise<string>,
): Promise<{ readonly path: string; readonly problem?: string | undefined }> {
  if (wanted === undefined) return { path: '' }
  const path = resolve(wanted)
  const problem = await attempt(`the ${FILES[name]} to ${path} (${name})`, async () => {
    const written = await content()
    await writeAtomically(path, (temporary) => writeFile(temporary, written))
  })
  return { path: problem === undefined ? path : '', problem }
}

/** Calls that fail if no file can be in a folder. */
const PLACING: ReadonlySet<string> = new Set(['mkdir', 'mkdtemp', 'rename'])

/** Returns why a write failed; `undefined` if it succeeded. */
export async function attempt(
  what: string,
  write: () => Promise<void>,
): Promise<string | undefined> {
  try {
    await write()
    return undefined
  } catch (error) {
    const { code, syscall = '' } = error as NodeJS.ErrnoException
    if (code === 'EISDIR') return `Could not write ${what}: it is a folder; name a file in it`
    const repair = PLACING.has(syscall) ? '; name a file in the workspace or in RUNNER_TEMP' : ''
    return `Could not write ${what}: ${redactedMessage(error)}${repair}`
  }
}

/** Creates a new folder for files whose path no input names. */
export async function temporaryFolder(): Promise<string> {
  const prefix = join(process.env.RUNNER_TEMP || tmpdir(), 'run-report-')
  // If no folder can be created, the writes below it report why.
  return await mkdtemp(prefix).catch(() => `${prefix}files`)
}
