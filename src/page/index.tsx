import { render } from 'preact'
import type { CommitReportJson } from '../report-json/shapes/commit-report.ts'
import type { ReportJson } from '../report-json/shapes/report.ts'
import { App } from './app.tsx'
import { viewCommit, viewRun } from './view/jobs.ts'

const data = document.getElementById('report')
const app = document.getElementById('app')
if (data !== null && app !== null) void show(data.textContent, app)

/** Replaces the jobs in the file by those of the report, which `renderPage` of this version has compressed. */
async function show(base64: string, app: HTMLElement): Promise<void> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const json = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const report = (await new Response(json).json()) as ReportJson | CommitReportJson
  const run = report.kind === 'commit' ? viewCommit(report) : viewRun(report)
  // What is in the file stays there if there is nothing to draw.
  if (run.jobs.length === 0) return
  app.textContent = ''
  render(<App run={run} />, app)
  document.documentElement.classList.add('scripted')
  // The browser has looked for the target of the URL before the jobs were there.
  document.getElementById(location.hash.slice(1))?.scrollIntoView()
}
