/** What the log of a job says of its runner; `undefined` is unknown. */
export interface RunnerFacts {
  readonly runnerVersion: string | undefined
  readonly image: string | undefined
  readonly imageVersion: string | undefined
  readonly region: string | undefined
  /** How often the runner repeated a download of an action; `undefined` if that part was not read. */
  readonly retries: number | undefined
}

/** What it says of its caches and its tools as well; absent is unknown. */
export interface LogFacts extends RunnerFacts {
  /** By the number of the step, for steps of an action that is known to use a cache. */
  readonly steps: ReadonlyMap<number, StepFacts>
}

export interface StepFacts {
  /** In their order. */
  readonly caches: readonly CacheResult[]
  /** In their order. */
  readonly tools: readonly ToolResult[]
}

export interface CacheResult {
  /**
   * - `hit`: restored by its own key.
   * - `partial`: restored by a restore key, so that it lacks something.
   * - `restored`: one of these two.
   * - `blocked`: the workflow must not read caches.
   */
  readonly result: 'hit' | 'partial' | 'restored' | 'miss' | 'blocked'
  readonly key: string | undefined
  /** Size of what was restored. */
  readonly bytes: number | undefined
}

export interface ToolResult {
  readonly result: 'installed' | 'downloaded'
  readonly name: string | undefined
}
