import { chooseRuns } from '../../analyse/commit/choose-runs.ts'
import type { listCommitRuns } from '../../github/commit/list-commit-runs.ts'
import { isFailure } from '../../model/conclusion.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import { singleLine } from '../../render/text/markdown.ts'
import { enumerate, plural } from '../../render/text/units.ts'
import { CommandError } from '../errors.ts'

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
  const names = open.map(({ run }) => singleLine(run.workflow ?? `Run ${run.id}`))
  return `Waiting for ${open.length} of ${plural(total, 'run')}: ${enumerate(names)}`
}
