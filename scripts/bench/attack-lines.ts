// Lines made from the source of a pattern, on which it takes longest if one of its repeated parts can exchange characters.
import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp'

/** A repeated part with fewer characters bounds its time itself. */
const MIN_REPEATS = 60
const MAX_PUMPS = 5
/** Characters that a class can have, beside those of the pattern. */
const COMMON = Array.from(' aA1.:-_/,;()[]{}<>"\'`=@#|*+%$\\\t✗…')
/** What ends a line so that no pattern matches it all. */
const NO_MATCH = ['', '\u0001', '!a\u0001', '\n']

/** A line of about so many characters. */
export type AttackLine = (characters: number) => string

/** Returns the lines that a pattern is tried on: the part before a repeated one, that part repeated, and what fails. */
export function attackLines({ source, flags }: RegExp): readonly AttackLine[] {
  const pattern = new RegExpParser().parsePattern(source, undefined, undefined, {
    unicode: flags.includes('u'),
    unicodeSets: flags.includes('v'),
  })
  const find = (raw: string) => new RegExp(`^(?:${raw})$`, flags.replace(/[gy]/g, ''))
  const quantifiers: AST.Quantifier[] = []
  const literal = new Set<string>()
  visitRegExpAST(pattern, {
    onQuantifierEnter: (node) => {
      if (node.max >= MIN_REPEATS) quantifiers.push(node)
    },
    onCharacterEnter: ({ value }) => literal.add(String.fromCodePoint(value)),
  })
  const characters = [...new Set([...literal, ...COMMON])]
  const sampleOf = sampler(find, characters)
  const elements = quantifiers.map(({ element }) => find(element.raw))
  return quantifiers.flatMap((quantifier, at) => {
    const fits = characters.filter((one) => elements[at]?.test(one))
    // What several repeated parts match can be in any of them.
    const shared = (one: string) => elements.filter((element) => element.test(one)).length
    const chosen = fits.sort((a, b) => shared(b) - shared(a)).slice(0, MAX_PUMPS)
    const pumps = new Set([...chosen, sampleOf(quantifier.element)].filter((one) => one !== ''))
    const before = around(quantifier, -1).map(sampleOf).join('')
    const behind = around(quantifier, 1).map(sampleOf).join('')
    const ends = [...NO_MATCH, `${behind}\u0001`]
    return [...pumps].flatMap((pump) =>
      ends.flatMap((end) => [
        (length: number) => before + repeated(pump, length - before.length) + end,
        (length: number) => repeated(before + pump, length) + end,
      ]),
    )
  })
}

function repeated(text: string, length: number): string {
  return text.repeat(Math.max(1, Math.ceil(length / text.length)))
}

/** Lists what stands before or behind a part, from the start or to the end of the pattern. */
function around(node: AST.Node, side: -1 | 1): readonly AST.Element[] {
  const { parent } = node
  if (parent === null) return []
  const outer = around(parent, side)
  if (parent.type !== 'Alternative') return outer
  const at = parent.elements.indexOf(node as AST.Element)
  return side === -1
    ? [...outer, ...parent.elements.slice(0, at)]
    : [...parent.elements.slice(at + 1), ...outer]
}

/** Returns a function that makes a text which a part matches, as short as it can be. */
function sampler(find: (raw: string) => RegExp, characters: readonly string[]) {
  const sampleOf = (node: AST.Node): string => {
    if (node.type === 'Character') return String.fromCodePoint(node.value)
    if (node.type === 'Quantifier')
      return sampleOf(node.element).repeat(Math.max(node.min, node.max === 1 ? 0 : 1))
    const isBehind = node.type === 'Assertion' && node.kind === 'lookbehind' && !node.negate
    if (isBehind || node.type === 'Group' || node.type === 'CapturingGroup')
      return (node.alternatives[0]?.elements ?? []).map(sampleOf).join('')
    if (node.type !== 'CharacterSet' && node.type !== 'CharacterClass') return ''
    const pattern = find(node.raw)
    return characters.find((one) => pattern.test(one)) ?? ''
  }
  return sampleOf
}
