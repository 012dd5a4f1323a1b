import { Buffer } from 'node:buffer'
import { sortBy } from '../../model/some.ts'

/**
 * Maximum size of a summary. The runner discards a summary of more than 1,048,576 bytes. On Windows
 * it writes each line end as two bytes, and discards a summary near the limit silently.
 * https://github.com/actions/runner/issues/4337
 */
export const MAX_SUMMARY_BYTES = 1_000_000

/**
 * Target size for the summary of a large run, which limits the tables of jobs and steps: nobody reads
 * more, and the JSON report has every job. Other sections, such as failures, may exceed it.
 */
export const LARGE_RUN_BYTES = 280_000

/** Minimum size for the table of jobs, and for their steps. */
export const MIN_JOBS_BYTES = 60_000

/** Returns the size of a text in bytes, with each line end counted as two. */
export function sizeOf(text: string): number {
  let lineEnds = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineEnds++
  return Buffer.byteLength(text) + lineEnds
}

/** Returns how many texts fit, from the first on. */
export function countFitting(texts: readonly string[], maxBytes: number): number {
  let left = maxBytes
  const end = texts.findIndex((text) => (left -= sizeOf(text)) < 0)
  return end === -1 ? texts.length : end
}

export interface Piece {
  /** Called only while pieces fit, because most pieces of a large run do not. */
  readonly render: () => string
  /** Pieces with a higher weight are kept first. */
  readonly weight: number
}

/** Returns a piece that frames others: without it, the whole block is omitted. */
export function frame(text: string): Piece {
  return { render: () => text, weight: Infinity }
}

interface BoundedBlock {
  readonly open: string
  readonly pieces: readonly Piece[]
  readonly close: string
  /** Returns the sentence about pieces that did not fit. */
  readonly omitted: (count: number) => string
}

/**
 * Renders a block with the heaviest pieces that fit, in their given order, and a sentence about the
 * omitted ones. '' if there are no pieces, or if not even that sentence fits.
 */
export function renderWithin(block: BoundedBlock, maxBytes: number): string {
  const { open, pieces, close, omitted } = block
  if (pieces.length === 0) return ''
  const all = pieces.filter(({ weight }) => weight !== Infinity).length
  const outline = sizeOf(`${open}\n${close}\n\n${omitted(all)}\n`)
  const chosen = choose(pieces, maxBytes - outline)
  if (chosen.length === 0) return outline > maxBytes ? '' : omitted(all)
  const left = pieces.length - chosen.length
  const lines = [open, ...chosen, ...(close === '' ? [] : [close])]
  return [...lines, ...(left === 0 ? [] : ['', omitted(left)])].join('\n')
}

/** Chooses by weight and stops at the first piece that does not fit, so no lighter one replaces it. */
function choose(pieces: readonly Piece[], maxBytes: number): string[] {
  const chosen = new Map<Piece, string>()
  let used = 0
  for (const piece of sortBy(pieces, ({ weight }) => -weight)) {
    const text = piece.render()
    used += sizeOf(text) + sizeOf('\n')
    if (used > maxBytes && piece.weight === Infinity) return []
    if (used > maxBytes) break
    chosen.set(piece, text)
  }
  return pieces.flatMap((piece) => chosen.get(piece) ?? [])
}
