import type { WithoutUnits } from '../../model/shapes/values.ts'

/** Returns what was read with the names of the model: durations were read in milliseconds. */
export function withoutUnits<Value>(value: Value): WithoutUnits<Value> {
  return renamed(value) as WithoutUnits<Value>
}

function renamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name.replace(/Seconds$/, ''), renamed(item)]),
  )
}
