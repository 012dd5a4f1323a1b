import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { bytesRedactor, OMITTED } from '../../../src/github/errors/redact-bytes.ts'
import { readLine } from '../../../src/github/logs/lines/log-text.ts'

const TOKEN = 'ghs_aB3dEf6hIj9kLmNoPq5'
const HIDDEN = '*'.repeat(TOKEN.length)
const BASIC = Buffer.from(`x-access-token:${TOKEN}`).toString('base64')
const redact = bytesRedactor([TOKEN])

/** Redacts a text that arrives in chunks of a size. */
async function redacted(text: string, size = 7, by = redact): Promise<string> {
  const bytes = Buffer.from(text)
  // eslint-disable-next-line @typescript-eslint/require-await -- a stream
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const read: Uint8Array[] = []
  for await (const chunk of by(chunks())) read.push(chunk)
  return Buffer.concat(read).toString()
}

describe('bytesRedactor', () => {
  it.each([
    ['as it is', `using ${TOKEN}!`, `using ${HIDDEN}!`],
    ['twice', `${TOKEN}${TOKEN}`, `${HIDDEN}${HIDDEN}`],
    ['after another character', `täglich ${TOKEN}`, `täglich ${HIDDEN}`],
    ['percent-encoded', `?t=%67${TOKEN.slice(1)}&x`, `?t=***${HIDDEN.slice(1)}&x`],
    ['as escapes', `"\\u0067${TOKEN.slice(1)}"`, `"******${HIDDEN.slice(1)}"`],
    ['the end of one that began in the range before', TOKEN.slice(-9), '*'.repeat(9)],
    ['the start of one that goes on in the next range', `x${TOKEN.slice(0, 9)}`, 'x*********'],
  ])('removes a secret %s', async (_, text, expected) => {
    for (const size of [1, 7, 100]) expect(await redacted(text, size)).toBe(expected)
  })

  it('removes Base64', async () => {
    const [left = '', right = ''] = (await redacted(`Basic ${BASIC} end`)).split(/\*+/)
    expect(Buffer.from(left.slice(6), 'base64').toString()).toBe('x-access-token:')
    expect(right.length).toBeLessThanOrEqual(4 + ' end'.length)
  })

  it.each(['', 'no token', TOKEN.slice(0, 7), `a ${TOKEN.slice(0, 12)} b`, '%zz \\u12 ä🚀'])(
    'keeps %j',
    async (text) => {
      expect(await redacted(text)).toBe(text)
    },
  )

  it('leaves no part of 8 characters wherever two ranges and their chunks meet', async () => {
    await fc.assert(
      fc.asyncProperty(
        ...[fc.nat(300), fc.nat(300), fc.nat(TOKEN.length), fc.integer({ min: 1, max: 90 })],
        async (before, after, cut, size) => {
          const text = `${'a '.repeat(before)}${TOKEN}${' b'.repeat(after)}`
          const at = 2 * before + cut
          const joined = `${await redacted(text.slice(0, at), size)}${await redacted(text.slice(at), size)}`
          expect(joined).toHaveLength(text.length)
          const parts = Array.from(TOKEN, (_, from) => TOKEN.slice(from, from + 8))
          expect(parts.filter((part) => part.length === 8 && joined.includes(part))).toEqual([])
        },
      ),
    )
  })

  it('keeps the length of a long token, of which a line shows three asterisks', async () => {
    const token = `ghs_42_${'eyJhbGciOi'.repeat(51)}`
    for (const size of [1, 100, 1_000]) {
      const text = await redacted(`bad ${token}: 403`, size, bytesRedactor([token], OMITTED))
      expect(text).toHaveLength(`bad ${token}: 403`.length)
      expect(readLine(Buffer.from(text)).text).toBe('bad ***: 403')
    }
  })

  it('keeps everything without a secret', async () => {
    expect(await redacted(`using ${TOKEN}`, 7, bytesRedactor(['']))).toBe(`using ${TOKEN}`)
  })
})
