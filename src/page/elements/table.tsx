import { type ComponentChildren, Fragment } from 'preact'
import type { Sort, SortKey } from '../view/view.ts'

export interface Column<T> {
  readonly title: string
  readonly numeric?: boolean
  readonly class?: string
  /** Its cells name their rows. */
  readonly isName?: boolean
  /** What to sort by; `undefined` if it cannot be sorted. */
  readonly key?: SortKey
  readonly cell: (row: T) => ComponentChildren
}

interface TableProps<T> {
  /** What the rows are, for those who do not see what is around the table. */
  readonly label: string
  readonly rows: readonly T[]
  readonly columns: readonly Column<T>[]
  readonly class?: string
  readonly sort?: Sort
  readonly onSort?: (sort: Sort) => void
  readonly rowClass?: (row: T) => string | undefined
  /** To scroll to it. */
  readonly rowId?: (row: T) => string
  /** What is open below a row. */
  readonly below?: (row: T) => ComponentChildren
}

/** A table that scrolls sideways if there is no room for it. */
export function Table<T>(props: TableProps<T>) {
  const { label, rows, columns, rowClass, rowId, below } = props
  return (
    <div class="table-scroll" role="group" aria-label={label} tabIndex={0}>
      <table class={props.class}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.title} {...props} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const more = below?.(row)
            return (
              <Fragment key={index}>
                <tr class={rowClass?.(row)} id={rowId?.(row)} tabIndex={rowId && -1}>
                  {columns.map((column) => {
                    const Cell = column.isName ? 'th' : 'td'
                    return (
                      <Cell
                        key={column.title}
                        scope={column.isName ? 'row' : undefined}
                        class={classOf(column)}
                      >
                        {column.cell(row)}
                      </Cell>
                    )
                  })}
                </tr>
                {more && (
                  <tr class="below">
                    <td colSpan={columns.length}>{more}</td>
                  </tr>
                )}
              </Fragment>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

interface HeadingProps<T> extends Pick<TableProps<T>, 'sort' | 'onSort'> {
  readonly column: Column<T>
}

function Heading<T>({ column, sort, onSort }: HeadingProps<T>) {
  const { key, title, numeric = false } = column
  const sorted = key !== undefined && sort?.by === key
  const direction = sort?.descending ? 'descending' : 'ascending'
  return (
    <th scope="col" class={classOf(column)} aria-sort={sorted ? direction : undefined}>
      {key === undefined ? (
        title
      ) : (
        <button
          type="button"
          onClick={() => {
            // Numbers are interesting from the largest on, except for the start.
            const descending = sorted ? !sort.descending : numeric && key !== 'start'
            onSort?.({ by: key, descending })
          }}
        >
          {title}
        </button>
      )}
    </th>
  )
}

function classOf({ numeric, class: name }: Pick<Column<unknown>, 'numeric' | 'class'>) {
  return numeric ? 'numeric' : name
}
