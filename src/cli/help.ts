import { wrapWords } from '../render/terminal/wrap.ts'
import { FORMATS } from './render.ts'

/** An argument, variable, exit code or command line, with its explanation. */
interface Entry {
  readonly form: string
  readonly text: string
}

export const NAME = 'run-report'

/** The version in package.json. */
export const VERSION = '1.0.0'

/** Major version of Node that the command requires, as in `engines` of package.json. */
export const MIN_NODE = 22

const SYNOPSIS = [
  'URL [OPTION]...',
  'OWNER/REPO RUN-ID [OPTION]...',
  '--from RECORDING [OPTION]...',
]

/** Follows the message about an invalid command line. */
export const USAGE_LINE = `usage: ${NAME} ${SYNOPSIS.join(' | ')} (see ${NAME} --help)`

const DESCRIPTION =
  'Reads one attempt of a workflow run and reports how long every job and step waited and ran, what failed and why, what held the run up, and what took longer than in earlier runs. It only reads.'

const OPERANDS: readonly Entry[] = [
  {
    form: 'URL',
    text: 'The URL of a run, an attempt or a job, as in the browser, such as https://github.com/OWNER/REPO/actions/runs/123, on github.com, ghe.com or a GitHub Enterprise Server.',
  },
  {
    form: 'OWNER/REPO RUN-ID',
    text: 'The repository and the id of a run, on the host in GH_HOST (github.com by default).',
  },
]

export const OPTIONS: readonly Entry[] = [
  {
    form: '--attempt N',
    text: 'The attempt to report; by default the one in the URL or that of the job there, else the latest.',
  },
  {
    form: '--format FORMAT',
    text: `One of ${FORMATS.join(', ')}; text by default. chrome-trace opens in Perfetto, otlp is for an OpenTelemetry collector, csv has one row per step.`,
  },
  { form: '--output FILE', text: 'Write to a file instead of standard output.' },
  {
    form: '--save RECORDING',
    text: 'Save all GitHub responses to a file for --from. The file contains no token, but names, email addresses and log lines.',
  },
  {
    form: '--from RECORDING',
    text: 'Make the same report from a file of --save, without network and token.',
  },
  { form: '--fail', text: 'Exit with 3 if the run failed, timed out or could not start.' },
  { form: '--help', text: 'Show this help and exit.' },
  { form: '--version', text: 'Show the version and exit.' },
]

const ENVIRONMENT: readonly Entry[] = [
  {
    form: 'GH_TOKEN, GITHUB_TOKEN',
    text: 'Token for github.com, or for the host of ghe.com in GH_HOST. It needs to read actions, and contents for the workflow file. Without it, the command uses the token of gh auth token.',
  },
  {
    form: 'GH_ENTERPRISE_TOKEN, GITHUB_ENTERPRISE_TOKEN',
    text: 'Token for the GitHub Enterprise Server in GH_HOST. It is sent to no other host.',
  },
  {
    form: 'GH_HOST',
    text: 'Host of OWNER/REPO, and the only host other than github.com that gets a token of these variables.',
  },
  {
    form: 'https_proxy, no_proxy, NODE_EXTRA_CA_CERTS',
    text: 'Proxy settings, and additional trusted certificates.',
  },
  {
    form: 'NO_COLOR, FORCE_COLOR, COLUMNS',
    text: 'Turn colours off; turn them on without a terminal, too; set the width without a terminal.',
  },
]

const EXIT_CODES: readonly Entry[] = [
  { form: '0', text: 'The report was written.' },
  {
    form: '1',
    text: 'The run could not be read, or only in part, or a file could not be written.',
  },
  { form: '2', text: 'The command line is invalid.' },
  { form: '3', text: 'With --fail: the report was written, and the run failed.' },
]

export const EXAMPLES: readonly Entry[] = [
  {
    form: 'run-report https://github.com/octo-org/octo-shop/actions/runs/123456',
    text: 'Show the report in the terminal.',
  },
  {
    form: 'run-report octo-org/octo-shop 123456 --format chrome-trace --output trace.json',
    text: 'Write a trace for https://ui.perfetto.dev.',
  },
  {
    form: "run-report octo-org/octo-shop 123456 --format json | jq '.failures'",
    text: 'Pass the failures to another program.',
  },
  {
    form: 'run-report octo-org/octo-shop 123456 --save run.json',
    text: 'Keep the responses of GitHub before it deletes the logs.',
  },
  {
    form: 'run-report --from run.json --format csv',
    text: 'Write another format of the same report, without network.',
  },
]

const WIDTH = 80
const INDENT = 2
/** A longer form has its text on the lines below. */
const FORM_WIDTH = 20

/** Returns the text of --help. */
export function helpText(): string {
  return `${[
    [`${NAME} - report every job and step of a GitHub Actions run`],
    ['Usage:', ...SYNOPSIS.map((form) => `  ${NAME} ${form}`)],
    wrapWords(DESCRIPTION, WIDTH),
    section('The run:', OPERANDS),
    section('Options:', OPTIONS),
    section('Environment:', ENVIRONMENT),
    section('Exit codes:', EXIT_CODES),
    ['Examples:', ...EXAMPLES.flatMap(({ form, text }) => [`  # ${text}`, `  ${form}`])],
  ]
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function section(title: string, entries: readonly Entry[]): string[] {
  return [title, ...entries.flatMap(renderEntry)]
}

function renderEntry({ form, text }: Entry): string[] {
  const [first = '', ...others] = wrapWords(text, WIDTH - INDENT - FORM_WIDTH)
  const start = ' '.repeat(INDENT) + form
  const below = others.map((line) => ' '.repeat(INDENT + FORM_WIDTH) + line)
  if (form.length < FORM_WIDTH - 1) return [start.padEnd(INDENT + FORM_WIDTH) + first, ...below]
  return [start, ' '.repeat(INDENT + FORM_WIDTH) + first, ...below]
}
