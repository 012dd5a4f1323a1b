import type { Milliseconds } from '../../model/time.ts'
import type { Inline } from '../text/inline.ts'
import { durationCell, plural } from '../text/units.ts'

/**
 * A part of a report. It is worded once, with the `Inline` of an output; a writer of each output
 * lays it out.
 */
export interface Section {
  readonly title: string
  /** Content in one line, for an output that folds the section; '' or absent if nothing. */
  readonly line?: string
  /** Empty ones say nothing; nor does a section without any other. */
  readonly blocks: readonly Block[]
}

export type Block =
  /** A paragraph. */
  | string
  | { readonly list: readonly ListItem[] }
  | { readonly table: Table }
  /** Meaning of the columns of a table, which a terminal has no room for. */
  | { readonly legend: string }

/** A line of a list, with the icon of a conclusion or a note if it has one. */
export type ListItem = string | IconItem

interface IconItem {
  readonly icon: string
  readonly text: string
  /** The paragraphs and the code below the line. Code is raw: its writer escapes it. */
  readonly below?: readonly (string | { readonly code: readonly string[] })[]
}

export interface Table {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
}

/** Facts that the outputs know of a column. */
interface Column {
  readonly title: string
  /** Title in a terminal. */
  readonly short?: string
  readonly align?: 'right'
  /** Whether its cells are names, which can be long. */
  readonly isName?: boolean
}

export interface CellColumn<Row> extends Column {
  readonly cell: (row: Row, inline: Inline) => string
}

/** Returns a column of durations. */
export function durationColumn<Row>(
  title: string,
  durationOf: (row: Row) => Milliseconds | undefined,
): CellColumn<Row> {
  return { title, align: 'right', cell: (row) => durationCell(durationOf(row)) }
}

/** Maximum number of rows if the number of items is not limited. */
const MAX_TABLE_ROWS = 20

interface Rows<Row> {
  readonly rows: readonly Row[]
  readonly columns: readonly CellColumn<Row>[]
  readonly inline: Inline
  /** Noun for a row, if there can be many: only the first ones are in the table. */
  readonly noun?: string
}

/** Returns a table and, if it has not all rows, how many others there are; nothing without rows. */
export function tableOf<Row>({ rows, columns, inline, noun }: Rows<Row>): Block[] {
  if (rows.length === 0) return []
  const shown = noun === undefined ? rows : rows.slice(0, MAX_TABLE_ROWS)
  const rest = rows.length - shown.length
  const cells = shown.map((row) => columns.map(({ cell }) => cell(row, inline)))
  return [
    { table: { columns, rows: cells } },
    ...(rest === 0 ? [] : [`${plural(rest, `more ${noun}`)} in the JSON report.`]),
  ]
}

/** Returns the blocks that say something, if a block is more than a legend. */
export function blocksToShow({ blocks }: Section): Block[] {
  const shown = blocks.filter((block) => {
    if (typeof block === 'string') return block !== ''
    return 'list' in block ? block.list.length > 0 : true
  })
  const saysSomething = shown.some((block) => typeof block === 'string' || !('legend' in block))
  return saysSomething ? shown : []
}
