/** Signs that tools print between the names around a test and its own. */
const BETWEEN = / [›>»] |\/|::/gu

/**
 * Other signs that separate the words of a name: tools print one name as `cart.spec.ts › Cart › adds` and as `Cart.adds`.
 */
const SEPARATORS = /[\s›>»:.,#/\\|]+/g

/** The values of a parametrised test. */
const VALUES = /[([{].*/s

/** Lists the names around a test, the outer one first, and its own. */
export function namesIn(title: string): readonly string[] {
  return title.split(BETWEEN)
}

/** Lists the names of what a test is part of, each with those around it. */
export function outerNames(title: string): readonly string[] {
  return Array.from(title.matchAll(BETWEEN), ({ index }) => title.slice(0, index))
}

/** Lists the name of a test with fewer and fewer of those around it. */
export function innerNames(title: string): readonly string[] {
  return Array.from(title.matchAll(BETWEEN), ({ 0: between, index }) =>
    title.slice(index + between.length).trimStart(),
  )
}

const NESTED = ' > '

/** Joins the names around a test, the outer one first, and its own. */
export function joinNames(names: readonly (string | undefined)[]): string {
  return names.filter(Boolean).join(NESTED)
}

/** Lists the names that were joined. */
export function splitNames(joined: string): readonly string[] {
  return joined.split(NESTED)
}

/**
 * Returns the name of a test after the name of its suite or class, as most tools print both: `Cart.adds`, `cart adds one`.
 */
export function nameWithin(suite: string, name: string): string {
  const between = / [›>»] /.exec(name)?.[0] ?? (suite.includes('\\') ? '::' : undefined)
  if (between !== undefined) return `${suite}${between}${name}`
  return /\s/.test(name) || suite.includes(' ') || `${suite}${name}`.includes('::')
    ? `${suite} ${name}`
    : `${suite}.${name}`
}

/** A position between the names around a test, as Playwright prints it: `cart.spec.ts:5:1 › adds`. A pattern can have a `*`. */
const POSITION_BETWEEN = /(?<=\.[a-z]\w{0,9}):(?:\*|\d+:\d+)(?= › )/gi

/** Returns a name without the position in it, which changes if a line is added above the test. */
export function withoutPosition(name: string): string {
  return name.replace(POSITION_BETWEEN, '')
}

/** Returns the words of a name, which are the same however its tool separates them, without the position in it. */
export function nameKey(name: string): string {
  return withoutPosition(name).normalize('NFC').replace(SEPARATORS, ' ').trim()
}

/**
 * Returns whether two names are of one test, in whatever they stand: a log, a file of test results, an issue. One can have
 * fewer of the names around it, or values that the other lacks.
 */
export function isSameTest(one: string, other: string): boolean {
  const own = nameKey(one)
  const its = nameKey(other)
  const isPart = (end: string, name: string) =>
    [name, name.replace(VALUES, '').trim()].some((all) => ` ${all}`.endsWith(` ${end}`))
  return own !== '' && its !== '' && (isPart(its, own) || isPart(own, its))
}
