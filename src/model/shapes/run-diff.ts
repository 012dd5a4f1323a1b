import * as z from 'zod'
import { NOT_COMPARABLE_REASONS, UNFIT_REASONS } from '../reasons.ts'
import { Run } from './report.ts'
import {
  type FieldsOf,
  Conclusion,
  Count,
  Flag,
  Difference,
  Id,
  list,
  oneOf,
  orNull,
  Seconds,
  Text,
  Url,
  Version,
  shape,
} from './values.ts'

const TimeChange = shape('TimeChange', 'A duration in both runs.', {
  beforeSeconds: orNull(Seconds),
  afterSeconds: orNull(Seconds),
  deltaSeconds: orNull(Difference).describe(
    "Above 0 if it is longer in the second run; `null` if the two can't be compared.",
  ),
})

const ValueChange = z
  .object({ before: orNull(z.number()), after: orNull(z.number()), delta: orNull(z.number()) })
  .meta({ id: 'ValueChange', description: 'A number in both runs.' })

const ComparedTime = TimeChange.extend({
  changed: Flag.describe(
    'The difference exceeds the normal variation, as far as it is known, 10 s and 10 %.',
  ),
  spreadSeconds: orNull(Seconds).describe(
    'Standard deviation by earlier runs; `null` if they are not known.',
  ),
}).meta({ id: 'ComparedTime', description: 'The duration of a job or step in both runs.' })

const DiffJob = z
  .object({ id: Id, name: Text, url: Url, outcome: orNull(Conclusion) })
  .meta({ id: 'DiffJob', description: 'A job of one of the runs.' })

const DiffStep = z
  .object({ number: Count, name: z.string() })
  .meta({ id: 'DiffStep', description: 'A step of a job of one of the runs.' })

const ComparedStep = ComparedTime.extend({ before: DiffStep, after: DiffStep }).meta({
  id: 'ComparedStep',
  description: 'A step of both jobs.',
})

const ComparedJob = shape('ComparedJob', 'A job of both runs, by its name or by its matrix.', {
  before: DiffJob,
  after: DiffJob,
  notCompared: orNull(oneOf(NOT_COMPARABLE_REASONS)).describe(
    'Why the durations are not compared; `null` if they are.',
  ),
  duration: ComparedTime,
  queue: ComparedTime,
  steps: list(ComparedStep),
  stepsAdded: list(DiffStep),
  stepsRemoved: list(DiffStep),
})

const UnmatchedJob = DiffJob.extend({
  doubt: orNull(z.enum(['incomplete', 'unfinished', 'skipped-as-one'])).describe(
    'Why the other run may have it nevertheless; `null` if it does not. `incomplete`: not all jobs of that run are listed. `unfinished`: that run has not finished. `skipped-as-one`: that run skipped its matrix, which GitHub lists as one job.',
  ),
}).meta({ id: 'UnmatchedJob', description: 'A job that only one of the runs lists.' })

const Legs = z
  .object({ jobs: Count, slowestSeconds: orNull(Seconds) })
  .meta({ id: 'Legs', description: 'The legs of a matrix in one run.' })

const ComparedLegs = z
  .object({ name: Text, before: orNull(Legs), after: orNull(Legs) })
  .meta({ id: 'ComparedLegs', description: 'A matrix that has more, fewer or other legs.' })

const FailureChange = shape('FailureChange', 'A job that failed in at least one of the runs.', {
  change: z
    .enum(['new', 'gone', 'remaining', 'unknown'])
    .describe('`unknown`: one run does not show whether the job fails there.'),
  before: orNull(DiffJob),
  after: orNull(DiffJob),
  sameError: Flag.describe(
    'The logs of both runs show the same tests or, without tests, the same error at the same step.',
  ),
})

const NotCompared = orNull(oneOf(UNFIT_REASONS)).describe(
  'Why the duration of the run can be compared with no other; `null` if it can.',
)

const DiffedRun = Run.extend({ repository: Text, durationNotCompared: NotCompared }).meta({
  id: 'DiffedRun',
  description: 'One of the two runs.',
})

export const RunDiff = z
  .object({
    schemaVersion: Version,
    kind: z.literal('diff').describe('Distinguishes it from the report of a run or commit.'),
    headline: Text.describe('The result in one line.'),
    before: DiffedRun,
    after: DiffedRun,
    duration: TimeChange,
    queue: TimeChange.describe('Total queue time.'),
    execution: TimeChange.describe('Total execution time.'),
    minutes: ValueChange.describe('Runner minutes.'),
    criticalPathBefore: list(DiffJob),
    criticalPathAfter: list(DiffJob),
    jobs: list(ComparedJob).describe('Each job of both runs is here, or in one of the next two.'),
    added: list(UnmatchedJob).describe('Jobs that only the second run lists.'),
    removed: list(UnmatchedJob).describe('Jobs that only the first run lists.'),
    legs: list(ComparedLegs),
    failures: list(FailureChange),
  })
  .meta({
    id: 'RunDiff',
    title: 'Run Report: diff',
    description:
      'Two runs compared. `null` is unknown. Durations are in seconds with at most three decimals.',
  })

export type RunDiffFields = FieldsOf<typeof RunDiff>
export type RunDiffJson = z.input<typeof RunDiff>
