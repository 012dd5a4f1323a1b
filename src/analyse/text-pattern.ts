/**
 * Returns whether a text contains a pattern, in which `*` stands for any text. It takes the first position of each
 * part, so that its time grows with the length of the text, whatever the pattern: anyone may have written it.
 */
export function containsPattern(text: string, pattern: string): boolean {
  return containsParts(text, partsOf(pattern))
}

/** Returns a function that finds a pattern in texts, and divides it only once. */
export function patternFinder(pattern: string): (text: string) => boolean {
  const parts = partsOf(pattern)
  return (text) => containsParts(text, parts)
}

/** Returns whether a pattern, in which `*` stands for any text, matches a whole text. */
export function matchesPattern(text: string, pattern: string): boolean {
  const [first = '', ...parts] = pattern.split('*')
  const last = parts.pop()
  if (last === undefined) return text === pattern
  const end = text.length - last.length
  const isFramed = first.length <= end && text.startsWith(first) && text.endsWith(last)
  return isFramed && containsParts(text.slice(first.length, end), parts)
}

function partsOf(pattern: string): readonly string[] {
  return pattern.split('*').filter((part) => part !== '')
}

function containsParts(text: string, parts: readonly string[]): boolean {
  let at = 0
  for (const part of parts) {
    const found = text.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return true
}
