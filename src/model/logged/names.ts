// What names a thing in a line of a log.
import { memoize } from './memoize.ts'

/** Patterns of what names a thing in a line, by its kind. */
const KINDS = {
  quoted: /"[^"]+"|`[^`]+`|(?<!\w)'[^']+'(?!\w)/,
  url: /\bhttps?:\/\/[^\s"'`<>)\]]+/,
  /** A package with its version. */
  package: /(?<![\w.@/-])@?[\w./-]+(?:@[\^~]?v?|==)\d[\w.+-]*/,
  /** The same in the form of Maven. */
  artifact: /\b[\w.-]+:[\w.-]+:\d[\w.+-]*/,
  /** A vulnerability, an advisory or a rule. */
  id: /\b[A-Z][A-Z\d]+(?:-[\w.:]*\w)+/,
  code: /\b[A-Z]{1,8}-?\d{2,}\b/,
  path: /\w\/[\w.@-]*\w/,
  file: /\b[\w-]{1,100}\.[a-z]\w{0,8}\b/,
  size: /\d ?[kMG]i?B\b/,
}

/** A position is no name in another run: a path and a file have one, and a code can be a number of a line. */
const LASTING = ['quoted', 'url', 'package', 'artifact', 'id'] as const

/** Matches a text that names a thing. */
export const NAME = anyOf(Object.values(KINDS))

/** Matches all names that are the same in another run. */
export const LASTING_NAMES = anyOf(
  LASTING.map((kind) => KINDS[kind]),
  'g',
)

/** Matches a position in a file, as a tool puts it into the name of a test: `cart.spec.ts:15:5`. */
export const NAMED_POSITION = /(?<=\.[a-z]\w{0,9}):\d+(?::\d+)?(?!\w)/gi

/** Matches what stands in a masked line for what differs between runs. */
export const MASKED = /<\w{1,12}>|#/g

function anyOf(patterns: readonly RegExp[], flags?: string): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'), flags)
}

/** An id or a hash without a word in it, of several groups of digits; or a number, a version or a time. */
export const VARYING_VALUE =
  /(?<![A-Za-z\d])(?![A-Za-z\d]*(?:[a-z]{5}|[A-Z]{4}))(?=[A-Za-z]*\d+[A-Za-z]+\d)[A-Za-z\d]{4,}(?![A-Za-z\d])|\p{N}+(?:[.,:_T-]\p{N}+)*/gu

/** Returns the words of a text: without its values, and without the plural behind them. */
export const wordsOf = memoize((text: string): string =>
  text
    .replace(VARYING_VALUE, '#')
    .replace(/<n>/g, '#')
    .replace(/(?<=# \w{1,60}?)(?:s|\(s\))\b/g, ''),
)

/** The folder of the checkout on each system. */
export const CHECKOUT =
  /(?:\/home\/runner\/work|\/Users\/runner\/work|\b[A-Za-z]:\/a|\/__w|(?:\b[A-Za-z]:)?\/[^\s:'"`(]{0,60}\/_work)\/([^\s/:]{1,100})\/\1(?:\/|(?=[\s:>'"`)\],]|$))/g
