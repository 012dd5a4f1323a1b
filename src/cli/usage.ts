/** All that --help and the manual page say, as data, so that both say the same. */

export const FORMATS = ['text', 'markdown', 'json', 'csv', 'chrome-trace', 'otlp'] as const

export type Format = (typeof FORMATS)[number]

/** A thing that can be written, and what it does. */
export interface Entry {
  /** As it is written: `--attempt N`. */
  readonly form: string
  readonly text: string
}

/** The version in package.json. */
export const VERSION = '1.0.0'

/** The first major version of Node that has what the command uses, as in `engines` of package.json. */
export const MIN_NODE = 22

export const NAME = 'run-report'

export const PURPOSE = 'tell what a GitHub Actions run did'

export const SYNOPSIS = [
  'ADDRESS [OPTION]...',
  'OWNER/REPO RUN-ID [OPTION]...',
  '--from ANSWERS [OPTION]...',
]

export const DESCRIPTION =
  'Reads one attempt of a workflow run and tells how long every job and step waited and ran, what failed and why, what held the run up, and what took longer than usual. It only reads.'

export const OPERANDS: readonly Entry[] = [
  {
    form: 'ADDRESS',
    text: 'The address of the run as the browser has it, such as https://github.com/OWNER/REPO/actions/runs/123, also that of an attempt or a job, on github.com, ghe.com or a GitHub Enterprise Server.',
  },
  {
    form: 'OWNER/REPO RUN-ID',
    text: 'The same on the host that GH_HOST names, else on github.com.',
  },
]

export const OPTIONS: readonly Entry[] = [
  {
    form: '--attempt N',
    text: 'The attempt to report; without it the one in the address or of the job there, else the latest.',
  },
  {
    form: '--format FORMAT',
    text: `One of ${FORMATS.join(', ')}; without it text. chrome-trace opens in Perfetto, otlp is for an OpenTelemetry collector, csv has a row for each step.`,
  },
  { form: '--output FILE', text: 'Write to a file instead of to standard output.' },
  {
    form: '--save ANSWERS',
    text: 'Save all responses of GitHub to a file, to replay it with --from. It contains no token, but names, mail addresses and lines of logs.',
  },
  {
    form: '--from ANSWERS',
    text: 'Make the report from a file of --save: the same report, without a network and without a token.',
  },
  { form: '--fail', text: 'Exit with 3 if the run failed, timed out or could not start.' },
  { form: '--help', text: 'Show this and exit.' },
  { form: '--version', text: 'Show the version and exit.' },
]

export const ENVIRONMENT: readonly Entry[] = [
  {
    form: 'GH_TOKEN, GITHUB_TOKEN',
    text: 'The token for github.com, and for a host of ghe.com that GH_HOST names. It needs to read actions, and contents for the workflow file. Without it, gh auth token is asked for that of the host.',
  },
  {
    form: 'GH_ENTERPRISE_TOKEN, GITHUB_ENTERPRISE_TOKEN',
    text: 'The token for the GitHub Enterprise Server that GH_HOST names. No other host gets it.',
  },
  {
    form: 'GH_HOST',
    text: 'The host of OWNER/REPO, and of the tokens for other hosts than github.com.',
  },
  {
    form: 'https_proxy, no_proxy, NODE_EXTRA_CA_CERTS',
    text: 'The way to the host, and whose certificates to believe.',
  },
  {
    form: 'NO_COLOR, FORCE_COLOR, COLUMNS',
    text: 'No colours; colours also where the output is no terminal; its width where it is no terminal.',
  },
]

export const EXIT_CODES: readonly Entry[] = [
  { form: '0', text: 'The report was written.' },
  {
    form: '1',
    text: 'The run could not be read, or not all of it, or a file could not be written.',
  },
  { form: '2', text: 'The command line could not be understood.' },
  { form: '3', text: 'With --fail: the report was written, and the run failed.' },
]

export const EXAMPLES: readonly Entry[] = [
  {
    form: 'run-report https://github.com/octo-org/octo-shop/actions/runs/123456',
    text: 'What the run did, in the terminal.',
  },
  {
    form: 'run-report octo-org/octo-shop 123456 --format chrome-trace --output trace.json',
    text: 'A trace to open in https://ui.perfetto.dev.',
  },
  {
    form: "run-report octo-org/octo-shop 123456 --format json | jq '.failures'",
    text: 'What failed, for a program.',
  },
  {
    form: 'run-report octo-org/octo-shop 123456 --save run.json',
    text: 'Keep the responses of GitHub, before it deletes the logs.',
  },
  {
    form: 'run-report --from run.json --format csv',
    text: 'Any other format of it, without a network.',
  },
]

/** What follows the message on a command line that can't be understood. */
export const USAGE_LINE = `usage: ${NAME} ${SYNOPSIS.join(' | ')} (see ${NAME} --help)`
