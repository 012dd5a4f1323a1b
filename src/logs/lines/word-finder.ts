import { END, foldedSign, START } from './word-signs.ts'

/** A set of numbers, as bits. */
export type Bits = Uint32Array

/** Finds which of some lists have a word that a text has, by one scan of the text. */
interface WordFinder {
  /** Adds the positions of the lists to a set. */
  readonly find: (text: string, found: Bits) => void
  /** Returns an empty set. */
  readonly none: () => Bits
}

/** What `\d` matches beside `0`, and `\s` beside a blank. */
const FOLDED =
  '123456789\t\n\v\f\r\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF'

/**
 * Returns a finder of words: the automaton of Aho and Corasick, as a trie in one array, with links to the longest end of what
 * was read that begins a word.
 *
 * @param lists words, folded as `foldedSign` does
 */
export function wordFinder(lists: readonly (readonly string[])[]): WordFinder {
  const { classes, codesOf, width } = signClasses(lists.flat())
  const byWord = new Map<string, number[]>()
  for (const [at, words] of lists.entries())
    for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), at])
  const trie = growTrie([...byWord.keys()].map(codesOf), width)
  const { next, links } = trie
  const size = (lists.length + 31) >>> 5
  const { rows, sets } = rowsOf(trie, [...byWord.values()], size)
  const [startCode = 0, endCode = 0] = codesOf(START + END)

  /** Returns the state after a sign. */
  function step(from: number, code: number): number {
    let state = from
    while (state !== 0 && next[state * width + code] === 0) state = links[state] ?? 0
    return next[state * width + code] ?? 0
  }

  function add(state: number, found: Bits): void {
    const row = rows[state] ?? 0
    for (let at = 0; row !== 0 && at < size; at += 1)
      found[at] = (found[at] ?? 0) | (sets[(row - 1) * size + at] ?? 0)
  }

  return {
    none: () => new Uint32Array(size),
    find(text, found) {
      let state = step(0, startCode)
      add(state, found)
      for (let at = 0; at < text.length; at += 1) {
        state = step(state, classes[text.charCodeAt(at)] ?? 0)
        if (rows[state] !== 0) add(state, found)
      }
      add(step(state, endCode), found)
    },
  }
}

/** Gives the signs of words a number each, from 1, and 0 to all others. */
function signClasses(words: readonly string[]) {
  const classes = new Uint8Array(65_536)
  let width = 1
  // In a text, these stand at no other place than its ends.
  const [start, end] = [width++, width++]
  const code = (unit: number) => (classes[unit] ||= width++)
  const codesOf = (word: string) =>
    Array.from({ length: word.length }, (_, at) =>
      word[at] === START ? start : word[at] === END ? end : code(word.charCodeAt(at)),
    )
  for (const word of words) codesOf(word)
  for (const sign of FOLDED) classes[sign.charCodeAt(0)] = code(foldedSign(sign).charCodeAt(0))
  return { classes, codesOf, width }
}

interface Trie {
  /** The state after each state and sign, in rows of states; 0 for none. */
  readonly next: Uint16Array
  readonly links: Uint16Array
  /** The states, those that fewer signs lead to first. */
  readonly states: readonly number[]
  /** The state at the end of each word. */
  readonly ends: readonly number[]
}

function growTrie(words: readonly (readonly number[])[], width: number): Trie {
  const max = words.reduce((sum, { length }) => sum + length, 1)
  const next = new Uint16Array(max * width)
  const levels: { readonly state: number; readonly parent: number; readonly code: number }[][] = []
  let count = 1
  const ends = words.map((codes) =>
    codes.reduce((parent, code, depth) => {
      const known = next[parent * width + code] ?? 0
      if (known !== 0) return known
      const state = count++
      next[parent * width + code] = state
      ;(levels[depth] ??= []).push({ state, parent, code })
      return state
    }, 0),
  )
  const links = new Uint16Array(count)
  for (const { state, parent, code } of levels.slice(1).flat()) {
    let link = links[parent] ?? 0
    while (link !== 0 && next[link * width + code] === 0) link = links[link] ?? 0
    links[state] = next[link * width + code] ?? 0
  }
  return { next, links, states: levels.flat().map(({ state }) => state), ends }
}

/** Returns the set of each state, as the number of its row from 1; 0 for none. */
function rowsOf(
  { links, states, ends }: Trie,
  found: readonly (readonly number[])[],
  size: number,
) {
  const own = new Map<number, readonly number[]>()
  for (const [at, end] of ends.entries()) own.set(end, found[at] ?? [])
  const rows = new Uint16Array(links.length)
  const sets: number[] = []
  const known = new Map<string, number>()
  const all = new Map<number, readonly number[]>()
  for (const state of states) {
    const positions = [...(own.get(state) ?? []), ...(all.get(links[state] ?? 0) ?? [])]
    if (positions.length === 0) continue
    all.set(state, positions)
    const bits = new Uint32Array(size)
    for (const at of positions) bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31))
    const key = bits.join()
    const row = known.get(key) ?? known.size + 1
    if (!known.has(key)) sets.push(...bits)
    known.set(key, row)
    rows[state] = row
  }
  return { rows, sets: Uint32Array.from(sets) }
}
