import { ArchiveError } from '../../archive/extract.ts'
import type { PartialFile } from '../../archive/read-parts.ts'
import type { Milliseconds } from '../../model/time.ts'
import { GitHubError, toGitHubError } from '../errors/github-error.ts'
import type { RepositorySource } from '../http/client.ts'
import { retryOnce } from '../logs/fetch-log.ts'
import type { Artifact } from './list-artifacts.ts'

/** https://docs.github.com/en/rest/actions/artifacts#download-an-artifact */
const ARCHIVE = '/repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}'

/** Size of each request, of which most artifacts need one. */
const PART_BYTES = 1_048_576
/** Maximum bytes of one artifact; a host without ranges sends all. */
const MAX_FETCHED_BYTES = 32_000_000

interface Part {
  readonly from: number
  readonly bytes: Buffer
  /** Of the whole file. */
  readonly size: number
}

/**
 * Opens an artifact, of which it fetches the end, with the directory of an archive, and then the parts that are needed.
 * It keeps the end and the latest other part.
 *
 * @throws `GitHubError`
 */
export async function openArtifact(
  { id, size: listed = 0 }: Artifact,
  source: RepositorySource & { readonly retryAfter: Milliseconds },
): Promise<PartialFile> {
  const { client, repository, signal, retryAfter } = source
  const { owner, repo } = repository
  const parameters = { owner, repo, artifact_id: id, archive_format: 'zip' }
  const readPart = client.file(await client.redirect(ARCHIVE, parameters, signal), signal)
  let left = MAX_FETCHED_BYTES
  const read = async (from: number, before: number): Promise<Part> => {
    const part = await readPart({ from, to: before - 1 })
    const chunks: Uint8Array[] = []
    for await (const chunk of part.body) {
      left -= chunk.length
      if (left < 0) throw new GitHubError('the artifact is too large', { kind: 'too-large' })
      chunks.push(chunk)
    }
    const bytes = Buffer.concat(chunks)
    return { from: part.from, bytes, size: part.size ?? bytes.length }
  }
  const fetch = async (from: number, before: number) => {
    const to = Math.max(before, from + PART_BYTES)
    try {
      return await retryOnce(() => read(from, to), signal, retryAfter)
    } catch (error) {
      throw toGitHubError(error)
    }
  }
  const from = Math.max(0, listed - PART_BYTES)
  let end = await fetch(from, listed)
  const { size } = end
  // The list can have another size than the host.
  if (from + end.bytes.length < size) end = await fetch(Math.max(0, size - PART_BYTES), size)
  let latest = end
  return {
    size,
    async bytes(from, before) {
      if (before > size) throw new ArchiveError('it refers to bytes beyond its end')
      const has = (part: Part) => from >= part.from && before <= part.from + part.bytes.length
      if (!has(end) && !has(latest)) latest = await fetch(from, before)
      const part = has(end) ? end : latest
      if (!has(part)) throw new GitHubError('the host sent another part', { kind: 'network' })
      return part.bytes.subarray(from - part.from, before - part.from)
    },
  }
}
