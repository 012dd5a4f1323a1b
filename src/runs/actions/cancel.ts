import { explain } from '../../github/errors/explain.ts'
import { GitHubError } from '../../github/errors/github-error.ts'
import type { WritableSource } from '../../github/http/write-client.ts'
import { cancelRun } from '../github/change-run.ts'
import { listOlderRuns } from '../github/list-older-runs.ts'
import { fetchListedRun } from '../../github/run/list-runs.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import { joinTexts, plural } from '../../render/text/units.ts'
import { connect } from '../../actions/connect.ts'
import { explainChange, repairChange } from '../../actions/repairs.ts'
import { flag, RUN_INPUTS } from '../../actions/inputs.ts'
import { ACTION_DEADLINE } from '../../actions/run-action.ts'
import { StepFailure } from '../../actions/step-failure.ts'
import { nothingToDo, type Outcome, type InputValues, subAction } from '../../actions/sub-action.ts'

/** The inputs of the action, which action.yml describes. */
const INPUTS = { ...RUN_INPUTS, older: flag('false'), force: flag('false') }

type CancelInputs = InputValues<typeof INPUTS>

/** A run that continues costs minutes, but a pull request whose run is cancelled lacks its checks. */
const UNCLEAR =
  'Several pull requests can come from one branch, and GitHub does not report which one these runs are for. For pull requests from forks, grant the job `pull-requests: read`.'

/** Statuses of a run of which no job has started; one that is `waiting` can have run jobs before an approval. */
const UNSTARTED: ReadonlySet<string> = new Set(['queued', 'requested', 'pending'])

export const action = subAction({
  inputs: INPUTS,
  outputs: { done: 'false', reason: '', cancelled: '[]' },
  act: (inputs) => cancelBy(inputs, connect(inputs, AbortSignal.timeout(ACTION_DEADLINE))),
})

export async function cancelBy(
  inputs: CancelInputs,
  source: WritableSource,
): Promise<Outcome<'cancelled'>> {
  return await (inputs.older ? cancelOlder(inputs, source) : cancelOne(inputs, source))
}

async function cancelOne(
  inputs: CancelInputs,
  source: WritableSource,
): Promise<Outcome<'cancelled'>> {
  const { runId } = inputs
  const { cancelled, unstarted, stuck, refused } = await cancelRuns([runId], inputs, source)
  const [problem] = [...refused, ...stuck]
  if (problem !== undefined) throw new StepFailure(problem)
  if (cancelled.length === 0) return nothingToDo(`Run ${runId} has already finished.`)
  return {
    kind: 'done',
    reason: joinTexts(
      [`GitHub accepted the request to cancel run ${runId}.`, goesOn(unstarted)],
      ' ',
    ),
    outputs: { cancelled: JSON.stringify(cancelled) },
  }
}

async function cancelOlder(
  inputs: CancelInputs,
  source: WritableSource,
): Promise<Outcome<'cancelled'>> {
  const { older, unclear } = await findOlder(inputs, source)
  const found = await cancelRuns(older, inputs, source)
  const { cancelled, unstarted, finished, stuck, refused } = found
  const sentences = [
    cancelled.length > 0 && `GitHub accepted the request to cancel ${formatRuns(cancelled)}.`,
    goesOn(unstarted),
    finished.length > 0 && `Already finished: ${formatRuns(finished)}.`,
    older.length + unclear.length === 0 &&
      'No older run of the same workflow, branch and event is unfinished.',
    unclear.length > 0 && `Not cancelled: ${formatRuns(unclear)}. ${UNCLEAR}`,
    ...stuck,
    ...refused,
  ]
  return {
    kind: refused.length > 0 ? 'failed' : cancelled.length > 0 ? 'done' : 'left',
    reason: joinTexts(sentences, '\n\n'),
    outputs: { cancelled: JSON.stringify(cancelled) },
  }
}

/** Finds the ids of the older runs, without the current one. */
async function findOlder(inputs: CancelInputs, source: WritableSource) {
  const { runId, currentRunId } = inputs
  const found = await fetchListedRun(source, runId)
    .then((run) => listOlderRuns(source, run))
    .catch((error: unknown) => {
      const reason = explain(error, `the runs older than run ${runId}`, inputs, repairChange)
      throw new StepFailure(`${reason}\n\nNothing was cancelled.`, { cause: error })
    })
  if (found === undefined) {
    throw new StepFailure(
      `GitHub did not report the branch, workflow or event of run ${runId}, so nothing was cancelled.`,
    )
  }
  const idsOf = (runs: readonly ListedRun[]) =>
    runs.map(({ run }) => run.id).filter((id) => id !== currentRunId)
  return { older: idsOf(found.older), unclear: idsOf(found.unclear) }
}

/** Says of runs that they are queued: GitHub accepts to cancel such a run, and can start it anyway. */
function goesOn(unstarted: readonly number[]): string {
  return unstarted.length === 0
    ? ''
    : `Still queued: ${formatRuns(unstarted)}. GitHub can start it anyway: then, \`force: true\` ends it.`
}

function formatRuns(runIds: readonly number[]): string {
  return `${plural(runIds.length, 'run')} (${runIds.join(', ')})`
}

/**
 * Cancels runs in sequence, as GitHub recommends for changes, with one request each.
 *
 * @returns ids of the runs that GitHub accepted to cancel, of those among them that are still queued, and of
 * those that had finished before; and as sentences, why GitHub cannot cancel a run in its present state and why other
 * requests failed
 */
async function cancelRuns(runIds: readonly number[], inputs: CancelInputs, source: WritableSource) {
  const cancelled: number[] = []
  const unstarted: number[] = []
  const finished: number[] = []
  const stuck: string[] = []
  const refused: string[] = []
  for (const runId of runIds) {
    try {
      const done = await cancelRun(source, runId, inputs.force)
      if (!done) finished.push(runId)
      else {
        cancelled.push(runId)
        const run = inputs.force
          ? undefined
          : await fetchListedRun(source, runId).catch(() => undefined)
        if (run !== undefined && UNSTARTED.has(run.status)) unstarted.push(runId)
      }
    } catch (error) {
      const status = error instanceof GitHubError ? error.status : undefined
      const reason = explainChange(error, `cancel run ${runId}`, inputs)
      if (status === 409) stuck.push(reason)
      else refused.push(reason)
      // A problem with the token or the connection affects the other runs, too.
      if (status === undefined || [401, 403, 429].includes(status)) break
    }
  }
  return { cancelled, unstarted, finished, stuck, refused }
}
