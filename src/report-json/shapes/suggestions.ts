import * as z from 'zod'
import { Count, Difference, listOfSome, Ordinal, Text } from './values.ts'

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

const ShardsSuggestion = z.object({
  kind: z.literal('shards'),
  change: z.object({
    job: Text.describe('Key of the job in the workflow file.'),
    shards: z.object({ from: Ordinal, to: Ordinal }),
  }),
  ...shared,
})

const NeedsSuggestion = z.object({
  kind: z.literal('needs'),
  change: z.object({
    job: Text.describe('Key of the job in the workflow file.'),
    withoutNeed: Text.describe('Key of the job that it no longer needs.'),
  }),
  ...shared,
})

const CacheSuggestion = z.object({
  kind: z.literal('cache'),
  change: z.object({
    step: Text.describe('Name of the step that would be as fast as in other runs.'),
    missedRuns: Count.describe('Number of these runs in which it was slow.'),
    runs: Count.describe('This run and earlier ones that ran the step.'),
  }),
  ...shared,
})

export const Suggestion = z
  .discriminatedUnion('kind', [ShardsSuggestion, NeedsSuggestion, CacheSuggestion])
  .meta({ id: 'Suggestion', description: 'A change that would make the run faster.' })

export type SuggestionJson = z.input<typeof Suggestion>
