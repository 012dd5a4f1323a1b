import { redactedMessage } from '../github/errors/github-error.ts'
import { reportLosses } from '../github/errors/report-losses.ts'
import { access, constants, realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { writeNamed } from '../files.ts'
import { warningsIn } from '../model/note.ts'
import { VERSION } from '../render/export/version.ts'
import { notesOf } from '../render/sections/notes.ts'
import { disarm } from '../render/text/chat.ts'
import { withoutControls } from '../render/text/markdown.ts'
import { readArguments } from './arguments.ts'
import { reportCommit } from './commit/report-commit.ts'
import { CommandError, UsageError } from './errors.ts'
import { EXIT, exitCodeWithFail } from './exit-code.ts'
import { HELP, MIN_NODE, NAME, USAGE_LINE } from './help.ts'
import { forStandardOutput, renderAs } from './render.ts'
import { reportNamedRun } from './report-run.ts'
import { type StatusLine, statusLine, terminalOf } from './terminal.ts'

export async function main(): Promise<never> {
  // The toolkit's `tunnel` calls `new Buffer()`: Node would warn if a proxy has a password.
  process.noDeprecation = true
  const status = await statusLine(process.stderr, process.env)
  // Without a listener, a failed write would end the process with Node's exit code. `print` receives
  // errors of standard output; errors of standard error cannot be shown.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  process.on('SIGINT', () => {
    status.clear()
    process.exit(EXIT.interrupted)
  })
  const exitCode = await runCommand(status).catch((error: unknown) => {
    status.clear()
    return printError(error)
  })
  // Some systems write standard error in the background.
  await new Promise((written) => process.stderr.write('', written))
  // Do not wait for open connections.
  process.exit(exitCode)
}

async function runCommand({ show, clear }: StatusLine): Promise<number> {
  const { node } = process.versions
  if (node.localeCompare(MIN_NODE, 'en', { numeric: true }) < 0) {
    throw new CommandError(`Node ${MIN_NODE} or later is required, and this is Node ${node}`)
  }
  const command = readArguments(process.argv.slice(2), process.env)
  if (command.kind !== 'report') {
    await print(command.kind === 'help' ? HELP : `${VERSION}\n`)
    return EXIT.done
  }
  const { options } = command
  const { format, output } = options
  await expectWritable(output)
  const losses = reportLosses(warn)
  const context = { env: process.env, show, losses }
  const formatted =
    options.commit === undefined
      ? { format: options.format, report: await reportNamedRun(options, context) }
      : { format: options.format, report: await reportCommit(options, context) }
  clear()
  const { report } = formatted
  const warnings = warningsIn(notesOf(report))
  const isRead = report.kind === 'commit' ? report.runs.length > 0 : report.jobs !== undefined
  if (!isRead) {
    const exitCode = printError(new CommandError(warnings.join('\n\n')))
    return options.fail ? exitCodeWithFail(report) : exitCode
  }
  const terminal = terminalOf(output === undefined ? process.stdout : undefined, process.env)
  const text = await renderAs(formatted, terminal, losses)
  if (output === undefined) await print(forStandardOutput(format, text))
  else await writeNamed(output, text).catch(failWrite(output))
  // Text and Markdown contain the notes.
  if (format !== 'text' && format !== 'markdown') warnings.forEach(warn)
  if (options.fail) return exitCodeWithFail(report)
  return report.complete ? EXIT.done : EXIT.couldNot
}

/** Checks a file before the first request. @throws `CommandError` */
export async function expectWritable(file: string | undefined): Promise<void> {
  if (file === undefined) return
  const found = await stat(file).catch(() => undefined)
  // A file is written beside its place; a device or a pipe is written to.
  const folder = dirname(await realpath(file).catch(() => file))
  const places = [
    ...(found === undefined || found.isFile() ? [folder] : []),
    ...(found === undefined ? [] : [file]),
  ]
  const fail = failWrite(file)
  if (found?.isDirectory()) fail('it is a folder')
  await Promise.all(places.map((place) => access(place, constants.W_OK))).catch(fail)
}

function failWrite(what: string) {
  return (cause: unknown): never => {
    throw new CommandError(`could not write ${what}: ${redactedMessage(cause)}`, { cause })
  }
}

/** Writes to standard output. It is not an error if the reader closes the pipe, as `head` does. */
async function print(text: string): Promise<void> {
  const error = await new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => {
    process.stdout.write(text, resolve)
  })
  if (!error || error.code === 'EPIPE') return
  failWrite('to standard output')(error)
}

export function printError(error: unknown): number {
  warn(redactedMessage(error))
  if (!(error instanceof CommandError)) warn('this is a bug in run-report: please report it')
  if (!(error instanceof UsageError)) return EXIT.couldNot
  process.stderr.write(`${USAGE_LINE}\n`)
  return EXIT.misused
}

/** Prints a message without the control characters of untrusted text. */
function warn(message: string): void {
  const text = withoutControls(stripVTControlCharacters(message))
  process.stderr.write(`${NAME}: ${disarm(text)}\n`)
}
