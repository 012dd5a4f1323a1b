import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { toJson } from '../../src/render/json/to-json.ts'
import type { ReportJson } from '../../src/render/json/types.ts'
import type { Report } from '../../src/model/report/report.ts'

/** Writes the JSON of a report to a new temporary file, with changes to it, and returns the path. */
export async function writeReportFile(
  report: Report,
  changes: Partial<ReportJson> = {},
): Promise<string> {
  return await writeJsonFile({ ...toJson(report), ...changes })
}

/** Writes a value to a new temporary file, and returns the path. */
export async function writeJsonFile(value: object): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'report-')), 'report.json')
  await writeFile(path, JSON.stringify(value))
  return path
}

/** The report in an HTML page, as its script reads it. */
export function readEmbeddedReport(page: string): unknown {
  const [, base64 = ''] = /<script type="text\/plain" id="report">(.*?)<\/script>/s.exec(page) ?? []
  return JSON.parse(inflateRawSync(Buffer.from(base64, 'base64')).toString())
}
