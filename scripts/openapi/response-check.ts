import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { toJsonSchema } from './json-schema.ts'

/** The position of a response's schema in the description. */
export interface Endpoint {
  /** As in the description. @example '/repos/{owner}/{repo}/actions/jobs/{job_id}' */
  readonly path: string
  readonly status: number
  /** @default 'get' */
  readonly method?: 'get' | 'post' | 'patch'
}

/** Lists what is wrong with the body of a response, one line per fault. */
export type ResponseCheck = (endpoint: Endpoint, body: unknown) => string[]

export function responseCheck(description: object): ResponseCheck {
  const ajv = new Ajv({ allErrors: true, strict: false, logger: false })
  formats.default(ajv)
  ajv.addSchema(toJsonSchema(description) as object, 'description')

  return (endpoint, body) => {
    const address = findResponse(description, endpoint)
    const validate = ajv.getSchema(`description${address}/content/application~1json/schema`)
    if (validate === undefined) throw new Error(`no schema at ${address}`)
    if (validate(body) === true) return []
    return (validate.errors ?? []).map(
      ({ instancePath, message, schemaPath, params }) =>
        `${instancePath} ${message} ${JSON.stringify(params)} (${schemaPath})`,
    )
  }
}

/** Whether the described server has a path. */
export function hasPath(description: object, path: string): boolean {
  return path in (description as { paths: object }).paths
}

/** Lists how a response differs from the redirect that is described for a path. */
export function checkRedirect(description: object, path: string, response: Response): string[] {
  // As OpenAPI defines it.
  const { paths } = description as {
    paths: Record<
      string,
      { get: { responses: Record<string, { headers?: Record<string, unknown> }> } }
    >
  }
  const responses = paths[path]?.get.responses ?? {}
  const described = responses[response.status]
  if (described === undefined) {
    return [`returned ${response.status}, described ${Object.keys(responses).join(', ')}`]
  }
  return Object.keys(described.headers ?? {})
    .filter((name) => !response.headers.has(name))
    .map((name) => `without the header ${name}`)
}

/** Finds a response in the description; many refusals are shared by reference. */
function findResponse(description: object, { path, status, method = 'get' }: Endpoint): string {
  // As OpenAPI defines it.
  const { paths } = description as {
    paths: Record<string, Record<string, { responses: Record<number, { $ref?: string }> }>>
  }
  const own = `#/paths/${escapePointer(path)}/${method}/responses/${status}`
  return paths[path]?.[method]?.responses[status]?.$ref ?? own
}

function escapePointer(text: string): string {
  return encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'))
}
