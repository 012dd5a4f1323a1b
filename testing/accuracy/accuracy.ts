/** What was measured, and whether it meets the targets. */
export interface Accuracy {
  readonly lines: readonly string[]
  readonly targetsMet: boolean
}

/** @example percent(0.9915) // '99.15 %' */
export function percent(share: number, digits = 2): string {
  return `${(100 * share).toFixed(digits)} %`
}
