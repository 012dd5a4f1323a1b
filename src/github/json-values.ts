import { uniqueBy } from '../model/some.ts'
import type { Instant } from '../model/time.ts'

/** A JSON object as received; its values are not validated. */
export type Fields = Readonly<Record<string, unknown>>

/** A JSON object with the fields of a type, whose values are not validated. */
export type Untrusted<Shape> = Readonly<Partial<Record<keyof Shape, unknown>>>

/** Returns the value of a JSON text; `undefined` for any other text, which Node's message would quote. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Returns the fields of an object; `Shape` is what it should be, so that no other field is read. */
export function asObject<Shape = Fields>(value: unknown): Untrusted<Shape> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return (isObject ? value : {}) as Untrusted<Shape>
}

export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Returns each entry of a list once, the newest response for an id: what is added in between moves others to the next page. */
export function onePerId(listed: readonly unknown[]): readonly unknown[] {
  return uniqueBy(listed, (one) => asObject(one).id ?? one)
}

/** Returns a text unchanged; `undefined` if it is blank. */
export function asString(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** Returns the full SHA of a commit. */
export function asSha(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9a-f]{40}$/.test(value) ? value : undefined
}

/** Returns an integer of 0 or more that JSON represents exactly. */
export function asCount(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined
}

/** Returns an integer of 1 or more, such as the number of an attempt. */
export function asOrdinal(value: unknown): number | undefined {
  return asCount(value) || undefined
}

// With or without milliseconds, in UTC or with an offset: real responses have all four.
const ISO_8601 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/
// GitHub Actions is younger than this. Servers write year 1 or 1970 if they have no time.
const EARLIEST = Date.UTC(2018, 0)
const LATEST = Date.UTC(2100, 0)

/** Returns a time; `undefined` if it is missing or invalid. */
export function asInstant(value: unknown): Instant | undefined {
  const parsed = typeof value === 'string' && ISO_8601.test(value) ? Date.parse(value) : NaN
  return parsed >= EARLIEST && parsed < LATEST ? parsed : undefined
}
