import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { percent } from './accuracy.ts'

/** How many of how many logs are right. */
export interface Share {
  readonly set: string
  /** What is right, in a few words. */
  readonly what: string
  readonly right: number
  readonly of: number
}

const DOCUMENT = join(import.meta.dirname, '../../docs/verdicts.md')
const TARGETS = join(import.meta.dirname, '../../docs/accuracy-targets.json')
const TABLE = /(?<=<!-- shares -->\n\n)[^]*?(?=\n\n<!-- end -->)/
const ROW = /^\| `([\w-]+)` \| ([^|]+) \| (\d+) of (\d+) \|/gm

/** Standard deviations of a 95 % interval. */
const DEVIATIONS = 1.96

/**
 * Returns the 95 % interval of a share in all logs, of which a set is a sample.
 *
 * @see https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Wilson_score_interval
 */
export function intervalOf({ right, of }: Share): readonly [from: number, to: number] {
  const square = DEVIATIONS ** 2
  const middle = (right + square / 2) / (of + square)
  const error = (DEVIATIONS * Math.sqrt((right * (of - right)) / of + square / 4)) / (of + square)
  return [middle - error, middle + error]
}

/** Returns the shares whose intervals are the targets. No command writes them: a change of one is a commit of its own. */
export function targetShares(): readonly Share[] {
  return JSON.parse(readFileSync(TARGETS, 'utf8')) as readonly Share[]
}

/** Returns the shares that docs/verdicts.md lists: those that were measured when it was written. */
export function documentedShares(text = readFileSync(DOCUMENT, 'utf8')): readonly Share[] {
  const [table = ''] = TABLE.exec(text) ?? []
  return Array.from(table.matchAll(ROW), ([, set = '', what = '', right, of]) => ({
    ...{ set, what, right: Number(right), of: Number(of) },
  }))
}

/** Writes the shares into the document. */
export function writeShares(shares: readonly Share[]): void {
  const text = readFileSync(DOCUMENT, 'utf8')
  writeFileSync(
    DOCUMENT,
    text.replace(TABLE, () => tableOfShares(shares)),
  )
}

/** Returns the table of the document. */
export function tableOfShares(shares: readonly Share[]): string {
  const rows = shares.map((share) => {
    const { set, what, right, of } = share
    const [from, to] = intervalOf(share).map((edge) => (100 * edge).toFixed(1))
    return `| \`${set}\` | ${what} | ${right} of ${of} | ${percent(right / of, 1)} | ${from} to ${to} % |`
  })
  return [
    '| logs | what is right | measured | share | 95 % interval |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

/** Lists the measured shares that the document has otherwise, or not at all. */
export function undocumentedShares(
  measured: readonly Share[],
  documented: readonly Share[],
): readonly string[] {
  return measured.flatMap((share) => {
    const { set, what, right, of } = share
    const row = documented.find((other) => isSameRow(other, share))
    if (row?.right === right && row.of === of) return []
    const written = row === undefined ? 'no such row' : `${row.right} of ${row.of}`
    return `docs/verdicts.md differs: ${set}, ${what}: ${right} of ${of}, and there ${written}. Fix it with: npm run accuracy -- Excerpts --write`
  })
}

/** Returns whether two shares are of the same logs, and of the same part of them. */
export function isSameRow(one: Share, other: Share): boolean {
  return one.set === other.set && one.what === other.what
}

/** @example describeShare({ set: 'blind', what: 'message', right: 87, of: 103 }, target) // 'message 87 of 103 (84.5 %, at least 76.3 %)' */
export function describeShare({ what, right, of }: Share, target: number): string {
  return `${what} ${right} of ${of} (${percent(right / of, 1)}, at least ${percent(target, 1)})`
}
