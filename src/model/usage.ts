import type { Milliseconds } from './time.ts'

/** The systems of runners, as GitHub's usage of a run names them. */
export const SYSTEMS = ['UBUNTU', 'WINDOWS', 'MACOS', 'SELF_HOSTED', 'UNKNOWN'] as const
export type System = (typeof SYSTEMS)[number]

/** `measured`: from the times that GitHub lists of the jobs. */
type UsageSource = 'github' | 'measured'

/** A duration, and where it comes from. */
export interface UsedTime {
  readonly duration: Milliseconds
  readonly source: UsageSource
}

export interface SystemUsage extends Omit<UsedTime, 'duration'> {
  readonly system: System
  /** Jobs of all attempts. */
  readonly jobs: number
  /** `undefined` if GitHub lists no valid times of one of the jobs. */
  readonly duration: Milliseconds | undefined
}

/** The usage of all attempts of a run. */
export interface RunUsage {
  /** Only those on which a job ran, in the order of `SYSTEMS`. */
  readonly systems: readonly SystemUsage[]
  /** `undefined` if nothing ran, or if the times are invalid. */
  readonly run: UsedTime | undefined
}

/** Usage that GitHub reports of its own runners. */
export interface ReportedSystem {
  /** `undefined` if GitHub does not count them. */
  readonly jobs: number | undefined
  /** `undefined` if it is 0 for some of the jobs: GitHub reports no time for jobs that are free. */
  readonly duration: Milliseconds | undefined
  /** Whether GitHub lists the ids of the jobs. */
  readonly listsJobs: boolean
}

export interface ReportedUsage {
  readonly systems: ReadonlyMap<System, ReportedSystem>
  /** Keyed by job id. */
  readonly systemOfJob: ReadonlyMap<number, System>
  /** Time of the run; `undefined` if it is 0. */
  readonly duration: Milliseconds | undefined
}
