// Which files of the workspace are read as test results.
import { createReadStream } from 'node:fs'
import { glob, realpath, stat } from 'node:fs/promises'
import { relative, resolve, sep } from 'node:path'
import { collapseBlanks } from '../../model/note.ts'
import { announceUnboundedText } from '../../github/http/unbounded-texts.ts'
import type { FoundResults } from '../../model/results/test-results.ts'
import type { BytesRedactor } from '../../github/errors/redact-bytes.ts'
import { filesReader, foundIn } from '../../results/read-files.ts'

const NO_FILE =
  'no file of this job is there; ./ in test-results is the workspace of the job that reports'
const OUTSIDE = 'test-results has only paths in the workspace'
/** A folder above is in a pattern. */
const ABOVE = /(?:^|\/)\.\.(?:\/|$)/

export interface Workspace {
  readonly folder: string
  /** Id of the current job. */
  readonly jobId: number | undefined
  readonly redact: BytesRedactor
}

/**
 * Reads the test results in the workspace whose paths match patterns. Never throws, and never follows a link out of the
 * folder: programs of a job may have written them.
 */
export async function readResultFiles(
  patterns: readonly string[],
  { folder, jobId, redact }: Workspace,
): Promise<FoundResults> {
  announceUnboundedText()
  const reasonOf = (error: unknown) => collapseBlanks((error as Error).message)
  const uploaders = jobId === undefined ? [] : [{ jobId, step: undefined }]
  const from = { artifact: undefined, uploaders }
  try {
    const readFiles = filesReader(redact, reasonOf)
    const unmatched = new Set(patterns)
    const read = await readFiles(filesIn(await realpath(folder), patterns, unmatched), from)
    const missing = Array.from(unmatched, (name) => ({
      ...from,
      kind: 'tests-missing' as const,
      name,
      reason: ABOVE.test(name) ? OUTSIDE : NO_FILE,
    }))
    return foundIn([...read, ...missing])
  } catch (error) {
    const [kind, name, reason] = ['tests-unread' as const, patterns.join(', '), reasonOf(error)]
    return foundIn([{ ...from, kind, name, reason }])
  }
}

async function* filesIn(root: string, patterns: readonly string[], unmatched: Set<string>) {
  const seen = new Set<string>()
  for (const pattern of patterns)
    for await (const match of glob(pattern, { cwd: root })) {
      const path = await realpath(resolve(root, match)).catch(() => root)
      if (!path.startsWith(`${root}${sep}`)) continue
      const found = await stat(path)
      if (!found.isFile()) continue
      unmatched.delete(pattern)
      if (seen.has(path)) continue
      seen.add(path)
      const name = relative(root, path).replaceAll(sep, '/')
      yield { name, pattern, size: found.size, writtenAt: found.mtimeMs, chunks: chunksOf(path) }
    }
}

/** Opens the file when its first chunk is read. */
async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path)
}
