import * as z from 'zod'
import {
  AnyText,
  Conclusion,
  Count,
  type FieldsOf,
  Flag,
  Id,
  list,
  orNull,
  Ordinal,
  Repository,
  Seconds,
  shape,
  Text,
  Time,
  Url,
} from './values.ts'
import { RECENT_DAYS } from '../time.ts'

/** A memory of another version is replaced: GitHub still has the month. */
export const MONTH_VERSION = 1

/** A workflow keeps its path when it gets another name, which stands for the path if GitHub reports none. */
const SERIES = { workflow: Text, workflowPath: Text }

const RunLabel = shape('RunLabel', 'A run, as readers know it.', {
  id: Id,
  number: orNull(Count),
  ...SERIES,
  commit: orNull(Text, 'Full SHA.'),
  url: Url,
})

const KnownRun = shape('KnownRun', 'A run, as the nights listed and read it.', {
  ...RunLabel.omit({ url: true }).shape,
  event: orNull(Text),
  commit: orNull(Text, 'Full SHA, if it is of the default branch.'),
  isMain: Flag.describe('It is of the default branch.'),
  attempt: Ordinal.describe('The latest one that finished, of which the conclusion is.'),
  conclusion: orNull(Conclusion, '`null` if it has not finished.'),
  createdAt: Time,
  endedAt: orNull(Time, 'When GitHub last changed it before it was first listed as finished.'),
  ranSeconds: orNull(Seconds, 'From the start of the attempt until then.'),
  failedAt: orNull(
    Time,
    'End of the last job of the first attempt that failed, or of the one before a running one, if that was read.',
  ),
  passedAt: orNull(
    Time,
    'End of the first attempt that passed, if it is an earlier one that a night listed or read.',
  ),
  message: orNull(Text, 'What it first failed with, if that was read.'),
  unread: Flag.describe(
    'It failed, was re-run or, on the default branch, was cancelled, and no job was read.',
  ),
  unfinished: Flag.describe(
    'It is of the default branch, and an attempt had not finished: it is fetched until it has.',
  ),
})

const Failed = shape('Failed', 'What failed in an attempt.', {
  runId: Id,
  attempt: Ordinal,
  ...SERIES,
  branch: Text.describe('With the owner of a fork.'),
  event: orNull(Text),
  commit: orNull(Text),
  endedAt: Time.describe('End of the job.'),
  url: Url.describe('Of the job.'),
  job: Text.describe('Without the values of a matrix.'),
  step: orNull(Text),
  test: orNull(Text, '`null` if no log and no test results name one.'),
  message: orNull(Text),
  path: orNull(Text, 'File of the test, if it is known to be in the repository.'),
  recovered: Flag.describe('The job passed on the same commit, in a later attempt or another run.'),
})

const Sampled = shape('Sampled', 'A job of an even sample of those of a sample of runs.', {
  sampledAt: Time.describe('When the job finished.'),
  jobs: list(
    z.object({
      ...SERIES,
      event: orNull(Text),
      job: Text,
      labels: AnyText,
      waitSeconds: orNull(Seconds),
      ranSeconds: Seconds,
      hasPassed: Flag,
      isCancelled: Flag.describe('Its run was cancelled.'),
      steps: list(z.object({ name: Text, ranSeconds: Seconds }), 'The longest ones.'),
    }),
  ),
})

const Schedule = shape('Schedule', 'The last run that GitHub started by a schedule.', {
  ...RunLabel.shape,
  startedAt: Time,
  gaps: list(Count, 'Milliseconds between the last runs, but not those in which it was reported.'),
  state: orNull(
    Text,
    'That of the workflow as it was last read, such as `active`; `null` if it was not read since the run.',
  ),
  isUnread: Flag.describe('Its file could not be read, so it may have no schedule.'),
  fault: orNull(Text, 'Why its file could not be parsed, so it may have no schedule.'),
  missedAt: orNull(Time, 'The first night that missed a run since.'),
  idleAt: orNull(Time, 'The last night on which the workflow was not active since.'),
})

const WeekRow = shape('WeekRow', 'Runs of a workflow that an event started in a week.', {
  ...SERIES,
  event: orNull(Text),
  runs: Count.describe('That finished.'),
  undecided: Count.describe(
    'Of them, those that neither passed nor failed, such as cancelled ones.',
  ),
  failed: Count.describe('Of them, those whose latest attempt failed.'),
  medianSeconds: orNull(
    Seconds,
    'Of those that passed or failed: from the start of the latest attempt until GitHub last changed the run when it was first listed. `null` if a job may have waited for an approval.',
  ),
})

const RunWeek = shape('RunWeek', 'Runs that were created in a week.', {
  weekAt: Time.describe('Its Monday, 0:00 UTC.'),
  listedFromAt: orNull(
    Time,
    'All its runs since then were listed: since its start if the week is whole; `null` if none was.',
  ),
  rows: list(WeekRow, 'Most runs first.'),
  omittedRows: Count.describe('Further workflows and events, with fewer runs.'),
})

const UsedDay = shape('UsedDay', 'What runs of a workflow used that finished on a day in UTC.', {
  dayAt: Time,
  ...SERIES,
  runs: Count.describe('That finished.'),
  readRuns: Count.describe('Of them, those whose jobs were read, of which the rest is.'),
  labels: list(
    z.object({ labels: AnyText, usedSeconds: Seconds, usedCancelledSeconds: Seconds }),
    'The labels of the jobs.',
  ),
})

const UsageMemory = shape('UsageMemory', 'What the runs of the last days used of runners.', {
  fromAt: Time.describe('All runs that finished since then were counted.'),
  days: list(UsedDay),
  left: list(
    z.object({ workflowPath: Text, leftAt: Time, runs: Count }),
    'Runs of any branch that had not finished when a night last listed them, by workflow and night, of two weeks: their minutes are missing.',
  ),
})

const Memory = shape('Memory', 'What the next night needs of this one.', {
  readAt: Time,
  fromAt: Time.describe('All runs since then were listed.'),
  unknownBefore: list(Text, 'Files of the workflows of `unknownWorkflows`.'),
  gone: list(
    z.object({ workflowPath: Text, id: Id, isSeen: Flag }),
    'Workflows that were red and whose file is gone, with the newest run that is known to have it, and whether a night saw it since their last run.',
  ),
  seenFiles: list(
    z.object({ workflowPath: Text, seenAt: Time }),
    'When a night last saw the file of a workflow that was red.',
  ),
  open: list(z.object({ key: Text, listedAt: Time }), 'What comes and goes, by what names it.'),
  runs: list(
    KnownRun,
    'Those of five weeks, and those that began or ended what was red since, oldest first.',
  ),
  failed: list(Failed),
  samples: list(Sampled),
  awaited: list(
    z.object({ workflowPath: Text, event: orNull(Text), awaitedAt: Time }),
    'Workflows and events of which a job may have waited for an approval, and when a night last read one.',
  ),
  schedules: list(Schedule),
  usage: orNull(UsageMemory),
})

const Unsteady = shape('Unsteady', 'What fails and passes on the same code.', {
  ...SERIES,
  job: Text,
  step: orNull(Text),
  test: orNull(Text),
  failed: Count.describe('Runs in which it was seen to fail: more may have.'),
  runs: Count.describe('Runs of the workflow that passed or failed.'),
  recovered: Count.describe('Of the failed ones, those that passed on the same commit.'),
  branches: Count,
  listedAt: Time.describe('When it was first listed.'),
  lastAt: Time,
  url: Url.describe('Of the job that failed last.'),
  message: orNull(Text),
  path: orNull(Text),
})

const Queue = shape('Queue', 'How long jobs with the same labels waited for a runner.', {
  labels: AnyText,
  jobs: Count,
  medianSeconds: Seconds,
  p90Seconds: Seconds.describe('Nine of ten waited no longer.'),
  longestSeconds: Seconds,
})

const USED_BEFORE = orNull(
  Seconds,
  `Of all runs of the workflow in the ${RECENT_DAYS} days before, with any labels: \`null\` unless all of them were counted and enough were read.`,
)

const Usage = shape('Usage', 'What the jobs of a workflow used of runners with the same labels.', {
  ...SERIES,
  labels: AnyText,
  usedSeconds: Seconds.describe('Of all runs: an estimate if fewer were read than finished.'),
  usedCancelledSeconds: Seconds.describe('Of this, by runs that were cancelled or superseded.'),
  runs: Count.describe('Runs of the workflow that finished.'),
  readRuns: Count.describe('Of them, those whose jobs were read.'),
  unfinishedRuns: Count.describe(
    'Runs of the workflow of the last two weeks that had not finished when a night last listed them: their minutes are missing.',
  ),
  usedBeforeSeconds: USED_BEFORE,
})

const UnknownUsage = shape('UnknownUsage', 'A workflow of which too few runs were read.', {
  ...SERIES,
  runs: Count,
  readRuns: Count,
  usedBeforeSeconds: USED_BEFORE,
})

const JobTimes = shape('JobTimes', 'Medians of a job that passed, before it changed and since.', {
  ...SERIES,
  job: Text,
  changedAt: orNull(Time, 'The end of the first job since the change.'),
  ranSeconds: Seconds,
  ranBeforeSeconds: Seconds,
  step: orNull(Text, 'The step that is at least half of the change of its run time.'),
})

const Weeks = shape('Weeks', `What the ${RECENT_DAYS} whole days in UTC before \`madeAt\` show.`, {
  sampledJobs: Count.describe('Jobs of a sample, which are compared.'),
  runs: Count.describe('All that finished of those created in them.'),
  used: list(Usage, 'Most first.'),
  usedBeforeSeconds: orNull(
    Seconds,
    `The sum of the ${RECENT_DAYS} days before: \`null\` unless it is known of each workflow.`,
  ),
  usedFromAt: orNull(Time, 'The runs since then are counted: `null` if none was.'),
  unknownUsage: list(UnknownUsage, 'Most runs first.'),
  jobs: list(JobTimes, 'Those that changed, most first.'),
})

const Decided = z.object({
  decided: Count.describe('That passed or failed.'),
  failed: Count.describe('Of them, those whose latest attempt failed.'),
})

const WorkflowRuns = shape('WorkflowRuns', 'Runs of a workflow in the month.', {
  ...SERIES,
  runs: Count.describe('That finished.'),
  main: Decided.describe('Those of the default branch.'),
  others: Decided.describe('Those of other branches.'),
  medianSeconds: orNull(
    Seconds,
    'Run time of those that passed or failed, of events of which no job may have waited for an approval.',
  ),
})

const RedTime = shape('RedTime', 'A time in which a workflow of the default branch was red.', {
  fromAt: Time.describe('The start of the month if it was red before.'),
  untilAt: orNull(Time, '`null` if it is red still.'),
  first: RunLabel,
  last: orNull(RunLabel, 'The run that ended it; `null` if its file is gone.'),
  byRerun: Flag.describe('A later attempt of the first run ended it.'),
  isGone: Flag.describe('The first run of a commit without its file ended it.'),
  isAtLeast: Flag.describe(
    'Its file is gone since an unknown time after `untilAt`: no night saw it since the last run.',
  ),
  message: orNull(Text, 'The newest error of its runs that was read.'),
  messageAt: orNull(Time, 'When a run last failed with it.'),
})

const Red = shape('Red', 'How long the default branch was red.', {
  fromAt: Time.describe('Its runs are known since then.'),
  now: list(RunLabel, 'First failed run of each workflow that fails now.'),
  greenSince: orNull(RunLabel, 'The run that ended the last time; `null` if there was none.'),
  runs: Count.describe('Runs of the branch that passed or failed.'),
  pushes: Count.describe('Runs of the branch by `push` that passed, failed or were cancelled.'),
  cancelledPushes: Count.describe('Of these, those that were cancelled.'),
  unreadRuns: Count.describe(
    'Runs that were cancelled or re-run, and not read: an attempt may have failed.',
  ),
  unknownWorkflows: Count.describe(
    'Workflows of which it was not read how their last run before the month ended.',
  ),
  times: list(RedTime, 'Those of each workflow: what is red still, then the longest.'),
  count: Count.describe('Times in which any workflow was red.'),
  countByRerun: Count.describe('Of them, those that re-runs alone ended.'),
  durationSeconds: Seconds.describe('Of them: times of workflows that overlap are one.'),
  recentSeconds: Seconds.describe(
    `Of this, in the ${RECENT_DAYS} whole days in UTC before \`madeAt\`.`,
  ),
})

/** The memory of a month, and what it shows. */
export const Month = z
  .object({
    schemaVersion: z
      .literal(MONTH_VERSION)
      .describe('Changes if readers have to change. New fields do not change it.'),
    kind: z.literal('month'),
    headline: Text,
    repository: Repository,
    url: Url,
    branch: Text.describe('The default branch.'),
    madeAt: Time,
    sinceAt: orNull(Time, 'When the night was made that it continues.'),
    fromAt: Time.describe('Runs since then were listed.'),
    red: Red,
    missed: list(Schedule, 'Workflows that did not run.'),
    unsteady: list(Unsteady, 'Worst first.'),
    queues: list(Queue, 'Longest first.'),
    weeks: Weeks,
    workflows: list(WorkflowRuns, 'Most runs first.'),
    runWeeks: list(RunWeek, 'This week and the four before, newest first.'),
    runsListed: Count,
    failuresRead: Count.describe('Runs with failures of which it was read what failed.'),
    failuresUnread: Count.describe('Failed runs that were not read, in all nights.'),
    requests: Count.describe('Of this night.'),
    notes: list(Text),
    issueUrl: orNull(Url, 'The issue that has the same.'),
    memory: Memory,
  })
  .meta({ id: 'Month', title: 'Run Report: month', description: 'A month of a repository.' })

export type Month = FieldsOf<typeof Month>
/** A month before it is completed for its readers. */
export type ReadMonth = Omit<
  Month,
  'schemaVersion' | 'kind' | 'headline' | 'url' | 'notes' | 'issueUrl'
>
/** Part of the month that the report of a red run uses. */
export type MonthRecord = Pick<Month, 'unsteady' | 'issueUrl'> & {
  readonly memory: Pick<MonthMemory, 'runs'>
}
export type MonthJson = z.input<typeof Month>
export type MonthMemory = Month['memory']
export type KnownRun = FieldsOf<typeof KnownRun>
export type RunLabel = FieldsOf<typeof RunLabel>
export type Failed = FieldsOf<typeof Failed>
export type Schedule = FieldsOf<typeof Schedule>
export type Sampled = FieldsOf<typeof Sampled>
export type Unsteady = FieldsOf<typeof Unsteady>
export type Queue = FieldsOf<typeof Queue>
export type UnknownUsage = FieldsOf<typeof UnknownUsage>
export type UsageMemory = FieldsOf<typeof UsageMemory>
export type Usage = FieldsOf<typeof Usage>
export type RunWeek = FieldsOf<typeof RunWeek>
export type WeekRow = FieldsOf<typeof WeekRow>
export type WorkflowRuns = FieldsOf<typeof WorkflowRuns>
export type JobTimes = FieldsOf<typeof JobTimes>
export type RedTime = FieldsOf<typeof RedTime>
export type RedState = FieldsOf<typeof Red>
