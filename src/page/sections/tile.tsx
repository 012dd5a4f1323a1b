/** A value in the header, with its name above and a note below. */
export function Tile({
  name,
  value,
  note,
}: {
  readonly name: string
  readonly value: string
  readonly note: string
}) {
  return (
    <div class="tile">
      <dt>{name}</dt>
      <dd>{value}</dd>
      <dd class="muted">{note}</dd>
    </div>
  )
}
