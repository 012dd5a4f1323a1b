import { BUDGETS } from '../src/gather/budgets.ts'
import { startGathering } from '../src/gather/gather.ts'
import { historyQuestion, readHistory, unusualQuestion } from '../src/gather/history.ts'
import { searchEarlierRuns } from '../src/github/history/search-earlier-runs.ts'
import type { RepositorySource } from '../src/github/http/client.ts'
import { decodeListedRun } from '../src/github/run/listed-run.ts'
import type { Job } from '../src/model/run.ts'
import { makeRun } from './make-run.ts'

type Search = Parameters<typeof searchEarlierRuns>[1]

interface HistorySetting extends Partial<Pick<Search, 'runs' | 'timeout'>> {
  /** The response for the run. */
  readonly run: Promise<unknown>
  /** What is known of the run before, in the form of its response. */
  readonly knownRun?: unknown
  readonly defaultBranch: Search['defaultBranch']
  /** Whether the run took longer than most. */
  readonly isLong?: boolean
  /** By `jobsKey`. */
  readonly atHand?: ReadonlyMap<string, readonly Job[]>
}

/** Reads what a report compares a run without failures with. */
export async function readHistoryOf(source: RepositorySource, setting: HistorySetting) {
  const { runs = 10, isLong = false, atHand = new Map() } = setting
  const decode = (response: unknown) => decodeListedRun(response, source.repository)
  const found = searchEarlierRuns(source, {
    ...{ ...BUDGETS.search, ...setting, runs },
    run: setting.run.then(decode),
    known: decode(setting.knownRun),
  })
  found.catch(() => undefined)
  const gathering = startGathering(source, { allowedFailures: [] })
  gathering.addRuns([{ run: makeRun() }])
  gathering.add({ jobs: atHand })
  await setting.run
  const history = { found, runs, isGreen: () => true }
  await gathering.settle([historyQuestion(history)])
  await gathering.settle([unusualQuestion(history, source, () => isLong)])
  const { earlierRuns, notes } = readHistory(
    gathering.facts(),
    { runs, reported: makeRun(), defaultBranch: undefined },
    source,
  )
  return { earlierRuns, notes: [...notes, ...gathering.facts().notes] }
}
