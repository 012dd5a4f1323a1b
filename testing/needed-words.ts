import { type AST, RegExpParser } from '@eslint-community/regexpp'
import { FORMS } from '../src/logs/forms/forms.ts'
import { KIND_FORMS } from '../src/logs/kinds/kind-forms.ts'
import { SIGN } from '../src/logs/lines/text-signs.ts'
import { END, foldedSign, START } from '../src/logs/lines/word-signs.ts'
import { ALL_MASKS } from './listed-rules.ts'

/** The patterns of lists that many texts are read by. */
export const LISTED_PATTERNS: readonly RegExp[] = [
  ...FORMS.map(({ pattern }) => pattern),
  ...[...ALL_MASKS.map(([pattern]) => pattern), SIGN],
  ...KIND_FORMS.map(([, pattern]) => pattern),
]

/** What a text needs to have so that a pattern can match it: one of these words. */
type Words = readonly string[]

/** What a part of a pattern matches. */
interface Part {
  /** All texts that it can match; `undefined` if these are too many. */
  readonly exact: Words | undefined
  /** What each of them needs, in any case. */
  readonly needed: Words | undefined
  /** Whether it can be there several times in sequence. */
  readonly isRepeated?: boolean
}

const NOTHING: Part = { exact: [''], needed: undefined }
const ANY: Part = { exact: undefined, needed: undefined }

/** More texts that one part matches, or more words of which a text needs one, say too little. */
const MAX_TEXTS = 32
const MAX_WORDS = 400

/** A wider range of signs says too little. */
const MAX_RANGE = 32

/** Longer words say little more. */
const MAX_SIGNS = 7

/** Words that more texts have are no help. */
const MIN_BITS = 1

/**
 * Returns the words of which a text needs one so that a pattern can match it, folded as `foldedSign` does.
 *
 * @returns `undefined` if they say little, or if the pattern ignores the case or matches in each line
 */
export function neededWords(pattern: RegExp): Words | undefined {
  const { source, flags, ignoreCase, multiline } = pattern
  if (ignoreCase || multiline) return undefined
  const [unicode, unicodeSets] = [flags.includes('u'), flags.includes('v')]
  const parsed = new RegExpParser().parsePattern(source, 0, source.length, { unicode, unicodeSets })
  const { exact, needed } = partOf(parsed)
  const words = better(needed, exact)
  if (words === undefined || bitsOfWords(words) < MIN_BITS) return undefined
  return [...new Set(words.map(rarestPart))].toSorted()
}

type Node = AST.Pattern | AST.Element

function partOf(node: Node): Part {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      // A group can have flags of its own.
      if (node.type === 'Group' && node.modifiers !== null) return ANY
      return ofAlternatives(node.alternatives)
    case 'Assertion':
      return ofAssertion(node)
    case 'Quantifier':
      return repeated(partOf(node.element), node)
    case 'Character':
      return ofSigns([node.value])
    case 'CharacterSet':
    case 'CharacterClass': {
      const signs = signsOf(node)
      return signs === undefined ? ANY : ofSigns(signs)
    }
    case 'Backreference':
    case 'ExpressionCharacterClass':
      return ANY
  }
}

/** What stands in a look is in the text, too, but not between what is before and behind it. */
function ofAssertion(node: AST.Assertion): Part {
  switch (node.kind) {
    case 'start':
      return exactly([START])
    case 'end':
      return exactly([END])
    case 'word':
      return NOTHING
    case 'lookahead':
    case 'lookbehind': {
      const looked = ofAlternatives(node.alternatives)
      return node.negate ? NOTHING : { exact: [''], needed: wordsOfPart(looked) }
    }
  }
}

function ofAlternatives(alternatives: readonly AST.Alternative[]): Part {
  const parts = alternatives.map(({ elements }) => {
    return inSequence(elements.map((element) => partOf(element)))
  })
  const [first = NOTHING, ...others] = parts
  if (others.length === 0) return first
  return { exact: union(parts.map(({ exact }) => exact)), needed: union(parts.map(wordsOfPart)) }
}

/** Joins parts: what a run of exact ones matches is a word that a text needs. */
function inSequence(parts: readonly Part[]): Part {
  let run: Words = ['']
  let needed: Words | undefined
  let isExact = true
  for (const part of parts) {
    needed = better(needed, part.needed)
    const joined = part.exact && joinEach(run, part.exact)
    if (joined === undefined || part.isRepeated) {
      isExact = false
      needed = better(needed, joined ?? run)
      // What follows stands behind the last of several.
      run = part.exact ?? ['']
    } else run = joined
  }
  return isExact ? { exact: run, needed } : { exact: undefined, needed: better(needed, run) }
}

function repeated(part: Part, { min, max }: AST.Quantifier): Part {
  if (max === 1 && min === 0 && part.exact !== undefined)
    return { exact: limited([...part.exact, '']), needed: undefined }
  if (min === 0) return max === 0 ? NOTHING : ANY
  if (min !== max) return { ...part, isRepeated: true }
  const copies = inSequence(Array.from({ length: Math.min(min, MAX_SIGNS) }, () => part))
  return min > MAX_SIGNS ? { ...copies, isRepeated: true } : copies
}

/** Lists the signs of which one is matched; `undefined` if these are too many. */
function signsOf(node: AST.Element | AST.CharacterClassElement): readonly number[] | undefined {
  if (node.type === 'Character') return [node.value]
  if (node.type === 'CharacterSet') {
    if (node.kind === 'any' || node.kind === 'property' || node.negate) return undefined
    return { digit: [DIGIT], space: [BLANK], word: undefined }[node.kind]
  }
  if (node.type === 'CharacterClassRange') {
    const [from, to] = [node.min.value, node.max.value]
    return to - from > MAX_RANGE
      ? undefined
      : Array.from({ length: to - from + 1 }, (_, at) => from + at)
  }
  if (node.type !== 'CharacterClass' || node.negate) return undefined
  const signs = node.elements.map(signsOf)
  return signs.includes(undefined) ? undefined : signs.flatMap((some) => some ?? [])
}

const [DIGIT, BLANK] = [48, 32]

function ofSigns(codes: readonly number[]): Part {
  const signs = codes.map((code) => String.fromCodePoint(code))
  if (signs.some((sign) => sign === START || sign === END)) return ANY
  return exactly(signs.map((sign) => (sign.length === 1 ? foldedSign(sign) : sign)))
}

function exactly(texts: Words): Part {
  return { exact: limited(texts), needed: undefined }
}

function wordsOfPart({ exact, needed }: Part): Words | undefined {
  return better(needed, exact)
}

function limited(words: Words, max = MAX_TEXTS): Words | undefined {
  const unique = [...new Set(words)]
  return unique.length > max ? undefined : unique
}

function joinEach(some: Words, others: Words): Words | undefined {
  if (some.length * others.length > MAX_TEXTS) return undefined
  return limited(some.flatMap((one) => others.map((other) => one + other)))
}

function union(lists: readonly (Words | undefined)[]): Words | undefined {
  if (lists.includes(undefined)) return undefined
  return limited(
    lists.flatMap((list) => list ?? []),
    MAX_WORDS,
  )
}

/** Returns those of two lists of words of which fewer texts have one; `undefined` if each text has one. */
function better(one: Words | undefined, other: Words | undefined): Words | undefined {
  const [first, second] = [bitsOfWords(one), bitsOfWords(other)]
  if (first === 0 && second === 0) return undefined
  return second > first ? other : one
}

/** How seldom a text has one of some words, in bits. */
function bitsOfWords(words: Words | undefined): number {
  if (words === undefined || words.some((word) => bitsOf(word) === 0)) return 0
  return -Math.log2(words.reduce((chance, word) => chance + 2 ** -bitsOf(word), 0))
}

/** Returns the part of a word that fewest texts have. */
function rarestPart(word: string): string {
  let best = word.slice(0, MAX_SIGNS)
  for (let at = 1; at + MAX_SIGNS <= word.length; at += 1) {
    const part = word.slice(at, at + MAX_SIGNS)
    if (bitsOf(part) > bitsOf(best)) best = part
  }
  return best
}

/** How seldom a text has a sign, in bits: estimates for the lines of logs. */
const SIGN_BITS: readonly (readonly [signs: RegExp, bits: number])[] = [
  [/[ 0]/, 1.5],
  [/[-./:]/, 3],
  [/[a-z]/, 3.5],
]
const END_BITS = 3
const OTHER_BITS = 5

function bitsOf(word: string): number {
  if (word === START || word === END) return 0
  return Array.from(word).reduce((sum, sign) => sum + bitsOfSign(sign), 0)
}

function bitsOfSign(sign: string): number {
  if (sign === START || sign === END) return END_BITS
  return SIGN_BITS.find(([signs]) => signs.test(sign))?.[1] ?? OTHER_BITS
}
