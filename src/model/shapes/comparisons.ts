import { NOT_COMPARED_REASONS } from '../reasons.ts'
import { JobRef, State, StepRef } from './job.ts'
import {
  choice,
  type FieldsOf,
  Conclusion,
  Count,
  Flag,
  Difference,
  Id,
  list,
  listOfSome,
  oneOf,
  orNull,
  Seconds,
  Text,
  Url,
  shape,
} from './values.ts'

const Comparison = shape('Comparison', 'A duration compared with those of earlier runs.', {
  seconds: orNull(Seconds),
  medianSeconds: Seconds.describe(
    'Median of the earlier values; if they have two levels, as with and without a cache hit, of those at the level that is compared with, which is the nearer one.',
  ),
  spreadSeconds: Seconds.describe('Standard deviation of a new value from the median.'),
  deltaSeconds: orNull(
    Difference,
    "Above 0 if it is longer than the median; `null` if it can't be compared.",
  ),
  slower: Flag.describe('It is longer by more than the normal spread allows.'),
  changed: Flag.describe(
    'It is longer or shorter by more than the normal spread allows, and by 10 s.',
  ),
  earlierCount: Count.describe('How many earlier values are known.'),
  earlierSeconds: list(orNull(Seconds), 'One item for each of `runs`.'),
})

const StepComparison = shape(
  'StepComparison',
  'The duration of a step, compared with earlier runs.',
  { ...Comparison.shape, ...StepRef.shape },
)

const SlowReason = shape(
  'SlowReason',
  'What differs between a slower job and the earlier run of it that is nearest to the median that it is compared with.',
  {
    kind: choice(['cache', 'image', 'version', 'labels', 'step-added', 'step-removed']),
    subject: orNull(Text, 'Key of the cache, name of the step, or what has the version.'),
    now: orNull(Text, 'For a cache `miss`, `partial` or `blocked`.'),
    earlier: orNull(Text, 'For a cache `hit` or `partial`.'),
    bytes: orNull(Count, 'Size of the cache that was restored earlier.'),
  },
)

const JobComparison = shape('JobComparison', 'The duration of a job, compared with earlier runs.', {
  ...Comparison.shape,
  ...JobRef.shape,
  reasons: list(
    SlowReason,
    'What differs from an earlier run; empty if the job is not slower, or if nothing is known.',
  ),
  reasonsRunId: orNull(Id, 'Id of that run; `null` if there are no `reasons`.'),
  queue: orNull(
    Comparison,
    'How long it waited for a runner; `null` if that is not known of any earlier run.',
  ),
  steps: list(StepComparison),
})

const WallCause = shape(
  'WallCause',
  'The queue or duration of a job that changed as the duration of the run did.',
  {
    ...JobRef.shape,
    part: choice(['queue', 'duration']),
    deltaSeconds: orNull(Difference, 'Above 0 if it is longer than the median.'),
  },
)

const EarlierRun = shape('EarlierRun', 'An earlier run.', {
  id: Id,
  attempt: orNull(Count, 'The attempt that is compared with.'),
  number: orNull(Count, 'Counts the runs of the workflow.'),
  event: orNull(Text, 'The event that triggered the run.'),
  url: Url,
})

export const History = shape(
  'History',
  'The run compared with earlier successful ones. A job or step without an earlier value is omitted.',
  {
    branch: Text.describe('Branch of the earlier runs.'),
    runs: listOfSome(EarlierRun, 'Oldest first.'),
    duration: orNull(
      Comparison,
      'Compared with the runs in which the same jobs ran; `null` if it is not compared.',
    ),
    durationNotCompared: orNull(
      oneOf(NOT_COMPARED_REASONS),
      'Why `duration` is `null`: what the run did.',
    ),
    causes: list(
      WallCause,
      'Queues and durations that changed as that of the run did, the largest change first: of jobs on the critical path or, if that is unknown, of all jobs.',
    ),
    startDelaySeconds: orNull(
      Seconds,
      'How long a run that took longer waited until its first job started, if that is longer than in earlier runs, else `null`. If the run is longer only for this, `duration` is not `slower`.',
    ),
    withoutWait: orNull(
      Comparison,
      'The duration without the time in which no job ran because a job on the critical path waited for an approval, or for something that is unknown, here and before the same job in the earlier runs; `null` if none waited, or if that is not known.',
    ),
    jobs: list(JobComparison),
    newJobs: list(Text, 'Names of the jobs that ran and are in none of `runs`.'),
    removedJobs: list(
      Text,
      'Names of the jobs that ran in the last of `runs` and are not in this run.',
    ),
  },
)

const AttemptJob = shape('AttemptJob', 'A job in an earlier attempt.', {
  ...State.shape,
  jobId: Id.describe('Id of the job in that attempt.'),
  url: Url,
  carriedOver: Flag.describe('The job ran in an attempt before that one.'),
})

const DifferingJob = shape('DifferingJob', 'A job in every compared attempt.', {
  ...JobRef.shape,
  conclusion: orNull(Conclusion, 'In this attempt; `null` if the job has not finished.'),
  carriedOver: Flag.describe('The job did not run in this attempt.'),
  earlier: list(
    orNull(AttemptJob),
    'One item for each of `earlier`; `null` if the attempt has no such job.',
  ),
})

const FlakyJob = shape('FlakyJob', 'A job that failed and passed on the same commit.', {
  ...JobRef.shape,
  failedIn: list(
    Count,
    'Numbers of attempts; empty if the job failed in an attempt that was not listed.',
  ),
  passedIn: Count.describe('Number of the attempt.'),
  steps: list(Text, 'Names of the steps at which it failed, if they are known.'),
  message: orNull(
    Text,
    'What failed in the last of these attempts, as in a cause; `null` if its log was not read: it is of one job, and only if nothing failed in this attempt.',
  ),
  messageCertain: Flag.describe('As in a cause; `false` without a message.'),
})

const RepeatedFailure = shape(
  'RepeatedFailure',
  'A job that failed in every attempt that ran it.',
  { ...JobRef.shape, failedIn: list(Count, 'Numbers of attempts.') },
)

export const Attempts = shape('Attempts', 'This attempt compared with earlier ones of the run.', {
  number: Count.describe('Number of this attempt.'),
  earlier: listOfSome(Count, 'Numbers of the earlier attempts that are compared, ascending.'),
  notCompared: Count.describe('How many earlier attempts are not compared.'),
  differing: list(DifferingJob, 'The jobs whose conclusion is not the same in every attempt.'),
  flaky: list(FlakyJob, 'Jobs that failed by themselves in an attempt and passed in a later one.'),
  repeated: list(
    RepeatedFailure,
    'Jobs that failed by themselves in at least two attempts and are not known to have passed in any.',
  ),
  notRerun: list(
    Id,
    'Ids of jobs that this attempt skipped, and that failed in an earlier one and did not pass since.',
  ),
})

export type SlowReason = FieldsOf<typeof SlowReason>
export type ComparisonFields = FieldsOf<typeof Comparison>
export type HistoryFields = FieldsOf<typeof History>
export type AttemptsFields = FieldsOf<typeof Attempts>
