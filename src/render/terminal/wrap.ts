import cliTruncate from 'cli-truncate'
import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'

/** Number of columns. */
const MAX_CHARACTER_WIDTH = 2

/**
 * Truncates a text if it takes more columns, by default in the middle:
 * `integration tests (windows-latest, 24)` → `integration…latest, 24)`.
 */
export function cutToWidth(
  text: string,
  width: number,
  position: 'middle' | 'end' = 'middle',
): string {
  return width === Infinity ? text : cliTruncate(text, width, { position })
}

/**
 * Wraps a text at spaces and keeps its indentation. A word that is longer than a line is broken,
 * unless it contains a URL, which could not be followed then.
 */
export function wrapWords(text: string, width: number): string[] {
  if (width === Infinity) return text.split('\n')
  // A deeper indentation would leave no room for the words.
  const [indent = ''] = /^ */.exec(text.slice(0, (width - MAX_CHARACTER_WIDTH) / 2)) ?? []
  const room = width - indent.length
  return wrapAnsi(text.trimStart(), room)
    .split('\n')
    .flatMap((line) => (/https?:\/\//.test(line) ? [line] : wrapAnywhere(line, room)))
    .map((line) => indent + line)
}

/** Joins the parts with dots between them, and wraps at the dots or, in a longer part, at spaces. */
export function wrapParts(parts: readonly string[], width: number): string[] {
  const lines: string[] = []
  for (const part of parts) {
    const longer = `${lines.at(-1) ?? ''} · ${part}`
    if (lines.length === 0 || stringWidth(longer) > width) lines.push(part)
    else lines[lines.length - 1] = longer
  }
  return lines.flatMap((line) => wrapWords(line, width))
}

/** Wraps a text at any character and keeps all its spaces. */
export function wrapAnywhere(text: string, width: number): string[] {
  if (width === Infinity) return text.split('\n')
  return wrapAnsi(text, width, { hard: true, trim: false, wordWrap: false }).split('\n')
}
