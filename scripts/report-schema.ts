import { join } from 'node:path'
import { createGenerator } from 'ts-json-schema-generator'
import { format, resolveConfig } from 'prettier'

const ROOT = join(import.meta.dirname, '..')

/** A JSON schema that is generated from a type in src/render/json/. */
interface Source {
  readonly path: string
  readonly type: string
  readonly id: string
  readonly title: string
}

/** By the file that `npm run build` writes. */
export const SCHEMAS: Readonly<Record<string, Source>> = {
  'report.schema.json': {
    path: 'types.ts',
    type: 'ReportJson',
    id: 'urn:run-report:report:1',
    title: 'Run Report',
  },
  'commit-report.schema.json': {
    path: 'commit-types.ts',
    type: 'CommitReportJson',
    id: 'urn:run-report:commit-report:1',
    title: 'Run Report of a commit',
  },
}

/** Returns the text of a JSON schema. */
export async function generateSchema({ path, type, id, title }: Source): Promise<string> {
  const { definitions = {} } = createGenerator({
    path: join(ROOT, 'src/render/json', path),
    tsconfig: join(ROOT, 'tsconfig.json'),
    type,
    expose: 'all',
    skipTypeCheck: true,
  }).createSchema(type)
  const { [type]: report, ...others } = definitions
  const schema = JSON.stringify({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: id,
    title,
    ...(report as object),
    $defs: others,
  })
  const options = await resolveConfig(join(ROOT, 'report.schema.json'))
  return await format(schema.replaceAll('#/definitions/', '#/$defs/'), {
    ...options,
    parser: 'json',
  })
}
