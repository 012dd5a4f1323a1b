import type { Row } from '../view/rows.ts'
import type { ZoomChange } from './zoom.ts'

/** What keys act on. */
interface KeyTarget {
  /** Of the active row; -1 if no row is active. */
  readonly index: number
  readonly row: Row | undefined
  readonly count: number
  /** Rows that fit into the window. */
  readonly page: number
  readonly zoom: (change: ZoomChange) => void
  readonly moveTo: (index: number) => void
  /** Returns the row that one is in, or itself. */
  readonly parentOf: (index: number) => number
  readonly toggleAt: (index: number) => void
  readonly select: (index: number) => void
  /** Shows the time of a row. */
  readonly zoomAt: (index: number) => void
}

const ZOOM_FACTOR = 2
/** As a share of what is visible. */
const MOVE = 0.2

/** How the keys and the buttons of the timeline zoom and pan. */
export const ZOOMS = {
  out: { factor: 1 / ZOOM_FACTOR },
  in: { factor: ZOOM_FACTOR },
  earlier: { move: -MOVE },
  later: { move: MOVE },
  whole: { factor: 0 },
} as const satisfies Readonly<Record<string, ZoomChange>>

type Act = (target: KeyTarget) => void

interface KeyAction {
  /** As the legend shows them. */
  readonly shown: readonly string[]
  readonly words: string
  /** By the name of the key. */
  readonly acts: Readonly<Record<string, Act>>
}

/** What keys do, in the order of the legend. */
export const KEY_ACTIONS = [
  {
    shown: ['↑', '↓'],
    words: 'row',
    acts: {
      ArrowUp: moveTo(({ index }) => index - 1),
      ArrowDown: moveTo(({ index }) => index + 1),
      PageUp: moveTo(({ index, page }) => index - page),
      PageDown: moveTo(({ index, page }) => index + page),
      Home: moveTo(() => 0),
      End: moveTo(({ count }) => count - 1),
    },
  },
  {
    shown: ['→', '←'],
    words: 'open and close',
    acts: { ArrowRight: openRow, ArrowLeft: closeRow },
  },
  {
    shown: ['+', '−', '0'],
    words: 'zoom',
    acts: {
      '+': zoomBy(ZOOMS.in),
      '=': zoomBy(ZOOMS.in),
      '-': zoomBy(ZOOMS.out),
      '0': zoomBy(ZOOMS.whole),
    },
  },
  {
    shown: ['Z'],
    words: 'or a double click zoom to the row',
    acts: { z: zoomToRow, Z: zoomToRow },
  },
  {
    shown: ['Shift ←', 'Shift →'],
    words: 'move',
    acts: { 'Shift ArrowLeft': zoomBy(ZOOMS.earlier), 'Shift ArrowRight': zoomBy(ZOOMS.later) },
  },
  { shown: ['Enter'], words: 'details', acts: { Enter: selectRow, ' ': selectRow } },
] as const satisfies readonly KeyAction[]

/** A key as the legend and the buttons show it. */
export type KeyName = (typeof KEY_ACTIONS)[number]['shown'][number]

const ACTS = new Map(KEY_ACTIONS.flatMap(({ acts }) => Object.entries<Act>(acts)))

/** Acts on a key as a tree does, and zooms and pans; returns false for other keys. */
export function actOnKey(event: KeyboardEvent, target: KeyTarget): boolean {
  const { key, shiftKey } = event
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const act = (shiftKey ? ACTS.get(`Shift ${key}`) : undefined) ?? ACTS.get(key)
  act?.(target)
  return act !== undefined
}

function moveTo(rowOf: (target: KeyTarget) => number): Act {
  return (target) => {
    target.moveTo(rowOf(target))
  }
}

function zoomBy(change: ZoomChange): Act {
  return ({ zoom }) => {
    zoom(change)
  }
}

function zoomToRow({ index, zoomAt }: KeyTarget): void {
  zoomAt(index)
}

function selectRow({ index, select }: KeyTarget): void {
  select(index)
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
