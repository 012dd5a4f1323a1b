/** Byte order marks, and `<` without one, by encoding. */
const STARTS: readonly (readonly [encoding: string, start: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-16le', [0x3c, 0x00]],
  ['utf-16be', [0x00, 0x3c]],
]
const DECLARATION = /^\s*<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/

/**
 * Decodes an XML file by its byte order mark, else by its declaration, else as UTF-8. The function decodes the next
 * bytes, or at the end none. `wrong` is the number of characters after which they are wrong for the first time.
 */
export function xmlDecoder(start: Uint8Array) {
  const declared = DECLARATION.exec(new TextDecoder('latin1').decode(start.subarray(0, 300)))?.[1]
  const marked = STARTS.find(([, bytes]) => bytes.every((byte, at) => start[at] === byte))?.[0]
  const encoding = marked ?? encodingOf(declared)
  const decoder = new TextDecoder(encoding)
  const strict = new TextDecoder(encoding, { fatal: true })
  let end = encoding === undefined ? '?>' : undefined
  let isChecked = true
  return (bytes: Uint8Array): { readonly text: string; readonly wrong?: number } => {
    const options = { stream: bytes.length > 0 }
    const text = decoder.decode(bytes, options)
    try {
      if (isChecked) strict.decode(bytes, options)
    } catch {
      end ??= '\uFFFD'
    }
    if (!isChecked || end === undefined) return { text }
    isChecked = false
    return { text, wrong: text.indexOf(end) + 1 }
  }
}

/** Returns the encoding that a declaration names; `undefined` if no text in it can have this declaration. */
function encodingOf(label = 'utf-8'): string | undefined {
  try {
    const { encoding } = new TextDecoder(label)
    return encoding.startsWith('utf-16') ? undefined : encoding
  } catch {
    return undefined
  }
}
