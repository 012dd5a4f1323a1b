import { BUDGETS } from '../src/gather/budgets.ts'
import { startGathering } from '../src/gather/gather.ts'
import { historyQuestion, readHistory, unusualQuestion } from '../src/gather/history.ts'
import { searchEarlierRuns } from '../src/github/history/search-earlier-runs.ts'
import type { RepositorySource } from '../src/github/http/client.ts'
import type { Job } from '../src/model/run.ts'
import { makeRun } from './make-run.ts'

interface HistorySetting extends Partial<Parameters<typeof searchEarlierRuns>[1]> {
  readonly run: Promise<unknown>
  readonly defaultBranch: Parameters<typeof searchEarlierRuns>[1]['defaultBranch']
  /** Whether the run took longer than most. */
  readonly isLong?: boolean
  /** By `jobsKey`. */
  readonly atHand?: ReadonlyMap<string, readonly Job[]>
}

/** Reads what a report compares a run without failures with. */
export async function readHistoryOf(source: RepositorySource, setting: HistorySetting) {
  const { runs = 10, isLong = false, atHand = new Map() } = setting
  const found = searchEarlierRuns(source, { ...BUDGETS.search, ...setting, runs })
  found.catch(() => undefined)
  const gathering = startGathering(source, { allowedFailures: [] })
  gathering.addRuns([{ run: makeRun(), responses: { run: undefined } }])
  gathering.add({ jobs: atHand })
  await setting.run
  const history = { found, runs, isGreen: () => true }
  await gathering.settle([historyQuestion(history)])
  await gathering.settle([unusualQuestion(history, source, () => isLong)])
  const { earlierRuns, notes } = readHistory(gathering.facts(), history, source)
  return { earlierRuns, notes: [...notes, ...gathering.facts().notes] }
}
