import type { WithoutUnits } from '../../model/shapes/values.ts'

/** Returns what was read with the names of the model: durations were read in milliseconds. */
export function withoutUnits<Value>(value: Value): WithoutUnits<Value> {
  const renamed = mapFields(value, (name, item) => [name.replace(/Seconds$/, ''), item])
  return renamed as WithoutUnits<Value>
}

/** Returns a JSON value with other fields in place of its own, the innermost first. */
export function mapFields(
  value: unknown,
  change: (name: string, item: unknown) => readonly [string, unknown],
): unknown {
  if (Array.isArray(value)) return value.map((item) => mapFields(item, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => change(name, mapFields(item, change))),
  )
}
