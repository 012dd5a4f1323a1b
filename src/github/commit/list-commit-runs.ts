import type { ListedRun } from '../../model/listed-run.ts'
import type { Note } from '../../model/note.ts'
import type { CommitTarget } from '../../model/target.ts'
import { unreadNote } from '../errors/explain.ts'
import { isNotFound } from '../errors/github-error.ts'
import type { RepositorySource } from '../http/client.ts'
import { fetchRunResponse } from '../run/run-responses.ts'
import { decodeListedRun, withKnownEnd } from '../run/listed-run.ts'
import { listRuns } from '../run/list-runs.ts'

/** Labels and comments can start a workflow many times for one commit. */
const MAX_LISTED = 300

interface CommitRuns {
  /** Newest first; `undefined` if they could not be listed. */
  readonly runs: readonly ListedRun[] | undefined
  /** The list has every run that GitHub counts. */
  readonly complete: boolean
  readonly notes: readonly Note[]
}

export interface OwnRunOptions {
  /** A run of the commit, even if GitHub lists it with another commit, as for `pull_request_target`. */
  readonly ownRunId?: number | undefined
  /** The run that triggered the workflow, as the event contains it; `undefined` for other events. */
  readonly triggeringRun?: ListedRun | undefined
}

/**
 * Lists the runs of a commit, of every event, and adds its own run if the list lacks it, or has an earlier
 * attempt of it: the list can be late, and GitHub can record the run at another commit. Never throws: if
 * that fails, a note says why.
 */
export async function listWithOwnRun(
  source: RepositorySource,
  { commit, currentRun }: Pick<CommitTarget, 'commit' | 'currentRun'>,
  { ownRunId, triggeringRun: triggering }: OwnRunOptions,
): Promise<CommitRuns> {
  const listed = await listCommitRuns(source, commit, triggering)
  if (listed.runs === undefined || ownRunId === undefined) return listed
  const known = triggering?.run.id === ownRunId ? triggering : undefined
  const { attempt = 1 } = currentRun?.runId === ownRunId ? currentRun : (known?.run ?? {})
  const isListed = listed.runs.some(
    ({ run }) => run.id === ownRunId && (run.attempt ?? 1) >= attempt,
  )
  if (isListed) return listed
  const own = await fetchCommitRun(source, { runId: ownRunId, attempt, known })
  const others = listed.runs.filter(({ run }) => run.id !== ownRunId)
  return {
    runs: own.run === undefined ? others : [own.run, ...others],
    complete: listed.complete && own.notes.length === 0,
    notes: [...listed.notes, ...own.notes],
  }
}

/**
 * Lists the runs of a commit, of every event. Never throws: if that fails, a note says why.
 *
 * @param triggering the run that triggered the workflow, as its event contains it
 */
export async function listCommitRuns(
  source: RepositorySource,
  commit: string,
  triggering?: ListedRun,
): Promise<CommitRuns> {
  const filter = { head_sha: commit, exclude_pull_requests: false }
  try {
    const { runs, complete, ...count } = await listRuns(source, filter, MAX_LISTED)
    return {
      runs: runs.map((run) => endedBy(run, triggering)),
      complete,
      notes: complete ? [] : [noteOnUnlisted(runs.length, count)],
    }
  } catch (error) {
    const note = unreadNote(error, `the runs of commit ${commit}`, source, 'warning')
    return { runs: undefined, complete: false, notes: [note] }
  }
}

interface OwnRun {
  readonly runId: number
  readonly attempt: number
  readonly known: ListedRun | undefined
}

/**
 * Fetches a run that the list of a commit's runs lacks; returns none if GitHub does not know it.
 * Never throws: for another error, a note says why, and the run is as its event contains it, or has only
 * its id and attempt, as for an attempt that GitHub does not list yet.
 *
 * @param own `attempt` is at least this one; `known` the run as its event contains it, `undefined` if none does
 */
async function fetchCommitRun(
  source: RepositorySource,
  { runId, attempt, known }: OwnRun,
): Promise<{ readonly run: ListedRun | undefined; readonly notes: readonly Note[] }> {
  const { repository } = source
  const facts = known ?? decodeListedRun({ id: runId, run_attempt: attempt }, repository)
  try {
    const run = decodeListedRun(await fetchRunResponse(source, runId), repository)
    const isEarlier = (run?.run.attempt ?? 1) < attempt
    return { run: isEarlier ? facts : run && endedBy(run, known), notes: [] }
  } catch (error) {
    if (known !== undefined) return { run: known, notes: [] }
    if (isNotFound(error)) return { run: undefined, notes: [] }
    return { run: facts, notes: [unreadNote(error, `run ${runId}`, source, 'warning')] }
  }
}

/** Returns a listed run with the conclusion that an event already has. */
function endedBy(listing: ListedRun, known: ListedRun | undefined): ListedRun {
  const run = withKnownEnd(listing.run, known?.run)
  return run === listing.run ? listing : { ...listing, run, status: known?.status ?? 'unknown' }
}

function noteOnUnlisted(
  listed: number,
  { total, capped }: { readonly total: number | undefined; readonly capped: boolean },
): Note {
  const count =
    total === undefined ? 'an unknown number of' : `${capped ? 'at least ' : ''}${total}`
  const text = `The commit has ${count} runs, of which the newest ${listed} were listed. Others can have failed.`
  return { severity: 'warning', text }
}
