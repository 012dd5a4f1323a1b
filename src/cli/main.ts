import { redactedMessage } from '../github/errors/github-error.ts'
import { reportLosses } from '../github/errors/report-losses.ts'
import { access, constants, realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { writeNamed } from '../files.ts'
import { warningsIn } from '../model/note.ts'
import { VERSION } from '../otlp/render/version.ts'
import { notesOf } from '../render/sections/notes.ts'
import { disarm } from '../render/text/chat.ts'
import { withoutControls } from '../render/text/markdown.ts'
import { readArguments } from './arguments.ts'
import { reportCommit } from './commit/report-commit.ts'
import type { ReadGate } from './connect.ts'
import { CommandError, UsageError } from './named.ts'
import { EXIT, exitCodeWithFail, EXIT_MEANINGS, EXIT_OF_COMMIT } from './exit-code.ts'
import { forStandardOutput, renderAs } from './render.ts'
import { reportNamedRun } from './report-run.ts'
import cliTruncate from 'cli-truncate'
import type { Terminal } from '../render/terminal/style.ts'
import { wrapWords } from '../render/terminal/wrap.ts'

export async function main(readGate: ReadGate): Promise<never> {
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
  const exitCode = await runCommand(status, readGate).catch((error: unknown) => {
    status.clear()
    return printError(error)
  })
  // Some systems write standard error in the background.
  await new Promise((written) => process.stderr.write('', written))
  // Do not wait for open connections.
  process.exit(exitCode)
}

async function runCommand({ show, clear }: StatusLine, readGate: ReadGate): Promise<number> {
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
  const context = { env: process.env, show, losses, readGate }
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

interface Stream {
  readonly isTTY?: boolean
  readonly columns?: number
}

const DEFAULT_WIDTH = 80

/**
 * Returns width and colour of a stream; `undefined` stands for a file. Programs read a pipe and a file, so their
 * lines are not wrapped, unless `COLUMNS` is the width of what shows them.
 */
export function terminalOf(stream: Stream | undefined, env: NodeJS.ProcessEnv): Terminal {
  const given = Number(env.COLUMNS)
  const shown = given > 0 && Number.isInteger(given) ? given : Infinity
  return {
    width: stream?.isTTY ? stream.columns || DEFAULT_WIDTH : shown,
    colour: stream !== undefined && wantsColour(stream, env),
  }
}

/** https://no-color.org and https://force-color.org */
function wantsColour(
  { isTTY = false }: Stream,
  { NO_COLOR, FORCE_COLOR, TERM }: NodeJS.ProcessEnv,
): boolean {
  if (NO_COLOR) return false
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return isTTY && TERM !== 'dumb'
}

/** A line that shows what the command waits for. */
interface StatusLine {
  readonly show: (line: string) => void
  readonly clear: () => void
}

/** Writes nothing. */
const SILENT: StatusLine = { show: () => undefined, clear: () => undefined }

/** What a spinner puts before a line. */
const SPINNER_COLUMNS = 2

/** Returns a status line; it writes nothing if nobody looks, as in a pipe and in CI, or wants no colours. */
export async function statusLine(
  stream: NodeJS.WriteStream,
  { CI, NO_COLOR, TERM }: NodeJS.ProcessEnv,
): Promise<StatusLine> {
  if (!stream.isTTY || CI !== undefined || NO_COLOR || TERM === 'dumb') return SILENT
  const { default: yoctoSpinner } = await import(/* webpackChunkName: "spinner" */ 'yocto-spinner')
  const spinner = yoctoSpinner({ stream })
  return {
    show(line) {
      // A line that is wrapped could not be erased.
      spinner.text = cliTruncate(line, (stream.columns || DEFAULT_WIDTH) - SPINNER_COLUMNS - 1)
      if (!spinner.isSpinning) spinner.start()
    },
    clear: () => {
      if (spinner.isSpinning) spinner.stop()
    },
  }
}

const NAME = 'run-report'

/** Major version of Node that the command requires, as in `engines` of package.json. */
export const MIN_NODE = '22.13'

/** Follows the message about an invalid command line. */
export const USAGE_LINE = 'usage: run-report URL [OPTION]... (see run-report --help)'

const WIDTH = 80

/** Column of what explains an option or an exit code. */
const MEANING_COLUMN = 22

/** The text of --help, at most 80 columns wide. */
export const HELP = `run-report - report every job and step of a GitHub Actions run

Usage:
  run-report URL [OPTION]...
  run-report OWNER/REPO RUN-ID [OPTION]...
  run-report OWNER/REPO --commit SHA [OPTION]...
  run-report OWNER/REPO --pr NUMBER [OPTION]...

Reads one attempt of a workflow run and reports how long every job and step
waited and ran, what failed and why, what held the run up, and what took longer
than in earlier runs. It only reads.

The run:
  URL                 The URL of a run, an attempt or a job, as in the browser,
                      such as https://github.com/OWNER/REPO/actions/runs/123, on
                      github.com, ghe.com or a GitHub Enterprise Server. The URL
                      of a commit or a pull request stands for all its runs.
  OWNER/REPO RUN-ID   The repository and the id of a run, on the host in GH_HOST
                      (github.com by default).

Options:
  --attempt N         The attempt to report; by default the one in the URL or
                      that of the job there, else the latest.
  --commit SHA        Report all runs of a commit: the newest of each workflow,
                      event and branch. The SHA can be abbreviated.
  --pr NUMBER         The same for the head of a pull request.
  --wait              With --commit or --pr, first wait until the runs have
                      finished or need an approval.
  --fail-fast         With --wait, stop waiting when a job has failed that may
                      not (continue-on-error).
  --known-issues LABEL
                      The label of issues in which people wrote down known
                      failures; known-failure by default, '' to read none.
  --format FORMAT     One of text, markdown, json, otlp, html; text by default.
                      otlp is for an OpenTelemetry collector, html is one page
                      for a browser. A commit has text, markdown, json or html.
  --output FILE       Write to a file instead of standard output. Short: -o.
  --fail              Exit with 0 only if the run passed: see the exit codes.
  --help              Show this help and exit. Short: -h.
  --version           Show the version and exit.

Environment:
  GH_TOKEN, GITHUB_TOKEN
                      Token for github.com, or for the host of ghe.com in
                      GH_HOST. It needs to read actions, contents for the
                      workflow file, and issues for known failures. --pr also
                      needs to read pull requests.
                      Without it, the command uses the token of gh auth token.
  GH_ENTERPRISE_TOKEN, GITHUB_ENTERPRISE_TOKEN
                      Token for the GitHub Enterprise Server in GH_HOST. It is
                      sent to no other host.
  GH_HOST             Host of OWNER/REPO, and the only host other than
                      github.com that gets a token of these variables.
  https_proxy, no_proxy, NODE_EXTRA_CA_CERTS
                      Proxy settings, and additional trusted certificates.
  NO_COLOR, FORCE_COLOR, COLUMNS
                      Turn colours off; turn them on without a terminal, too;
                      wrap the text at a width without a terminal, and draw
                      the timeline.
  CI, NO_COLOR        With either, or in a pipe, no line on standard error says
                      what the command waits for.

Exit codes:
${exitCodes()}

Examples:
  # Show the report in the terminal.
  run-report https://github.com/octo-org/octo-shop/actions/runs/123456
  # Write a page with a timeline for a browser.
  run-report octo-org/octo-shop 123456 --format html --output run.html
  # Wait for all workflows of a pull request, and fail unless they passed.
  run-report octo-org/octo-shop --pr 12 --wait --fail
  # Pass the failures to another program.
  run-report octo-org/octo-shop 123456 --format json | jq '.failures'
`

function exitCodes(): string {
  const codes = Object.entries(EXIT).flatMap(([name, code]) => {
    const meaning = EXIT_MEANINGS[name as keyof typeof EXIT]
    return wrapWords(meaning, WIDTH - MEANING_COLUMN).map(
      (line, at) => (at === 0 ? `  ${code}` : '').padEnd(MEANING_COLUMN) + line,
    )
  })
  return [...codes, ...wrapWords(`  ${EXIT_OF_COMMIT}`, WIDTH)].join('\n')
}
