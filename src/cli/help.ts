import { wrapWords } from '../render/terminal/wrap.ts'
import { EXIT, EXIT_MEANINGS, EXIT_OF_COMMIT } from './exit-code.ts'

export const NAME = 'run-report'

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
