import { GitHubError } from '../../github/errors/github-error.ts'
import { createWriteClient } from '../../github/http/write-client.ts'
import { cancel } from '../../github/runs/change-run.ts'
import { clientOptions } from '../client-options.ts'
import { explainChange } from '../explain-change.ts'
import type { CommonInputs } from '../sub-action.ts'

/** What became of runs that were to be cancelled; a refusal is told in sentences. */
interface Cancelled {
  readonly cancelled: readonly number[]
  /** Had ended when they were to be cancelled. */
  readonly ended: readonly number[]
  /** What GitHub can't cancel now, though the token may. */
  readonly stuck: readonly string[]
  readonly refused: readonly string[]
}

/** One after the other, as GitHub wants changes to be asked for; each once. */
export async function cancelRuns(
  runIds: readonly number[],
  inputs: CommonInputs & { readonly force: boolean },
  signal: AbortSignal,
): Promise<Cancelled> {
  const writer = createWriteClient(clientOptions(inputs))
  const [cancelled, ended]: [number[], number[]] = [[], []]
  const [stuck, refused]: [string[], string[]] = [[], []]
  for (const runId of runIds) {
    try {
      const done = await cancel(writer, { ...inputs, runId }, inputs.force, signal)
      if (done) cancelled.push(runId)
      else ended.push(runId)
    } catch (error) {
      const status = error instanceof GitHubError ? error.status : undefined
      const told = explainChange(error, `cancel run ${runId}`, inputs)
      if (status === 409) stuck.push(told)
      else refused.push(told)
      // What is wrong with the token or the connection is so for the others, too.
      if (status === undefined || [401, 403, 429].includes(status)) break
    }
  }
  return { cancelled, ended, stuck, refused }
}
