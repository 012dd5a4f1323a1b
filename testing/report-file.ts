import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Report } from '../src/model/report/report.ts'
import { decode } from '../src/report-json/decode.ts'
import { encodeReport } from '../src/report-json/encode/encode-report.ts'
import type { ReportJson } from '../src/model/shapes/report.ts'

/** Writes the JSON of a report to a new temporary file, with changes to it, and returns the path. */
export async function writeReportFile(
  report: Report,
  changes: Partial<ReportJson> = {},
): Promise<string> {
  return await writeJsonFile({ ...encodeReport(report), ...changes })
}

/** Writes a value to a new temporary file, and returns the path. */
export async function writeJsonFile(value: object): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'report-')), 'report.json')
  await writeFile(path, JSON.stringify(value))
  return path
}

/** The report of a run, as an action has it that reads this JSON. */
export function decodeRun(json: object): Report {
  const report = decode(JSON.parse(JSON.stringify(json)))
  if (report.kind === 'commit') throw new Error('a report of a commit')
  return report
}
