import { buildReport, DEFAULTS } from '../../build-report.ts'
import type { Client } from '../../github/http/client.ts'
import type { Report } from '../../model/report/report.ts'
import { StepFailure } from '../step-failure.ts'
import type { IssueInputs } from './inputs.ts'

interface RunReportOptions {
  readonly run: { readonly id: number; readonly attempt: number }
  readonly inputs: IssueInputs
  readonly client: Client
  readonly signal: AbortSignal
}

/** Makes the report of a run. @throws StepFailure if its jobs cannot be read */
export async function makeRunReport({
  run: { id, attempt },
  inputs: { serverUrl, owner, repo, defaultBranch, allowedFailures },
  client,
  signal,
}: RunReportOptions): Promise<Report> {
  const report = await buildReport({
    ...{ ...DEFAULTS, client, signal, defaultBranch, allowedFailures },
    target: { serverUrl, owner, repo, runId: id, attempt, current: undefined },
    now: client.now,
  })
  if (report.jobs !== undefined) return report
  throw new StepFailure(report.notes.map(({ text }) => text).join('\n\n'))
}
