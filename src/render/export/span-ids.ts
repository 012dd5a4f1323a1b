import { createHash } from 'node:crypto'
import type { Run } from '../../model/run.ts'

/** The ids of a run attempt as a trace. They depend only on its parts, so that exports are repeatable. */
export interface SpanIds {
  readonly trace: string
  readonly run: string
  /** The child is the number of a step, or the wait for a runner; absent for the job itself. */
  readonly idOf: (part: { job: number; child?: number | 'queue' }) => string
}

export function spanIds(run: Pick<Run, 'repository' | 'id' | 'attempt'>): SpanIds {
  // Names of repositories are case-insensitive.
  const attempt = `${run.repository.toLowerCase()}/${run.id}/${run.attempt ?? ''}`
  return {
    trace: hexId(attempt, 16),
    run: hexId(attempt, 8),
    idOf: ({ job, child = '' }) => hexId(`${attempt}/${job}/${child}`, 8),
  }
}

/** Returns an odd number, because an id of zeros is invalid. */
function hexId(text: string, bytes: number): string {
  const digits = createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, 2 * bytes)
  return (BigInt(`0x${digits}`) | 1n).toString(16).padStart(digits.length, '0')
}
