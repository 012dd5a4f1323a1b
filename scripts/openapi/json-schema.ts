/**
 * Turns the schemas in an OpenAPI 3.0 document into JSON Schema, and closes their objects: what a
 * response holds must then be described, and what is not described can't be required, as old descriptions
 * have it. `nullable` is the one keyword that JSON Schema does not have:
 *
 * - `{ type: 'string', nullable: true }` → `{ type: ['string', 'null'] }`, in an `enum` as well
 * - `{ oneOf: [...], nullable: true }` → `{ anyOf: [{ type: 'null' }, { oneOf: [...] }] }`
 *
 * @param root the document that `node` refers to
 */
export function toJsonSchema(node: unknown, root: unknown = node): unknown {
  if (Array.isArray(node)) return node.map((item) => toJsonSchema(item, root))
  if (typeof node !== 'object' || node === null) return node
  const entries = Object.entries(mergeParts(node, root)).map(([key, value]: [string, unknown]) => [
    key,
    toJsonSchema(value, root),
  ])
  // Any object of the document may come here; only in a schema do these keys mean something.
  return allowNull(closeObject(Object.fromEntries(entries) as Schema))
}

/** Merges the objects in `allOf`, which each describe some of the fields, so that they are closed as one. */
function mergeParts(node: Schema, root: unknown): Schema {
  if (!Array.isArray(node.allOf)) return node
  const { allOf, ...rest } = node
  const parts = allOf.map((part: Schema) =>
    part.$ref === undefined ? part : find(root, part.$ref),
  )
  // A part without fields of its own, such as a choice, stays a part.
  if (parts.some(({ properties }) => properties === undefined)) return node
  return {
    ...Object.assign({}, ...parts),
    ...rest,
    type: 'object',
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)) as object,
    required: parts.flatMap(({ required = [] }) => required),
  } as Schema
}

/** Returns what a reference of this document, such as `#/components/schemas/job`, points to. */
function find(root: unknown, ref: string): Schema {
  const names = ref.slice('#/'.length).split('/')
  return names.reduce((node, name) => (node as Record<string, unknown>)[name], root) as Schema
}

interface Schema {
  readonly $ref?: string
  readonly allOf?: unknown
  readonly nullable?: unknown
  readonly type?: unknown
  readonly enum?: readonly unknown[]
  readonly properties?: object
  readonly required?: readonly string[]
  readonly additionalProperties?: unknown
}

function closeObject(schema: Schema): Schema {
  const { type, properties, required = [] } = schema
  if (type !== 'object' || !properties || 'additionalProperties' in schema) return schema
  const described = required.filter((name) => name in properties)
  return { ...schema, required: described, additionalProperties: false }
}

function allowNull({ nullable, ...schema }: Schema): object {
  // A property that is called "nullable" is a schema, not true.
  if (nullable !== true) return nullable === undefined ? schema : { nullable, ...schema }
  if (schema.type === undefined) return { anyOf: [{ type: 'null' }, schema] }
  return {
    ...schema,
    type: [schema.type, 'null'],
    ...(schema.enum && { enum: [...schema.enum, null] }),
  }
}
