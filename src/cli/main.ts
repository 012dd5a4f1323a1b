import { setMaxListeners } from 'node:events'
import { readFileSync, realpathSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { isFailure } from '../model/conclusion.ts'
import type { Report } from '../model/report/report.ts'
import { withoutControls } from '../render/text/markdown.ts'
import { readCommand, type ReportOptions } from './arguments.ts'
import { CommandError, EXIT, messageOf, UsageError } from './errors.ts'
import { HELP, MIN_NODE, NAME, USAGE_LINE, VERSION } from './help.ts'
import { saveRecording } from './recording/recording-file.ts'
import { renderAs } from './render.ts'
import { reportRun } from './report-run.ts'
import { statusLine } from './status-line.ts'
import { terminalOf } from './terminal.ts'

/** Runs the command. */
export async function main(): Promise<never> {
  // Node 22.0 to 22.12 would warn about a leak if eleven requests listen to one signal.
  setMaxListeners(0)
  // The toolkit's `tunnel` calls `new Buffer()`: Node would warn if a proxy has a password.
  process.noDeprecation = true
  const status = statusLine(process.stderr)
  // Without a listener, a failed write would end the process with Node's exit code. `print` receives
  // errors of standard output; errors of standard error cannot be shown.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  process.on('SIGINT', () => {
    status.clear()
    process.exit(INTERRUPTED)
  })
  const exitCode = await run(status.show, status.clear).catch((error: unknown) => {
    status.clear()
    return reportError(error)
  })
  // Some systems write standard error in the background.
  await new Promise((written) => process.stderr.write('', written))
  // Do not wait for open connections.
  process.exit(exitCode)
}

/** Exit code of a command that SIGINT stopped, as in shells. */
const INTERRUPTED = 128 + 2

async function run(show: (line: string) => void, clear: () => void): Promise<number> {
  const { node } = process.versions
  if (parseInt(node) < MIN_NODE) {
    throw new CommandError(`Node ${MIN_NODE} or later is required, and this is Node ${node}`)
  }
  const command = readCommand(process.argv.slice(2), process.env)
  if (command.kind !== 'report') {
    await print(command.kind === 'help' ? HELP : `${VERSION}\n`)
    return EXIT.done
  }
  const { options } = command
  const { report, recording } = await reportRun(options, process.env, show)
  clear()
  if (options.save !== undefined)
    await write(options.save, (file) => saveRecording(file, recording))
  if (report.jobs === undefined) throw new CommandError(warningsOf(report).join('\n\n'))
  await output(report, options)
  if (!report.complete) return EXIT.couldNot
  return options.fail && isFailure(report.conclusion) ? EXIT.runFailed : EXIT.done
}

async function output(report: Report, { format, output: file }: ReportOptions): Promise<void> {
  const stream = file === undefined ? process.stdout : undefined
  const text = renderAs(format, report, {
    terminal: terminalOf(stream, process.env),
    template: readTemplate,
  })
  if (file === undefined) await print(text)
  else await write(file, (path) => writeFile(path, text))
  // Text and Markdown contain the notes.
  if (format !== 'text' && format !== 'markdown') warningsOf(report).forEach(warn)
}

/** Reads the template beside the bundle, to which `process.argv[1]` may be a symbolic link. */
function readTemplate(): string {
  const bundle = realpathSync(process.argv[1] ?? '')
  return readFileSync(join(dirname(bundle), 'page.html'), 'utf8')
}

function warningsOf({ notes }: Report): string[] {
  return notes.filter(({ severity }) => severity === 'warning').map(({ text }) => text)
}

async function write(file: string, save: (file: string) => Promise<void>): Promise<void> {
  await save(file).catch((error: unknown) => {
    throw new CommandError(`could not write ${file}: ${messageOf(error)}`, { cause: error })
  })
}

/** Writes to standard output. It is not an error if the reader closes the pipe, as `head` does. */
async function print(text: string): Promise<void> {
  const error = await new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => {
    process.stdout.write(text, resolve)
  })
  if (!error || error.code === 'EPIPE') return
  throw new CommandError(`could not write to standard output: ${error.message}`, { cause: error })
}

function reportError(error: unknown): number {
  warn(messageOf(error))
  if (!(error instanceof CommandError)) warn('this is a bug in run-report: please report it')
  if (!(error instanceof UsageError)) return EXIT.couldNot
  process.stderr.write(`${USAGE_LINE}\n`)
  return EXIT.misused
}

/** Prints a message without the control characters of untrusted text. */
function warn(message: string): void {
  process.stderr.write(`${NAME}: ${withoutControls(stripVTControlCharacters(message))}\n`)
}
