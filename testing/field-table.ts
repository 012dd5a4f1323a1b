interface JsonSchema {
  readonly description?: string
  readonly $ref?: string
  readonly type?: string
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
}

export interface SchemaFile extends JsonSchema {
  readonly $defs: Readonly<Record<string, JsonSchema>>
}

/** Returns a Markdown table of the fields of a shape, from its JSON schema. */
export function fieldTable(schema: SchemaFile, shape: string): string {
  const { properties = {} } = shape === 'Report' ? schema : (schema.$defs[shape] ?? {})
  const rows = Object.entries(properties).map(
    ([name, field]) => `| \`${name}\` | ${describe(field, schema)} |`,
  )
  return ['| field | content |', '| --- | --- |', ...rows].join('\n')
}

/** Returns what a field is: its own description, or else that of its shape or of its items. */
function describe(field: JsonSchema, schema: SchemaFile): string {
  const { $ref = '', items, anyOf = [] } = field
  const shape = schema.$defs[$ref.split('/').at(-1) ?? '']
  const parts = [shape, items, ...anyOf].flatMap((part) => part ?? [])
  const found = field.description ?? parts.map((part) => describe(part, schema)).find(Boolean) ?? ''
  return found.replaceAll('|', '\\|').replaceAll('\n', ' ')
}

const TABLE = /(?<=<!-- fields of (\w+) -->\n\n)[^]*?(?=\n\n<!-- end -->)/g

/** Returns a document whose tables between `<!-- fields of NAME -->` and `<!-- end -->` are made from the schema. */
export function withFieldTables(text: string, schema: SchemaFile): string {
  return text.replace(TABLE, (_, shape: string) => fieldTable(schema, shape))
}
