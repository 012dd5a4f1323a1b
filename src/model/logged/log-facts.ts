/** Facts that the log of a job states; `undefined` is unknown. */
export interface LogFacts {
  /** Versions that the start of the log names, up to the end of the failed step; `undefined` if the start was not read. */
  readonly versions: (() => LogVersions) | undefined
  /** Ordered as in the log, by the number of the step, for steps of an action that is known to use a cache. */
  readonly caches: ReadonlyMap<number, readonly CacheResult[]>
}

/** What logs say of machines, caches and versions, by job id; `undefined` for a log that could not be read. */
export type LogFactsOf = ReadonlyMap<number, LogFacts | undefined>

/** Names of what a job uses, with the versions that its log states. */
export interface LogVersions {
  /** Keyed by `versionKey`. */
  readonly names: ReadonlyMap<string, NamedVersions>
  /** Keys of what tools name as built by themselves. */
  readonly own: ReadonlySet<string>
  /** First line of the last script, or the last action, that ran: `Run ruff check .`. */
  readonly command: string
}

export interface NamedVersions {
  readonly name: string
  readonly versions: ReadonlySet<string>
  /** Number of times that it stands in the log. */
  readonly count: number
  /** Whether a line says that it is installed. */
  readonly isInstalled: boolean
  /** Whether only downloaded libraries have it: what a cache has is not downloaded. */
  readonly isJar: boolean
}

/** Names of the machine, which only `Set up job` states. */
export const IMAGE = 'image'
export const IMAGE_VERSION = 'image version'
export const RUNNER = 'runner'
export const MACHINE: readonly string[] = [IMAGE, IMAGE_VERSION, RUNNER]

/** Returns what is the same for two spellings of one name. */
export function versionKey(name: string): string {
  return name.toLowerCase().replaceAll('_', '-')
}

export interface CacheResult {
  /**
   * - `hit`: restored by its own key.
   * - `partial`: restored by a restore key, so that it lacks something.
   * - `blocked`: the workflow must not read caches.
   */
  readonly result: 'hit' | 'partial' | 'miss' | 'blocked'
  readonly key: string | undefined
  /** Size of what was restored. */
  readonly bytes: number | undefined
}

/** A name with more versions in one log names no one thing. */
export const MAX_VERSIONS = 2
