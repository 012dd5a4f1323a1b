/**
 * Returns whether a text contains a pattern, in which `*` stands for any text. It takes the first position of each
 * part, so that its time grows with the length of the text, whatever the pattern: anyone may have written it.
 */
export function containsPattern(text: string, pattern: string): boolean {
  return containsParts(text, partsOf(pattern))
}

/** What continues a word, a path, and a name that consists of words. */
const CONTINUES = {
  word: { before: /[\p{L}\p{N}_]-?$/u, after: /^-?[\p{L}\p{N}_]/u },
  path: { before: /[\p{L}\p{N}_]-?$/u, after: /^[-/.]?[\p{L}\p{N}_]/u },
  name: { before: /[\p{L}\p{N}_][- ]?$/u, after: /^[- ]?[\p{L}\p{N}_]/u },
}

/**
 * Returns a function that finds a pattern in texts, and divides it only once. Nothing continues what it finds, unless
 * there is a `*`: `libfoo` is not in `libfoo-dev`, nor `id 17` in `id 170`.
 *
 * @param kind what the texts are; a pattern with a slash is a path
 */
export function patternFinder(
  pattern: string,
  kind: keyof typeof CONTINUES = pattern.includes('/') ? 'path' : 'word',
): (text: string) => boolean {
  const parts = partsOf(pattern)
  const { before, after } = CONTINUES[kind]
  const [begins, ends] = [/^[\p{L}\p{N}_]/u.test(pattern), /[\p{L}\p{N}_]$/u.test(pattern)]
  const isWhole = (text: string, from: number, to: number, at: number) =>
    !(begins && at === 0 && before.test(text.slice(Math.max(0, from - 2), from))) &&
    !(ends && at === parts.length - 1 && after.test(text.slice(to, to + 2)))
  return (text) => containsParts(text, parts, isWhole)
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

/** @param isWanted whether the part with the number `at` can be there */
function containsParts(
  text: string,
  parts: readonly string[],
  isWanted: (text: string, from: number, to: number, at: number) => boolean = () => true,
): boolean {
  let from = 0
  for (const [at, part] of parts.entries()) {
    let found = text.indexOf(part, from)
    while (found !== -1 && !isWanted(text, found, found + part.length, at))
      found = text.indexOf(part, found + 1)
    if (found === -1) return false
    from = found + part.length
  }
  return true
}
