import { render } from 'preact'
import { type Column, unpack } from '../render/json/pack.ts'
import type { CommitReportJson } from '../render/json/commit-types.ts'
import type { ReportJson } from '../render/json/types.ts'
import { CommitPage } from './commit-page.tsx'
import { RunPage } from './run-page.tsx'

const data = document.getElementById('report')
const page = document.getElementById('page')
if (data !== null && page !== null) {
  const [json] = unpack(JSON.parse(data.textContent) as Column)
  page.textContent = ''
  // `renderPage` packs a report, of the same version as this script.
  const report = json as unknown as ReportJson | CommitReportJson
  render('kind' in report ? <CommitPage report={report} /> : <RunPage report={report} />, page)
}
