import type { Instant } from '../model/time.ts'

/** A JSON object as it came, nothing believed of it yet. */
export type Fields = Readonly<Record<string, unknown>>

export function asObject(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {}
}

export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** A text with something in it, as it came. */
export function asString(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** A whole number of 0 or more that JSON carries exactly. */
export function asCount(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined
}

/** A whole number of 1 or more, as attempts are counted. */
export function asOrdinal(value: unknown): number | undefined {
  return asCount(value) || undefined
}

// With or without milliseconds, in UTC or with an offset: the corpus of real answers has all four.
const ISO_8601 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/
// GitHub Actions is younger; servers write year 1 or 1970 where they have no time.
const EARLIEST = Date.UTC(2018, 0)
const LATEST = Date.UTC(2100, 0)

/**
 * A time that can be true, or `undefined`.
 *
 * @param reject told of a text that is no such time
 */
export function asInstant(value: unknown, reject: (value: string) => void): Instant | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const parsed = typeof value === 'string' && ISO_8601.test(value) ? Date.parse(value) : NaN
  if (parsed >= EARLIEST && parsed < LATEST) return parsed
  const shown = typeof value === 'string' ? value : JSON.stringify(value)
  reject(shown.slice(0, 40).replace(/\s+/g, ' '))
  return undefined
}
