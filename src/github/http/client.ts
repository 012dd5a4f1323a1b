import pLimit from 'p-limit'
import type { Repository } from '../../model/target.ts'
import { type Instant, SECOND } from '../../model/time.ts'
import { announceUnboundedText } from './unbounded-texts.ts'
import type { RepairTexts } from '../errors/explain.ts'
import { asArray, asObject, type Fields, type Untrusted } from '../json-values.ts'
import { graphqlError } from '../errors/github-error.ts'
import { type Redactor, redactor } from '../errors/redact.ts'
import { type BytesRedactor, bytesRedactor, OMITTED } from '../errors/redact-bytes.ts'
import type { BusyTime } from './busy-time.ts'
import type { LogLimit } from './limit-logs.ts'
import { logReader, type LogReader } from './log-host.ts'
import { type RateLimit, readRateLimit } from './rate-limit.ts'
import type { Expected } from './read-response.ts'
import {
  type ApiData,
  type ApiParameters,
  type ApiPath,
  type ClientOptions,
  createRequest,
} from './request.ts'
import { observe, type ReadUrl, toolkit } from './transport.ts'

/** A client for GitHub's API that can only read. */
export interface Client extends RepairTexts {
  /** The same, for requests before which all others go that wait for their turn. @default the same */
  readonly behind?: Client
  /** @throws `GitHubError`, of the kind `not-json` if the response is not a JSON object */
  readonly get: <P extends ApiPath<'GET'>>(
    ...request: ReadRequest<P>
  ) => Promise<Untrusted<ApiData<P>>>
  /** Reads a JSON array. */
  readonly list: ReadWith<readonly unknown[]>
  /**
   * Sends a query to GraphQL and returns the fields of its `data`. It changes nothing: GraphQL refuses a mutation in a
   * document that starts with `query`.
   *
   * @throws `GitHubError`, also if a part of the data could not be read
   */
  readonly query: (
    document: `query ${string}`,
    variables: Fields,
    signal: AbortSignal,
  ) => Promise<Fields>
  /** Returns the URL of a redirect without following it. */
  readonly redirect: ReadWith<string>
  /** Returns a function that reads the log at a URL without the token, until the signal aborts. */
  readonly log: (url: string, signal: AbortSignal) => LogReader
  /** Returns the same for a file, whose bytes are as they are: its texts are not redacted. */
  readonly file: (url: string, signal: AbortSignal) => LogReader
  /** Removes the token from the bytes of a text. */
  readonly redact: BytesRedactor
  /** Removes the token from all texts of what is shown, as outputs show them. */
  readonly redactShown: Redactor['shown']
  /** Returns the time by GitHub's clock, as far as its latest response shows it. */
  readonly now: () => Instant
  /** Returns the rate limit by the latest response; `undefined` if unknown. */
  readonly rateLimit: () => RateLimit | undefined
}

/** A repository, and how to read from it. */
interface SourceParts {
  readonly client: Client
  readonly repository: Repository
  readonly signal: AbortSignal
  /** Limit of the bytes that are read of all logs together. @default one for each log */
  readonly logLimit?: LogLimit
  /** Time that the logs of its deadline take. @default it is not measured */
  readonly busy?: BusyTime
}

/** The parameters of a path beside those that name the repository. */
export type OtherParameters<P extends ApiPath<'GET'>> = P extends unknown
  ? Omit<ApiParameters<P>, 'owner' | 'repo'>
  : never

type Reads<P extends ApiPath<'GET'>> = [path: P, parameters: OtherParameters<P>]

/** A repository to read from until a signal aborts. Each method throws as that of the client. */
export interface RepositorySource extends SourceParts {
  readonly get: <P extends ApiPath<'GET'>>(...reads: Reads<P>) => Promise<Untrusted<ApiData<P>>>
  readonly list: <P extends ApiPath<'GET'>>(...reads: Reads<P>) => Promise<readonly unknown[]>
  readonly redirect: <P extends ApiPath<'GET'>>(...reads: Reads<P>) => Promise<string>
  /** Returns the same source, whose requests end when another signal aborts, too. */
  readonly until: (signal: AbortSignal) => RepositorySource
}

/** Returns a source with methods that read it as it is: a copy with another signal or client reads with that. */
export function repositorySource<Parts extends SourceParts>(
  parts: Parts,
): Parts & RepositorySource {
  return {
    ...parts,
    get(...reads) {
      return this.client.get(...requestTo(this, ...reads))
    },
    list(...reads) {
      return this.client.list(...requestTo(this, ...reads))
    },
    redirect(...reads) {
      return this.client.redirect(...requestTo(this, ...reads))
    },
    until(signal) {
      return { ...this, signal: AbortSignal.any([this.signal, signal]) }
    },
  }
}

function requestTo<P extends ApiPath<'GET'>>(
  { repository: { owner, repo }, signal }: SourceParts,
  ...[path, parameters]: Reads<P>
): ReadRequest<P> {
  return [path, { owner, repo, ...parameters }, signal]
}

type ReadRequest<P extends ApiPath<'GET'>> = [
  path: P,
  parameters: ApiParameters<P>,
  signal: AbortSignal,
]

/** Rejects as soon as the signal aborts, even while a request waits for its retry. */
type ReadWith<Response> = <P extends ApiPath<'GET'>>(
  ...request: ReadRequest<P>
) => Promise<Response>

/** Returns a client that retries a request once. */
export function createClient(options: ClientOptions): Client {
  const { repair, debug, transport = toolkit } = options
  let rateLimit: RateLimit | undefined
  /** Time that GitHub's clock is ahead of that of this machine, at least. */
  let ahead = 0
  const request = createRequest(options, 1)
  const oneAtATime = pLimit(1)
  const read =
    <Value>(expected: Expected, isBehind: boolean): ReadWith<Value> =>
    async (path, parameters, signal) => {
      // It leads to a log or an artifact, for which the thread that watches it has the time of two responses to start.
      if (expected === 'redirect') announceUnboundedText()
      const sentAt = options.now()
      const { headers, data } = await request('GET', path, parameters, {
        signal,
        expected,
        isBehind,
      })
      rateLimit = readRateLimit(headers) ?? rateLimit
      // GitHub writes the whole second in which it responds.
      const date = Date.parse(headers.date ?? '')
      const min = date - options.now()
      const max = date + SECOND - sentAt
      if (!Number.isNaN(date)) ahead = Math.min(Math.max(0, min), max)
      // `request` has checked the type.
      return data as Value
    }
  const readerOf = (logUrl: string, signal: AbortSignal): LogReader => {
    const open = transport.openHost(signal)
    const readUrl: ReadUrl = (url, range) => {
      // The query is a secret, and the path means nothing to a reader.
      const name = `GET ${new URL(url).origin}`
      return observe(options, { name, signal }, () => open(url, range))
    }
    return logReader(readUrl, logUrl, oneAtATime)
  }
  const clientOf = (isBehind: boolean): Client => ({
    repair,
    debug,
    now: () => options.now() + ahead,
    rateLimit: () => rateLimit,
    get: read('object', isBehind),
    list: read('array', isBehind),
    redirect: read('redirect', isBehind),
    async query(document, variables, signal) {
      const parameters = { query: document, variables }
      // octokit accepts a whole URL in place of a route, of which its types have only those of the REST API. GitHub Enterprise Server has GraphQL at `/api/graphql`.
      const url = `${options.apiUrl.replace(/\/v3$/, '')}/graphql` as ApiPath<'POST'>
      // The rate limit in the response is that of GraphQL, not that of REST.
      const { data } = await request('POST', url, parameters, { signal, expected: 'object' })
      const { errors, data: result } = asObject(data)
      if (asArray(errors).length > 0)
        throw graphqlError(asArray(errors)).redacted(redactor([options.token]))
      return asObject(result)
    },
    redact: bytesRedactor([options.token]),
    redactShown: redactor([options.token]).shown,
    file: readerOf,
    log(logUrl, signal) {
      const read = readerOf(logUrl, signal)
      const redact = bytesRedactor([options.token], OMITTED)
      return async (range, next) => {
        // A token can begin in a part, and end in the next one.
        const part = await read(range, next)
        return { ...part, body: redact(part.body) }
      }
    },
  })
  return { ...clientOf(false), behind: clientOf(true) }
}
