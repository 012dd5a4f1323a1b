import { stripVTControlCharacters } from 'node:util'
import { findingsIn } from '../src/render/findings/findings.ts'
import { reportOutputs } from '../src/actions/report/outputs.ts'
import type { AnyReport } from '../src/model/report/any-report.ts'
import { renderPage } from '../src/render/html/page.ts'
import { renderStepLog } from '../src/render/step-log.ts'
import { renderSummary } from '../src/render/summary/summary.ts'
import { renderTerminal } from '../src/render/terminal/report.ts'
import { commentOn } from './examples/example.ts'

const FILES = { 'report-path': '', 'summary-path': '', 'html-path': '' }

/** Renders a report to each output, and returns the first line of each as a reader sees it, without markup. */
export function firstLines(report: AnyReport) {
  const [terminal = ''] = renderTerminal(findingsIn(report), { width: 1_000, colour: false }).split(
    '\n',
  )
  const [log = ''] = renderStepLog(findingsIn(report))
  const [, heading = ''] = /<h1>(.*)<\/h1>/.exec(renderPage(findingsIn(report), '{{body}}')) ?? []
  const [comment = ''] = commentOn(report, { brief: false }).split('\n')
  return {
    summary: shown(renderSummary(findingsIn(report)).split('\n')[0] ?? '').replace('## ', ''),
    page: shown(heading.replace(/<[^>]*>/g, '')),
    headline: reportOutputs(findingsIn(report), FILES).headline,
    log,
    terminal: stripVTControlCharacters(terminal),
    comment: shown(comment).replace('### ', ''),
  }
}

/** Returns what a browser shows of escaped text. */
function shown(text: string): string {
  return text
    .replace(/<span>\$<\/span>/g, '$')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replaceAll('\u2060', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
