import type { Instant } from '../../model/time.ts'
import { toTime } from './units.ts'

type ForJson<Value> = Value extends undefined
  ? null
  : Value extends string | number | boolean
    ? Value
    : { readonly [Name in keyof Value]: InField<Name, Value[Name]> }

type InField<Name, Value> = Name extends `${string}At`
  ? ForJson<Value extends Instant ? string : Value>
  : ForJson<Value>

/** Value that `forJson` turns into a value of JSON. It has each field, also one that an older report can lack. */
export type BeforeJson<Json> = Json extends null
  ? null | undefined
  : Json extends string | number | boolean
    ? Json
    : Json extends readonly (infer Item)[]
      ? readonly BeforeJson<Item>[]
      : { readonly [Name in keyof Json]-?: BeforeField<Name, Exclude<Json[Name], undefined>> }

type BeforeField<Name, Json> = Name extends `${string}At`
  ? BeforeJson<Json> | (Json extends string ? Instant : never)
  : BeforeJson<Json>

/** Returns a value for JSON: `null` for what is unknown, and times, whose names end in `At`, as text. */
export function forJson<Value>(value: Value): ForJson<Value> {
  return converted(value) as ForJson<Value>
}

function converted(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => converted(item))
  if (typeof value === 'number' && name.endsWith('At')) return toTime(value)
  if (typeof value !== 'object' || value === null) return value ?? null
  // A copy keeps the order and even a field `__proto__`, and is twice as fast as new entries.
  const fields: Record<string, unknown> = { ...value }
  for (const key of Object.keys(fields)) fields[key] = converted(fields[key], key)
  return fields
}
