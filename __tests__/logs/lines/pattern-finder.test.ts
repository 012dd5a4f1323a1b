import { describe, expect, it } from '@jest/globals'
import { type AST, RegExpParser } from '@eslint-community/regexpp'
import { FORMS } from '../../../src/logs/forms/forms.ts'
import { NEEDED_WORDS } from '../../../src/logs/lines/needed-words.ts'
import { candidateFinder, patternFinder } from '../../../src/logs/lines/pattern-finder.ts'
import { digestOf } from '../../../src/model/digest.ts'
import { LISTED_PATTERNS, neededWords } from '../../../testing/needed-words.ts'
import { simulateLogs } from '../../../testing/simulate/failed-logs.ts'
import { pick, type Random, seededRandom } from '../../../testing/simulate/random.ts'

/** Signs that texts are made of: letters, digits, marks and blanks of logs. */
const SIGNS = Array.from(' \t\u00A0azkKAZ059_-.:/\\\'"`()[]{}<>=+*#@|✓✗×│─…éß😀')

/** A quantifier repeats its part so many times more than it has to, at most. */
const MAX_MORE = 2

/** Returns a text that a pattern may match: it has what looks behind, and ignores what looks ahead. */
function textOfPattern({ source, flags }: RegExp, random: Random): string {
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

const LOGS = ['known', 'held-out', 'looked-up', 'blind'] as const

/** Each so many lines, since each is tried on each pattern. */
const EVERY = 7

/** Lists the texts that have a pattern, and are not found. */
function missed(texts: readonly string[]): readonly string[] {
  const candidatesOf = candidateFinder(LISTED_PATTERNS)
  return texts.filter((text) => {
    const candidates = new Set(candidatesOf(text))
    return LISTED_PATTERNS.some((pattern, at) => !candidates.has(at) && text.search(pattern) !== -1)
  })
}

describe('candidateFinder', () => {
  it('finds each pattern that a line of a log has', () => {
    const lines = LOGS.flatMap(simulateLogs).flatMap((log) => log.lines)
    const some = [...new Set(lines)].filter((_, at) => at % EVERY === 0)
    expect(missed([...FORMS.map(({ example }) => example), ...some])).toEqual([])
  })

  it('finds each pattern in texts that are made of it, before and behind others', () => {
    const random = seededRandom(1)
    const made = LISTED_PATTERNS.map((pattern) => {
      const texts = Array.from({ length: 8 }, () => textOfPattern(pattern, random))
      const around = texts.flatMap((text) => [text, `at ${text}`, `${text} of 3`])
      return around.filter((text) => text.search(pattern) !== -1)
    })
    expect(made.filter(({ length }) => length > 0).length).toBeGreaterThan(
      0.85 * LISTED_PATTERNS.length,
    )
    expect(missed(made.flat())).toEqual([])
  })
})

describe('patternFinder', () => {
  it('tries a pattern whose words are not written yet on each text', () => {
    const [known = /^/] = LISTED_PATTERNS
    const added = /^Added (?:today|later)\b/
    const isWritten = ({ source }: RegExp) => NEEDED_WORDS.has(digestOf([source]))
    expect([known, added].map(isWritten)).toEqual([true, false])
    const find = patternFinder([known, added])
    expect(['Added later', 'Added never'].map(find)).toEqual([[1], []])
  })

  it('does not take the words of a pattern for those of one that ignores the case', () => {
    const pattern = LISTED_PATTERNS.find(({ source }) => source.startsWith('^test at ')) ?? /^$/
    const find = patternFinder([pattern, new RegExp(pattern.source, 'i')])
    expect(['test at a.js:3:1', 'TEST AT a.js:3:1'].map(find)).toEqual([[0, 1], [1]])
  })

  it('knows the words of the patterns as they are', () => {
    const written = LISTED_PATTERNS.map(({ source }) => NEEDED_WORDS.get(digestOf([source])))
    expect(written).toEqual(LISTED_PATTERNS.map((pattern) => neededWords(pattern)?.join('\n')))
  })
})

describe('neededWords', () => {
  it.each<[pattern: RegExp, words: readonly string[] | undefined]>([
    [/^FAILED (\S+)/, ['\u0002FAILED']],
    [/(?:warn|error): .{1,9}$/, ['error: ', 'warn: ']],
    [/at line \d+:/, ['at line']],
    [/[.]spec[.]ts/, ['spec.ts']],
    [/x(?:ab)+y/, ['xab']],
    [/(?<=took )\d+ms/, ['took ']],
    [/(?!not )ok\b/, ['ok']],
    [/a{9}b/, ['aaaaaaa']],
    [/[^a]*|\w+/, undefined],
    [/failed/i, undefined],
    [/^ok/m, undefined],
  ])('reads %s: %j', (pattern, words) => {
    expect(neededWords(pattern)).toEqual(words)
  })
})
