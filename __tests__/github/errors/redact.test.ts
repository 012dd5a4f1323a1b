import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { stripVTControlCharacters } from 'node:util'
import { redactor } from '../../../src/github/errors/redact.ts'
import { disguisesOf } from '../../../testing/token-disguises.ts'

const TOKEN = 'ghs_aB3+/x9Yz"Q\\7'
const base64 = (text: string) => Buffer.from(text).toString('base64')
const escaped = TOKEN.replace(
  /[^]/g,
  (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
)

describe('redactor', () => {
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
