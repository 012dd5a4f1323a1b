import stringWidth from 'string-width'
import {
  type Block,
  blocksToShow,
  type Column,
  type ListItem,
  type Section,
  type Table,
} from '../findings/section.ts'
import { withoutControls } from '../text/markdown.ts'
import { heading, paint, paintIcon, type Terminal } from './style.ts'
import { cutToWidth, wrapWords } from './wrap.ts'

const INDENT = '  '

/** Returns the lines of a section; empty if it says nothing. */
export function writeSection(section: Section, terminal: Terminal): string[] {
  const blocks = blocksToShow(section)
  if (blocks.length === 0) return []
  return [
    heading(section.title, terminal),
    ...blocks.flatMap((block) => writeBlock(block, terminal)),
  ]
}

function writeBlock(block: Block, terminal: Terminal): string[] {
  if (typeof block === 'string') return writeItem(block, terminal)
  if ('list' in block) return block.list.flatMap((item) => writeItem(item, terminal, '  '))
  return 'table' in block ? writeTable(block.table, terminal) : []
}

/**
 * Returns a paragraph or a line of a list, with its icon in front.
 *
 * @param hanging indent of all lines but the first, which separates the lines of a list
 */
export function writeItem(item: ListItem, terminal: Terminal, hanging = ''): string[] {
  const [icon, text, indent] =
    typeof item === 'string'
      ? ['', item, INDENT + hanging]
      : [`${paintIcon(item.icon, terminal)} `, item.text, `${INDENT}  `]
  const below = typeof item === 'string' ? [] : (item.below ?? [])
  const parts = below.flatMap((part) => ['', ...(typeof part === 'string' ? [part] : part.code)])
  return [unbind(text), ...parts.map(withoutControls)]
    .flatMap((line) => wrapWords(line, terminal.width - indent.length))
    .map((line, at) => ((at === 0 ? INDENT + icon : indent) + line).trimEnd())
}

/** A terminal copies a space that does not break as something else than a space. */
function unbind(text: string): string {
  return text.replaceAll('\u00A0', ' ')
}

/** Minimum width of a name, in terminal columns; narrower names drop a table column instead. */
const MIN_NAME_WIDTH = 10

/** Writes a table as wide as the terminal at most: it drops columns, then truncates names. */
function writeTable({ columns, rows }: Table, terminal: Terminal): string[] {
  const room = terminal.width - INDENT.length
  const shown = fitColumns(
    columns.map((column, at) => {
      const cells = [
        column.short ?? column.title.toLowerCase(),
        ...rows.map((row) => unbind(row[at] ?? '')),
      ]
      return { ...column, cells, width: Math.max(...cells.map((cell) => stringWidth(cell))) }
    }),
    room,
  )
  const names = shown.filter(({ isName }) => isName)
  const shares = shareOut(
    room - widthOfValues(shown),
    names.map(({ width }) => width),
  )
  const cells = shown.map((column) => {
    const share = shares[names.indexOf(column)]
    return share === undefined ? column.cells : column.cells.map((cell) => cutToWidth(cell, share))
  })
  const alignments = shown.map(({ align }): Alignment => align ?? 'left')
  const lines = ['', ...rows].map((_, at) => cells.map((column) => column[at] ?? ''))
  const [head = '', ...others] = alignColumns(lines, alignments)
  return [paint('faint', INDENT + head, terminal), ...others.map((line) => INDENT + line)]
}

type FittedColumn = Pick<Column, 'isName' | 'dropped'> & { readonly width: number }

/** Returns the columns, without those that would leave the names less than `MIN_NAME_WIDTH`. */
function fitColumns<C extends FittedColumn>(columns: readonly C[], room: number): readonly C[] {
  const names = columns.filter(({ isName }) => isName)
  const wanted = names.reduce((sum, { width }) => sum + Math.min(MIN_NAME_WIDTH, width), 0)
  const order = columns.flatMap(({ dropped }) => dropped ?? [])
  if (order.length === 0 || widthOfValues(columns) + wanted <= room) return columns
  const first = Math.min(...order)
  return fitColumns(
    columns.filter(({ dropped }) => dropped !== first),
    room,
  )
}

/** Returns the width of all that is not a name: the values, and the spaces between columns. */
function widthOfValues(columns: readonly FittedColumn[]): number {
  const values = columns.filter(({ isName }) => !isName)
  const gaps = BETWEEN_COLUMNS * (columns.length - 1)
  return values.reduce((sum, { width }) => sum + width, gaps)
}

/** Shares out the room: each gets what it wants if that fits, else the largest are made equal. */
function shareOut(room: number, wanted: readonly number[]): number[] {
  const shares = [...wanted]
  let left = room
  const ascending = wanted.map((want, index) => ({ want, index })).sort((a, b) => a.want - b.want)
  for (const [position, { want, index }] of ascending.entries()) {
    const share = Math.min(want, Math.max(1, Math.floor(left / (wanted.length - position))))
    shares[index] = share
    left -= share
  }
  return shares
}

type Alignment = 'left' | 'right'

/** Number of spaces. */
const BETWEEN_COLUMNS = 2

/** Returns the rows with each column as wide as its widest cell. Emoji are two columns wide. */
export function alignColumns(
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[] = [],
): string[] {
  const widths = rows.reduce<number[]>(
    (widest, row) =>
      Array.from({ length: Math.max(widest.length, row.length) }, (_, column) =>
        Math.max(widest[column] ?? 0, stringWidth(row[column] ?? '')),
      ),
    [],
  )
  return rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, alignments[column] ?? 'left'))
      .join(' '.repeat(BETWEEN_COLUMNS))
      .trimEnd(),
  )
}

function pad(cell: string, width: number, alignment: Alignment): string {
  const space = ' '.repeat(width - stringWidth(cell))
  return alignment === 'left' ? cell + space : space + cell
}
