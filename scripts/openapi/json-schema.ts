/**
 * Turns the schemas in an OpenAPI 3.0 document into JSON Schema, and closes their objects: what an
 * response holds must then be described, and what is not described can't be required, as old descriptions
 * have it. `nullable` is the one keyword that JSON Schema does not have:
 *
 * - `{ type: 'string', nullable: true }` → `{ type: ['string', 'null'] }`, in an `enum` as well
 * - `{ oneOf: [...], nullable: true }` → `{ anyOf: [{ type: 'null' }, { oneOf: [...] }] }`
 */
export function toJsonSchema(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(toJsonSchema)
  if (typeof node !== 'object' || node === null) return node
  const entries = Object.entries(node).map(([key, value]: [string, unknown]) => [
    key,
    // Each part of `allOf` describes some of the fields, so that only those that it refers to are closed.
    key === 'allOf' && Array.isArray(value)
      ? value.map((part: object) => toJsonSchema({ additionalProperties: true, ...part }))
      : toJsonSchema(value),
  ])
  // Any object of the document may come here; only in a schema do these keys mean something.
  return allowNull(closeObject(Object.fromEntries(entries) as Schema))
}

interface Schema {
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
