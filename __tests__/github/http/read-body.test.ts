import { describe, expect, it } from '@jest/globals'
import { GitHubError } from '../../../src/github/errors/github-error.ts'
import { bodyReader, MAX_BODY_BYTES } from '../../../src/github/http/read-body.ts'

const CHUNK = new Uint8Array(500_000).fill(0x20)

/** Returns a body of so many bytes; `pulled` counts those that were read. */
function bodyOf(bytes: number, error?: unknown) {
  const seen = { pulled: 0, cancelled: false }
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = CHUNK.subarray(0, bytes - seen.pulled)
      if (chunk.length > 0) {
        seen.pulled += chunk.length
        controller.enqueue(chunk)
      } else if (error !== undefined) controller.error(error)
      else controller.close()
    },
    cancel() {
      seen.cancelled = true
    },
  })
  return { body, seen }
}

const TOO_LARGE = { kind: 'too-large', message: 'the response is larger than 64 MB' }
const terminated = (code: string) =>
  new TypeError('terminated', { cause: Object.assign(new Error('the cause'), { code }) })

describe('bodyReader', () => {
  it('reads a body in any chunks as UTF-8, without its byte order mark', async () => {
    const bytes = new TextEncoder().encode('\uFEFF{"name": "Zoë ☃ 𝄞"}')
    const body = ReadableStream.from([...bytes].map((byte) => Uint8Array.of(byte)))
    expect(await bodyReader()(body)).toBe('{"name": "Zoë ☃ 𝄞"}')
    expect(await bodyReader()(null)).toBe('')
  })

  it.each([0, 1, 5_000_000, 8_000_001, MAX_BODY_BYTES])('reads %i bytes', async (bytes) => {
    expect((await bodyReader()(bodyOf(bytes).body)).length).toBe(bytes)
  })

  it('refuses a longer body, and closes its connection', async () => {
    const { body, seen } = bodyOf(10 * MAX_BODY_BYTES)
    await expect(bodyReader()(body)).rejects.toMatchObject(TOO_LARGE)
    expect(seen.pulled).toBeLessThan(MAX_BODY_BYTES + 3 * CHUNK.length)
    expect(seen.cancelled).toBe(true)
  })

  it('reads honest bodies beside bodies that are too large', async () => {
    const read = bodyReader()
    const large = Array.from({ length: 10 }, () => read(bodyOf(Infinity).body))
    const honest = [5_000_000, 20_000_000].map((bytes) => read(bodyOf(bytes).body))
    const results = await Promise.allSettled([...large, ...honest])
    expect(results.slice(0, 10)).toEqual(
      large.map(() => ({ status: 'rejected', reason: expect.objectContaining(TOO_LARGE) })),
    )
    expect((await Promise.all(honest)).map(({ length }) => length)).toEqual([5_000_000, 20_000_000])
    expect((await read(bodyOf(5_000_000).body)).length).toBe(5_000_000)
  })

  it('holds no more than one long body at a time', async () => {
    const read = bodyReader()
    const { body, seen } = bodyOf(Infinity)
    // Never ends, so that the next long body has to wait.
    const stuck = read(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new Uint8Array(9_000_000))
        },
      }),
    )
    const next = read(body)
    await new Promise((resolve) => setImmediate(resolve))
    expect(seen.pulled).toBeLessThan(10_000_000)
    void Promise.allSettled([stuck, next])
  })

  it.each([
    ['UND_ERR_SOCKET', 'not-json', 'the response is truncated or not JSON'],
    ['Z_DATA_ERROR', 'not-json', 'the response is truncated or not JSON'],
    ['UND_ERR_BODY_TIMEOUT', 'network', 'terminated: the cause'],
    ['ECONNRESET', 'network', 'terminated: the cause'],
  ])('reports a body that ends with %s as %s', async (code, kind, message) => {
    for (const bytes of [10, 9_000_000]) {
      const error: unknown = await bodyReader()(bodyOf(bytes, terminated(code)).body).catch(
        (reason: unknown) => reason,
      )
      expect(error).toBeInstanceOf(GitHubError)
      expect(error).toMatchObject({ kind, message })
    }
  })
})
