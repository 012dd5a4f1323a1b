import { createHash } from 'node:crypto'
import type { ReportJson } from '../json/types.ts'

/** A part of a run that is a span: the run itself when there is no job. */
interface SpanPart {
  readonly job: number
  /** The number of a step, or the wait for a runner; without it, the job itself. */
  readonly of?: number | 'queue'
}

/**
 * The ids of a run attempt as a trace: made of what the parts are, and of nothing else, so that a
 * second export is the same trace.
 */
export interface SpanIds {
  readonly trace: string
  readonly run: string
  readonly of: (part: SpanPart) => string
}

export function spanIds({ repository, run }: Pick<ReportJson, 'repository' | 'run'>): SpanIds {
  // GitHub does not tell cases apart in the name of a repository.
  const attempt = `${repository.toLowerCase()}/${run.id}/${run.attempt ?? ''}`
  return {
    trace: hexId(attempt, 16),
    run: hexId(attempt, 8),
    of: ({ job, of = '' }) => hexId(`${attempt}/${job}/${of}`, 8),
  }
}

/** Odd, because an id of zeros stands for none. */
function hexId(text: string, bytes: number): string {
  const digits = createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, 2 * bytes)
  return (BigInt(`0x${digits}`) | 1n).toString(16).padStart(digits.length, '0')
}
