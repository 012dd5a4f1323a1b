import { analyseCommit } from '../src/analyse/commit/analyse-commit.ts'
import type { Explanations } from '../src/analyse/failures/report-failures.ts'
import type { BranchRules } from '../src/model/branch-rules.ts'
import type { CommitReport } from '../src/model/report/commit-report.ts'
import type { Job, Run } from '../src/model/run.ts'
import type { CommitTarget } from '../src/model/target.ts'
import { at, makeListedRun, makeRun, reportOn, RUN_URL } from './make-run.ts'

export const COMMIT = '7638417db6d59f3c431d3e1f261cc637155684cd'

export interface CommitRunFields extends Partial<Omit<Run, 'jobs'>> {
  readonly jobs?: readonly Partial<Job>[] | undefined
  /** Seconds after the start. */
  readonly createdAt?: number
  /** Whether the run makes the report, in its first job. */
  readonly current?: boolean
  readonly explanations?: Explanations
}

interface CommitFields extends Partial<CommitTarget> {
  readonly rules?: BranchRules
  readonly overridden?: ReadonlySet<number>
  /** @default true */
  readonly areAllChosen?: boolean
  /** @default that of github.com */
  readonly actionsApp?: number | 'unknown'
  readonly complete?: boolean
  readonly allowedFailures?: readonly string[]
}

/** The app that writes the checks of GitHub's own jobs. */
export const ACTIONS_APP = 15_368

/** Rules of `main`; without an app, a check may be of any. */
export function required(
  checks: readonly { readonly name: string; readonly app?: number }[],
  complete = true,
): BranchRules {
  return { branch: 'main', complete, checks: checks.map((one) => ({ app: undefined, ...one })) }
}

const IDS_PER_RUN = 1_000

/** The report on a commit with these runs, whose ids are 1, 2, ... and those of its jobs 1001, ... */
export function reportOnCommit(
  runs: readonly CommitRunFields[],
  {
    rules,
    overridden = new Set(),
    areAllChosen = true,
    actionsApp = ACTIONS_APP,
    complete = true,
    allowedFailures = [],
    ...target
  }: CommitFields = {},
): CommitReport {
  const reported = runs.map(
    ({ jobs = [{}], createdAt = 0, current = false, explanations, ...fields }, index) => {
      const id = fields.id ?? index + 1
      const run = makeRun({
        id,
        url: RUN_URL.replace(/\d+$/, String(id)),
        conclusion: 'success',
        ...fields,
        jobs: jobs.map((job, at) => ({ id: id * IDS_PER_RUN + at + 1, ...job })),
      })
      return {
        listing: makeListedRun({ run, createdAt: at(createdAt), workflowId: id }),
        current,
        report: reportOn(run, {
          allowedFailures,
          ...(current && { own: { jobId: id * IDS_PER_RUN + 1 } }),
          ...(explanations && { explanations }),
        }),
      }
    },
  )
  const listings = reported.map(({ listing }) => listing)
  return analyseCommit(reported, {
    target: {
      ...{ serverUrl: 'https://github.com', owner: 'octo-org', repo: 'octo-shop' },
      ...{ commit: COMMIT, pullRequest: undefined, currentRun: undefined, ...target },
    },
    pullRequest: target.pullRequest,
    rules,
    listed: { runs: listings, complete },
    chosen: { runs: listings, omitted: [], replaced: [], overridden, areAllChosen },
    actionsApp: actionsApp === 'unknown' ? undefined : actionsApp,
    notes: [],
    now: at(600),
  })
}

/** The report of a commit, of whose first run the jobs could not be listed. */
export function withoutJobsOfFirst(report: CommitReport): CommitReport {
  const runs = report.runs.map((run, index) =>
    index === 0 ? { ...run, report: { ...run.report, jobs: undefined } } : run,
  )
  return { ...report, runs }
}
