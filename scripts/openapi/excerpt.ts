import { toJsonSchema } from './json-schema.ts'

/** The endpoints that the action reads, by what their responses are called here. */
const ENDPOINTS = {
  run: '/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}',
  jobs: '/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs',
  earlierRuns: '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
  repository: '/repos/{owner}/{repo}',
  file: '/repos/{owner}/{repo}/contents/{path}',
  comparison: '/repos/{owner}/{repo}/compare/{basehead}',
  timing: '/repos/{owner}/{repo}/actions/runs/{run_id}/timing',
  annotations: '/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations',
} as const

export type ExcerptName = keyof typeof ENDPOINTS

/** What it looks at in them, wherever it stands; a test notices a name that is missing here. */
const FIELDS = new Set(
  `id name login status conclusion created_at started_at completed_at html_url
  run_started_at run_attempt run_number workflow_id event head_branch head_sha sha display_title path
  actor triggering_actor repository head_repository full_name private default_branch
  referenced_workflows workflow_runs total_count jobs steps number labels workflow_name
  runner_name runner_group_name content encoding annotation_level title message start_line
  merge_base_commit commit committer date commits total_commits behind_by author
  billable UBUNTU MACOS WINDOWS total_ms job_runs job_id duration_ms`.split(/\s+/),
)

/** As much of JSON Schema as is left of the description. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly Schema[]
}

/** The schemas of the responses as the description has them, whole in themselves, of these fields alone. */
export function excerptOf(description: object): Record<ExcerptName, Schema> {
  // As OpenAPI defines it.
  const document = toJsonSchema(description) as Document
  const entries = Object.entries(ENDPOINTS).map(([name, path]) => {
    const schema = document.paths[path]?.get.responses[200].content['application/json'].schema
    if (schema === undefined) throw new Error(`not described: ${path}`)
    return [name, pick(schema, document)]
  })
  return Object.fromEntries(entries) as Record<ExcerptName, Schema>
}

interface Document {
  readonly paths: Partial<
    Record<
      string,
      { get: { responses: { 200: { content: { 'application/json': { schema: Described } } } } } }
    >
  >
  readonly components: { readonly schemas: Readonly<Record<string, Described>> }
}

interface Described extends Omit<Schema, 'items' | 'properties' | 'anyOf'> {
  readonly $ref?: string
  readonly items?: Described
  readonly properties?: Readonly<Record<string, Described>>
  readonly anyOf?: readonly Described[]
  readonly oneOf?: readonly Described[]
}

function pick(schema: Described, document: Document): Schema {
  const { $ref, type, format, items, properties, anyOf, oneOf, required } = schema
  if ($ref !== undefined) {
    const target = document.components.schemas[$ref.replace('#/components/schemas/', '')]
    if (target === undefined) throw new Error(`not described: ${$ref}`)
    return pick(target, document)
  }
  const alternatives = (anyOf ?? oneOf)?.map((one) => pick(one, document))
  const fields = Object.entries(properties ?? {}).filter(([name]) => FIELDS.has(name))
  return {
    ...(type !== undefined && { type }),
    ...(schema.enum && { enum: schema.enum }),
    ...(format !== undefined && { format }),
    ...(items && { items: pick(items, document) }),
    ...(alternatives && { anyOf: alternatives }),
    ...(properties && {
      properties: Object.fromEntries(
        fields.map(([name, field]) => [name, pick(field, document)] as const),
      ),
      required: (required ?? []).filter((name) => FIELDS.has(name)),
    }),
  }
}
