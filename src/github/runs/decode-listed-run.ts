import type { ListedRun } from '../../model/listed-run.ts'
import type { Run } from '../../model/run.ts'
import type { Target } from '../../model/target.ts'
import { asCount, asObject, asInstant, asString } from '../json-values.ts'
import { decodeRun } from '../run/decode.ts'

/** Where the list is from. */
export type ListedRunRef = Pick<Target, 'serverUrl' | 'owner' | 'repo'>

/** Decodes a run of a list of runs; returns `undefined` if it has no id. */
export function decodeListedRun(answer: unknown, place: ListedRunRef): ListedRun | undefined {
  const { id, status, created_at, actor, head_repository } = asObject(answer)
  if (asCount(id) === undefined) return undefined
  return {
    run: decodeRunOf(answer, place),
    actor: asString(asObject(actor).login),
    headRepository: asString(asObject(head_repository).full_name),
    status: asString(status)?.toLowerCase() ?? 'unknown',
    createdAt: asInstant(created_at, () => undefined),
  }
}

/** The run itself, with its jobs where they are known. */
export function decodeRunOf(
  answer: unknown,
  place: ListedRunRef,
  {
    jobs,
    counted,
  }: { readonly jobs?: readonly unknown[]; readonly counted?: number | undefined } = {},
): Run {
  const { id, run_attempt } = asObject(answer)
  const target = { ...place, runId: asCount(id) ?? 0, attempt: asCount(run_attempt), current: undefined }
  return decodeRun({ run: answer, jobs, jobsCounted: counted, notes: [] }, target)
}
