import * as z from 'zod'
import { MAX_TEST_NAMES, TEST_FINDINGS, UNREAD_TESTS } from '../reasons.ts'
import {
  AnyText,
  Count,
  type FieldsOf,
  Flag,
  Id,
  list,
  oneOf,
  orNull,
  shape,
  Text,
  Url,
} from './values.ts'

const Names = list(AnyText, `At most ${MAX_TEST_NAMES}.`)
const Artifact = orNull(
  AnyText,
  'Its name, with `*` for what differs between several; `null` for the workspace.',
)

const TOTALS = {
  total: Count,
  failed: Count,
  skipped: Count,
  retried: Count.describe('Passed after they had failed, as the tool itself marks them.'),
}

const ArtifactTests = shape('ArtifactTests', 'The tests of an artifact, each once.', {
  artifact: Artifact,
  jobIds: list(Id, 'Ids of the jobs that can have uploaded it.'),
  ...TOTALS,
  complete: Flag.describe('All of it was read.'),
  retriedTests: Names,
})

const TestFinding = shape('TestFinding', 'What is unusual about the tests of an artifact.', {
  kind: oneOf(TEST_FINDINGS),
  artifact: orNull(
    AnyText,
    'Its name, or the paths of files in the workspace, as in `./junit.xml`; `null` for all together.',
  ),
  jobId: orNull(Id, '`null` unless only one job can have uploaded it.'),
  jobs: list(
    AnyText,
    'Names of the jobs that can have uploaded it, here or in `base`; empty if unknown.',
  ),
  count: Count.describe('Tests that ran, or that were skipped.'),
  before: orNull(Count, 'Tests that ran in `base`; `null` without it.'),
  suites: Names.describe('Suites of which no test is left.'),
})

const UnreadTests = shape('UnreadTests', 'A file, an artifact or a pattern that was not read.', {
  reason: oneOf(UNREAD_TESTS),
  artifact: orNull(AnyText, 'Its name; `null` for the workspace, a pattern or all artifacts.'),
  name: orNull(AnyText, 'Path of the file, or the pattern; `null` for a whole artifact, or all.'),
  text: Text.describe('Why, and what to change, as a clause.'),
  jobs: list(AnyText, 'Names of the jobs that can have written it; empty if unknown.'),
})

export const Tests = shape('Tests', 'What the files say that the input `test-results` names.', {
  ...TOTALS,
  complete: Flag.describe('All that it names was read.'),
  ofFork: Flag.describe('The code of a fork wrote the files, so that no name is shown.'),
  fewer: orNull(Count, 'Tests that ran in `base` and are gone; `null` if not compared.'),
  base: orNull(
    z.object({ branch: Text, current: Flag, runId: Id, number: orNull(Count), url: Url }),
    'The newest green push run of the base branch; `current`: the run is of this branch.',
  ),
  notCompared: orNull(Text, 'Why not all was compared, as a clause.'),
  artifacts: list(ArtifactTests),
  findings: list(TestFinding),
  unread: list(
    UnreadTests,
    'What was not read, although the jobs that can have written it passed: values of `fail-on` for tests fail.',
  ),
})

export type UnreadTests = FieldsOf<typeof UnreadTests>
export type TestFinding = FieldsOf<typeof TestFinding>
export type Tests = FieldsOf<typeof Tests>
export type TestTotals = Pick<Tests, keyof typeof TOTALS>
