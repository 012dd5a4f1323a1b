import stringWidth from 'string-width'
import {
  type Block,
  blocksToShow,
  type ListItem,
  type Section,
  type Table,
} from '../findings/section.ts'
import { withoutControls } from '../text/markdown.ts'
import { heading, paint, paintIcon, type Terminal } from './style.ts'
import { cutToWidth, wrapWords } from './wrap.ts'

const INDENT = '  '

/** Returns the lines of a section; empty if it says nothing. */
export function terminalSection(section: Section, terminal: Terminal): string[] {
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

/** Width in terminal columns; shorter names say nothing. */
const MIN_NAME_WIDTH = 10

/** The same for a program: a longer name is whole, and moves only the cells of its row. */
const MAX_PADDED_WIDTH = 40

/** Writes a table: it truncates the longest names, then each line at the edge of the terminal. */
function writeTable({ columns, rows }: Table, terminal: Terminal): string[] {
  const all = columns.map(({ short, title, isName = false }, at) => {
    const cells = [short ?? title.toLowerCase(), ...rows.map((row) => unbind(row[at] ?? ''))]
    return { isName, cells, width: Math.max(...cells.map((cell) => stringWidth(cell))) }
  })
  const gaps = BETWEEN_COLUMNS * (columns.length - 1)
  const widthAt = (max: number) =>
    all.reduce((sum, { isName, width }) => sum + (isName ? Math.min(width, max) : width), gaps)
  let max = terminal.width
  while (max > MIN_NAME_WIDTH && INDENT.length + widthAt(max) > terminal.width) max--
  const cut = all.map(({ isName, cells }) =>
    isName ? cells.map((cell) => cutToWidth(cell, max)) : cells,
  )
  const lines = ['', ...rows].map((_, at) => cut.map((cells) => cells[at] ?? ''))
  const alignments = columns.map(({ align }) => align ?? 'left')
  const padded = terminal.width === Infinity ? MAX_PADDED_WIDTH : Infinity
  const [head = '', ...others] = alignColumns(lines, alignments, padded).map((line) =>
    cutToWidth(INDENT + line, terminal.width, 'end'),
  )
  return [paint('faint', head, terminal), ...others]
}

/** Number of spaces. */
const BETWEEN_COLUMNS = 2

/** Returns the rows with each column as wide as its widest cell, up to a maximum. Emoji are two columns wide. */
export function alignColumns(
  rows: readonly (readonly string[])[],
  alignments: readonly ('left' | 'right')[] = [],
  maxWidth = Infinity,
): string[] {
  const widths = Array.from({ length: Math.max(...rows.map(({ length }) => length)) }, (_, at) =>
    Math.min(maxWidth, Math.max(...rows.map((row) => stringWidth(row[at] ?? '')))),
  )
  return rows.map((row) =>
    row
      .map((cell, at) => {
        const space = ' '.repeat(Math.max(0, (widths[at] ?? 0) - stringWidth(cell)))
        return alignments[at] === 'right' ? space + cell : cell + space
      })
      .join(' '.repeat(BETWEEN_COLUMNS))
      .trimEnd(),
  )
}
