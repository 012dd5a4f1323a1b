import { isDeepStrictEqual, stripVTControlCharacters } from 'node:util'
import { reportOutputs } from '../../src/actions/report/outputs.ts'
import { isFailedByGate } from '../../src/model/report/gate.ts'
import type { Report } from '../../src/model/report/report.ts'
import { findingsIn } from '../../src/render/findings/findings.ts'
import { failedRules } from '../../src/render/findings/gate.ts'
import { renderPage } from '../../src/render/html/page.ts'
import { renderStepLog } from '../../src/render/step-log.ts'
import { renderSummary } from '../../src/render/summary/summary.ts'
import { renderTerminal } from '../../src/render/terminal/report.ts'
import { decode } from '../../src/report-json/decode.ts'
import { reportJson } from '../../src/report-json/encode/encode-report.ts'
import { commentOn } from '../examples/example.ts'
import { readRun } from '../read-run.ts'
import { reportOf } from '../world.ts'

const FILES = { 'report-path': '', 'summary-path': '', 'html-path': '' }

/** Renders a report to each output, and returns the first line of each as a reader sees it, without markup. */
function firstLines(report: Report) {
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

/** Lists what the outputs of a report say differently. */
function differences(report: Report): readonly string[] {
  const lines = firstLines(report)
  const { headline, log, terminal, comment, summary, page } = lines
  const json = JSON.parse(reportJson(findingsIn(report))) as Record<string, unknown>
  const read = decode(json)
  const [icon = '', ...rest] = log.split(' ')
  // A heading is above what failed, so that it does not name it.
  const [start = ''] = headline.split(/[:;] /)
  // Verdicts have what explains the causes, and the advice may say that the gate passes.
  const explained = /(?<=; the gate passes(?: so far)?): (?:the|both|all|\d+) (?:cause|failure).*$/
  const [remark = ''] = /; the gate .*/.exec(headline.replace(explained, '')) ?? []
  const areHeadings = [summary, comment].every(
    (heading) =>
      heading.startsWith(`${icon} ${start}`) &&
      heading.endsWith(remark) &&
      (!isFailedByGate(report) || heading === log),
  )
  // The log of the step has no reason that reads as its own.
  const isNamed = report.causes.some(({ message }) => message !== undefined)
  const [inLog, said] = [rest.join(' '), headline.replace(": the job's time limit", '')]
  const equal: Readonly<Record<string, boolean>> = {
    'the exit code': (report.gate?.fails ?? false) === (failedRules(report) !== undefined),
    'the gate that is read': isDeepStrictEqual(read.gate, report.gate),
    'the JSON report': json.headline === headline && json.conclusion === report.conclusion,
    'what is read': read.kind === 'run' && isDeepStrictEqual(firstLines(read), lines),
    'the log': isNamed ? inLog.includes(remark) : inLog === said,
    'the terminal': terminal.slice(2) === headline,
    'the page': page.trim() === summary.slice(icon.length + 1),
    'a heading': areHeadings,
  }
  return Object.entries(equal).flatMap(([name, isEqual]) => (isEqual ? [] : name))
}

/** Says the exit code and the headline, and which outputs say something else. */
export async function sayHeadline(input: string): Promise<string> {
  const report = await reportOf(readRun(input))
  const code = report.gate?.fails === true ? 1 : 0
  return [`${code} ${firstLines(report).log}`, ...differences(report)].join('; differs: ')
}
