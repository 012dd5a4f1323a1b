/**
 * Returns a text that shows a token, as an output would show it, in each of 16 forms: with what outputs do not show
 * within it, or encoded.
 */
export function disguisesOf(token: string): Readonly<Record<string, string>> {
  const [start, end] = [token.slice(0, 4), token.slice(4)]
  const inEach = (separator: string) => Array.from(token).join(separator)
  const hex = (before: string, digits: number) =>
    Array.from(token, (one) => before + one.charCodeAt(0).toString(16).padStart(digits, '0')).join(
      '',
    )
  return {
    'a colour within it': `${start}\x1B[31m${end}`,
    'a colour around each character': `${inEach('\x1B[0m')}\x1B[0m`,
    'a carriage return within it': `${start}\r${end}`,
    'a backspace within it': `${start}x\b${end}`,
    'a bell within it': `${start}\x07${end}`,
    'a tab within it': `${start}\t${end}`,
    'a link within it': `${start}\x1B]8;;https://example.com\x07${end}\x1B]8;;\x07`,
    'a link around it': `\x1B]8;;https://example.com/${start}\x1B\\${token}\x1B]8;;\x1B\\`,
    'zero-width spaces': inEach('\u200B'),
    'a soft hyphen and a word joiner': `${start}\u00AD\u2060${end}`,
    'marks of direction': `${start}\u202A${end}\u202C`,
    'a byte order mark': `${start}\uFEFF${end}`,
    'percent-encoding': hex('%', 2),
    'escapes of JSON': hex('\\u', 4),
    Base64: Buffer.from(`x-access-token:${token}`).toString('base64'),
    'Base64 with colours': Buffer.from(token).toString('base64').replace(/^.{6}/, '$&\x1B[1m'),
  }
}
