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
  nullByDefault,
  Ordinal,
  Repository,
  Seconds,
  shape,
  Text,
  Time,
  Url,
} from './values.ts'

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

const MainRun = shape('MainRun', 'A finished run of the default branch.', {
  ...RunLabel.shape,
  attempt: Ordinal.describe('The latest one, of which the conclusion is.'),
  conclusion: Conclusion,
  createdAt: Time,
  endedAt: Time.describe('When GitHub last changed it before it was first read.'),
  failedAt: orNull(Time, 'End of its first attempt, if that failed and a later one did not.'),
  message: orNull(Text, 'What it first failed with, if that was read.'),
  unread: Flag.describe('It has earlier attempts, and none was read.'),
})

const Failed = shape('Failed', 'What failed in an attempt.', {
  runId: Id,
  attempt: Ordinal,
  ...SERIES,
  branch: Text.describe('With the owner of a fork.'),
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

const Day = shape('Day', 'What was listed of a workflow on a day in UTC.', {
  dayAt: Time,
  ...SERIES,
  runs: Count.describe('That passed or failed.'),
  cancelledRuns: Count,
  readRuns: Count.describe(
    'Runs that failed or have a second attempt, of which it was read what failed.',
  ),
  unreadRuns: Count.describe('The others of them.'),
})

const Sampled = shape('Sampled', 'What an even sample of the runs of a night shows.', {
  sampledAt: Time,
  missing: Count.describe('Runs of the sample that could not be read.'),
  queues: list(z.object({ labels: AnyText, seconds: list(Count) })),
})

const Memory = shape('Memory', 'What the next night needs of this one.', {
  readAt: Time,
  fromAt: Time.describe('All runs since then were listed.'),
  read: list(z.object({ id: Id, attempt: Ordinal }), 'Failed runs of the last days.'),
  open: list(z.object({ key: Text, listedAt: Time }), 'What comes and goes, by what names it.'),
  runs: list(MainRun),
  days: list(Day),
  failed: list(Failed),
  samples: list(Sampled),
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

const RedTime = shape('RedTime', 'A time in which the default branch was red.', {
  fromAt: Time,
  untilAt: orNull(Time, '`null` if it is red still.'),
  first: RunLabel,
  last: orNull(RunLabel, 'The run that ended it; `null` if the workflow no longer runs.'),
  byRerun: Flag.describe('A later attempt of the first run ended it.'),
  message: orNull(Text, 'What the first run failed with, if that was read.'),
})

const Red = shape('Red', 'How long the default branch was red.', {
  fromAt: Time.describe('Its runs are known since then.'),
  now: list(RunLabel, 'First failed run of each workflow that fails now.'),
  greenSince: orNull(RunLabel, 'The run that ended the last time; `null` if there was none.'),
  runs: Count.describe('Runs of the branch that passed or failed.'),
  unreadRuns: Count.describe(
    'Of these, those of which an earlier attempt was not read: it may have failed.',
  ),
  times: list(RedTime, 'What is red still, then the longest.'),
  durationSeconds: Seconds,
  recentSeconds: Seconds.describe('Of this, in the last seven days.'),
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
    fromAt: Time.describe('Runs since then were listed.'),
    red: Red,
    unsteady: list(Unsteady, 'Worst first.'),
    queues: list(Queue, 'Longest first.'),
    runsListed: Count,
    failuresRead: Count.describe('Runs with failures of which it was read what failed.'),
    failuresUnread: Count.describe('Failed runs that were not read, in all nights.'),
    queuesUnread: Count.describe('Runs whose waits were to be read and were not.'),
    requests: Count.describe('Of this night.'),
    notes: list(Text),
    issueUrl: nullByDefault(Url, 'The issue that has the same.'),
    memory: Memory,
  })
  .meta({ id: 'Month', title: 'Run Report: month', description: 'A month of a repository.' })

export type Month = FieldsOf<typeof Month>
/** What the memory says to a red run. */
export type MonthRecord = Pick<Month, 'unsteady' | 'issueUrl'>
export type MonthJson = z.input<typeof Month>
export type MonthMemory = Month['memory']
export type MainRun = FieldsOf<typeof MainRun>
export type RunLabel = FieldsOf<typeof RunLabel>
export type Failed = FieldsOf<typeof Failed>
export type Sampled = FieldsOf<typeof Sampled>
export type Unsteady = FieldsOf<typeof Unsteady>
export type Queue = FieldsOf<typeof Queue>
export type RedTime = FieldsOf<typeof RedTime>
export type RedState = FieldsOf<typeof Red>
