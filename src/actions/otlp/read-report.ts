import { readFile } from 'node:fs/promises'
import { asObject, asString } from '../../github/json-values.ts'
import { type ReportJson, SCHEMA_VERSION } from '../../render/json/types.ts'

/**
 * The JSON report in a file.
 *
 * @throws where it can't be read, or holds something else
 */
export async function readReport(path: string): Promise<ReportJson> {
  const report = parse(await readFile(path, 'utf8'))
  if (isReport(report)) return report
  throw new Error(`${path} holds no JSON report of version ${SCHEMA_VERSION}`)
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** A report is made by this project, and is here only told from other files. */
function isReport(json: unknown): json is ReportJson {
  const { schemaVersion, repository, run, jobs, failures } = asObject(json)
  return (
    schemaVersion === SCHEMA_VERSION &&
    asString(repository) !== undefined &&
    asString(asObject(run).url) !== undefined &&
    Array.isArray(jobs) &&
    Array.isArray(failures)
  )
}
