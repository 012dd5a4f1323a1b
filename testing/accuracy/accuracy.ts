/** What was measured, and whether it meets the targets. */
export interface Accuracy {
  readonly lines: readonly string[]
  readonly targetsMet: boolean
}

/** Returns what several programs have measured. */
export function joined(parts: readonly Accuracy[]): Accuracy {
  return {
    lines: parts.flatMap(({ lines }) => lines),
    targetsMet: parts.every(({ targetsMet }) => targetsMet),
  }
}

/** @example percent(0.9915) // '99.15 %' */
export function percent(share: number, digits = 2): string {
  return `${(100 * share).toFixed(digits)} %`
}
