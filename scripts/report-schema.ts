import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import * as z from 'zod'
import { CommitReport } from '../src/report-json/shapes/commit-report.ts'
import { Report } from '../src/report-json/shapes/report.ts'
import { RunDiff } from '../src/report-json/shapes/run-diff.ts'

const ROOT = join(import.meta.dirname, '..')

/** A JSON schema that is generated from a shape in src/report-json/shapes/. */
interface Source {
  readonly shape: z.ZodType
  readonly id: string
}

/** By the file that `npm run build` writes. */
export const SCHEMAS: Readonly<Record<string, Source>> = {
  'report.schema.json': { shape: Report, id: 'urn:run-report:report:1' },
  'commit-report.schema.json': { shape: CommitReport, id: 'urn:run-report:commit-report:1' },
  'run-diff.schema.json': { shape: RunDiff, id: 'urn:run-report:run-diff:1' },
}

/** Returns the text of a JSON schema. */
export async function generateSchema({ shape, id }: Source): Promise<string> {
  const { $schema, ...schema } = z.toJSONSchema(shape, {
    io: 'input',
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly
      delete jsonSchema.propertyNames
      // It describes what this version writes, without what later ones may add.
      if (jsonSchema.properties !== undefined) jsonSchema.additionalProperties = false
    },
  })
  const options = await resolveConfig(join(ROOT, 'report.schema.json'))
  return await format(JSON.stringify({ $schema, $id: id, ...schema }), {
    ...options,
    parser: 'json',
  })
}
