import { shortDigest } from '../../model/digest.ts'
import { once } from '../../model/logged/memoize.ts'
import neededWords from './needed-words.json' with { type: 'json' }
import { type Bits, wordFinder } from './word-finder.ts'

/** By `patternDigest`: what a text needs one of to have the pattern, each on a line of its own. */
const NEEDED_WORDS: Readonly<Record<string, string | undefined>> = neededWords

/**
 * Returns a function that lists which of some patterns a text has, by their positions. One scan of the text for the words that
 * they need leaves few of several hundred to try. A pattern whose words `npm run build` has not written yet is tried on each
 * text.
 */
export function patternFinder(patterns: readonly RegExp[]): (text: string) => readonly number[] {
  const candidatesOf = candidateFinder(patterns)
  return (text) => candidatesOf(text).filter((at) => patterns[at]?.test(text))
}

/** Returns a function that lists which of some patterns a text can have, by their positions. */
export function candidateFinder(patterns: readonly RegExp[]): (text: string) => readonly number[] {
  const finder = once(() => {
    const lists = patterns.map((pattern) => writtenWordsOf(pattern)?.split('\n'))
    const words = wordFinder(lists.map((list) => list ?? []))
    const always = words.none()
    for (const [at, list] of lists.entries())
      if (list === undefined) always[at >>> 5] = (always[at >>> 5] ?? 0) | (1 << (at & 31))
    return { words, always, found: words.none() }
  })
  return (text) => {
    const { words, always, found } = finder()
    found.set(always)
    words.find(text, found)
    return positionsIn(found)
  }
}

/**
 * Returns the words that a text needs one of to have a pattern, each on a line of its own; `undefined` if they were not
 * written. `npm run build` fails if two patterns have the same digest. A pattern that ignores the case, or ends at each
 * line, has other words than one of the same source.
 */
function writtenWordsOf(pattern: RegExp): string | undefined {
  const { ignoreCase, multiline } = pattern
  return ignoreCase || multiline ? undefined : NEEDED_WORDS[patternDigest(pattern)]
}

/** Returns five hexadecimal digits of what a pattern is. */
export function patternDigest({ source }: RegExp): string {
  return shortDigest(source).slice(0, 5)
}

function positionsIn(bits: Bits): readonly number[] {
  const positions: number[] = []
  for (let at = 0; at < bits.length; at += 1)
    for (let left = bits[at] ?? 0; left !== 0; left &= left - 1)
      positions.push(32 * at + 31 - Math.clz32(left & -left))
  return positions
}
