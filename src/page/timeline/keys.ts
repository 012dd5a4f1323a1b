import type { Row } from '../view/rows.ts'
import type { TimeZoom, ZoomChange } from './zoom.ts'

/** What keys act on. */
interface KeyTarget {
  /** Of the active row; -1 if no row is active. */
  readonly index: number
  readonly row: Row | undefined
  readonly count: number
  /** Rows that fit into the window. */
  readonly page: number
  readonly zoom: TimeZoom | null
  readonly moveTo: (index: number) => void
  /** Returns the row that one is in, or itself. */
  readonly parentOf: (index: number) => number
  readonly toggleAt: (index: number) => void
  readonly select: (index: number) => void
  /** Shows the time of a row. */
  readonly zoomAt: (index: number) => void
}

const ZOOM_FACTOR = 1.5
const PAN_PIXELS = 80

/** Returns the row to move to. */
const MOVES: Readonly<Record<string, (target: KeyTarget) => number>> = {
  ArrowUp: ({ index }) => index - 1,
  ArrowDown: ({ index }) => index + 1,
  PageUp: ({ index, page }) => index - page,
  PageDown: ({ index, page }) => index + page,
  Home: () => 0,
  End: ({ count }) => count - 1,
}

const ZOOMS: Readonly<Record<string, ZoomChange>> = {
  '+': { factor: ZOOM_FACTOR },
  '=': { factor: ZOOM_FACTOR },
  '-': { factor: 1 / ZOOM_FACTOR },
  '0': { factor: 0 },
  'Shift ArrowLeft': { pixels: PAN_PIXELS },
  'Shift ArrowRight': { pixels: -PAN_PIXELS },
}

/** Acts on a key as a tree does, and zooms and pans; returns false for other keys. */
export function actOnKey(event: KeyboardEvent, target: KeyTarget): boolean {
  const { key, shiftKey } = event
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const zoomBy = ZOOMS[shiftKey && key.startsWith('Arrow') ? `Shift ${key}` : key]
  const move = MOVES[key]
  if (zoomBy !== undefined) target.zoom?.change(zoomBy)
  else if (move !== undefined) target.moveTo(move(target))
  else if (['Enter', ' '].includes(key)) target.select(target.index)
  else if (key.toLowerCase() === 'z') target.zoomAt(target.index)
  else if (key === 'ArrowRight') openRow(target)
  else if (key === 'ArrowLeft') closeRow(target)
  else return false
  return true
}

function openRow({ index, row, toggleAt, moveTo }: KeyTarget): void {
  if (row === undefined || row.kind === 'step') return
  if (row.open) moveTo(index + 1)
  else toggleAt(index)
}

/** Closes a row, or goes to the one that it is in. */
function closeRow({ index, row, toggleAt, moveTo, parentOf }: KeyTarget): void {
  if (row === undefined) return
  if (row.kind !== 'step' && row.open) toggleAt(index)
  else moveTo(parentOf(index))
}
