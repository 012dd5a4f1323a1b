import { type AST, RegExpParser } from '@eslint-community/regexpp'
import { pick, type Random } from './simulate/random.ts'

/** Signs that texts are made of: letters, digits, marks and blanks of logs. */
const SIGNS = Array.from(' \t\u00A0azkKAZ059_-.:/\\\'"`()[]{}<>=+*#@|✓✗×│─…éß😀')

/** A quantifier repeats its part so many times more than it has to, at most. */
const MAX_MORE = 2

/** Returns a text that a pattern may match: it has what looks behind, and ignores what looks ahead. */
export function textOfPattern({ source, flags }: RegExp, random: Random): string {
  const [unicode, unicodeSets] = [flags.includes('u'), flags.includes('v')]
  const parser = new RegExpParser()
  return textOf(parser.parsePattern(source, 0, source.length, { unicode, unicodeSets }), random)
}

function textOf(node: AST.Pattern | AST.Element, random: Random): string {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return ofAlternatives(node.alternatives, random)
    case 'Assertion':
      return node.kind === 'lookbehind' && !node.negate
        ? ofAlternatives(node.alternatives, random)
        : ''
    case 'Quantifier': {
      const { element, min, max } = node
      const count = random.whole(min, Math.min(max, min + MAX_MORE))
      return Array.from({ length: count }, () => textOf(element, random)).join('')
    }
    case 'Character':
      return String.fromCodePoint(node.value)
    case 'CharacterSet':
    case 'CharacterClass': {
      const own = node.type === 'CharacterClass' ? node.elements.flatMap(signsOf) : []
      const pattern = new RegExp(`^${node.raw}$`)
      return pick(
        random,
        [...own, ...SIGNS].filter((sign) => pattern.test(sign)),
      )
    }
    case 'Backreference':
    case 'ExpressionCharacterClass':
      return ''
  }
}

function ofAlternatives(alternatives: readonly AST.Alternative[], random: Random): string {
  const { elements } = pick(random, alternatives)
  return elements.map((element) => textOf(element, random)).join('')
}

function signsOf(element: AST.CharacterClass['elements'][number]): readonly string[] {
  if (element.type === 'Character') return [String.fromCodePoint(element.value)]
  if (element.type !== 'CharacterClassRange') return []
  return [element.min.value, element.max.value].map((value) => String.fromCodePoint(value))
}
