import type { Row } from '../view/rows.ts'
import type { TimeZoom } from './zoom.ts'

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
  readonly toggleAt: (index: number) => void
  readonly select: (index: number) => void
  readonly fit: () => void
}

const ZOOM_FACTOR = 1.5
const PAN_PIXELS = 80

/** Acts on a key as a tree does, and zooms and pans; returns false for other keys. */
export function actOnKey(
  { key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent,
  target: KeyTarget,
): boolean {
  if (ctrlKey || metaKey || altKey) return false
  const action = shiftKey && key.startsWith('Arrow') ? PAN_KEYS[key] : KEYS[key]
  action?.(target)
  return action !== undefined
}

type KeyAction = (target: KeyTarget) => void

const PAN_KEYS: Readonly<Record<string, KeyAction>> = {
  ArrowLeft: ({ zoom }) => zoom?.panBy(PAN_PIXELS),
  ArrowRight: ({ zoom }) => zoom?.panBy(-PAN_PIXELS),
}

const KEYS: Readonly<Record<string, KeyAction>> = {
  ArrowUp: ({ index, moveTo }) => {
    moveTo(index - 1)
  },
  ArrowDown: ({ index, moveTo }) => {
    moveTo(index + 1)
  },
  PageUp: ({ index, page, moveTo }) => {
    moveTo(index - page)
  },
  PageDown: ({ index, page, moveTo }) => {
    moveTo(index + page)
  },
  Home: ({ moveTo }) => {
    moveTo(0)
  },
  End: ({ count, moveTo }) => {
    moveTo(count - 1)
  },
  ArrowRight: ({ index, row, toggleAt, moveTo }) => {
    if (row === undefined || row.kind === 'step') return
    if (row.open) moveTo(index + 1)
    else toggleAt(index)
  },
  ArrowLeft: ({ index, row, toggleAt, moveTo }) => {
    if (row === undefined) return
    if (row.kind !== 'step' && row.open) toggleAt(index)
    else moveTo(index - 1)
  },
  Enter: actOnRow,
  ' ': actOnRow,
  '+': ({ zoom }) => zoom?.scaleBy(ZOOM_FACTOR),
  '=': ({ zoom }) => zoom?.scaleBy(ZOOM_FACTOR),
  '-': ({ zoom }) => zoom?.scaleBy(1 / ZOOM_FACTOR),
  '0': ({ fit }) => {
    fit()
  },
}

function actOnRow({ index, row, toggleAt, select }: KeyTarget): void {
  if (row?.kind === 'group') toggleAt(index)
  else select(index)
}
