import stringWidth from 'string-width'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

function charactersOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment)
}

/**
 * The text, or as much of its beginning and end as takes no more columns:
 * `integration tests (windows-latest, 24)` → `integration…atest, 24)`.
 */
export function cutToWidth(text: string, width: number): string {
  if (stringWidth(text) <= width) return text
  const characters = charactersOf(text)
  let [start, end] = ['', '']
  let [first, last] = [0, characters.length - 1]
  for (;;) {
    const fromStart = stringWidth(start) <= stringWidth(end)
    const longer: [string, string] = fromStart
      ? [start + (characters[first++] ?? ''), end]
      : [start, (characters[last--] ?? '') + end]
    if (first > last || stringWidth(longer[0]) + 1 + stringWidth(longer[1]) > width) break
    ;[start, end] = longer
  }
  return width < 1 ? '' : `${start.trimEnd()}…${end.trimStart()}`
}

/** The text in lines of so many columns, broken at spaces; a longer word has a line of its own. */
export function wrapWords(text: string, width: number): string[] {
  const [first = '', ...words] = text.split(' ')
  const lines: string[] = []
  let line = first
  for (const word of words) {
    const longer = `${line} ${word}`
    if (line.trim() !== '' && stringWidth(longer) > width) {
      lines.push(line)
      line = word
    } else {
      line = longer
    }
  }
  return [...lines, line]
}

/** The parts with dots between them, in lines of so many columns; a longer part in several. */
export function wrapParts(parts: readonly string[], width: number): string[] {
  const lines: string[] = []
  for (const part of parts) {
    const longer = `${lines.at(-1) ?? ''} · ${part}`
    if (lines.length === 0 || stringWidth(longer) > width) lines.push(part)
    else lines[lines.length - 1] = longer
  }
  return lines.flatMap((line) => wrapWords(line, width))
}

/** The text in lines of so many columns, broken wherever they are full: nothing of it is changed. */
export function wrapAnywhere(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const character of charactersOf(text)) {
    if (line !== '' && stringWidth(line + character) > width) {
      lines.push(line)
      line = ''
    }
    line += character
  }
  return [...lines, line]
}

/** The text with spaces up to so many columns. */
export function padToWidth(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)))
}
