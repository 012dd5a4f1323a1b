/** A body without some of its fields, as real ones may be: it then misses what its type promises. */
export function without<Body extends object>(body: Body, fields: readonly PropertyKey[]): Body {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !fields.includes(name))) as Body
}
