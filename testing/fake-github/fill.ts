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

type Values = Readonly<Record<string, unknown>>

/** Returns the body of this name with the values; a text that is one name becomes the value itself. */
export function fill(name: string, values: Values): object {
  const filler = FILLERS[name]
  if (filler === undefined) throw new Error(`There is no body called ${name}`)
  return filler({ ...URLS, ...values }) as object
}

/** Returns the function that makes a part of a body from the values. */
function fillerOf(part: unknown): (values: Values) => unknown {
  if (typeof part === 'string') {
    if (!part.includes('<')) return () => part
    const [, whole] = /^<(\w+)>$/.exec(part) ?? []
    if (whole !== undefined) return (values) => values[whole]
    return (values) => part.replaceAll(/<(\w+)>/g, (_, inner: string) => String(values[inner]))
  }
  if (Array.isArray(part)) {
    const fillers = part.map(fillerOf)
    return (values) => fillers.map((filled) => filled(values))
  }
  if (typeof part !== 'object' || part === null) return () => part
  const fillers = Object.entries(part).map(([key, inner]) => [key, fillerOf(inner)] as const)
  return (values) => {
    const body: Record<string, unknown> = {}
    for (const [key, filled] of fillers) body[key] = filled(values)
    return body
  }
}

const FILLERS: Readonly<Partial<Record<string, (values: Values) => unknown>>> = Object.fromEntries(
  Object.entries(BODIES).map(([name, body]) => [name, fillerOf(body)]),
)

/** A body without some of its fields, as real ones may be: it then lacks what its type promises. */
export function without<Body extends object>(body: Body, fields: readonly PropertyKey[]): Body {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !fields.includes(name))) as Body
}
