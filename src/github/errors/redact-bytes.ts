import { CHARACTER, PART_LENGTH, secretForms, unescapeCharacters } from './redact.ts'

/** Removes secrets from a stream of bytes. The number of bytes stays the same, and so does each position. */
export type BytesRedactor = (chunks: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array>

/** A control character, which `readLine` omits: all that is shown of a long token is `***`. */
export const OMITTED = '\x7F'

/** Maximum characters of an escaped one: `\\u0067`. */
const MAX_ESCAPED = 7

/**
 * Returns a redactor of whole secrets, in the forms that `redactor` removes, also across chunks. The stream can
 * be a range of a log, so that a secret goes on in the next one: at the start and the end of a stream, it also
 * removes parts of 8 or more characters.
 *
 * @param fill stands for each character of a secret after the third
 */
export function bytesRedactor(secrets: readonly string[], fill = '*'): BytesRedactor {
  const forms = secretForms(secrets).map((form) => Buffer.from(form).toString('latin1'))
  const starts = forms.flatMap((form) => partLengths(form).map((length) => form.slice(0, length)))
  const ends = forms.flatMap((form) => partLengths(form).map((length) => form.slice(-length)))
  /** Number of bytes that can be the start of a secret that is not complete. */
  const maxHeld = MAX_ESCAPED * Math.max(0, ...forms.map(({ length }) => length))
  return async function* (chunks) {
    let held = Buffer.alloc(0)
    let isStart = true
    const find = (plain: string): readonly ByteSpan[] => {
      const atStart = isStart ? ends.filter((end) => plain.startsWith(end)) : []
      return [...whole(plain, forms), ...atStart.map(({ length }): ByteSpan => [0, length])]
    }
    const findLast = (plain: string): readonly ByteSpan[] => {
      const atEnd = starts.filter((start) => plain.endsWith(start))
      return atEnd.map(({ length }) => [plain.length - length, plain.length])
    }
    for await (const chunk of chunks) {
      const read = Buffer.concat([held, chunk])
      held = read
      if (read.length <= maxHeld) continue
      const shown = hideIn(read, fill, find)
      isStart = false
      held = shown.subarray(shown.length - maxHeld)
      yield shown.subarray(0, shown.length - maxHeld)
    }
    const rest = hideIn(held, fill, (plain) => [...find(plain), ...findLast(plain)])
    if (rest.length > 0) yield rest
  }
}

/** Positions of characters, up to the second one. */
type ByteSpan = readonly [from: number, to: number]

/** Replaces the characters of some spans. A byte is a character; one that is escaped is several bytes. */
function hideIn(
  bytes: Buffer<ArrayBuffer>,
  fill: string,
  find: (plain: string) => readonly ByteSpan[],
): Buffer<ArrayBuffer> {
  const text = bytes.toString('latin1')
  const spans = find(unescapeCharacters(text))
  if (spans.length === 0) return bytes
  const isHidden = (at: number) => spans.some(([from, to]) => at >= from && at < to)
  const characters = text.match(CHARACTER) ?? []
  const markOf = (at: number) => ([1, 2, 3].every((by) => isHidden(at - by)) ? fill : '*')
  const hidden = characters.map((one, at) => (isHidden(at) ? markOf(at).repeat(one.length) : one))
  return Buffer.from(hidden.join(''), 'latin1')
}

function whole(plain: string, forms: readonly string[]): readonly ByteSpan[] {
  return forms.flatMap((form) => {
    const spans: ByteSpan[] = []
    for (let at = plain.indexOf(form); at !== -1; at = plain.indexOf(form, at + form.length)) {
      spans.push([at, at + form.length])
    }
    return spans
  })
}

/** Returns the lengths of the parts of a secret that are removed, too. */
function partLengths({ length }: string): number[] {
  return Array.from({ length: Math.max(0, length - PART_LENGTH) }, (_, at) => PART_LENGTH + at)
}
