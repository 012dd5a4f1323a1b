/** Byte order marks, and `<` without one, by encoding. */
const STARTS = [
  ['utf-8', ['\xEF\xBB\xBF']],
  ['utf-16le', ['\xFF\xFE', '<\0']],
  ['utf-16be', ['\xFE\xFF', '\0<']],
] as const
const DECLARATION = /^\s*<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/

/**
 * Returns a decoder for an XML file by its byte order mark, else by its declaration, else of UTF-8. It is fatal, unless
 * no text in the encoding can have this declaration.
 */
export function decoderOf(start: Uint8Array) {
  const text = Buffer.from(start.subarray(0, 300)).toString('latin1')
  const marked = STARTS.find(([, marks]) => marks.some((mark) => text.startsWith(mark)))?.[0]
  try {
    const decoder = new TextDecoder(marked ?? DECLARATION.exec(text)?.[1], { fatal: true })
    if (marked !== undefined || !decoder.encoding.startsWith('utf-16')) return decoder
  } catch {
    // The encoding is unknown.
  }
  return new TextDecoder()
}
