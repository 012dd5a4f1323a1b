import type { CommitReport } from '../model/report/commit-report.ts'
import type { Report } from '../model/report/report.ts'
import type { RunDiff } from '../model/run-diff.ts'
import { toChromeTrace } from '../render/export/chrome-trace.ts'
import { renderDiffMarkdown } from '../render/diff/markdown.ts'
import { renderDiffPage } from '../render/diff/page.ts'
import { renderDiffTerminal } from '../render/diff/terminal.ts'
import { renderCsv } from '../render/export/csv.ts'
import { renderOtlp } from '../render/export/otlp.ts'
import { renderPage } from '../render/html/page.ts'
import { renderSummary } from '../render/summary/summary.ts'
import { renderTerminal } from '../render/terminal/report.ts'
import type { Terminal } from '../render/terminal/style.ts'
import { disarm, disarmJson } from '../render/text/disarm.ts'
import { encodeCommitReport } from '../report-json/encode/encode-commit-report.ts'
import { encodeReport } from '../report-json/encode/encode-report.ts'
import { encodeRunDiff } from '../report-json/encode/encode-run-diff.ts'
import { UsageError } from './errors.ts'

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
      return jsonLine(encodeReport(report))
    case 'csv':
      return renderCsv(report)
    case 'chrome-trace':
      return jsonLine(toChromeTrace(report))
    case 'otlp':
      return `${renderOtlp(report)}\n`
    case 'html':
      return renderPage(report, encodeReport(report), template())
  }
}

/** The formats of a commit's report and of a comparison; the others describe one run. */
const SHARED_FORMATS = ['text', 'markdown', 'json', 'html'] as const

export type SharedFormat = (typeof SHARED_FORMATS)[number]

/** @throws `UsageError` for a format of one run */
export function expectSharedFormat(format: Format, command: 'a commit' | 'diff'): SharedFormat {
  const found = SHARED_FORMATS.find((name) => name === format)
  if (found !== undefined) return found
  throw new UsageError(
    `--format ${format} is for one run: expected ${SHARED_FORMATS.join(', ')} for ${command}`,
  )
}

/** Returns the report of a commit in a format, with a newline at its end. */
export function renderCommitAs(
  format: SharedFormat,
  report: CommitReport,
  { terminal, template }: Parameters<typeof renderAs>[2],
): string {
  switch (format) {
    case 'text':
      return renderTerminal(report, terminal)
    case 'markdown':
      return renderSummary(report)
    case 'json':
      return jsonLine(encodeCommitReport(report))
    case 'html':
      return renderPage(report, encodeCommitReport(report), template())
  }
}

/** Returns the comparison of two runs in a format, with a newline at its end. */
export function renderDiffAs(
  format: SharedFormat,
  diff: RunDiff,
  { terminal, template }: Parameters<typeof renderAs>[2],
): string {
  switch (format) {
    case 'text':
      return renderDiffTerminal(diff, terminal)
    case 'markdown':
      return renderDiffMarkdown(diff)
    case 'json':
      return jsonLine(encodeRunDiff(diff))
    case 'html':
      return renderDiffPage(diff, template())
  }
}

/** Returns a rendered report for standard output, which a runner reads if the command is in a workflow. */
export function asPrinted(format: Format, text: string): string {
  switch (format) {
    case 'json':
    case 'chrome-trace':
    case 'otlp':
      return disarmJson(text)
    case 'text':
    case 'markdown':
    case 'csv':
    case 'html':
      return disarm(text)
  }
}

function jsonLine(value: object): string {
  return `${JSON.stringify(value)}\n`
}
