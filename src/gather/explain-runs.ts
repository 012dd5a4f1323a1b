import { choosePartJobs } from '../analyse/choose-parts.ts'
import { scarceNote } from '../github/http/rate-limit.ts'
import type { Note } from '../model/note.ts'
import { MAX_LAST_READ } from './budgets.ts'
import type { Gathering } from './gather.ts'
import type { ExplainOptions } from './options.ts'

const ONLY_FIRST = `at most ${MAX_LAST_READ} logs and ${MAX_LAST_READ} annotations of failed jobs were read`

/**
 * Reads why the runs among the facts failed, and whose failures these are, within one limit for all. Never throws.
 *
 * @returns notes on what could not be read
 */
export async function explainRuns(
  gathering: Gathering,
  options: ExplainOptions,
): Promise<readonly Note[]> {
  const { runs } = gathering.facts()
  const { client } = options
  const partJobs = options.parts === true ? runs.flatMap(choosePartJobs).map(({ job }) => job) : []
  const hasPassed = runs.every(({ failures }) => failures.length === 0)
  // What the user names is read of green runs, too.
  const { named = new Map(), inWorkspace } = options.testResults ?? {}
  const areNamed = named.size > 0 || inWorkspace !== undefined
  if (hasPassed && partJobs.length === 0 && !areNamed) return []
  const scarce = hasPassed
    ? scarceNote(client.rateLimit(), 'explanation', 'no log was read')
    : scarceNote(client.rateLimit(), 'reasons', 'the failures were not explained')
  if (scarce !== undefined) return [scarce]
  const few = scarceNote(client.rateLimit(), 'explanation', ONLY_FIRST)
  // Most runs pass, and need none of it.
  const { explainFailures } = await import('./failures/questions.ts')
  const areFew = few !== undefined
  const notes = await explainFailures(gathering, { ...options, partJobs, areFew })
  return areFew ? [few, ...notes] : notes
}
