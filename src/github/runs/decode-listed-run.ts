import type { ListedRun } from '../../model/listed-run.ts'
import type { Run } from '../../model/run.ts'
import type { Target } from '../../model/target.ts'
import { asCount, asInstant, asObject, asString } from '../json-values.ts'
import { decodeRun } from '../run/decode.ts'
import type { RunResponses } from '../run/run-responses.ts'

/** Reference to the repository of a list of runs. */
export type ListedRunRef = Pick<Target, 'serverUrl' | 'owner' | 'repo'>

/** Decodes a listed run; `undefined` if it has no id. */
export function decodeListedRun(response: unknown, ref: ListedRunRef): ListedRun | undefined {
  const { id, status, created_at, actor, head_repository } = asObject(response)
  if (asCount(id) === undefined) return undefined
  return {
    run: decodeRunOf(response, ref),
    actor: asString(asObject(actor).login),
    headRepository: asString(asObject(head_repository).full_name),
    status: asString(status)?.toLowerCase() ?? 'unknown',
    createdAt: asInstant(created_at, () => undefined),
  }
}

/** Decodes the run itself, with its jobs if they are known. */
export function decodeRunOf(
  response: unknown,
  ref: ListedRunRef,
  jobs: Pick<RunResponses, 'jobs' | 'jobsCounted'> = { jobs: undefined, jobsCounted: undefined },
): Run {
  const { id, run_attempt } = asObject(response)
  const target = {
    ...ref,
    runId: asCount(id) ?? 0,
    attempt: asCount(run_attempt),
    current: undefined,
  }
  return decodeRun({ run: response, ...jobs, notes: [] }, target)
}
