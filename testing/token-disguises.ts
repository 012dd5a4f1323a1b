/**
 * Returns a text that shows a token, as an output would show it, in each of 12 forms: with colours, links or controls
 * within it, or encoded. SECURITY.md names the disguises that are not found.
 */
export function disguisesOf(token: string): Readonly<Record<string, string>> {
  const [start, end] = [token.slice(0, 4), token.slice(4)]
  const inEach = (separator: string) => Array.from(token).join(separator)
  return {
    'a colour within it': `${start}\x1B[31m${end}`,
    'a colour around each character': `${inEach('\x1B[0m')}\x1B[0m`,
    'a carriage return within it': `${start}\r${end}`,
    'a backspace within it': `${start}x\b${end}`,
    'a bell within it': `${start}\x07${end}`,
    'a tab within it': `${start}\t${end}`,
    'a link within it': `${start}\x1B]8;;https://example.com\x07${end}\x1B]8;;\x07`,
    'a link around it': `\x1B]8;;https://example.com/${start}\x1B\\${token}\x1B]8;;\x1B\\`,
    'a link to it': `https://example.com/?next=%2F&token=${encodeURIComponent(token)}`,
    Base64: Buffer.from(`x-access-token:${token}`).toString('base64'),
    'Base64 for a URL': Buffer.from(`x:${token}`).toString('base64url'),
    'Base64 with colours': Buffer.from(token).toString('base64').replace(/^.{6}/, '$&\x1B[1m'),
  }
}
