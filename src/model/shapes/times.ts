import * as z from 'zod'
import { HELD_BY_REASONS } from '../reasons.ts'
import { JobRef, StepRef } from './job.ts'
import {
  choice,
  AnyText,
  type FieldsOf,
  Count,
  Flag,
  Counts,
  Id,
  list,
  listOfSome,
  oneOf,
  orNull,
  Seconds,
  Text,
  Time,
  Url,
  shape,
} from './values.ts'

export const PathJob = shape('PathJob', 'A job on the critical path.', {
  ...JobRef.shape,
  heldBy: orNull(
    oneOf(HELD_BY_REASONS),
    'What the job waited for last. `null` if it was ready when the attempt started.',
  ),
  delaySeconds: orNull(
    Seconds,
    'From the end of the previous job on the path, or the start of the attempt, to its start.',
  ),
  blockedSeconds: orNull(
    Seconds,
    'From the end of the previous job on the path, or the start of the attempt, to ready.',
  ),
  queueSeconds: orNull(Seconds, 'From ready to started.'),
  durationSeconds: orNull(Seconds),
})

export const SlowStep = shape('SlowStep', 'One of the steps that ran longest.', {
  ...JobRef.shape,
  ...StepRef.shape,
  durationSeconds: Seconds,
})

const WaitingTotals = z.object({
  jobs: Count.describe('Jobs that were not skipped or carried over.'),
  blockedSeconds: orNull(
    Seconds,
    'Sum over the jobs of the time from the start of the attempt to ready.',
  ),
  queueSeconds: orNull(Seconds, 'Sum over the jobs of the time from ready to started.'),
  longestQueueSeconds: orNull(Seconds, 'The longest time from ready to started.'),
  runningSeconds: orNull(Seconds, 'Sum over the jobs of the time from started to completed.'),
})

const LabelWaiting = shape(
  'LabelWaiting',
  'How long the jobs with the same runner labels waited and ran.',
  {
    ...WaitingTotals.shape,
    labels: Text.describe('The labels in `runs-on`, sorted and joined with commas.'),
  },
)

const UnstartedJob = shape('UnstartedJob', 'A job that was ready and never started.', {
  jobId: JobRef.shape.jobId,
  waitedSeconds: Seconds.describe(
    'From ready until the report was made, or until the job was cancelled or failed.',
  ),
  finished: Flag.describe('The job can no longer start.'),
  heldBy: choice(['runner', 'approval'], `\`approval\`: ${HELD_BY_REASONS.approval}.`),
})

export const Waiting = shape('Waiting', 'How long the jobs of the attempt waited and ran.', {
  ...WaitingTotals.shape,
  peakJobs: Count.describe('The most jobs that ran in parallel.'),
  unstarted: list(UnstartedJob, 'Jobs that were ready and never started, the longest wait first.'),
  byLabels: list(LabelWaiting, 'The longest queue first.'),
})

export const Group = shape(
  'Group',
  'The legs of a matrix, the jobs of a called workflow, or one job alone.',
  {
    kind: choice(['job', 'matrix', 'workflow']),
    name: Text.describe(
      'What the names of the jobs have in common, with `…` for what varies; the key of the job if that is nothing.',
    ),
    jobIds: listOfSome(Id, 'In the order of `jobs`.'),
    counts: Counts,
    readyAt: orNull(Time, 'When the first of them was ready.'),
    completedAt: orNull(Time, 'When the last of them finished.'),
    minSeconds: orNull(Seconds, 'The shortest duration.'),
    medianSeconds: orNull(Seconds),
    maxSeconds: orNull(Seconds, 'The longest duration.'),
    worstJobId: Id.describe(
      'Id of the job with the worst conclusion, or, if all passed, of the one that ran longest.',
    ),
  },
)

const Overrun = shape('Overrun', 'A run, job or step that took more than its budget.', {
  name: Text.describe('`the run`, the name of a job, or `job > step`.'),
  url: Url,
  durationSeconds: Seconds.describe('Of a budget of `minutes`, its runner minutes in seconds.'),
})

export const ExceededBudget = shape('ExceededBudget', 'A budget that was exceeded.', {
  budget: Text.describe('As written in the input.'),
  limitSeconds: Seconds,
  overruns: listOfSome(Overrun, 'Longest first.'),
})

const LabelMinutes = shape('LabelMinutes', 'The minutes of the jobs with the same runner labels.', {
  labels: AnyText.describe('Sorted and joined with commas; empty if they are not known.'),
  jobs: Count,
  durationSeconds: Seconds,
  minutes: Count,
  selfHosted: Flag.describe(
    'The runners are known to be self-hosted: GitHub does not bill their minutes.',
  ),
})

export const Minutes = shape(
  'Minutes',
  'Runner minutes: the duration of each job rounded up, as GitHub bills it.',
  {
    minutes: Count,
    jobsUnfinished: Count.describe('Jobs that still ran, whose minutes are counted so far.'),
    byLabels: list(LabelMinutes, 'The most minutes first.'),
  },
)

export type WaitingTotals = FieldsOf<typeof WaitingTotals>
export type LabelWaiting = FieldsOf<typeof LabelWaiting>
export type PathJobFields = FieldsOf<typeof PathJob>
export type WaitingFields = FieldsOf<typeof Waiting>
export type Overrun = FieldsOf<typeof Overrun>
export type ExceededBudget = FieldsOf<typeof ExceededBudget>
export type LabelMinutes = FieldsOf<typeof LabelMinutes>
export type Minutes = FieldsOf<typeof Minutes>
export type GroupFields = FieldsOf<typeof Group>
