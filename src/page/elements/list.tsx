import type { ComponentChildren } from 'preact'

interface ListProps {
  readonly items: readonly ComponentChildren[]
  readonly separator?: string
  readonly max?: number
}

/** Items in a line; says how many are omitted. */
export function List({ items, separator = ', ', max = Infinity }: ListProps) {
  const rest = items.length - max
  return (
    <>
      {items.slice(0, max).map((item, index) => (
        <span key={index}>
          {index > 0 && separator}
          {item}
        </span>
      ))}
      {rest > 0 && <span class="muted"> and {rest} more</span>}
    </>
  )
}
