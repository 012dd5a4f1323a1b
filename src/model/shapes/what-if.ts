import * as z from 'zod'
import { type FieldsOf, Difference, listOfSome, Ordinal, Text } from './values.ts'

const Range = z
  .object({ expected: Difference, low: Difference, high: Difference })
  .meta({ id: 'Range', description: 'A prediction in seconds, and limits that mostly hold.' })

const shared = {
  jobs: listOfSome(Text).describe('Names of the jobs that change.'),
  savesSeconds: Range.describe('How much sooner the run would end; below 0 if later.'),
  costsRunnerSeconds: Range.describe(
    'How much more runner time the run would take; below 0 for less.',
  ),
  assumption: Text.describe('What has to be true, in one sentence.'),
}

const ShardsPrediction = z.object({
  kind: z.literal('shards'),
  change: z.object({
    job: Text.describe('Key of the job in the workflow file.'),
    shards: z.object({ from: Ordinal, to: Ordinal }),
  }),
  ...shared,
})

const NeedsPrediction = z.object({
  kind: z.literal('needs'),
  change: z.object({
    job: Text.describe('Key of the job in the workflow file.'),
    withoutNeed: Text.describe('Key of the job that it no longer needs.'),
  }),
  ...shared,
})

export const ChangedRun = z
  .discriminatedUnion('kind', [ShardsPrediction, NeedsPrediction])
  .meta({ id: 'ChangedRun', description: 'The run with a change to its workflow file.' })

export type Range = FieldsOf<typeof Range>
export type ChangedRunFields = FieldsOf<typeof ChangedRun>
export type ChangedRunJson = z.input<typeof ChangedRun>
