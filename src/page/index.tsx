import { render } from 'preact'
import type { CommitReportJson } from '../report-json/shapes/commit-report.ts'
import type { ReportJson } from '../report-json/shapes/report.ts'
import { CommitPage } from './commit-page.tsx'
import { RunPage } from './run-page.tsx'

const data = document.getElementById('report')
const page = document.getElementById('page')
if (data !== null && page !== null) void show(data.textContent, page)

/** Shows a report that `renderPage` has compressed, of the same version as this script. */
async function show(base64: string, page: HTMLElement): Promise<void> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const json = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const report = (await new Response(json).json()) as ReportJson | CommitReportJson
  const title = page.textContent
  page.textContent = ''
  try {
    render(
      report.kind === 'commit' ? <CommitPage report={report} /> : <RunPage report={report} />,
      page,
    )
  } catch (error) {
    page.textContent = `${title}\nThis report cannot be shown: it is not one that this version writes.`
    throw error
  }
}
