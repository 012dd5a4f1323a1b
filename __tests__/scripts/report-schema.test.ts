import { expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { reportSchema } from '../../scripts/report-schema.ts'

const SCHEMA = join(import.meta.dirname, '../../report.schema.json')

it('report.schema.json is what `npm run build` writes from the types', async () => {
  expect(readFileSync(SCHEMA, 'utf8')).toBe(await reportSchema())
})
