import type { ComponentChildren } from 'preact'
import { type Column, Table } from './table.tsx'

interface SectionProps {
  readonly id: string
  readonly title: string
  /** After the title, in small letters. */
  readonly note?: ComponentChildren
  readonly children?: ComponentChildren
}

export function Section({ id, title, note, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} {note && <span class="count">{note}</span>}
      </h2>
      {children}
    </section>
  )
}

interface TableSectionProps<T> extends SectionProps {
  readonly rows: readonly T[]
  readonly columns: readonly Column<T>[]
  /** Between the title and the table. */
  readonly intro?: ComponentChildren
}

/** A section with a table; nothing if that has no rows. */
export function TableSection<T>({ rows, columns, intro, ...section }: TableSectionProps<T>) {
  if (rows.length === 0) return null
  return (
    <Section {...section}>
      {intro && <p class="muted">{intro}</p>}
      <Table label={section.title} rows={rows} columns={columns} />
      {section.children}
    </Section>
  )
}
