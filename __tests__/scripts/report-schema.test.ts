import { expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateSchema, SCHEMAS } from '../../scripts/report-schema.ts'

it.each(Object.entries(SCHEMAS))(
  'expects %s to be what `npm run build` writes',
  async (file, source) => {
    const written = readFileSync(join(import.meta.dirname, '../..', file), 'utf8')
    expect(written).toBe(await generateSchema(source))
  },
)
