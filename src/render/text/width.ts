import { memoize } from './memoize.ts'

/**
 * Advance widths of Arial in em, rounded up. Liberation Sans and Helvetica share them, and the
 * sans-serif faces of telephones differ by less than the slack.
 */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ijl'|]/, 0.23],
  [/[ ftI!.,:;/\\[\]]/, 0.28],
  [/[r()\-`"*]/, 0.36],
  [/[mMwW%@]/, 0.95],
  [/[A-Z&]/, 0.76],
  [/[\0-\u024F]/, 0.56],
]
/** Of what is not Latin, as wide as it can be: an emoji. */
const WIDEST = 1.35

const SLACK = 1.06

/** How wide a text is drawn at most, in the unit of the font's size; an estimate on the safe side. */
export function textWidth(text: string, fontSize: number): number {
  let em = 0
  for (const character of text) em += widthOf(character)
  return em * fontSize * SLACK
}

const widthOf = memoize(
  (character: string) => WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? WIDEST,
)

/**
 * The text, or as much of its beginning and end as is no wider than that:
 * `integration tests (windows-latest, 24)` → `integration te…latest, 24)`.
 *
 * @param tailShare how much of what is kept is from the end, from 0 to 1
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
