/** Amount that a line measures beside a limit. */
export interface Measure {
  /** The line without its amounts: what is measured, in which units. */
  readonly key: string
  readonly amounts: readonly Amount[]
}

export interface Amount {
  readonly value: number
  /** Printed amount, with its unit. */
  readonly text: string
  /** Unit of its last digit. */
  readonly step: number
  /** Limit that it is worst to be far from, if that is no other amount of the line. */
  readonly limit: number | undefined
}
