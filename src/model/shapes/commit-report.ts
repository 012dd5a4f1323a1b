import * as z from 'zod'
import { AdviceFields, Cause } from './failure.ts'
import { Note, Report } from './report.ts'
import {
  choice,
  type FieldsOf,
  Conclusion,
  Count,
  Flag,
  Id,
  list,
  listOfSome,
  Ordinal,
  orNull,
  Repository,
  Seconds,
  Text,
  Time,
  Url,
  shape,
} from './values.ts'

const PullRequest = z
  .object({
    number: Ordinal,
    url: Url,
    base: orNull(Text, 'The branch to merge into.'),
  })
  .meta({ id: 'PullRequest' })

const CommitRun = shape('CommitRun', 'A workflow run of the commit.', {
  label: Text.describe(
    'Name of the workflow, with the event and the branch if only they distinguish it from other runs.',
  ),
  workflowId: orNull(Id),
  createdAt: orNull(Time, 'When the first attempt was created.'),
  finished: Flag.describe(
    'GitHub has a conclusion for the attempt. If false, `report` has what is known so far.',
  ),
  current: Flag.describe('The run that made the report.'),
  report: Report,
})

const CommitCause = shape(
  'CommitCause',
  'Failures with the same reason, in one or more runs. The failures are in the reports of these runs.',
  { ...Cause.shape, runIds: listOfSome(Id, 'Ids of the runs.') },
)

const RequiredCheck = z
  .object({
    name: Text.describe('For a job, its name.'),
    status: choice(
      ['failed', 'missing', 'unfinished', 'unknown', 'passed'],
      '`missing`: all runs have finished, and none reported the check. `unknown`: another app or an unfinished run may report it, or jobs of the same name have different results.',
    ),
    url: orNull(Url, 'URL of the job, or of that in `skippedAs`; `null` if there is neither.'),
    skippedAs: orNull(
      Text,
      'Name of the skipped job as which GitHub reports the matrix or call that a missing check belongs to; otherwise `null`.',
    ),
  })
  .meta({ id: 'RequiredCheck' })

const RequiredChecks = shape(
  'RequiredChecks',
  'The checks that must pass before the pull request can be merged.',
  {
    branch: Text.describe('The branch whose rules require them.'),
    complete: Flag.describe(
      'Both the rulesets and the protection of the branch were read; otherwise there may be more checks.',
    ),
    checks: list(RequiredCheck, 'Those that block first.'),
  },
)

export const CommitReport = z
  .object({
    schemaVersion: Report.shape.schemaVersion,
    kind: z.literal('commit').describe('Distinguishes this report from that of one run.'),
    madeAt: Report.shape.madeAt,
    repository: Repository.describe('Repository of the runs, as `owner/name`.'),
    commit: z
      .string()
      .regex(/^[0-9a-f]{40}$/)
      .describe('Full SHA.'),
    url: Url,
    branch: orNull(
      Text,
      'With the fork that has it; `null` also if the runs are of several branches.',
    ),
    pullRequest: orNull(PullRequest, '`null` also if the commit is the head of no pull request.'),
    conflict: orNull(
      choice(
        ['no-run', 'later'],
        '`no-run`: GitHub lists no run for `pull_request`, and starts none while the pull request conflicts with its base branch. `later`: such a run was started before.',
      ),
      '`null` if no conflict is known. Only the command with `--pr` requests it.',
    ),
    headline: Text.describe('The result in one line.'),
    ...AdviceFields,
    conclusion: Conclusion.describe(
      'The worst conclusion of the runs, including what has failed in unfinished ones.',
    ),
    gate: Report.shape.gate,
    complete: Flag.describe('The report has every run of the commit, and every job of these runs.'),
    runsTotal: Count,
    runsUnfinished: Count.describe(
      'Without the run that made the report, if only its current job is unfinished.',
    ),
    jobsTotal: Count.describe('Listed jobs of all runs.'),
    jobsFailed: Count.describe(
      'Jobs that failed, timed out or could not start, and are not forgiven.',
    ),
    jobsUnfinished: Count.describe('Jobs that have not finished, without the current one.'),
    startedAt: orNull(Time, 'When the first run was created.'),
    completedAt: orNull(Time, 'When the last job finished.'),
    durationSeconds: orNull(Seconds, 'Between these two.'),
    executionSeconds: orNull(Seconds, 'Sum of the durations of the jobs.'),
    peakJobs: Count.describe('The most jobs that ran in parallel.'),
    causes: list(CommitCause, 'What caused the failures of all runs, in the order of the advice.'),
    requiredChecks: orNull(
      RequiredChecks,
      '`null` if no base branch is known, or if its rules could not be read.',
    ),
    runs: list(CommitRun, 'Worst first.'),
    notes: list(Note, 'Notes on the commit; each run has its own.'),
  })
  .meta({
    id: 'CommitReport',
    title: 'Run Report of a commit',
    description:
      'What the workflow runs of a commit did: for each workflow, event and branch, the latest attempt of the newest run. `null` is unknown. Times are ISO 8601 in UTC; durations are in seconds with at most three decimals.',
  })

export type PullRequestRef = FieldsOf<typeof PullRequest>
export type RequiredCheck = FieldsOf<typeof RequiredCheck>
export type RequiredChecks = FieldsOf<typeof RequiredChecks>
export type CommitRunFields = FieldsOf<typeof CommitRun>
export type CommitReportFields = FieldsOf<typeof CommitReport>
export type CommitReportJson = z.input<typeof CommitReport>
