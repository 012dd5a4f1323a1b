import * as z from 'zod'
import { waitReason } from '../reasons.ts'
import {
  choice,
  AnyText,
  type FieldsOf,
  Conclusion,
  Count,
  Flag,
  Id,
  list,
  oneOf,
  orNull,
  Seconds,
  Text,
  Time,
  Url,
  shape,
} from './values.ts'

export const State = z.object({
  status: z
    .string()
    .min(1)
    .describe(
      "GitHub's status: `completed`, `in_progress`, `queued`, `waiting`, `pending`, `requested`, or one that GitHub adds later.",
    ),
  conclusion: orNull(Conclusion, '`null` if it has not finished.'),
  startedAt: orNull(Time, '`null` if it has not started or the time is unknown.'),
  completedAt: orNull(Time, '`null` if it has not finished or the time is unknown.'),
})

const StepPart = shape('StepPart', 'A step within a composite action, with the times of the log.', {
  name: AnyText,
  depth: Count.describe(
    '0 for the steps of the action itself, 1 for those of an action that it uses, and so on.',
  ),
  startedAt: Time,
  completedAt: orNull(Time, '`null` if unknown.'),
  durationSeconds: orNull(
    Seconds,
    '`null` if the inner step was skipped, or if its end is unknown.',
  ),
  outcome: orNull(Conclusion, 'Before `continue-on-error`; `null` if unknown.'),
  conclusion: orNull(Conclusion, 'After `continue-on-error`; `null` if unknown.'),
})

const StepParts = shape(
  'StepParts',
  'The steps within a composite action, as the log of the job shows them.',
  {
    list: list(
      StepPart,
      'In the order in which they started, so that nested ones follow the one that they are part of.',
    ),
    omitted: Count.describe('Further inner steps, which are not in the list.'),
  },
)

const Step = shape('Step', 'A step of a job.', {
  ...State.shape,
  number: Count.describe('Ascending within the job, with gaps.'),
  name: AnyText,
  kind: choice(
    ['step', 'group'],
    '`group`: the step that GitHub adds after the steps of a `parallel` block, with the duration of the whole block.',
  ),
  durationSeconds: orNull(
    Seconds,
    '`null` if the step was skipped, has not finished, or has invalid times.',
  ),
  parts: orNull(
    StepParts,
    'Inner steps, if it runs a composite action; `null` if unknown: its log was not read, or has no lines of the runner around inner steps.',
  ),
})

const Runner = shape('Runner', 'The runner of a job.', {
  id: orNull(Id)
    .optional()
    .describe('Unique among the runners of an owner, also if names repeat; `null` if unknown.'),
  name: orNull(Text, '`null` if the job never got a runner.'),
  group: orNull(Text),
  labels: list(AnyText, 'The labels in `runs-on`.'),
})

/** A job without its steps, as in the output `jobs`. */
const JobFacts = State.extend({
  id: Id.describe("Also the id of the job's check run. Names are not unique, ids are."),
  name: AnyText.describe('GitHub truncates names to 100 characters.'),
  url: Url,
  kind: choice(['job', 'check'], '`check` for a check run that a step created.'),
  outcome: orNull(
    Conclusion,
    'What the job counts as: its conclusion, but `timed_out` if GitHub cancelled it at its time limit, and `failure` if it was cancelled after one of its steps had failed. `null` if it has not finished.',
  ),
  forgiven: Flag.describe(
    'The job did not pass, and the workflow or the input `allowed-failures` forgives that.',
  ),
  current: Flag.describe('The job that made the report.'),
  carriedOver: Flag.describe(
    'The job ran in an earlier attempt and not in this one; it counts in no sum.',
  ),
  createdAt: orNull(
    Time,
    'When the job was ready to run; `null` on GitHub Enterprise Server before 3.9.',
  ),
  blockedSeconds: orNull(
    Seconds,
    'From the start of the attempt to ready: `needs`, `max-parallel`, concurrency, approval.',
  ),
  queueSeconds: orNull(Seconds, 'From ready to started; `null` if unknown or never started.'),
  approvalSeconds: orNull(
    Seconds,
    `From ready to started, if the job waited for ${waitReason(true)}; it has no queue then.`,
  ),
  durationSeconds: orNull(
    Seconds,
    'From started to completed, for the current job to its last completed step.',
  ),
  runner: Runner,
})

const SkippedBecause = shape(
  'SkippedBecause',
  'Why a job was skipped, by the workflow file and the conclusions alone.',
  {
    kind: oneOf({
      need: 'a job that it needs, or the first of a chain of them, did not pass',
      ancestor: 'the jobs that it needs passed, and one before them did not',
      if: 'its `if` was false',
      'no-failure': 'its `if` is `failure()`, and nothing before it failed',
      cancelled: 'the run was cancelled before it could start',
    }),
    job: orNull(Text, 'Of `need` and `ancestor`: name of that job in the workflow file.'),
    jobId: orNull(Id, 'Of `job`, or of the first of its legs that did not pass.'),
    conclusion: orNull(Conclusion, 'Of `job`.'),
    before: orNull(Text, 'Of `ancestor`: name of a job that passed and needs `job`.'),
    isDue: Flag.describe('Of `ancestor`: it has no `if`, or one that is true but for that.'),
    condition: orNull(
      Text,
      'The `if` of the job, or for `need` that of `job`, if it was false; `null` if there is none.',
    ),
  },
)

export const Job = shape('Job', 'A job of the attempt.', {
  ...JobFacts.shape,
  mayAwaitApproval: Flag.describe(
    'The job waits, or may have waited, for a rule of its environment such as an approval.',
  ),
  skippedBecause: orNull(SkippedBecause, '`null` if it was not skipped, or if nothing is certain.'),
  slowestStepNumber: orNull(
    Count,
    'Number of the step that ran longest; `null` if no step took any time.',
  ),
  steps: list(
    Step,
    'By number. Steps may overlap, so that their durations do not add up to that of the job.',
  ),
})

/** Names a job of the report. */
export const JobRef = z.object({
  jobId: Id.describe('Id of the job in `jobs`.'),
  job: Text.describe('Its name.'),
})

/** Names a step of a job. */
export const StepRef = z.object({
  stepNumber: Count.describe('Number of the step in its job.'),
  step: Text.describe('Its name.'),
})

export type Runner = FieldsOf<typeof Runner>
export type StepPart = FieldsOf<typeof StepPart>
export type StateFields = FieldsOf<typeof State>
export type StepFields = FieldsOf<typeof Step>
export type SkippedBecause = FieldsOf<typeof SkippedBecause>
export type JobFields = FieldsOf<typeof Job>
