import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toJson } from '../../src/render/json/to-json.ts'
import type { ReportJson } from '../../src/render/json/types.ts'
import type { Report } from '../../src/model/report/report.ts'
import { type Column, unpack } from '../../src/render/json/pack.ts'

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
  const [, json = ''] =
    /<script type="application\/json" id="report">(.*?)<\/script>/s.exec(page) ?? []
  return unpack(JSON.parse(json) as Column)[0]
}
