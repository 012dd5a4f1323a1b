/** The same fields, with `null` for what is unknown. */
type WithNulls<Fields> = {
  readonly [Name in keyof Fields]: undefined extends Fields[Name]
    ? Exclude<Fields[Name], undefined> | null
    : Fields[Name]
}

/** Returns the fields for JSON, which has no `undefined`. */
export function withNulls<Fields extends object>(fields: Fields): WithNulls<Fields> {
  const entries = Object.entries(fields).map(([name, value]) => [name, (value as unknown) ?? null])
  // The entries have the names of the fields.
  return Object.fromEntries(entries) as WithNulls<Fields>
}
