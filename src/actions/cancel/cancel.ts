import * as core from '@actions/core'
import { createClient } from '../../github/http/client.ts'
import { fetchRunStatus, type RunStatus } from '../../github/run/run-status.ts'
import { listOlderRuns } from '../../github/runs/list-older-runs.ts'
import { SECOND } from '../../model/time.ts'
import { plural } from '../../render/text/units.ts'
import { clientOptions } from '../client-options.ts'
import { explainUnread } from '../explain-change.ts'
import { getVariable, readBoolean } from '../read-values.ts'
import { finish, type Outcome, type CommonInputs, readCommonInputs, type Source } from '../sub-action.ts'
import { cancelRuns } from './cancel-runs.ts'

/** The inputs of the action, as in cancel/action.yml. */
export const INPUT_NAMES = ['github-token', 'repository', 'run-id', 'older', 'force'] as const

/** The outputs of the action, as in cancel/action.yml. */
export const OUTPUT_NAMES = ['done', 'reason', 'cancelled'] as const

type OutputName = (typeof OUTPUT_NAMES)[number]

interface Inputs extends CommonInputs {
  readonly older: boolean
  readonly force: boolean
  /** The run that this step is part of. */
  readonly ownRunId: number
}

const DEADLINE = 60 * SECOND

/** A run that continues costs minutes, but a pull request whose run is cancelled lacks its checks. */
const UNCLEAR =
  'Several pull requests can come from one branch, and GitHub does not report which one these runs are for. For pull requests from forks, grant the job `pull-requests: read`.'

/** The action that cancels runs, from its first input to its last output. */
export async function cancel(): Promise<void> {
  const inputs = readInputs({ get: core.getInput, env: getVariable })
  const signal = AbortSignal.timeout(DEADLINE)
  const deed = inputs.older ? await cancelOlder(inputs, signal) : await cancelOne(inputs, signal)
  await finish<OutputName>(deed, { cancelled: '[]' })
}

function readInputs({ get, env }: Source<(typeof INPUT_NAMES)[number]>): Inputs {
  return {
    ...readCommonInputs({ get, env }),
    older: readBoolean('older', get),
    force: readBoolean('force', get),
    ownRunId: Number(env('GITHUB_RUN_ID')),
  }
}

async function cancelOne(inputs: Inputs, signal: AbortSignal): Promise<Outcome> {
  const { runId } = inputs
  const { cancelled, stuck, refused } = await cancelRuns([runId], inputs, signal)
  const [problem] = [...refused, ...stuck]
  if (problem !== undefined) return { kind: 'failed', reason: problem }
  if (cancelled.length === 0) return { kind: 'left', reason: `Run ${runId} has ended already.` }
  return { kind: 'done', reason: `Run ${runId} is cancelled.`, outputs: tellCancelled(cancelled) }
}

async function cancelOlder(inputs: Inputs, signal: AbortSignal): Promise<Outcome> {
  const { runId, ownRunId } = inputs
  const client = createClient(clientOptions(inputs))
  let older: readonly number[]
  let unclear: readonly number[]
  try {
    const run = await fetchRunStatus(client, inputs, signal)
    const found = await listOlderRuns(client, inputs, run, signal)
    if (found === undefined) {
      const reason = `GitHub did not report the branch, workflow or event of run ${runId}, so nothing was cancelled.`
      return { kind: 'failed', reason }
    }
    const idsOf = (runs: readonly RunStatus[]) =>
      runs.map(({ id }) => id).filter((id) => id !== ownRunId)
    older = idsOf(found.older)
    unclear = idsOf(found.unclear)
  } catch (error) {
    const reason = explainUnread(error, `what is older than run ${runId}`, inputs)
    return { kind: 'failed', reason: `${reason}\n\nNothing is cancelled.` }
  }
  const { cancelled, ended, stuck, refused } = await cancelRuns(older, inputs, signal)
  const sentences = [
    ...(cancelled.length === 0 ? [] : [`Cancelled ${listRuns(cancelled)}.`]),
    ...(ended.length === 0 ? [] : [`Ended meanwhile: ${listRuns(ended)}.`]),
    ...(older.length + unclear.length === 0
      ? ['No older run of the same workflow, branch and event is unfinished.']
      : []),
    ...(unclear.length === 0 ? [] : [`Not cancelled: ${listRuns(unclear)}. ${UNCLEAR}`]),
    ...stuck,
    ...refused,
  ]
  const kind = refused.length > 0 ? 'failed' : cancelled.length > 0 ? 'done' : 'left'
  return { kind, reason: sentences.join('\n\n'), outputs: tellCancelled(cancelled) }
}

function tellCancelled(runIds: readonly number[]): Readonly<Record<string, string>> {
  return { cancelled: JSON.stringify(runIds) }
}

function listRuns(runIds: readonly number[]): string {
  return `${plural(runIds.length, 'run')} (${runIds.join(', ')})`
}
