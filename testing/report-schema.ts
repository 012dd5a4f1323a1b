import type { ValidateFunction } from 'ajv'
import type { FormatsPlugin } from 'ajv-formats'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** The file that the other schemas refer to. */
const SHARED = 'report.schema.json'

/** Throws with all that is wrong when a value is no report as `report.schema.json` has it. */
export const expectValidReport = validator(SHARED)

/** The same by `commit-report.schema.json`. */
export const expectValidCommitReport = validator('commit-report.schema.json')

/** The same by `month.schema.json`. */
export const expectValidMonth = validator('month.schema.json')

function validator(file: string): (json: unknown) => void {
  let validate: ValidateFunction | undefined
  return (json) => {
    validate ??= loadValidator(file)
    if (validate(json)) return
    const errors = (validate.errors ?? []).map(
      ({ instancePath, message = '', params }) =>
        `${instancePath} ${message} ${JSON.stringify(params)}`,
    )
    throw new Error(`not a report: ${errors.join('; ')}`)
  }
}

const require = createRequire(import.meta.url)

/** In `node_modules`, so that the compiled schemas find the package. */
const CACHE = join(import.meta.dirname, '../node_modules/.cache/run-report')

/** Loads a compiled schema, since compiling takes longer than all the checks of a test file. */
function loadValidator(file: string): ValidateFunction {
  const { version } = require('ajv/package.json') as { version: string }
  const [schema, shared] = [file, SHARED].map((name) =>
    readFileSync(join(import.meta.dirname, '..', name), 'utf8'),
  ) as [string, string]
  const hash = createHash('sha256').update(schema).update(shared).digest('hex')
  const path = join(CACHE, `schema-${hash}-ajv-${version}.cjs`)
  if (!existsSync(path)) {
    mkdirSync(CACHE, { recursive: true })
    // Other processes may do the same.
    const own = `${path}.${process.pid}`
    writeFileSync(own, compile(schema, shared))
    renameSync(own, path)
  }
  return require(path) as ValidateFunction
}

/** Returns the code of a module that exports the validator of a schema, which refers to a shared one. */
function compile(schema: string, shared: string): string {
  const { Ajv2020 } = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js')
  const { default: addFormats } = require('ajv-formats') as { readonly default: FormatsPlugin }
  const standalone =
    require('ajv/dist/standalone/index.js') as typeof import('ajv/dist/standalone/index.js')
  // Without the schema of schemas, and quickly.
  const ajv = new Ajv2020({
    ...{ allErrors: true, strict: true, allowUnionTypes: true },
    ...{ inlineRefs: false, code: { optimize: false, source: true } },
    ...{ meta: false, validateSchema: false },
  })
  addFormats(ajv)
  const { $id = '', ...rest } = JSON.parse(schema) as { readonly $id?: string }
  if ($id !== SHARED) ajv.addSchema(JSON.parse(shared) as object)
  return standalone.default(ajv, ajv.compile({ $id, ...rest }))
}
