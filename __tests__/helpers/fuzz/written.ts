import { gateReasons } from '../../../src/analyse/gate.ts'
import { outputsOf, withinLimit, type Outputs } from '../../../src/actions/outputs.ts'
import type { Report } from '../../../src/model/report.ts'
import { SUMMARY_BYTES } from '../../../src/render/budget.ts'
import { toJson } from '../../../src/render/json.ts'
import { renderLog } from '../../../src/render/log.ts'
import { overBudgetMessage } from '../../../src/render/over-budget-section.ts'
import type { ReportJson } from '../../../src/render/report-json.ts'
import { renderSummary } from '../../../src/render/summary.ts'
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
export function write(report: Report, summaryBytes = SUMMARY_BYTES): Written {
  const files = {
    reportPath: '/tmp/report.json',
    summaryPath: '/tmp/summary.md',
    tracePath: undefined,
  }
  return {
    json: JSON.parse(JSON.stringify(toJson(report))) as ReportJson,
    summary: renderSummary(report, { budget: summaryBytes }),
    whole: summaryBytes === SUMMARY_BYTES,
    outputs: withinLimit(outputsOf(report, { id: undefined, runUrl: RUN_URL }, files)),
    log: renderLog(report),
    messages: [
      ...report.notes.map(({ text }) => text),
      ...report.overBudget.map(overBudgetMessage),
      ...gateReasons(report, { failOn: ['any'], allowedSkips: [] }),
    ],
  }
}
