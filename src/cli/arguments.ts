import { parseArgs } from 'node:util'
import { UsageError } from './errors.ts'
import { readNumber, readRun, readRunUrl, type CommandTarget } from './run-address.ts'
import { type Format, FORMATS } from './usage.ts'

type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'report'; readonly options: ReportOptions }

export interface ReportOptions {
  /** `undefined` where the recorded answers tell it. */
  readonly run: CommandTarget | undefined
  /** Given by `--attempt` or by the URL; `undefined` for the attempt of a job, or else the latest. */
  readonly attempt: number | undefined
  readonly format: Format
  readonly output: string | undefined
  readonly save: string | undefined
  readonly from: string | undefined
  readonly fail: boolean
}

/** @throws `UsageError` */
export function readCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Command {
  const { values, positionals } = parse(args)
  if (values.help === true) return { kind: 'help' }
  if (values.version === true) return { kind: 'version' }
  for (const name of ['output', 'save', 'from'] as const) {
    if (values[name] === '') throw new UsageError(`--${name} is empty: expected a file`)
  }
  const { output, save, from, fail = false } = values
  if (save !== undefined && from !== undefined) {
    throw new UsageError(
      '--save and --from exclude each other: answers of a file are saved already',
    )
  }
  const run = readOperands(positionals, env.GH_HOST || 'github.com')
  if (run === undefined && from === undefined) {
    throw new UsageError('no run is named: expected its address, or OWNER/REPO and RUN-ID')
  }
  const inUrl = run !== undefined && 'attempt' in run ? run.attempt : undefined
  const attempt = readAttempt(values.attempt, inUrl)
  return {
    kind: 'report',
    options: { run, attempt, format: readFormat(values.format), output, save, from, fail },
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        attempt: { type: 'string' },
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
    // What Node adds in further sentences is advice on its own function.
    const [message = ''] = (error as Error).message.split(/\.? (?:To specify|Did you)|\.?\n/)
    throw new UsageError(message, { cause: error })
  }
}

function readOperands(operands: readonly string[], host: string): CommandTarget | undefined {
  const [first, second, stranger] = operands
  if (stranger !== undefined)
    throw new UsageError(`${JSON.stringify(stranger)} is one argument too many`)
  if (first === undefined) return undefined
  if (second !== undefined) {
    if (first.includes('://'))
      throw new UsageError(`${JSON.stringify(second)} after an address is one argument too many`)
    return readRun(first, second, host)
  }
  if (/^[^/:]+\/[^/:]+$/.test(first))
    throw new UsageError(`after ${JSON.stringify(first)} there is no RUN-ID`)
  return readRunUrl(first)
}

function readAttempt(given: string | undefined, inAddress: number | undefined): number | undefined {
  if (given === undefined) return inAddress
  const attempt = readNumber('--attempt', given)
  if (inAddress !== undefined && inAddress !== attempt) {
    throw new UsageError(`--attempt is ${attempt}, and the address is that of attempt ${inAddress}`)
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
