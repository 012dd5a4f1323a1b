import { readFileSync } from 'node:fs'
import { GITHUB_COM } from './host.ts'

/** Bodies of GitHub's responses, in which `<name>` stands for a value. */
const BODIES = JSON.parse(
  readFileSync(new URL('../fixtures/github-bodies.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, object>>

export const REPOSITORY = 'octo-org/octo-shop'

/** URLs in the bodies of the builders' repository. */
const URLS = {
  url: `${GITHUB_COM.apiUrl}/repos/${REPOSITORY}`,
  page: `${GITHUB_COM.serverUrl}/${REPOSITORY}`,
}

/** Returns the body of this name with the values; a text that is one name becomes the value itself. */
export function fill(name: string, values: Readonly<Record<string, unknown>>): object {
  const known = new Map<string, unknown>(Object.entries({ ...URLS, ...values }))
  const filled = (value: unknown): unknown => {
    if (typeof value === 'string') {
      if (!value.includes('<')) return value
      const [, whole] = /^<(\w+)>$/.exec(value) ?? []
      if (whole !== undefined) return known.get(whole)
      return value.replaceAll(/<(\w+)>/g, (_, part: string) => String(known.get(part)))
    }
    if (Array.isArray(value)) return value.map(filled)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner)]))
  }
  return filled(BODIES[name]) as object
}

/** A body without some of its fields, as real ones may be: it then lacks what its type promises. */
export function without<Body extends object>(body: Body, fields: readonly PropertyKey[]): Body {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !fields.includes(name))) as Body
}
