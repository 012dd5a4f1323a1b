import { chooseSlowerJobs } from '../analyse/history/explain-slower.ts'
import type { RepositorySource } from '../github/http/client.ts'
import { remainsFor, scarceNote } from '../github/http/rate-limit.ts'
import type { EarlierList } from '../github/history/find-earlier-runs.ts'
import { jobsKey } from '../model/base-branch.ts'
import type { ListedRun } from '../model/listed-run.ts'
import type { Note } from '../model/note.ts'
import type { EarlierRuns, History } from '../model/report/history.ts'
import { BUDGETS } from './budgets.ts'
import { type Facts, notesOn, NOT_WANTED } from './facts.ts'
import type { Question, Want } from './gather.ts'
import { attemptJobs, head, once, unreadable } from './read.ts'

const NOT_UNUSUAL =
  'the jobs of this run, which took no longer than most earlier ones, were not compared with theirs'

interface HistoryOptions {
  /** The search that was started; it may reject. */
  readonly found: Promise<EarlierList>
  /** How many earlier runs to compare with. */
  readonly runs: number
  /** Whether the server lists jobs only by run. */
  readonly latestOnly?: boolean
}

/** What a run is compared with, whatever it is like. */
export function historyQuestion(options: HistoryOptions): Question {
  return { name: 'history', budget: BUDGETS.history, wants: (facts) => wantRuns(facts, options) }
}

/**
 * The same if fewer requests remain: nothing more if all was read, and no jobs for a run that is not unusual.
 *
 * @param isLong whether the run took longer than most of these
 */
export function unusualQuestion(
  options: HistoryOptions,
  { client }: Pick<RepositorySource, 'client'>,
  isLong: (earlier: readonly ListedRun[]) => boolean,
): Question {
  return {
    name: 'unusual',
    after: ['history', 'base of 0'],
    budget: BUDGETS.unusual,
    wants: (facts) => {
      const wanted = wantRuns(facts, options)
      const { runs = [] } = facts.earlierRuns.read ?? {}
      const isUnusual = facts.runs[0]?.failures.length !== 0 || isLong(runs)
      const mayReadAll = remainsFor(client.rateLimit(), 'comparison') || runs.length === 0
      return mayReadAll || isUnusual ? wanted : []
    },
  }
}

/** Wants the earlier runs, and then their jobs, as far as they were not read for another question. */
function wantRuns(
  facts: Facts,
  { found, runs: count, latestOnly }: HistoryOptions,
): readonly Want[] {
  const { earlierRuns, responses } = facts
  if (count === 0) return []
  if (earlierRuns === NOT_WANTED)
    return once(facts, 'earlierRuns', async (source) => {
      const fact = await found.then(
        (read) => ({ read }),
        (error: unknown) => unreadable(error, 'the earlier runs', source),
      )
      return { fact }
    })
  const { runs = [] } = earlierRuns.read ?? {}
  return runs
    .slice(0, count)
    .flatMap(({ run: { id, attempt = 1 } }) =>
      responses.jobs.has(jobsKey(id, attempt)) ? [] : attemptJobs(id, attempt, latestOnly),
    )
}

/** Returns the earlier runs whose jobs were read, oldest first, and says what was not. */
export function readHistory(
  facts: Facts,
  { runs: count }: Pick<HistoryOptions, 'runs'>,
  source: RepositorySource,
): { readonly earlierRuns: EarlierRuns | undefined; readonly notes: readonly Note[] } {
  const { branch, runs = [], notes = [] } = facts.earlierRuns.read ?? {}
  const wanted = runs.slice(0, count).map(({ run }) => {
    const key = jobsKey(run.id, run.attempt ?? 1)
    return { run, jobs: facts.responses.jobs.get(key), isRead: facts.responses.jobs.has(key), key }
  })
  const all = [...notesOn([facts.earlierRuns]), ...notes]
  const scarce = scarceNote(source.client.rateLimit(), 'comparison', NOT_UNUSUAL)
  if (wanted.some(({ isRead }) => !isRead)) {
    return { earlierRuns: undefined, notes: scarce === undefined ? all : [...all, scarce] }
  }
  const read = wanted.flatMap(({ run, jobs }) =>
    jobs === undefined ? [] : { ...run, jobs, jobsCounted: jobs.length },
  )
  const earlierRuns =
    branch === undefined || read.length === 0 ? undefined : { branch, runs: read.toReversed() }
  const failed = wanted.find(({ jobs }) => jobs === undefined)
  if (failed === undefined) return { earlierRuns, notes: all }
  const subject = `${wanted.length - read.length} of ${wanted.length} earlier runs`
  const note = unreadable(facts.errors.get(failed.key), subject, source)
  return { earlierRuns, notes: [...all, ...notesOn([note])] }
}

/** What differs between slower jobs and an earlier run of each: two logs per job. */
export function slowerQuestion(
  history: History | undefined,
  earlierRuns: EarlierRuns | undefined,
): Question {
  const slower = history && earlierRuns ? chooseSlowerJobs(history, earlierRuns) : []
  const jobs = slower.flatMap(({ comparison, earlier }) => [comparison.job.job, earlier])
  return {
    name: 'slower',
    budget: BUDGETS.slower,
    wants: ({ heads }) => jobs.filter(({ id }) => !heads.has(id)).map(head),
  }
}
