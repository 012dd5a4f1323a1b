import { chooseRuns } from '../../analyse/commit/choose-runs.ts'
import { matrixLegs } from '../../analyse/jobs/matrix-legs.ts'
import { isUnforgivenFailure } from '../../analyse/totals/totals.ts'
import type { listCommitRuns } from '../../github/commit/list-commit-runs.ts'
import { isFailure } from '../../model/conclusion.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { CommitReport } from '../../model/report/commit-report.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import { safeLine } from '../../render/text/markdown.ts'
import { enumerate, plural } from '../../render/text/units.ts'
import { CommandError } from '../named.ts'

export const INTERVAL: Milliseconds = 15 * SECOND

/** GitHub creates the runs a few seconds after a push. */
const MAX_EMPTY_LISTS = 4

/** A connection can fail for a moment in hours of waiting. */
const MAX_FAILURES = 3

interface WaitOptions {
  readonly commit: string
  /** Whether a job of unfinished runs has failed that may not; `undefined` to wait for all runs in any case. */
  readonly hasFailed: ((open: readonly ListedRun[]) => Promise<boolean>) | undefined
  readonly list: () => ReturnType<typeof listCommitRuns>
  readonly sleep: (time: Milliseconds) => Promise<unknown>
  readonly show: (line: string) => void
}

/**
 * Waits until each run of a commit has finished or needs a person, for an approval. Waits up to a minute
 * for the first run. With `hasFailed`, only until a run or a job has failed.
 *
 * @throws `CommandError` if the runs can't be listed three times in a row
 */
export async function waitForRuns(options: WaitOptions): Promise<void> {
  const { commit, hasFailed, list, sleep, show } = options
  let empty = 0
  let failures = 0
  for (;;) {
    const { runs, notes } = await list()
    failures = runs === undefined ? failures + 1 : 0
    if (failures === MAX_FAILURES)
      throw new CommandError(notes.map(({ text }) => text).join('\n\n'))
    const chosen = chooseRuns(runs ?? [], { commit })
    const all = [...chosen.runs, ...chosen.omitted]
    const open = all.filter(isInProgress)
    if (runs !== undefined && all.length === 0) empty++
    if (runs !== undefined && open.length === 0 && (all.length > 0 || empty > MAX_EMPTY_LISTS))
      return
    const isOver = chosen.runs.some(({ run }) => isFailure(run.conclusion ?? 'success'))
    if (hasFailed !== undefined && (isOver || (await hasFailed(chosen.runs.filter(isInProgress)))))
      return
    show(waitingFor(open, all.length))
    await sleep(INTERVAL)
  }
}

/** A run with the status `waiting` needs an approval. */
function isInProgress({ run, status }: ListedRun): boolean {
  return run.conclusion === undefined && status !== 'waiting'
}

function waitingFor(open: readonly ListedRun[], total: number): string {
  if (total === 0) return 'Waiting for the first run'
  const names = open.map(({ run }) => safeLine(run.workflow ?? `Run ${run.id}`))
  return `Waiting for ${open.length} of ${plural(total, 'run')}: ${enumerate(names)}`
}

/**
 * Returns a function that finds out whether a job of unfinished runs has failed that may not. It reports again only
 * when a further job has failed, because GitHub's list of jobs does not show `continue-on-error`.
 *
 * @param listFailed returns the names of the jobs that failed in the latest attempt of a run
 */
export function failureFinder(
  listFailed: (run: ListedRun['run']) => Promise<Iterable<string>>,
  report: () => Promise<CommitReport>,
): (open: readonly ListedRun[]) => Promise<boolean> {
  const seen = new Set<string>()
  return async (open) => {
    const failed = await Promise.all(
      open.map(async ({ run }) =>
        Array.from(await listFailed(run), (name) => `${run.id}/${run.attempt}/${name}`),
      ),
    )
    const further = failed.flat().filter((job) => !seen.has(job))
    for (const job of further) seen.add(job)
    return further.length > 0 && failsSurely(await report())
  }
}

/** Returns whether a job failed that, by the workflow file, may not. */
function failsSurely({ runs }: CommitReport): boolean {
  return runs.some(({ report: { run, jobs = [] } }) => {
    const { declarationOf } = matrixLegs(run.graph)
    return jobs
      .filter(isUnforgivenFailure)
      .some(({ job }) => declarationOf(job)?.continueOnError === false)
  })
}
