/**
 * Returns whether a text contains a pattern, in which `*` stands for any text. It takes the first position of each
 * part, so that its time grows with the length of the text, whatever the pattern: anyone may have written it.
 */
export function containsPattern(text: string, pattern: string): boolean {
  let at = 0
  return pattern.split('*').every((part) => {
    const found = text.indexOf(part, at)
    at = found + part.length
    return found !== -1
  })
}

/** Returns whether a pattern, in which `*` stands for any text, matches a whole text. */
export function matchesPattern(text: string, pattern: string): boolean {
  return containsPattern(`${END}${text}${END}`, `${END}${pattern}${END}`)
}

/** In no name and no line of a log. */
const END = '\u0000'
