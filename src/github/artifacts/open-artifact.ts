import { ArchiveError } from '../../archive/extract.ts'
import type { PartialFile } from '../../archive/read-parts.ts'
import type { Milliseconds } from '../../model/time.ts'
import { GitHubError, toGitHubError } from '../errors/github-error.ts'
import type { RepositorySource } from '../http/client.ts'
import { retryOnce } from '../logs/fetch-log.ts'

/** https://docs.github.com/en/rest/actions/artifacts#download-an-artifact */
const ARCHIVE = '/repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}'
/** Size of each request, of which most artifacts need one. */
const PART_BYTES = 1_048_576
/** Maximum bytes of one artifact; a host without ranges sends all. */
export const MAX_FETCHED_BYTES = 32_000_000
const TOO_LARGE = `more than ${MAX_FETCHED_BYTES / 1e6} MB of the artifact would be read`

/**
 * Opens an artifact, of which it fetches the parts that are needed: the start, then the end with the directory of an
 * archive. It keeps these two and the latest other part.
 *
 * @throws `GitHubError`
 */
export async function openArtifact(
  id: number,
  source: RepositorySource,
  retryAfter: Milliseconds,
): Promise<PartialFile> {
  const { client, signal } = source
  const url = await source.redirect(ARCHIVE, { artifact_id: id, archive_format: 'zip' })
  const readPart = client.file(url, signal)
  let left = MAX_FETCHED_BYTES
  const fetchPart = async (from: number, before: number) => {
    const part = await readPart({ from, to: Math.max(before, from + PART_BYTES) - 1 })
    const chunks: Uint8Array[] = []
    for await (const chunk of part.body) {
      left -= chunk.length
      if (left < 0) throw new GitHubError(TOO_LARGE, { kind: 'own-limit' })
      chunks.push(chunk)
    }
    const bytes = Buffer.concat(chunks)
    return { from: part.from, end: part.from + bytes.length, bytes, size: part.size }
  }
  const fetchAgain = (from: number, before: number) =>
    retryOnce(() => fetchPart(from, before), signal, retryAfter).catch((error: unknown) => {
      throw toGitHubError(error)
    })
  const start = await fetchAgain(0, 0)
  const { size = start.end } = start
  let parts = [start]
  const bytes = async (from: number, before: number) => {
    const has = (part: typeof start) => from >= part.from && before <= part.end
    const near = Math.max(0, Math.min(from, size - PART_BYTES))
    const part = parts.find(has) ?? (await fetchAgain(near, before))
    if (!has(part)) throw new ArchiveError('it refers to bytes beyond its end')
    if (!parts.includes(part)) parts = [...parts.slice(0, 2), part]
    return part.bytes.subarray(from - part.from, before - part.from)
  }
  return { size, bytes }
}
