import type { Milliseconds } from '../../model/time.ts'
import type { JobView } from '../view/jobs.ts'
import type { Row } from '../view/rows.ts'
import type { Palette } from './palette.ts'

/** Height of the name of a row, and of its bar. */
export const LINE_HEIGHT = 26
export const JOB_BAR = 14

/** What a frame of the timeline shows. Lengths are in CSS pixels. */
export interface Frame {
  readonly rows: readonly Row[]
  /** Of each row; more than `LINE_HEIGHT` if the bars are below the names. */
  readonly rowHeight: number
  /** Distance of the first row from the top of the frame, at most 0. */
  readonly top: number
  readonly width: number
  readonly height: number
  /** Maps time since the start of the attempt to a distance from the left. */
  readonly x: (time: Milliseconds) => number
  readonly invert: (x: number) => Milliseconds
  readonly ticks: readonly Milliseconds[]
  /** The jobs of the critical path, in order, and the row of each; `undefined` if it is filtered out. */
  readonly path: readonly { readonly job: JobView; readonly row: number | undefined }[]
  readonly hovered: number | undefined
  readonly selected: number | undefined
  readonly palette: Palette
}

/** Draws a row of a frame. */
export interface Pen {
  readonly context: CanvasRenderingContext2D
  readonly frame: Frame
  /** The middle of the row's bar, from the top. */
  readonly middle: number
}

/** Returns the position of the middle of a row's bar. */
export function middleOf({ top, rowHeight }: Frame, row: number): number {
  return top + (row + 1) * rowHeight - LINE_HEIGHT / 2
}
