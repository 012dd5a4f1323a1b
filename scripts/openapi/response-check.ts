import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { toJsonSchema } from './json-schema.ts'

/** A request to the fake GitHub, and the status of its response. */
export interface Exchange {
  /** Base of the API. */
  readonly api: string
  readonly path: string
  /** @default 'get' */
  readonly method?: 'get' | 'post' | 'patch'
  /** The JSON of a change. */
  readonly content?: object
  /** @default 200 */
  readonly status?: number
}

interface CheckedResponse {
  /** What was requested, as in the description, and the status. */
  readonly endpoint: string
  /** What is wrong with the response, one line per fault. */
  readonly faults: readonly string[]
}

/** Requests something and checks the response; `undefined` if the described server has no such path. */
export type ResponseCheck = (exchange: Exchange) => Promise<CheckedResponse | undefined>

/** As OpenAPI defines it. */
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

interface Operation {
  readonly responses: Readonly<
    Record<number, { readonly $ref?: string; readonly headers?: object }>
  >
}

export function responseCheck(description: object): ResponseCheck {
  const ajv = new Ajv({ allErrors: true, strict: false, logger: false })
  formats.default(ajv)
  ajv.addSchema(toJsonSchema(description) as object, 'description')
  const { paths } = description as Description
  // The path with the fewest placeholders is the most specific one.
  const templates = Object.keys(paths)
    .map((template) => ({
      template,
      pattern: patternOf(template),
      parts: template.split('{').length,
    }))
    .toSorted((one, other) => one.parts - other.parts)

  return async ({ api, path, method = 'get', content, status = 200 }) => {
    const { template } = templates.find(({ pattern }) => pattern.test(path)) ?? {}
    if (template === undefined) return undefined
    const response = await fetch(`${api}${path}?per_page=100`, {
      method: method.toUpperCase(),
      redirect: 'manual',
      ...(content && { body: JSON.stringify(content) }),
    })
    const endpoint = `${method.toUpperCase()} ${template}: ${status}`
    const described = paths[template]?.[method]?.responses[status]
    if (response.status !== status || described === undefined) {
      return { endpoint, faults: [`returned ${response.status}, or ${status} is not described`] }
    }
    if (status === 302) {
      const headers = Object.keys(described.headers ?? {})
      const missing = headers.filter((name) => !response.headers.has(name))
      return { endpoint, faults: missing.map((name) => `without the header ${name}`) }
    }
    // Many refusals are shared by reference.
    const own = `#/paths/${escapePointer(template)}/${method}/responses/${status}`
    const validate = ajv.getSchema(
      `description${described.$ref ?? own}/content/application~1json/schema`,
    )
    if (validate === undefined) throw new Error(`no schema for ${endpoint}`)
    if (validate(await response.json()) === true) return { endpoint, faults: [] }
    const faults = (validate.errors ?? []).map(
      ({ instancePath, message, schemaPath, params }) =>
        `${instancePath} ${message} ${JSON.stringify(params)} (${schemaPath})`,
    )
    return { endpoint, faults }
  }
}

function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
}

function escapePointer(text: string): string {
  return encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'))
}
