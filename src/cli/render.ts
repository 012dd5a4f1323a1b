import type { Report } from '../model/report/report.ts'
import { toChromeTrace } from '../render/export/chrome-trace.ts'
import { renderCsv } from '../render/export/csv.ts'
import { renderOtlp } from '../render/export/otlp.ts'
import { toJson } from '../render/json/to-json.ts'
import { renderSummary } from '../render/summary/summary.ts'
import { renderTerminal } from '../render/terminal/report.ts'
import type { Terminal } from '../render/terminal/style.ts'
import type { Format } from './usage.ts'

/** The report in a format, with an end of line at its end. */
export function renderAs(format: Format, report: Report, terminal: Terminal): string {
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
  }
}

function jsonLine(value: object): string {
  return `${JSON.stringify(value)}\n`
}
