/** Returns some fields in this order, each of them, whether or not it is there. */
export function pick<Fields, Name extends keyof Fields & string>(
  fields: Fields,
  ...names: readonly Name[]
): { readonly [Each in Name & string]: Fields[Each] } {
  const entries = names.map((name) => [name, fields[name]])
  // The entries have these names.
  return Object.fromEntries(entries) as { readonly [Each in Name & string]: Fields[Each] }
}
