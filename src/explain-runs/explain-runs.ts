import { choosePartJobs } from '../analyse/choose-parts.ts'
import { findFailures } from '../analyse/find-failures.ts'
import type { BasesResult } from '../github/base/fetch-bases.ts'
import { within } from '../github/http/client.ts'
import { scarceNote } from '../github/http/rate-limit.ts'
import { testedCommit } from '../model/report/source-position.ts'
import { type Milliseconds, SECOND } from '../model/time.ts'
import { type Known, MAX_LAST_READ, NOTHING, UNNAMED } from './known.ts'
import type { Explained, ExplainedRun, ExplainOptions, RunToExplain } from './options.ts'

const ONLY_FIRST = `at most ${MAX_LAST_READ} logs and ${MAX_LAST_READ} annotations of failed jobs were read`

/** How long a report waits for all logs and annotations. */
const TIMEOUT: Milliseconds = 20 * SECOND

const NO_BASE: BasesResult = { bases: [], notes: [] }

/**
 * Reads why the runs of one commit failed, within one limit for all. Jobs of different runs are never taken for legs
 * of one matrix. Never throws.
 */
export async function explainRuns(
  runs: readonly RunToExplain[],
  options: ExplainOptions,
): Promise<Explained> {
  const { client } = options
  const explain = (read: Known, { files, results } = UNNAMED): readonly ExplainedRun[] =>
    runs.map((fetched) => {
      const { run, target } = fetched
      const named = { files: files.get(testedCommit(run)), results: results.files }
      const using = { ...options, currentRun: target.current, explanations: { ...read, ...named } }
      return { ...fetched, ...findFailures(run, { ...using, parts: read.parts }) }
    })
  const listed = explain(NOTHING)
  const partJobs =
    options.parts === true ? listed.flatMap(choosePartJobs).map(({ job }) => job) : []
  const [first] = runs
  const hasPassed = listed.every(({ failures }) => failures.length === 0)
  const nothing = { found: listed, notes: [], base: NO_BASE, others: [], known: undefined }
  // What the user names is read of green runs, too.
  const { isNamed, inWorkspace } = options.testResults ?? {}
  const areNamed = isNamed !== undefined || inWorkspace !== undefined
  if (first === undefined || (hasPassed && partJobs.length === 0 && !areNamed)) return nothing
  const scarce = hasPassed
    ? scarceNote(client.rateLimit(), 'explanation', 'no log was read')
    : scarceNote(client.rateLimit(), 'reasons', 'the failures were not explained')
  if (scarce !== undefined) return { ...nothing, notes: [scarce] }
  const few = scarceNote(client.rateLimit(), 'explanation', ONLY_FIRST)
  const source = within({ client, repository: first.target, signal: options.signal }, TIMEOUT)
  // Most runs pass, and need none of it.
  const { readAll } = await import('./read-all.ts')
  return await readAll(listed, source, { ...options, explain, partJobs, few })
}
