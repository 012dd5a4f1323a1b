/** Returns some fields in this order, each of them, whether or not it is there. */
export function pick<Fields, Name extends keyof Fields & string>(
  fields: Fields,
  ...names: readonly Name[]
): { readonly [Each in Name & string]: Fields[Each] } {
  const picked: Partial<Record<Name, Fields[Name]>> = {}
  for (const name of names) picked[name] = fields[name]
  // It has these names.
  return picked as { readonly [Each in Name & string]: Fields[Each] }
}
