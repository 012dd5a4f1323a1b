// Lists the alternatives of a pattern, and the pattern without each.
import { type AST, RegExpParser } from '@eslint-community/regexpp'

export interface Alternative {
  readonly text: string
  /** Its position in the source of the pattern. */
  readonly start: number
  readonly without: RegExp
  /** Whether it stands in a negative look, so that without it more texts match. */
  readonly isForbidden: boolean
}

type Node = AST.Pattern | AST.Element

/** The alternatives of a pattern: of several in a group or a look, each. */
export function alternativesOf(pattern: RegExp): readonly Alternative[] {
  const { source, flags } = pattern
  const unicode = flags.includes('u')
  const parsed = new RegExpParser().parsePattern(source, 0, source.length, { unicode })
  return alternativesIn(parsed, pattern, false)
}

function alternativesIn(node: Node, pattern: RegExp, isBelow: boolean): readonly Alternative[] {
  if (node.type === 'Quantifier') return alternativesIn(node.element, pattern, isBelow)
  if (!('alternatives' in node)) return []
  const isForbidden = isBelow || ('negate' in node && node.negate)
  return node.alternatives.flatMap((one, at, { length }) => [
    ...(length > 1 ? [withoutOne(one, at === 0, pattern, isForbidden)] : []),
    ...one.elements.flatMap((element) => alternativesIn(element, pattern, isForbidden)),
  ])
}

function withoutOne(
  { start, end, raw }: AST.Alternative,
  isFirst: boolean,
  { source, flags }: RegExp,
  isForbidden: boolean,
): Alternative {
  // With the bar before it, or behind the first one.
  const [from, to] = isFirst ? [start, end + 1] : [start - 1, end]
  const without = new RegExp(source.slice(0, from) + source.slice(to), flags)
  return { text: raw, start, without, isForbidden }
}

/** Whether two patterns read a text otherwise. */
export function readsOtherwise(one: RegExp, other: RegExp, text: string): boolean {
  return JSON.stringify(matchesIn(one, text)) !== JSON.stringify(matchesIn(other, text))
}

/** The matches with their positions and groups. */
function matchesIn(pattern: RegExp, text: string): readonly unknown[] {
  const matches = pattern.global ? [...text.matchAll(pattern)] : [pattern.exec(text)]
  return matches.map((match) => match && [match.index, match[0], match.groups ?? null])
}
