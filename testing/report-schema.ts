import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

// Without optimising and without the schema of schemas, since compiling takes longer than all the checks
// of a test file.
const ajv = new Ajv2020({
  ...{ allErrors: true, strict: true, allowUnionTypes: true },
  ...{ inlineRefs: false, code: { optimize: false }, meta: false, validateSchema: false },
})
addFormats.default(ajv)

/** Throws with all that is wrong when a value is no report as `report.schema.json` has it. */
export const expectValidReport = validator('report.schema.json')

/** The same by `commit-report.schema.json`. */
export const expectValidCommitReport = validator('commit-report.schema.json')

/** The same by `run-diff.schema.json`. */
export const expectValidDiff = validator('run-diff.schema.json')

function validator(file: string): (json: unknown) => void {
  const path = join(import.meta.dirname, '..', file)
  let validate: ValidateFunction | undefined
  return (json) => {
    validate ??= ajv.compile(JSON.parse(readFileSync(path, 'utf8')) as object)
    if (validate(json)) return
    throw new Error(`not a report: ${(validate.errors ?? []).map(describe).join('; ')}`)
  }
}

function describe({ instancePath, message = '', params }: ErrorObject): string {
  return `${instancePath} ${message} ${JSON.stringify(params)}`
}
