import { asCount, asInstant, asObject, asOrdinal, asString } from '../github/json-values.ts'
import type { CommitReportJson } from '../render/json/commit-types.ts'
import { type ReportJson, SCHEMA_VERSION } from '../render/json/types.ts'
import { readText } from './files/read-text.ts'

/**
 * Reads the JSON report of a run from a file.
 *
 * @throws if the file cannot be read or contains something else
 */
export async function readReport(path: string): Promise<ReportJson> {
  const report = await readAnyReport(path)
  if (!isCommitReport(report)) return report
  throw new Error(`${path} is the report of a commit; expected that of one run`)
}

/**
 * Reads the JSON report of a run or of a commit from a file.
 *
 * @throws as `readReport`
 */
export async function readAnyReport(path: string): Promise<ReportJson | CommitReportJson> {
  const text = await readText(path)
  try {
    const json: unknown = JSON.parse(text)
    if (isReport(json) || isCommitReport(json)) return json
  } catch {
    // The message is the same for other JSON.
  }
  throw new Error(`${path} is not a JSON report of version ${SCHEMA_VERSION}`)
}

/**
 * Distinguishes a report, which this project writes, from other files. It validates only what sub-actions
 * compare or write without escaping.
 */
function isReport(json: unknown): json is ReportJson {
  const { run, jobs, failures } = asObject(json)
  const { id, attempt, url, commit } = asObject(run)
  return (
    isOfThisVersion(json) &&
    asCount(id) !== undefined &&
    (attempt === null || asOrdinal(attempt) !== undefined) &&
    asString(url) !== undefined &&
    (commit === null || asString(commit) !== undefined) &&
    Array.isArray(jobs) &&
    Array.isArray(failures)
  )
}

function isCommitReport(json: unknown): json is CommitReportJson {
  const { kind, commit, runs } = asObject(json)
  return (
    isOfThisVersion(json) &&
    kind === 'commit' &&
    asString(commit) !== undefined &&
    Array.isArray(runs) &&
    runs.every((run) => isReport(asObject(run).report))
  )
}

function isOfThisVersion(json: unknown): boolean {
  const { schemaVersion, repository, madeAt } = asObject(json)
  return (
    schemaVersion === SCHEMA_VERSION &&
    asString(repository) !== undefined &&
    asInstant(madeAt, () => undefined) !== undefined
  )
}
