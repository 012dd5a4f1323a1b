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

/** What was counted, and out of how many. */
export interface Count {
  readonly count: number
  readonly of: number
}

export function countOf(checks: readonly boolean[]): Count {
  return { count: checks.filter(Boolean).length, of: checks.length }
}

export function ratio({ count, of }: Count): number {
  return count / of
}

/** @example countText({ count: 3, of: 4 }) // '3 of 4 (75.0 %)' */
export function countText(counted: Count): string {
  return `${counted.count} of ${counted.of} (${percent(ratio(counted), 1)})`
}
