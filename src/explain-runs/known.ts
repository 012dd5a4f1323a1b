import { type Explanations, UNEXPLAINED } from '../analyse/failures/report-failures.ts'
import type { LogResponses } from '../github/logs/fetch-log.ts'
import type { CommitFiles } from '../model/report/source-position.ts'
import type { FoundResults } from '../model/results/test-results.ts'

/** What was read about the failures of all runs so far. */
export interface Known extends LogResponses, Pick<Explanations, 'annotations'> {
  /** Ids of the jobs whose annotations could not be read. */
  readonly unannotated: ReadonlySet<number>
  /** Ids of the jobs whose logs were wanted; `undefined` before anything is read. */
  readonly wanted: ReadonlySet<number> | undefined
}

export const NOTHING: Known = {
  ...UNEXPLAINED,
  parts: new Map(),
  uploads: new Map(),
  unannotated: new Set(),
  notes: [],
  wanted: undefined,
}

/** What names the files and the tests of what failed. */
export interface Named {
  readonly files: ReadonlyMap<string | undefined, CommitFiles>
  readonly results: FoundResults
}

export const UNNAMED: Named = { files: new Map(), results: { files: [], notes: [] } }

/** Logs, and annotations, for which requests are left to the last. */
export const MAX_LAST_READ = 3
