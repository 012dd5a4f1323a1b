import type { Some } from './some.ts'
import { DAY, type Instant } from './time.ts'

/** The language of the blocks in issues, and the label of these issues by default. */
export const LANGUAGE = 'known-failure'

/** Blocks of an issue that are read. */
export const MAX_BLOCKS = 10

/** Errors of one block. */
export const MAX_ERRORS = 20

/** Logs that one block shows. */
export const MAX_SEEN = 3

/** A shorter pattern or line identifies no error. */
export const MIN_CHARACTERS = 8

/** Time in which a closed issue still says that a failure is fixed. */
export const MAX_CLOSED_FOR = 14 * DAY

/** An issue in which people wrote down failures that they know. */
export interface KnownIssue {
  readonly number: number
  readonly title: string
  readonly url: string
  /** Time at which it was closed; `undefined` if it is open. */
  readonly closedAt: Instant | undefined
  /** Whether its author wrote the present text: of another editor, only the names count. */
  readonly isByAuthor: boolean
  readonly failures: Some<KnownFailure>
}

/** Statement of one block of an issue about a failure. */
export interface KnownFailure {
  /** Each error is found in the failure; `*` stands for any text. */
  readonly errors: Some<string>
  /** Name of the jobs, with `*`; `undefined` for any. */
  readonly job: string | undefined
  /** Name of the steps, with `*`; `undefined` for any. */
  readonly step: string | undefined
  /** The day, in UTC, after which the failure opens no gate; `undefined` if it always may. */
  readonly until: string | undefined
  /** Whether the gate passes. */
  readonly gate: boolean
  /** Whether the first attempt is re-run. */
  readonly rerun: boolean
  /** Ids of jobs in whose logs it was seen, and nothing else that failed. */
  readonly seen: readonly number[]
}

/** The issues with known failures, as far as they were read. */
export interface KnownIssues {
  /** Label of these issues, which a new one gets as well. */
  readonly label: string
  readonly issues: readonly KnownIssue[]
}

/** Whether a pattern can identify an error: it has enough characters that are visible and no `*`. */
export function isSpecificPattern(pattern: string): boolean {
  const characters = pattern.match(/[\p{L}\p{N}\p{P}\p{S}]/gu) ?? []
  return characters.filter((character) => character !== '*').length >= MIN_CHARACTERS
}
