import { memoize } from '../../model/logged/memoize.ts'

/**
 * Advance widths of Arial in em, rounded up. Liberation Sans and Helvetica share them. The
 * sans-serif fonts of phones differ by less than the slack.
 */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ijl'|]/, 0.23],
  [/[ ftI!.,:;/\\[\]]/, 0.28],
  [/[r()\-`"*]/, 0.36],
  [/[mMwW%@]/, 0.95],
  [/[A-Z&]/, 0.76],
  [/[\0-\u024F]/, 0.56],
]
/** Width of any other character: the width of the widest, an emoji. */
const MAX_WIDTH = 1.35

const SLACK = 1.06

/** Returns an upper estimate of a text's width, in the unit of the font size. */
export function textWidth(text: string, fontSize: number): number {
  let em = 0
  for (const character of text) em += widthOf(character)
  return em * fontSize * SLACK
}

const widthOf = memoize(
  (character: string) =>
    WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? MAX_WIDTH,
)

/**
 * Truncates a text in the middle if it is wider than `maxWidth`:
 * `integration tests (windows-latest, 24)` → `integration te…latest, 24)`.
 *
 * @param tailShare share of the kept characters that is from the end, from 0 to 1
 */
export function shortenToWidth(
  text: string,
  fontSize: number,
  maxWidth: number,
  tailShare = 0.5,
): string {
  if (textWidth(text, fontSize) <= maxWidth) return text
  const characters = Array.from(text)
  for (let kept = characters.length - 1; kept > 0; kept--) {
    const tail = Math.floor(kept * tailShare)
    const start = characters.slice(0, kept - tail).join('')
    const end = characters.slice(characters.length - tail).join('')
    const short = `${start.trimEnd()}…${end.trimStart()}`
    if (textWidth(short, fontSize) <= maxWidth) return short
  }
  return '…'
}
