import * as z from 'zod'
import { shorten, safeLine } from '../render/text/markdown.ts'
import { InvalidReport } from './decode/decode-jobs.ts'

const MAX_FIELD_CHARACTERS = 100

/**
 * Checks that each URL is on a server, or in a repository: a report of one shows no link to another. Case is ignored.
 *
 * @throws InvalidReport with the first field that is not
 */
export function checkUrls(data: object, home: string, path: readonly PropertyKey[] = []): void {
  for (const [key, value] of Object.entries(data) as Iterable<[string, unknown]>) {
    const place = [...path, Array.isArray(data) ? Number(key) : key]
    if (typeof value === 'object' && value !== null) checkUrls(value, home, place)
    if (!/^url$|Url$/.test(key) || typeof value !== 'string') continue
    if (!`${new URL(value).href}/`.toLowerCase().startsWith(`${home}/`.toLowerCase()))
      throw new InvalidReport(`${fieldOf(place)} is not on ${home}, as the report is`)
  }
}

export function fieldOf(path: readonly PropertyKey[]): string {
  return shorten(safeLine(z.core.toDotPath(path)), MAX_FIELD_CHARACTERS)
}
