/** Facts that the log of a job states of its runner; `undefined` is unknown. */
export interface RunnerFacts {
  readonly runnerVersion: string | undefined
  readonly image: string | undefined
  readonly imageVersion: string | undefined
}

/** Facts that it states of its caches as well; absent is unknown. */
export interface LogFacts extends RunnerFacts {
  /** Ordered as in the log, by the number of the step, for steps of an action that is known to use a cache. */
  readonly caches: ReadonlyMap<number, readonly CacheResult[]>
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
