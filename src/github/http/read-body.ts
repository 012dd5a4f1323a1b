import pLimit from 'p-limit'
import { errorChain, GitHubError, toGitHubError } from '../errors/github-error.ts'

/** Size of a body after decompression. GitHub's largest pages have some megabytes. */
export const MAX_RESPONSE_BYTES = 64_000_000

/** Longer bodies are read in sequence, since several of them would fill the memory. */
const MAX_PARALLEL_BYTES = 2_000_000

/** A connection that failed while it was open, unlike one that the server closed too early. */
const FAILED_CONNECTION = /^(?:UND_ERR_BODY_TIMEOUT|E(?:CONN|NET|HOST)\w+|ETIMEDOUT|EPIPE)$/

/**
 * Returns a function that reads bodies as text.
 *
 * The function throws `GitHubError`, of the kind `too-large` for a body of more than `MAX_RESPONSE_BYTES`.
 */
export function bodyReader(): (body: ReadableStream<Uint8Array> | null) => Promise<string> {
  const oneAtATime = pLimit(1)
  return async (body) => {
    if (body === null) return ''
    const reader = body.getReader()
    // One buffer that grows in place and can be released, unlike a text or a list of chunks.
    const buffer = new ArrayBuffer(0, { maxByteLength: MAX_RESPONSE_BYTES })
    /** Returns whether the body is longer. */
    const readTo = async (maxBytes: number): Promise<boolean> => {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return false
        const from = buffer.byteLength
        if (from + value.length > MAX_RESPONSE_BYTES) return true
        buffer.resize(from + value.length)
        new Uint8Array(buffer).set(value, from)
        if (buffer.byteLength > maxBytes) return true
      }
    }
    try {
      const isLong = await readTo(MAX_PARALLEL_BYTES)
      if (!isLong || !(await oneAtATime(() => readTo(MAX_RESPONSE_BYTES))))
        return new TextDecoder().decode(buffer)
    } catch (error) {
      const codes = errorChain(error).map((one) => String((one as { code?: unknown }).code))
      if (codes.some((code) => FAILED_CONNECTION.test(code))) throw toGitHubError(error)
      const message = 'the response is truncated or not JSON'
      throw new GitHubError(message, { kind: 'not-json', cause: error })
    } finally {
      buffer.resize(0)
    }
    void reader.cancel().catch(() => undefined)
    const message = `the response is larger than ${MAX_RESPONSE_BYTES / 1e6} MB`
    throw new GitHubError(message, { kind: 'too-large' })
  }
}
