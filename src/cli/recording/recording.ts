import type { GitHubErrorKind } from '../../github/errors/github-error.ts'
import type { CommitTarget } from '../../model/target.ts'
import type { NamedRun } from '../run-url.ts'

/** All exchanges with GitHub of one report, from which the same report can be built. */
export type Recording = RunRecording | CommitRecording

export interface RunRecording extends NamedRun, Exchanges {}

export interface CommitRecording extends Omit<CommitTarget, 'currentRun'>, Exchanges {}

interface Exchanges {
  /** Time of the report, in milliseconds since 1970. */
  readonly madeAt: number
  /** In the order of the requests. */
  readonly exchanges: readonly Exchange[]
}

/** A request, and its response or error. A log may have both. */
export interface Exchange {
  readonly method: string
  /** Path and query below the URL of the API; for a log, a placeholder for its URL. */
  readonly path: string
  /** The requested bytes of a log. */
  readonly range?: string
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Whether the body is base64, because it is not text. */
  readonly isBase64?: boolean
  readonly error?: SavedError
}

export interface SavedError {
  readonly kind: GitHubErrorKind
  readonly message: string
  readonly status?: number
  /** Name of the cause, which distinguishes a timeout. */
  readonly cause?: string
}
