import { render } from 'preact'
import { type Column, unpack } from '../render/json/pack.ts'
import type { ReportJson } from '../render/json/types.ts'
import { App } from './app.tsx'
import { viewRun } from './view/jobs.ts'

const data = document.getElementById('report')
const page = document.getElementById('page')
if (data !== null && page !== null) {
  const [report] = unpack(JSON.parse(data.textContent) as Column)
  page.textContent = ''
  // `renderPage` packs a report, of the same version as this script.
  render(<App run={viewRun(report as unknown as ReportJson)} />, page)
}
