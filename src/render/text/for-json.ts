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

/** Returns a value as JSON: `null` for what is unknown, and times, whose names end in `At`, as text. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (name, field: unknown) =>
    typeof field === 'number' && name.endsWith('At') ? toTime(field) : (field ?? null),
  )
}

/** Returns what a reader of `toJson` gets. */
export function forJson<Value>(value: Value): ForJson<Value> {
  // `toJson` converts what the type says.
  return JSON.parse(toJson(value)) as ForJson<Value>
}
