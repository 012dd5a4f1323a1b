/** A list of objects as one list per field: without their keys, and similar values follow each other. */
export type Columns<Row> = { readonly [Key in keyof Row]: Column<Row[Key]> }

/** The values, or the distinct ones and for each row the position of its value in them. */
type Column<Value> =
  readonly Value[] | { readonly distinct: readonly Value[]; readonly positions: number[] }

/** All rows have the fields of the first. */
export function toColumns<Row extends object>(rows: readonly Row[]): Columns<Row> {
  const keys = Object.keys(rows[0] ?? {}) as (keyof Row)[]
  const entries = keys.map((key) => [key, toColumn(rows.map((row) => row[key]))])
  return Object.fromEntries(entries) as Columns<Row>
}

function toColumn<Value>(values: readonly Value[]): Column<Value> {
  const positions = new Map<Value, number>()
  for (const value of values) if (!positions.has(value)) positions.set(value, positions.size)
  if (positions.size > values.length / 2) return values
  return {
    distinct: [...positions.keys()],
    positions: values.map((value) => positions.get(value) ?? 0),
  }
}

/** Returns the rows from one position up to but without another. */
export function fromColumns<Row extends object>(
  columns: Columns<Row>,
  from: number,
  to: number,
): Row[] {
  const keys = Object.keys(columns) as (keyof Row)[]
  return Array.from({ length: to - from }, (_, index) => {
    const row: Partial<Row> = {}
    for (const key of keys) {
      const column = columns[key]
      const at = from + index
      row[key] = 'distinct' in column ? column.distinct[column.positions[at] ?? 0] : column[at]
    }
    return row as Row
  })
}
