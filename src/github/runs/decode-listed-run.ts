import type { ListedRun } from '../../model/listed-run.ts'
import type { Run } from '../../model/run.ts'
import type { Target } from '../../model/target.ts'
import { count, fields, instant, text } from '../json-values.ts'
import { decodeRun } from '../run/decode.ts'

/** Where the list is from. */
export type Place = Pick<Target, 'serverUrl' | 'owner' | 'repo'>

/** Decodes a run of a list of runs; returns `undefined` if it has no id. */
export function decodeListedRun(answer: unknown, place: Place): ListedRun | undefined {
  const { id, status, created_at, actor, head_repository } = fields(answer)
  if (count(id) === undefined) return undefined
  return {
    run: decodeRunOf(answer, place),
    actor: text(fields(actor).login),
    headRepository: text(fields(head_repository).full_name),
    status: text(status)?.toLowerCase() ?? 'unknown',
    createdAt: instant(created_at, () => undefined),
  }
}

/** The run itself, with its jobs where they are known. */
export function decodeRunOf(
  answer: unknown,
  place: Place,
  {
    jobs,
    counted,
  }: { readonly jobs?: readonly unknown[]; readonly counted?: number | undefined } = {},
): Run {
  const { id, run_attempt } = fields(answer)
  const target = { ...place, runId: count(id) ?? 0, attempt: count(run_attempt), own: undefined }
  return decodeRun({ run: answer, jobs, jobsCounted: counted, notes: [] }, target)
}
