import { buildReport, type BuildOptions } from '../../src/build-report.ts'
import { at, makeTarget } from '../make-run.ts'
import { BASE_BRANCH } from '../simulate/red-run.ts'

interface ReportedRun extends Partial<Omit<BuildOptions, 'client'>>, Pick<BuildOptions, 'client'> {
  readonly runId: number
  readonly attempt?: number
  readonly time: number
}

/** Reports a run of a fake GitHub as it is at a time, in seconds after its start. */
export async function reportAt({ client, runId, attempt, time, ...options }: ReportedRun) {
  return await buildReport({
    client: { ...client, now: () => at(time) },
    target: makeTarget({ runId, attempt }),
    ...{ allowedFailures: [], budgets: [], historyRuns: 0, logLines: 20, settle: 0 },
    ...{ defaultBranch: BASE_BRANCH, signal: new AbortController().signal },
    sleep: () => Promise.resolve(),
    ...options,
  })
}
