import { Buffer } from 'node:buffer'

/**
 * The runner drops a summary of over 1,048,576 bytes whole, and near that silently on Windows,
 * where it writes every line end as two bytes.
 * https://github.com/actions/runner/issues/4337
 */
export const SUMMARY_BYTES = 1_000_000

/**
 * What the summary of a large run takes with its jobs and their steps. Nobody reads more, and the JSON
 * report has every job. Sections of bounded size, such as the logs of failures, may exceed it.
 */
export const LARGE_RUN_BYTES = 280_000

/** What is kept for the steps of jobs, and for each of the two sections with all jobs. */
export const MIN_JOBS_BYTES = 60_000

/** The bytes of a text in a summary, every line end counted as two. */
export function sizeOf(text: string): number {
  let lineEnds = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineEnds++
  return Buffer.byteLength(text) + lineEnds
}

export interface Piece {
  /** Called only while there is room, since most pieces of a large run have none. */
  readonly render: () => string
  /** The higher, the sooner it gets a place. */
  readonly weight: number
}

/** A piece that holds others together: it has its place, or the block has none. */
export function frame(text: string): Piece {
  return { render: () => text, weight: Infinity }
}

interface Block {
  readonly open: string
  readonly pieces: readonly Piece[]
  readonly close: string
  /** What to say of pieces that did not fit. */
  readonly leftOut: (count: number) => string
}

/**
 * A block with the weightiest of its pieces that fit a budget together, in their old order, and a
 * word on the others. '' when there are no pieces, or no room even for that word.
 */
export function renderWithin(block: Block, budget: number): string {
  const { open, pieces, close, leftOut } = block
  if (pieces.length === 0) return ''
  const told = pieces.filter(({ weight }) => weight !== Infinity).length
  const outline = sizeOf(`${open}\n${close}\n\n${leftOut(told)}\n`)
  const chosen = choose(pieces, budget - outline)
  if (chosen.length === 0) return outline > budget ? '' : leftOut(told)
  const left = pieces.length - chosen.length
  const lines = [open, ...chosen, ...(close === '' ? [] : [close])]
  return [...lines, ...(left === 0 ? [] : ['', leftOut(left)])].join('\n')
}

/** Chooses by weight until one does not fit: what is lighter is not told in its place. */
function choose(pieces: readonly Piece[], budget: number): string[] {
  const chosen = new Map<Piece, string>()
  let used = 0
  for (const piece of pieces.toSorted((a, b) => b.weight - a.weight)) {
    const text = piece.render()
    used += sizeOf(text) + sizeOf('\n')
    if (used > budget && piece.weight === Infinity) return []
    if (used > budget) break
    chosen.set(piece, text)
  }
  return pieces.flatMap((piece) => chosen.get(piece) ?? [])
}
