/** Changes if readers of the report have to change. */
export const SCHEMA_VERSION = 1 as const

/** Changes if a failure gets another signature than before: those of two versions cannot be compared. */
export const SIGNATURE_VERSION = 1
