import { expect } from 'expect'
import { disarm } from '../../src/render/text/chat.ts'
import { findingsIn } from '../../src/render/findings/findings.ts'
import { MAX_SUMMARY_BYTES, sizeOf } from '../../src/render/text/fit-to-size.ts'
import { expectInvariants, expectSameValues } from '../report-invariants.ts'
import { expectValidReport } from '../report-schema.ts'
import { expectIntact } from './expect-intact.ts'
import { reportOutputs, withinLimit } from '../../src/actions/report/outputs.ts'
import type { Report } from '../../src/model/report/report.ts'
import { encodeReport } from '../../src/report-json/encode/encode-report.ts'
import type { ReportJson } from '../../src/model/shapes/report.ts'
import { renderStepLog } from '../../src/render/step-log.ts'
import { overBudgetMessage } from '../../src/render/text/budgets.ts'
import { renderSummary } from '../../src/render/summary/summary.ts'
import { gateLines } from '../gate.ts'

/** What no name of the tests has in it. */
const SLIP = /\b(?:NaN|undefined|Infinity|Invalid Date)\b|\[object /

/** Holds all that a report has become against what is true of every report. */
export async function expectWritten(written: Written): Promise<void> {
  const { json, outputs, summary, whole, log, messages } = written
  expectValues(written)
  const { skipped, carriedOver, untimed } = json.timelineOmitted
  const drawn = json.jobs.length - skipped - carriedOver - untimed
  const leadsTo = `${new URL(json.run.url).origin}/`
  await expectIntact(summary, whole ? drawn > 0 : undefined, leadsTo)
  expect(sizeOf(summary)).toBeLessThanOrEqual(MAX_SUMMARY_BYTES)
  const texts = [summary, ...Object.values(outputs), ...log, ...messages]
  expect(texts.filter((text) => SLIP.test(text))).toEqual([])
  expect(outputs.headline).toMatch(/^\S[^\r\n]*$/)
  // The log cuts a long line, and names no reason that reads as its own.
  expect(log[0]).toContain(Array.from(written.line).slice(0, 300).join(''))
  const printed = log.map(disarm)
  // A line is one line, and none is a command to the runner.
  expect(printed.filter((line) => /[\r\n]|^\s*::|##\[/.test(line))).toEqual([])
  expect(messages.filter((message) => message.trim() === '')).toEqual([])
}

/** The part of it that costs little: the JSON report and the outputs. */
export function expectValues({ json, uncut }: Written): void {
  expectValidReport(json)
  expectInvariants(json)
  expectSameValues(json, uncut)
}

/** All that a report becomes, as its readers have it. */
type Written = ReturnType<typeof write>

/** Makes of a report what the action writes, and writes none of it. */
export function write(report: Report, summaryBytes = MAX_SUMMARY_BYTES) {
  const files = { 'report-path': '/tmp/a.json', 'summary-path': '/tmp/a.md', 'html-path': '' }
  const uncut = reportOutputs(findingsIn(report), files)
  return {
    json: JSON.parse(JSON.stringify(encodeReport(report))) as ReportJson,
    summary: renderSummary(findingsIn(report), { maxBytes: summaryBytes }),
    /** It had room for all that there is to say. */
    whole: summaryBytes === MAX_SUMMARY_BYTES,
    /** The outputs, also before those that are too long were replaced. */
    ...{ outputs: withinLimit(uncut).outputs, uncut },
    log: renderStepLog(findingsIn(report)),
    line: findingsIn(report).logHeadline(),
    /** The texts of annotations, and of the step's failure. */
    messages: [
      ...report.notes.map(({ text }) => text),
      ...report.overBudget.map(overBudgetMessage),
      ...gateLines(report, ['any']),
    ],
  }
}
