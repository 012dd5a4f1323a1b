import { realpath } from 'node:fs/promises'
import { readPageTemplate } from '../files.ts'
import { NO_LOSSES } from '../model/report/losses.ts'
import type { CommitReport } from '../model/report/commit-report.ts'
import type { Report } from '../model/report/report.ts'
import { renderOtlp } from '../otlp/render/otlp.ts'
import { findingsIn } from '../render/findings/findings.ts'
import { renderPage } from '../render/html/page.ts'
import { renderSummary } from '../render/summary/summary.ts'
import { renderTerminal } from '../render/terminal/report.ts'
import type { Terminal } from '../render/terminal/style.ts'
import { disarm, disarmJson } from '../render/text/chat.ts'
import { reportJson } from '../report-json/encode/encode-report.ts'

export const FORMATS = ['text', 'markdown', 'json', 'otlp', 'html'] as const
/** The formats of a commit's report; the other one describes a run. */
export const COMMIT_FORMATS = FORMATS.filter((format) => format !== 'otlp')

export type Format = (typeof FORMATS)[number]
export type CommitFormat = (typeof COMMIT_FORMATS)[number]

type FormattedReport =
  | { readonly format: Format; readonly report: Report }
  | { readonly format: CommitFormat; readonly report: CommitReport }

/** Returns a report in its format, with a newline at its end. */
export async function renderAs(
  { format, report }: FormattedReport,
  terminal: Terminal,
  losses = NO_LOSSES,
): Promise<string> {
  switch (format) {
    case 'text':
      return renderTerminal(findingsIn(report), terminal, losses)
    case 'markdown':
      return renderSummary(findingsIn(report), { losses })
    case 'json':
      return `${reportJson(findingsIn(report))}\n`
    case 'html':
      // The program may be started by a link.
      return renderPage(
        findingsIn(report),
        await readPageTemplate(await realpath(process.argv[1] ?? '')),
        losses,
      )
    case 'otlp':
      return `${renderOtlp(report)}\n`
  }
}

/** Returns a rendered report for standard output, which a runner reads if the command is in a workflow. */
export function forStandardOutput(format: Format, text: string): string {
  return format === 'json' || format === 'otlp' ? disarmJson(text) : disarm(text)
}
