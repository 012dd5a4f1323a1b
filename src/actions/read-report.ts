import { readFile } from 'node:fs/promises'
import { asObject, asString } from '../../github/json-values.ts'
import { type ReportJson, SCHEMA_VERSION } from '../../render/json/types.ts'

/**
 * Reads a JSON report from a file.
 *
 * @throws if the file cannot be read or contains something else
 */
export async function readReport(path: string): Promise<ReportJson> {
  const report = parse(await readFile(path, 'utf8'))
  if (isReport(report)) return report
  throw new Error(`${path} is not a JSON report of version ${SCHEMA_VERSION}`)
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** Distinguishes a report, which this project writes, from other files. It does not validate it. */
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
