import * as z from 'zod'
import { HELD_BY_REASONS } from '../reasons.ts'
import { JobRef, StepRef } from './job.ts'
import {
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

export const PathJob = JobRef.extend({
  heldBy: orNull(oneOf(HELD_BY_REASONS)).describe(
    'What the job waited for last. `null` if it was ready when the attempt started.',
  ),
  delaySeconds: orNull(Seconds).describe(
    'From the end of the previous job on the path, or the start of the attempt, to its start.',
  ),
  blockedSeconds: orNull(Seconds).describe(
    'From the end of the previous job on the path, or the start of the attempt, to ready.',
  ),
  queueSeconds: orNull(Seconds).describe('From ready to started.'),
  durationSeconds: orNull(Seconds),
  potentialSavingSeconds: orNull(Seconds).describe(
    'The most the run would shorten if the job took no time.',
  ),
}).meta({ id: 'PathJob', description: 'A job on the critical path.' })

export const SlowStep = JobRef.extend({ ...StepRef.shape, durationSeconds: Seconds }).meta({
  id: 'SlowStep',
  description: 'One of the steps that ran longest.',
})

const WaitingTotals = z.object({
  jobs: Count.describe('Jobs that were not skipped or carried over.'),
  blockedSeconds: orNull(Seconds).describe(
    'Sum over the jobs of the time from the start of the attempt to ready.',
  ),
  queueSeconds: orNull(Seconds).describe('Sum over the jobs of the time from ready to started.'),
  longestQueueSeconds: orNull(Seconds).describe('The longest time from ready to started.'),
  runningSeconds: orNull(Seconds).describe(
    'Sum over the jobs of the time from started to completed.',
  ),
})

const LabelWaiting = WaitingTotals.extend({
  labels: Text.describe('The labels in `runs-on`, sorted and joined with commas.'),
}).meta({
  id: 'LabelWaiting',
  description: 'How long the jobs with the same runner labels waited and ran.',
})

const UnstartedJob = shape('UnstartedJob', 'A job that was ready and never started.', {
  jobId: JobRef.shape.jobId,
  waitedSeconds: Seconds.describe(
    'From ready until the report was made, or until the job was cancelled or failed.',
  ),
  finished: Flag.describe('The job can no longer start.'),
  heldBy: z.enum(['runner', 'approval']).describe(`\`approval\`: ${HELD_BY_REASONS.approval}.`),
})

export const Waiting = WaitingTotals.extend({
  peakJobs: Count.describe('The most jobs that ran in parallel.'),
  unstarted: list(UnstartedJob).describe(
    'Jobs that were ready and never started, the longest wait first.',
  ),
  byLabels: list(LabelWaiting).describe('The longest queue first.'),
}).meta({ id: 'Waiting', description: 'How long the jobs of the attempt waited and ran.' })

export const Group = shape(
  'Group',
  'The legs of a matrix, the jobs of a called workflow, or one job alone.',
  {
    kind: z.enum(['job', 'matrix', 'workflow']),
    name: Text.describe(
      'What the names of the jobs have in common, with `…` for what varies; the key of the job if that is nothing.',
    ),
    jobIds: listOfSome(Id).describe('In the order of `jobs`.'),
    counts: Counts,
    readyAt: orNull(Time).describe('When the first of them was ready.'),
    completedAt: orNull(Time).describe('When the last of them finished.'),
    minSeconds: orNull(Seconds).describe('The shortest duration.'),
    medianSeconds: orNull(Seconds),
    maxSeconds: orNull(Seconds).describe('The longest duration.'),
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
  overruns: listOfSome(Overrun).describe('Longest first.'),
})

const LabelMinutes = shape('LabelMinutes', 'The minutes of the jobs with the same runner labels.', {
  labels: z.string().describe('Sorted and joined with commas; empty if they are not known.'),
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
    byLabels: list(LabelMinutes).describe('The most minutes first.'),
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
