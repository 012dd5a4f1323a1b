import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { ExcerptName, Schema } from '../../../scripts/openapi/excerpt.ts'
import { fromSchema } from './from-schema.ts'
import { anyLog, CALLED_WORKFLOW, WORKFLOW } from './texts.ts'
import { TYPICAL_VALUES } from './typical.ts'
import { withTimes } from './with-times.ts'

const EXCERPT = join(import.meta.dirname, '../../fixtures/openapi/responses.json')

/** GitHub's description of its responses, as far as they are looked at. */
export const SCHEMAS = JSON.parse(readFileSync(EXCERPT, 'utf8')) as Record<ExcerptName, Schema>

/** The run that is reported, as its own jobs know it. */
export const RUN_ID = 42

export const RESPONSE_NAMES = [
  'run',
  'jobs',
  'attemptJobs',
  'earlierJobs',
  'earlierRuns',
  'repository',
  'file',
  'calledFile',
  'workflow',
  'calledWorkflow',
  'comparison',
  'timing',
  'annotations',
  'log',
] as const

/** All that GitHub responses on one run; the workflows and the log are texts. */
export type AllResponses = Readonly<Record<ResponseName, unknown>>

export type ResponseName = (typeof RESPONSE_NAMES)[number]

const anyJobs = withTimes(fromSchema(SCHEMAS.jobs, TYPICAL_VALUES))

// A file is what it nearly always is; the other forms are a folder, a link and a submodule.
const fileOnly = SCHEMAS.file.anyOf?.find(({ required = [] }) => required.includes('encoding'))
const anyFile = fc.oneof(
  { weight: 9, arbitrary: fromSchema(fileOnly ?? {}, TYPICAL_VALUES) },
  { weight: 1, arbitrary: fromSchema(SCHEMAS.file, TYPICAL_VALUES) },
)

/** What GitHub could response, by its own description. */
export const anyResponses: fc.Arbitrary<AllResponses> = fc.record({
  run: fromSchema(SCHEMAS.run, TYPICAL_VALUES).map((run) => ({
    ...inOneRepository(run),
    id: RUN_ID,
  })),
  jobs: anyJobs,
  earlierJobs: anyJobs,
  attemptJobs: anyJobs,
  earlierRuns: fromSchema(SCHEMAS.earlierRuns, TYPICAL_VALUES).map((response) => ({
    ...(response as object),
    workflow_runs: Array.from({ length: 6 }, (_, at) => runOf(response, at)),
  })),
  repository: fromSchema(SCHEMAS.repository, TYPICAL_VALUES),
  file: anyFile,
  calledFile: anyFile,
  comparison: fromSchema(SCHEMAS.comparison, TYPICAL_VALUES),
  timing: fromSchema(SCHEMAS.timing, TYPICAL_VALUES),
  annotations: fromSchema(SCHEMAS.annotations, TYPICAL_VALUES),
  workflow: fc.constant(WORKFLOW),
  calledWorkflow: fc.constant(CALLED_WORKFLOW),
  log: anyLog,
})

/** The listed runs over and over, so that there are enough to compare with. */
function runOf(response: unknown, at: number): object {
  const { workflow_runs: runs } = response as { workflow_runs: readonly unknown[] }
  const run = runs.length === 0 ? {} : inOneRepository(runs[at % runs.length])
  return { ...run, id: at + 1, conclusion: 'success' }
}

/** Most runs are not of a fork. */
function inOneRepository(run: unknown): object {
  const { repository } = run as { repository?: { id?: unknown } }
  return Number(repository?.id) % 10 === 0
    ? (run as object)
    : { ...(run as object), head_repository: repository }
}
