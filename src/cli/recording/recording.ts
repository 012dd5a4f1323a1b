import type { GitHubErrorKind } from '../../github/errors/github-error.ts'
import type { RunRef } from '../run-address.ts'

/** All exchanges with GitHub of one report, from which the same report can be made again. */
export interface Recording extends RunRef {
  /** When the report was made, in milliseconds since 1970. */
  readonly madeAt: number
  /** In the order of the requests. */
  readonly exchanges: readonly Exchange[]
}

/** A request, and the response or the error that it ended with. The body of a log may have both. */
export interface Exchange {
  readonly method: string
  /** Path and query below the address of the API; of a log, a placeholder for its address. */
  readonly path: string
  /** The bytes of a log that were requested. */
  readonly range?: string
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Whether the body is base64, since it is not text. */
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
