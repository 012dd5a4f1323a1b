import type { Instant } from '../../../src/model/time.ts'
import type { WorkflowName } from './workflows.ts'

/** What the log of a failure looks like; `lost` is a runner that was lost, which has no log. */
type Form = 'jest' | 'pytest' | 'go' | 'types' | 'install' | 'network' | 'lost' | 'script'

export interface PlannedFailure {
  /** Whether the change of a pull request is the reason. */
  readonly isOwn: boolean
  readonly form: Form
  readonly job: string
  readonly step: string
  /** Name of the failed test as its tool prints it; `undefined` if no test failed. */
  readonly test: string | undefined
  /** File of the test, or of the finding. */
  readonly path: string | undefined
  readonly message: string
  /** Whether a part of the message differs from run to run. */
  readonly varies: boolean
}

export interface PlannedAttempt {
  readonly number: number
  readonly startedAt: Instant
  readonly endedAt: Instant
  readonly conclusion: 'success' | 'failure' | 'cancelled'
  /** Why jobs failed; a failure that an earlier step of its job hides is not in it. */
  readonly failures: readonly PlannedFailure[]
  /** Names of the jobs that this attempt executed; `undefined` for all. The others are carried over. */
  readonly executed: ReadonlySet<string> | undefined
  /** When a newer push cancelled it. */
  readonly cancelledAt: Instant | undefined
}

export interface PlannedPull {
  readonly number: number
  readonly branch: string
  readonly isFork: boolean
  readonly actor: string
}

export interface PlannedRun {
  readonly id: number
  /** `run_number` of its workflow. */
  readonly number: number
  readonly workflow: WorkflowName
  readonly createdAt: Instant
  readonly event: 'push' | 'pull_request' | 'schedule' | 'workflow_dispatch'
  /** `undefined` for a run of main. */
  readonly pull: PlannedPull | undefined
  readonly sha: string
  /** How many pushes main had, with the one that this run tests: a pull request is tested merged with main. */
  readonly pushes: number
  /** When GitHub changed the run long after its end, as if its logs had been deleted. */
  readonly touchedAt: Instant | undefined
  /** Oldest first. The number of the first one is 2 if a maintainer had to approve the run. */
  readonly attempts: readonly PlannedAttempt[]
}

/**
 * A time in which main was red: from the end of the first failed run until an attempt of it or of a newer commit passed.
 * The state of main is that of its newest commit whose run has finished.
 */
export interface RedTime {
  readonly workflow: WorkflowName
  readonly from: Instant
  /** `undefined` if main was red at the end of the month. */
  readonly to: Instant | undefined
  /** Whether no newer commit was needed: a re-run of the run that broke it passed. */
  readonly solvedByRerun: boolean
}

export interface Burst {
  /** `server`: tests of a job cannot reach what they test. */
  readonly kind: 'network' | 'runner-lost' | 'outage' | 'server'
  readonly from: Instant
  readonly to: Instant
}

/** An artifact that a test stores, such as the state of the action. */
export interface StoredArtifact {
  readonly id: number
  readonly name: string
  readonly runId: number
  readonly createdAt: Instant
  readonly expired?: boolean
  /** What its host sends: an archive, or a file. */
  readonly bytes: Uint8Array
}

/** What GitHub knows in a month. */
export interface Known {
  readonly runs: readonly PlannedRun[]
  readonly seed: number
  readonly artifacts: readonly StoredArtifact[]
}
