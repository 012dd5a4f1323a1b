/** What a line measures beside a limit. */
export interface Measure {
  /** The line without its amounts: what is measured, in which units. */
  readonly key: string
  readonly amounts: readonly Amount[]
}

export interface Amount {
  readonly value: number
  /** As printed, with its unit. */
  readonly text: string
  /** What its last digit counts in. */
  readonly step: number
  /** What it is worst to be far from, if that is no other amount of the line. */
  readonly limit: number | undefined
}
