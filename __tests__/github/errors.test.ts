import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { inspect, stripVTControlCharacters } from 'node:util'
import { bytesRedactor, OMITTED } from '../../src/github/errors/redact-bytes.ts'
import { readLine } from '../../src/github/logs/lines/log-text.ts'
import { redactor, replaceTexts } from '../../src/github/errors/redact.ts'
import { disguisesOf } from '../../testing/token-disguises.ts'
import { fuzzOptions } from '../../testing/fuzz/fuzz-options.ts'

describe('bytesRedactor', () => {
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

describe('redactor', () => {
  const TOKEN = 'ghs_aB3+/x9Yz"Q\\7'
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const escaped = TOKEN.replace(
    /[^]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

  it.each([
    ['as it is', `bad token ${TOKEN}!`, 'bad token ***!'],
    ['twice', `${TOKEN} ${TOKEN}`, '*** ***'],
    ['in a header', `{"authorization":"token ${TOKEN}"}`, '{"authorization":"token ***"}'],
    ['percent-encoded', `?t=${encodeURIComponent(TOKEN)}&x`, '?t=***&x'],
    ['as JSON', JSON.stringify({ token: TOKEN }), '{"token":"***"}'],
    ['as escapes', `"${escaped}"`, '"***"'],
    ['the start of it', `bad key ${TOKEN.slice(0, 9)}…`, 'bad key ***…'],
    ['the end of it', `key …${TOKEN.slice(-9)}`, 'key …***'],
  ])('removes a secret %s', (_, text, expected) => {
    expect(redactor([TOKEN]).text(text)).toBe(expected)
  })

  it.each(['', 'a', 'ab', 'x-access-token:', 'token '])(
    'removes the Base64 of %jTOKEN',
    (before) => {
      for (const after of ['', ' ', '\r\n', ':x']) {
        const encoded = base64(before + TOKEN + after)
        const [left = '', right = ''] = redactor([TOKEN]).text(encoded).split('***')
        // What is left says nothing about the secret but a part of its first and last character.
        expect(left).toHaveLength(Math.ceil((before.length * 4) / 3))
        expect(Buffer.from(left, 'base64').toString()).toBe(before.slice(0, left.length * 0.75))
        expect(right.length).toBeLessThanOrEqual(4 + after.length)
        expect(redactor([TOKEN]).text(encodeURIComponent(encoded))).toContain('***')
      }
    },
  )

  it.each([
    ['https://user:pa%73s@host/x', 'https://***@host/x'],
    ['fetch http://u:p@w@host: failed', 'fetch http://***@host: failed'],
    ['https://host/a@b', 'https://host/a@b'],
    ['use ghp_0123456789abcdefXYZ now', 'use *** now'],
    ['github_pat_11ABC_xyz', '***'],
  ])('removes what has the form of a secret: %s', (text, expected) => {
    expect(redactor([]).text(text)).toBe(expected)
  })

  it('leaves short secrets, since they are parts of other words', () => {
    expect(redactor(['1', 'abc']).text('run 1 of abc')).toBe('run 1 of abc')
  })

  it('changes a response only if it contains a whole secret', () => {
    const { body } = redactor(['s3cretApiKey12345'])
    const text = '{"name":"https://a@b s3cretApi"}'
    expect(body(text)).toBe(text)
    for (const form of ['s3cretApiKey12345', '%733cretApiKey1234%35', '\\u00733cretApiKey12345'])
      expect(body(`{"name":"a ${form}"}`)).toBe('{"name":"a ***"}')
    expect(body(base64('x-access-token:s3cretApiKey12345'))).not.toContain(base64('Key123'))
  })

  it.each(Object.entries(disguisesOf('aB3dEf6hIj9kLmNoPq5')))(
    'removes a token with %s from what is shown',
    (_, disguise) => {
      const { shown } = redactor(['aB3dEf6hIj9kLmNoPq5'])
      const value = { lines: [`login as ${disguise} failed`], byName: new Map([[disguise, 1]]) }
      const { lines, byName } = shown(value)
      const text = [...lines, ...byName.keys()].join(' ')
      expect(text).toMatch(/^login as .*\*\*\*.* failed .*\*\*\*/)
      const visible = stripVTControlCharacters(text).replace(/\P{ASCII}/gu, '')
      expect(visible).not.toMatch(/aB3dEf6hIj9kLmNoPq5|YUIzZEVmNmhJajlrTG1Ob1BxN/)
    },
  )

  it.each(['aB3dEf6hIj9kLmNoPq5', 'a"b\\c/d e?f+9>>>~~~', 'pässwörd-of-a-collector'])(
    'removes %s from what is shown in each form of a program: as it is, in a URL, in JSON, in Base64',
    (secret) => {
      const bytes = (before: string) => Buffer.from(`${before}${secret}`)
      const forms = [
        ...[secret, encodeURIComponent(secret), JSON.stringify(secret)],
        ...['', 'u', 'u:'].flatMap((before) => [
          bytes(before).toString('base64'),
          bytes(before).toString('base64url'),
        ]),
      ]
      for (const form of forms) {
        expect(redactor([secret]).shown({ text: `is ${form} here` }).text).toContain('***')
        const coloured = `is ${form.slice(0, 9)}\x1B[1m${form.slice(9)} here`
        expect(redactor([secret]).shown([coloured])[0]).toContain('***')
      }
    },
  )

  it('leaves all else that is shown as it is', () => {
    const name = { text: '\x1B[31mred\x1B[0m\ttext of a long line, 日本語, e\u0301' }
    const value = { name, same: name, list: [name], none: undefined, at: 3 }
    const { shown } = redactor(['aB3dEf6hIj9kLmNoPq5'])
    expect(shown(value)).toBe(value)
    const changed = shown({ ...value, token: 'aB3dEf6hIj9kLmNoPq5' })
    expect(changed.same).toBe(changed.name)
    expect(changed).toEqual({ ...value, token: '***' })
  })

  it('never leaves a part of eight characters of any secret', () => {
    const anyText = fc.string({ maxLength: 40 })
    const escapes = fc.constantFrom('%00', '%', '\\\\', '"', 'u0041', '0', ' ', 'a')
    const anySecret = fc.oneof(
      fc.string({ minLength: 8, maxLength: 60 }),
      fc.string({ unit: escapes, minLength: 8, maxLength: 30 }),
    )
    fc.assert(
      fc.property(anySecret, anyText, anyText, (secret, a, b) => {
        fc.pre(!secret.includes('*'))
        const forms = [secret, encodeURIComponent(secret.toWellFormed()), JSON.stringify(secret)]
        for (const form of forms) {
          const shown = redactor([secret]).text(`${a} ${form} ${b}`)
          expect(shown).toContain('***')
          const parts = Array.from({ length: secret.length - 7 }, (_, at) =>
            secret.slice(at, at + 8),
          )
          expect(parts.filter((part) => shown.includes(part))).toEqual([])
        }
      }),
      { numRuns: 600, examples: [['  %00\\\\ ', '', '']] },
    )
  })
})

const hide = (text: string) => text.replaceAll('secret', '***')

/** A value with lists, objects, Maps and Sets, whose parts are shared, and which may contain itself. */
const anyValue = fc
  .record({
    texts: fc.array(fc.constantFrom('a', 'b', 'a secret', 'secret'), {
      minLength: 1,
      maxLength: 6,
    }),
    shapes: fc.array(
      fc.tuple(
        fc.constantFrom('list', 'object', 'map', 'keys', 'set', 'date', 'bytes'),
        fc.array(fc.nat(9), { maxLength: 3 }),
      ),
      { minLength: 1, maxLength: 8 },
    ),
    cycle: fc.option(fc.nat(7)),
  })
  .map(({ texts, shapes, cycle }) => {
    const made: unknown[] = [...texts]
    for (const [shape, picks] of shapes) {
      const parts = picks.map((pick) => made[pick % made.length])
      made.push(makers[shape](parts))
    }
    const root = { made, byIndex: new Map(made.entries()), self: undefined as unknown }
    const list = cycle === null ? undefined : made[cycle % made.length]
    if (Array.isArray(list)) list.push(root)
    if (cycle !== null && cycle % 2 === 0) root.self = root
    return root
  })

const makers = {
  list: (parts: unknown[]) => [...parts],
  object: (parts: unknown[]) => Object.fromEntries(parts.map((part, at) => [`key ${at}`, part])),
  map: (parts: unknown[]) => new Map(parts.map((part, at) => [at, part])),
  keys: (parts: unknown[]) => new Map(parts.map((part) => [part, 1])),
  set: (parts: unknown[]) => new Set(parts),
  date: () => new Date(0),
  bytes: () => Buffer.from('secret'),
}

/** Lists the texts that a value contains, and its objects. */
function visit(value: unknown, texts: string[] = [], objects = new Set<object>()) {
  if (typeof value === 'string') texts.push(value)
  if (typeof value !== 'object' || value === null || objects.has(value)) return { texts, objects }
  objects.add(value)
  if (value instanceof Map) for (const entry of value) visit([...entry], texts, objects)
  else if (Array.isArray(value) || value instanceof Set)
    for (const item of value as Iterable<unknown>) visit(item, texts, objects)
  else if (!(value instanceof Date) && !Buffer.isBuffer(value))
    for (const item of Object.values(value)) visit(item, texts, objects)
  return { texts, objects }
}

describe('replaceTexts', () => {
  it('changes each text, nothing in place, and copies what is shared once', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const before = inspect(value, { depth: Infinity })
        const changed = replaceTexts(value, hide)
        expect(inspect(value, { depth: Infinity })).toBe(before)
        const [old, now] = [visit(value), visit(changed)]
        expect(now.texts.some((text) => text.includes('secret'))).toBe(false)
        expect(now.texts.toSorted()).toEqual(old.texts.map(hide).toSorted())
        if (!old.texts.some((text) => text.includes('secret'))) expect(changed).toBe(value)
        if (value.self !== undefined) expect(changed.self).toBe(changed)
        // The same objects are the same ones afterwards.
        const same = (items: readonly unknown[]) => items.map((item) => items.indexOf(item))
        const parts = (items: readonly unknown[]) =>
          items.filter((item) => typeof item === 'object')
        expect(same(parts(changed.made))).toEqual(same(parts(value.made)))
        for (const item of value.made)
          if (item instanceof Date || Buffer.isBuffer(item)) expect(changed.made).toContain(item)
      }),
      fuzzOptions(250, 10_000),
    )
  })

  it('keeps a key that is no field of its own', () => {
    const value = JSON.parse('{"__proto__": {"a": "secret"}}') as object
    expect(JSON.stringify(replaceTexts(value, hide))).toBe('{"__proto__":{"a":"***"}}')
  })
})
