import { parseArgs } from 'node:util'
import { nearestName } from '../analyse/text-pattern.ts'
import { LANGUAGE } from '../model/known-issue.ts'
import {
  UsageError,
  type CommandTarget,
  type CommitName,
  isCommit,
  readNamed,
  readNumber,
} from './named.ts'
import { COMMIT_FORMATS, type CommitFormat, type Format, FORMATS } from './render.ts'

type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'report'; readonly options: RunOptions | CommitOptions }

interface ReportOptions {
  /** The label of the issues in which people wrote down known failures; `undefined` to read none. */
  readonly knownIssues: string | undefined
  readonly output: string | undefined
  readonly fail: boolean
}

export interface RunOptions extends ReportOptions {
  readonly run: CommandTarget
  readonly commit?: undefined
  /** Number from `--attempt` or the URL; `undefined` for the attempt of a job, or else the latest. */
  readonly attempt: number | undefined
  readonly format: Format
}

export interface CommitOptions extends ReportOptions {
  readonly commit: CommitName
  /** Whether to wait until its runs have finished. */
  readonly wait: boolean
  /** Whether to wait only until a run has failed. */
  readonly failFast: boolean
  readonly format: CommitFormat
}

/** @throws `UsageError` */
export function readArguments(args: readonly string[], env: NodeJS.ProcessEnv): Command {
  const { values, positionals } = parseOptions(args)
  if (values.help) return { kind: 'help' }
  if (values.version) return { kind: 'version' }
  const { output, fail = false, wait = false, 'fail-fast': failFast = false } = values
  if (output === '') throw new UsageError('--output is empty: expected a file')
  const host = env.GH_HOST || 'github.com'
  const knownIssues = (values['known-issues'] ?? LANGUAGE).trim() || undefined
  const named = readNamed(positionals, host, values)
  if (isCommit(named)) {
    if (values.attempt !== undefined) {
      throw new UsageError('--attempt is only for a run: a commit has the latest attempt of each')
    }
    const format = readFormat(values.format)
    if (format === 'otlp') {
      throw new UsageError(
        `--format ${format} is for one run: expected ${COMMIT_FORMATS.join(', ')} for a commit`,
      )
    }
    if (failFast && !wait) throw new UsageError('--fail-fast is only for --wait')
    const options = { commit: named, wait, failFast, knownIssues, format, output, fail }
    return { kind: 'report', options }
  }
  const format = readFormat(values.format)
  if (wait || failFast) {
    throw new UsageError(`${wait ? '--wait' : '--fail-fast'} is only for --commit and --pr`)
  }
  const attempt = readAttempt(values.attempt, 'attempt' in named ? named.attempt : undefined)
  return { kind: 'report', options: { run: named, attempt, knownIssues, format, output, fail } }
}

const OPTIONS = {
  attempt: { type: 'string' },
  commit: { type: 'string' },
  pr: { type: 'string' },
  wait: { type: 'boolean' },
  'fail-fast': { type: 'boolean' },
  'known-issues': { type: 'string' },
  format: { type: 'string' },
  output: { type: 'string', short: 'o' },
  fail: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS })
  } catch (error) {
    // Node's further sentences are about `parseArgs`.
    const [message = ''] = (error as Error).message.split(/\.? (?:To specify|Did you)|\.?\n/)
    const unknown = /^Unknown option '--([^'=]+)/.exec(message)?.[1]
    const nearest = unknown && nearestName(unknown, Object.keys(OPTIONS))
    throw new UsageError(nearest ? `${message}: did you mean --${nearest}?` : message, {
      cause: error,
    })
  }
}

function readAttempt(
  given: string | undefined,
  attemptInUrl: number | undefined,
): number | undefined {
  if (given === undefined) return attemptInUrl
  const attempt = readNumber('--attempt', given)
  if (attemptInUrl !== undefined && attemptInUrl !== attempt) {
    throw new UsageError(`--attempt is ${attempt}, but the URL is of attempt ${attemptInUrl}`)
  }
  return attempt
}

function readFormat(given = 'text'): Format {
  const format = FORMATS.find((name) => name === given)
  if (format === undefined) {
    throw new UsageError(`--format is ${JSON.stringify(given)}: expected ${FORMATS.join(', ')}`)
  }
  return format
}
