import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

const SCHEMA = join(import.meta.dirname, '../../report.schema.json')

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true })
addFormats.default(ajv)
const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object)

/** Throws with all that is wrong when a value is no report as `report.schema.json` has it. */
export function expectValidReport(json: unknown): void {
  if (validate(json)) return
  throw new Error(`not a report: ${(validate.errors ?? []).map(describe).join('; ')}`)
}

function describe({ instancePath, message = '', params }: ErrorObject): string {
  return `${instancePath} ${message} ${JSON.stringify(params)}`
}
