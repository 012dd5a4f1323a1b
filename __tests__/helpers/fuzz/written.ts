import { type Outputs, outputsOf, withinLimit } from '../../../src/actions/report/outputs.ts'
import { gateReasons } from '../../../src/analyse/gate/gate.ts'
import type { Report } from '../../../src/model/report/report.ts'
import { toJson } from '../../../src/render/json/to-json.ts'
import type { ReportJson } from '../../../src/render/json/types.ts'
import { renderStepLog } from '../../../src/render/step-log.ts'
import { overBudgetMessage } from '../../../src/render/summary/over-budget.ts'
import { renderSummary } from '../../../src/render/summary/summary.ts'
import { MAX_SUMMARY_BYTES } from '../../../src/render/text/fit-to-size.ts'
import { RUN_URL } from '../make-run.ts'

/** All that a report becomes, as its readers have it. */
export interface Written {
  readonly json: ReportJson
  readonly summary: string
  /** It had room for all that there is to say. */
  readonly whole: boolean
  readonly outputs: Outputs
  readonly log: readonly string[]
  /** The texts of annotations, and of the step's failure. */
  readonly messages: readonly string[]
}

/** Makes of a report what the action writes, and writes none of it. */
export function write(report: Report, summaryBytes = MAX_SUMMARY_BYTES): Written {
  const files = {
    reportPath: '/tmp/report.json',
    summaryPath: '/tmp/summary.md',
    tracePath: undefined,
    htmlPath: undefined,
  }
  return {
    json: JSON.parse(JSON.stringify(toJson(report))) as ReportJson,
    summary: renderSummary(report, { maxBytes: summaryBytes }),
    whole: summaryBytes === MAX_SUMMARY_BYTES,
    outputs: withinLimit(outputsOf(report, { id: undefined, runUrl: RUN_URL }, files)),
    log: renderStepLog(report),
    messages: [
      ...report.notes.map(({ text }) => text),
      ...report.overBudget.map(overBudgetMessage),
      ...gateReasons(report, { failOn: ['any'], allowedSkips: [] }),
    ],
  }
}
