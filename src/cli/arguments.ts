import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type CommitName, readCommitName } from './commit-name.ts'
import { type DiffOperand, readDiffOperands } from './diff/operands.ts'
import { UsageError } from './errors.ts'
import { expectSharedFormat, type Format, FORMATS, type SharedFormat } from './render.ts'
import { type CommandTarget, readNumber, readNamedRun, readRunUrl } from './run-url.ts'

type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'report'; readonly options: ReportOptions }
  | { readonly kind: 'diff'; readonly options: DiffOptions }

export interface DiffOptions {
  readonly operands: readonly [DiffOperand, DiffOperand]
  readonly format: SharedFormat
  readonly output: string | undefined
}

export interface ReportOptions {
  /** `undefined` to use the run of a recording. */
  readonly run: CommandTarget | undefined
  /** `undefined` to report a run, or what a recording is of. */
  readonly commit: CommitName | undefined
  /** Whether to wait until the runs of the commit have finished. */
  readonly wait: boolean
  /** From `--attempt` or the URL; `undefined` for the attempt of a job, or else the latest. */
  readonly attempt: number | undefined
  readonly format: Format
  readonly output: string | undefined
  readonly save: string | undefined
  readonly from: string | undefined
  readonly fail: boolean
}

const FOR_DIFF: ReadonlySet<string> = new Set(['format', 'output'])

/** @throws `UsageError` */
export function readArguments(args: readonly string[], env: NodeJS.ProcessEnv): Command {
  const { values, positionals } = parseOptions(args)
  if (values.help === true) return { kind: 'help' }
  if (values.version === true) return { kind: 'version' }
  for (const name of ['output', 'save', 'from'] as const) {
    if (values[name] === '') throw new UsageError(`--${name} is empty: expected a file`)
  }
  const { output, save, from, fail = false } = values
  if (save !== undefined && from !== undefined) {
    throw new UsageError('--save and --from exclude each other: a recording is already saved')
  }
  expectOtherFile(output, save, from)
  const host = env.GH_HOST || 'github.com'
  if (positionals[0] === 'diff') {
    const other = Object.keys(values).find((name) => !FOR_DIFF.has(name))
    if (other !== undefined) throw new UsageError(`--${other} is not for diff`)
    const operands = readDiffOperands(positionals.slice(1), host)
    expectOtherFile(output, ...operands.map(({ file }) => file))
    const format = expectSharedFormat(readFormat(values.format), 'diff')
    return { kind: 'diff', options: { operands, format, output } }
  }
  const commit = readCommitName(positionals, host, values)
  const run = commit === undefined ? readOperands(positionals, host) : undefined
  if (run === undefined && commit === undefined && from === undefined) {
    throw new UsageError('no run given: expected its URL, or OWNER/REPO and RUN-ID')
  }
  const format = readFormat(values.format)
  const { wait = false } = values
  if (commit === undefined && wait) throw new UsageError('--wait is only for --commit and --pr')
  if (from !== undefined && wait) throw new UsageError('--wait and --from exclude each other')
  if (commit !== undefined && values.attempt !== undefined) {
    throw new UsageError('--attempt is only for a run: a commit has the latest attempt of each')
  }
  if (commit !== undefined) expectSharedFormat(format, 'a commit')
  const attemptInUrl = run !== undefined && 'attempt' in run ? run.attempt : undefined
  const attempt = readAttempt(values.attempt, attemptInUrl)
  return {
    kind: 'report',
    options: { run, commit, wait, attempt, format, output, save, from, fail },
  }
}

/** @throws `UsageError` if the output would overwrite a recording or a report to compare */
function expectOtherFile(
  output: string | undefined,
  ...files: readonly (string | undefined)[]
): void {
  if (output === undefined) return
  if (files.some((file) => file !== undefined && resolve(file) === resolve(output))) {
    throw new UsageError(`--output is ${JSON.stringify(output)}: expected a file of its own`)
  }
}

function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        attempt: { type: 'string' },
        commit: { type: 'string' },
        pr: { type: 'string' },
        wait: { type: 'boolean' },
        format: { type: 'string' },
        output: { type: 'string', short: 'o' },
        save: { type: 'string' },
        from: { type: 'string' },
        fail: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    })
  } catch (error) {
    // Node's further sentences are about `parseArgs`.
    const [message = ''] = (error as Error).message.split(/\.? (?:To specify|Did you)|\.?\n/)
    throw new UsageError(message, { cause: error })
  }
}

function readOperands(operands: readonly string[], host: string): CommandTarget | undefined {
  const [first, second, third] = operands
  if (third !== undefined) throw new UsageError(`${JSON.stringify(third)} is one argument too many`)
  if (first === undefined) return undefined
  if (second !== undefined) {
    if (first.includes('://'))
      throw new UsageError(`${JSON.stringify(second)} after a URL is one argument too many`)
    return readNamedRun(first, second, host)
  }
  if (/^[^/:]+\/[^/:]+$/.test(first))
    throw new UsageError(`RUN-ID is missing after ${JSON.stringify(first)}`)
  return readRunUrl(first)
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
