import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** Months that version 1 wrote: with names, with a red branch, and after nights with 40 requests each. */
export const STORED_MONTHS = ['names', 'red', 'few'] as const

export function storedMonth(name: (typeof STORED_MONTHS)[number]): string {
  const file = new URL(`months/${name}.json.gz`, import.meta.url)
  return gunzipSync(readFileSync(file)).toString('utf8')
}
