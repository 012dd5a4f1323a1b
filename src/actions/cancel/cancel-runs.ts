import { GitHubError } from '../../github/errors/github-error.ts'
import { createWriteClient } from '../../github/http/write-client.ts'
import { cancelRun } from '../../github/runs/change-run.ts'
import { clientOptions } from '../client-options.ts'
import { explainChange } from '../explain-change.ts'
import type { RunInputs } from '../sub-action.ts'

/**
 * Cancels runs in sequence, as GitHub recommends for changes, with one request each.
 *
 * @returns ids of the cancelled runs and of those that had finished before, and as sentences, why GitHub
 * cannot cancel a run in its present state and why other requests failed
 */
export async function cancelRuns(
  runIds: readonly number[],
  inputs: RunInputs & { readonly force: boolean },
  signal: AbortSignal,
) {
  const writer = createWriteClient(clientOptions(inputs))
  const [cancelled, finished]: [number[], number[]] = [[], []]
  const [stuck, refused]: [string[], string[]] = [[], []]
  for (const runId of runIds) {
    try {
      const done = await cancelRun(writer, { ...inputs, runId }, inputs.force, signal)
      if (done) cancelled.push(runId)
      else finished.push(runId)
    } catch (error) {
      const status = error instanceof GitHubError ? error.status : undefined
      const reason = explainChange(error, `cancel run ${runId}`, inputs)
      if (status === 409) stuck.push(reason)
      else refused.push(reason)
      // A problem with the token or the connection affects the other runs, too.
      if (status === undefined || [401, 403, 429].includes(status)) break
    }
  }
  return { cancelled, finished, stuck, refused }
}
