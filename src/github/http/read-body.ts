import pLimit from 'p-limit'
import { errorChain, GitHubError, toGitHubError } from '../errors/github-error.ts'

/** Size of a body after decompression. GitHub's largest pages have some megabytes. */
export const MAX_BODY_BYTES = 64_000_000

/** Longer bodies are read in sequence, since several of them would fill the memory. */
const MAX_PARALLEL_BYTES = 8_000_000

/** A connection that failed while it was open, unlike one that the server closed too early. */
const FAILED_CONNECTION = /^(?:UND_ERR_BODY_TIMEOUT|E(?:CONN|NET|HOST)\w+|ETIMEDOUT|EPIPE)$/

/**
 * Returns a function that reads bodies as text.
 *
 * The function throws `GitHubError`, of the kind `too-large` for a body of more than `MAX_BODY_BYTES`.
 */
export function bodyReader(): (body: ReadableStream<Uint8Array> | null) => Promise<string> {
  const oneAtATime = pLimit(1)
  return async (body) => {
    if (body === null) return ''
    const reader = body.getReader()
    const decoder = new TextDecoder()
    let text = ''
    let bytes = 0
    /** Returns whether the body is longer. */
    const readTo = async (maxBytes: number): Promise<boolean> => {
      while (bytes <= maxBytes) {
        const { done, value } = await reader.read()
        if (done) return false
        bytes += value.length
        text += decoder.decode(value, { stream: true })
      }
      return true
    }
    const isLong = await readTo(MAX_PARALLEL_BYTES).catch(failBody)
    if (isLong && (await oneAtATime(() => readTo(MAX_BODY_BYTES)).catch(failBody))) {
      void reader.cancel().catch(() => undefined)
      const message = `the response is larger than ${MAX_BODY_BYTES / 1e6} MB`
      throw new GitHubError(message, { kind: 'too-large' })
    }
    return text + decoder.decode()
  }
}

function failBody(cause: unknown): never {
  const codes = errorChain(cause).map((error) => String((error as { code?: unknown }).code))
  if (codes.some((code) => FAILED_CONNECTION.test(code))) throw toGitHubError(cause)
  throw new GitHubError('the response is truncated or not JSON', { kind: 'not-json', cause })
}
