import { isDeepStrictEqual } from 'node:util'
import { join } from 'node:path'
import { compile } from 'json-schema-to-typescript'
import { format, resolveConfig } from 'prettier'
import * as z from 'zod'
import { CommitReport } from '../src/model/shapes/commit-report.ts'
import { Month } from '../src/model/shapes/month.ts'
import { Report } from '../src/model/shapes/report.ts'

const ROOT = join(import.meta.dirname, '..')

/** The schema with the definitions that the others refer to. */
const REPORT_SCHEMA = 'report.schema.json'

/** The shapes in src/model/shapes/ by the file that `npm run build` writes of each. */
const SHAPES: Readonly<Record<string, z.ZodType>> = {
  [REPORT_SCHEMA]: Report,
  'commit-report.schema.json': CommitReport,
  'month.schema.json': Month,
}

/** The files of all schemas. */
export const SCHEMA_FILES = Object.keys(SHAPES)

type Definitions = Readonly<Record<string, object>>

type Schema = z.core.JSONSchema.BaseSchema

/** Returns the text of each JSON schema by its file. A definition that the report has, too, stands only there. */
export async function generateSchemas(): Promise<Readonly<Record<string, string>>> {
  const shared = definitionsOf(schemaOf(Report))
  const options = await resolveConfig(join(ROOT, REPORT_SCHEMA))
  const texts = Object.entries(SHAPES).map(async ([file, shape]) => {
    const schema = rooted(file, schemaOf(shape))
    const text = JSON.stringify(shape === Report ? schema : referTo(shared, schema))
    return [file, await format(text, { ...options, parser: 'json' })] as const
  })
  return Object.fromEntries(await Promise.all(texts))
}

/** The types of all reports, in one file for programs. */
export const TYPES = 'run-report.d.ts'

/** Returns the types of the schemas in a folder. */
export async function generateTypes(folder: string): Promise<string> {
  const all = {
    description: 'Each JSON file that Run Report writes.',
    anyOf: SCHEMA_FILES.map((file) => ({ $ref: file })),
  }
  const text = await compile(all, 'AnyRunReport', {
    bannerComment: '// Types of the JSON reports, made of their schemas by `npm run build`.',
    cwd: folder,
    format: false,
    maxItems: -1,
  })
  return await format(text, { ...(await resolveConfig(join(ROOT, TYPES))), parser: 'typescript' })
}

/** Returns a schema whose root is the shape itself: programs that make types read no reference there. */
function rooted(file: string, { $schema, $ref = '', $defs = {} }: Schema): Schema {
  const name = nameIn($ref)
  const { [name]: root, ...others } = $defs
  return { $schema, $id: file, ...root, $defs: others } as Schema
}

/** Returns the name of the definition that a reference is to. */
function nameIn(reference: string): string {
  return reference.replace(/^.*\//, '')
}

function schemaOf(shape: z.ZodType): Schema {
  const schema = z.toJSONSchema(shape, {
    io: 'input',
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly
      delete jsonSchema.propertyNames
    },
  })
  return JSON.parse(JSON.stringify(schema), (_, part: unknown) => asWritten(part)) as Schema
}

/** Returns an object as this version writes it: with what earlier ones lacked, without what later ones may add. */
function asWritten(part: unknown): unknown {
  const { properties } = Object(part) as z.core.JSONSchema.ObjectSchema
  if (properties === undefined) return part
  return { ...Object(part), required: Object.keys(properties), additionalProperties: false }
}

function definitionsOf({ $defs = {} }: { readonly $defs?: unknown }): Definitions {
  return $defs as Definitions
}

/** Returns a schema without the definitions that are equal in the report's, and with references to them. */
function referTo(shared: Definitions, schema: Schema): object {
  const own = Object.entries(definitionsOf(schema)).filter(
    ([name, definition]) => !isDeepStrictEqual(definition, shared[name]),
  )
  const isOwn = (name: string) => own.some(([each]) => each === name)
  const text = JSON.stringify({ ...schema, $defs: Object.fromEntries(own) })
  const root = nameIn(schemaOf(Report).$ref ?? '')
  const referring = text.replace(/"#\/\$defs\/(\w+)"/g, (reference, name: string) => {
    if (isOwn(name)) return reference
    return name === root ? `"${REPORT_SCHEMA}"` : `"${REPORT_SCHEMA}#/$defs/${name}"`
  })
  return JSON.parse(referring) as object
}
