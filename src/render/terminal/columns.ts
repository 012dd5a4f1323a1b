import stringWidth from 'string-width'

export type Alignment = 'left' | 'right'

/** Number of spaces. */
export const BETWEEN_COLUMNS = 2

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
