/** Kind of a line for the reader of a log. */
export type LineKind =
  /** A group named `Run ...`: the header of a step or an inner step, unless a program printed it. */
  | 'header'
  | 'end-of-group'
  | 'error'
  | 'text'
  /** For the runner, not for readers. */
  | 'hidden'
  /** About a test that passed at another try, once the whole step was read. */
  | 'retried'

/** A line of a step, as GitHub shows it. */
export interface StepLine {
  readonly kind: LineKind
  /** Without the mark of an error, which the kind stands for. */
  readonly text: string
  readonly cut: boolean
  /** What is behind the text of a cut line; `undefined` if that was not read. */
  readonly rest?: string | undefined
  /** Whether the line has a time. The further lines of an `##[error]` message have none. */
  readonly timed: boolean
}

/** Whether a line can say why the step failed. */
export function saysWhy({ kind }: Pick<StepLine, 'kind'>): boolean {
  return kind !== 'header' && kind !== 'retried'
}

/** Returns what a reader sees in place of the runner's mark of an error, `##[error]`; '' for other lines. */
export function markOf({ kind }: Pick<StepLine, 'kind'>): string {
  return kind === 'error' ? 'Error: ' : ''
}
