import { join } from 'node:path'
import { createGenerator } from 'ts-json-schema-generator'
import { format, resolveConfig } from 'prettier'

const ROOT = join(import.meta.dirname, '..')

/** Returns the JSON schema of the report, as it is written to report.schema.json. */
export async function reportSchema(): Promise<string> {
  const { definitions = {} } = createGenerator({
    path: join(ROOT, 'src/render/json/types.ts'),
    tsconfig: join(ROOT, 'tsconfig.json'),
    type: 'ReportJson',
    expose: 'all',
    skipTypeCheck: true,
  }).createSchema('ReportJson')
  const { ReportJson: report, ...others } = definitions
  const schema = JSON.stringify({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:run-report:report:1',
    title: 'Run Report',
    ...(report as object),
    $defs: others,
  })
  const options = await resolveConfig(join(ROOT, 'report.schema.json'))
  return await format(schema.replaceAll('#/definitions/', '#/$defs/'), {
    ...options,
    parser: 'json',
  })
}
