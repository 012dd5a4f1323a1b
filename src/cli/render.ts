import type { AnyReport } from '../model/report/any-report.ts'
import type { Report } from '../model/report/report.ts'
import type { Month } from '../model/shapes/month.ts'
import { renderOtlp } from '../render/export/otlp.ts'
import { renderPage } from '../render/html/page.ts'
import { renderMonth, renderMonthPage, renderMonthText } from '../render/month/outputs.ts'
import { renderSummary } from '../render/summary/summary.ts'
import { renderTerminal } from '../render/terminal/report.ts'
import type { Terminal } from '../render/terminal/style.ts'
import { disarm, disarmJson } from '../render/text/disarm.ts'
import { encodeAnyReport } from '../report-json/encode/encode-commit-report.ts'
import { encodeMonth } from '../report-json/month.ts'
import { UsageError } from './errors.ts'

export const FORMATS = ['text', 'markdown', 'json', 'otlp', 'html'] as const
/** The formats of a commit's report and of a month; the other one describes a run. */
const SHARED_FORMATS = ['text', 'markdown', 'json', 'html'] as const

export type Format = (typeof FORMATS)[number]
export type SharedFormat = (typeof SHARED_FORMATS)[number]

interface RenderOptions {
  readonly terminal: Terminal
  /** Reads the template of the HTML page. */
  readonly template: () => string
}

type Renderers<F extends Format, Subject> = Readonly<
  Record<F, (subject: Subject, options: RenderOptions) => string>
>

/** Returns the report of a commit in each format, with a newline at its end. */
const OF_COMMIT: Renderers<SharedFormat, AnyReport> = {
  text: (report, { terminal }) => renderTerminal(report, terminal),
  markdown: (report) => renderSummary(report),
  json: (report) => jsonLine(encodeAnyReport(report)),
  html: (report, { template }) => renderPage(report, template()),
}

/** The same for a run. */
const OF_RUN: Renderers<Format, Report> = {
  ...OF_COMMIT,
  otlp: (report) => `${renderOtlp(report)}\n`,
}

/** @throws `UsageError` for the report of a commit in a format of one run */
export function renderAs(format: Format, report: AnyReport, options: RenderOptions): string {
  return report.kind === 'commit'
    ? OF_COMMIT[expectSharedFormat(format, 'a commit')](report, options)
    : OF_RUN[format](report, options)
}

/** Returns a month in each format, with a newline at its end. */
export const RENDER_MONTH: Renderers<SharedFormat, Month> = {
  text: (month, { terminal }) => renderMonthText(month, terminal),
  markdown: (month) => `${renderMonth(month)}\n`,
  json: (month) => jsonLine(encodeMonth(month)),
  html: (month, { template }) => renderMonthPage(month, template()),
}

/** @throws `UsageError` for a format of one run */
export function expectSharedFormat(format: Format, command: 'a commit' | 'month'): SharedFormat {
  const found = SHARED_FORMATS.find((name) => name === format)
  if (found !== undefined) return found
  throw new UsageError(
    `--format ${format} is for one run: expected ${SHARED_FORMATS.join(', ')} for ${command}`,
  )
}

const JSON_FORMATS: ReadonlySet<Format> = new Set(['json', 'otlp'])

/** Returns a rendered report for standard output, which a runner reads if the command is in a workflow. */
export function asPrinted(format: Format, text: string): string {
  return JSON_FORMATS.has(format) ? disarmJson(text) : disarm(text)
}

function jsonLine(value: object): string {
  return `${JSON.stringify(value)}\n`
}
