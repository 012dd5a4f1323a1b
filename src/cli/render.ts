import type { Report } from '../model/report/report.ts'
import { toChromeTrace } from '../render/export/chrome-trace.ts'
import { renderCsv } from '../render/export/csv.ts'
import { renderOtlp } from '../render/export/otlp.ts'
import { renderPage } from '../render/html/page.ts'
import { toJson } from '../render/json/to-json.ts'
import { renderSummary } from '../render/summary/summary.ts'
import { renderTerminal } from '../render/terminal/report.ts'
import type { Terminal } from '../render/terminal/style.ts'

export const FORMATS = ['text', 'markdown', 'json', 'csv', 'chrome-trace', 'otlp', 'html'] as const

export type Format = (typeof FORMATS)[number]

/**
 * Returns the report in a format, with a newline at its end.
 *
 * @param template reads the template of the HTML page
 */
export function renderAs(
  format: Format,
  report: Report,
  { terminal, template }: { readonly terminal: Terminal; readonly template: () => string },
): string {
  switch (format) {
    case 'text':
      return renderTerminal(report, terminal)
    case 'markdown':
      return renderSummary(report)
    case 'json':
      return jsonLine(toJson(report))
    case 'csv':
      return renderCsv(toJson(report))
    case 'chrome-trace':
      return jsonLine(toChromeTrace(toJson(report)))
    case 'otlp':
      return `${renderOtlp(toJson(report))}\n`
    case 'html':
      return renderPage(toJson(report), template())
  }
}

function jsonLine(value: object): string {
  return `${JSON.stringify(value)}\n`
}
