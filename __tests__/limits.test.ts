import { expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findingsIn } from '../src/render/findings/findings.ts'
import { MAX_DECISIONS } from '../src/actions/act-if-unchanged.ts'
import { MAX_OUTPUT } from '../src/actions/command-files.ts'
import { MAX_CHECKS } from '../src/runs/actions/choose-old-runs.ts'
import { MIN_SECRET_LENGTH } from '../src/otlp/actions/otlp-inputs.ts'
import {
  MAX_OUTPUT_CAUSES,
  MAX_LENGTH,
  MAX_OUTPUT_NAMES,
} from '../src/actions/report/cause-output.ts'
import { MAX_ANNOTATIONS } from '../src/actions/report/report.ts'
import { MAX_ATTEMPTS, WHEN } from '../src/runs/actions/rerun.ts'
import {
  ACTION_DEADLINE,
  LIST_DEADLINE,
  MAX_LONG_TIME,
  TIME_TO_FINISH,
} from '../src/actions/run-action.ts'
import { MAX_TIMED_RUNS } from '../src/runs/actions/fetch-times.ts'
import { COUNTED_AFTER, MIN_RATED } from '../src/month/render/week-table.ts'
import { verdictRank } from '../src/analyse/causes/causes.ts'
import { MAX_JOBS_WITH_PARTS } from '../src/analyse/causes/choose-logs.ts'
import { MAX_COMMIT_RUNS } from '../src/analyse/commit/choose-runs.ts'
import { MAX_NAME_LENGTH } from '../src/analyse/commit/required-checks.ts'
import { MAX_SLOWER_JOBS } from '../src/analyse/history/explain-slower.ts'
import { MAX_ANNOTATED } from '../src/analyse/failures/report-failures.ts'
import { MAX_OTHER_SHARE } from '../src/analyse/history/earlier-runs.ts'
import { MAX_JOB_LAG } from '../src/analyse/jobs/lateness.ts'
import { MAX_READ, MAX_READ_TO_CLOSE } from '../src/conversation/analyse/series.ts'
import { MIN_TEST_CHANGE as MIN_TESTS } from '../src/analyse/tests/compare-tests.ts'
import { MAX_BRANCHES, MAX_OTHER_LOGS } from '../src/analyse/verdicts/elsewhere.ts'
import { MAX_GREEN_LOGS } from '../src/analyse/verdicts/learned-runs.ts'
import { MAX_RECENT_RUNS } from '../src/analyse/verdicts/unsteady.ts'
import { MAX_RUNS_TO_STEP } from '../src/analyse/verdicts/unread-runs.ts'
import { BUDGETS, MAX_LAST_READ, MIN_REQUESTS_PER_RUN, TIMEOUT } from '../src/gather/budgets.ts'
import { MIN_SERIES } from '../src/model/reasons.ts'
import { INTERVAL } from '../src/cli/commit/report-commit.ts'
import { COMMAND_DEADLINE } from '../src/cli/connect.ts'
import { MIN_NODE } from '../src/cli/main.ts'
import { MAX_GATED_ARTIFACTS, MAX_READ_ARTIFACTS } from '../src/github/artifacts/fetch-results.ts'
import { MAX_LISTED_ARTIFACTS } from '../src/github/artifacts/list-artifacts.ts'
import { MAX_FETCHED_BYTES } from '../src/github/artifacts/open-artifact.ts'
import { MAX_BASE_RUNS } from '../src/github/base/fetch-base.ts'
import { MAX_MESSAGE_LENGTH } from '../src/github/errors/github-error.ts'
import { PART_LENGTH } from '../src/github/errors/redact.ts'
import {
  MAX_READ_ATTEMPTS as MAX_EARLIER_ATTEMPTS,
  MAX_JUDGED_ATTEMPTS,
} from '../src/github/history/fetch-attempts.ts'
import { BRANCH_EVENTS } from '../src/model/event.ts'
import { enumerate } from '../src/render/text/units.ts'
import { MIN_RUNS } from '../src/github/history/search-earlier-runs.ts'
import { MAX_BRANCH_RUNS } from '../src/github/history/list-branch-results.ts'
import { MIN_FOR_REASONS, MIN_SHARES } from '../src/github/http/rate-limit.ts'
import { MAX_RESPONSE_BYTES } from '../src/github/http/read-body.ts'
import { MAX_RETRY_AFTER } from '../src/github/http/request.ts'
import {
  MAX_READ_ISSUES,
  MAX_ISSUE_CHARACTERS,
  MAX_ERROR_CHARACTERS,
} from '../src/github/known-issues/fetch-known-issues.ts'
import { NEAR } from '../src/logs/views/text-collector.ts'
import { MAX_STEPS, MAX_LOGS } from '../src/github/logs/fetch-log.ts'
import { MAX_TEXT_CHARACTERS } from '../src/github/logs/lines/log-text.ts'
import { MAX_LOG_BYTES, MAX_SHORT_PART } from '../src/github/http/limit-logs.ts'
import { FURTHER_LINES_PER_LINE, MAX_FURTHER_LINES } from '../src/github/logs/lines/line-reader.ts'
import { MAX_COUNTED, MAX_LISTED_RUNS } from '../src/github/run/list-runs.ts'
import { MAX_RERUNS, MAX_TRIES } from '../src/model/judgement.ts'
import {
  MAX_BLOCKS,
  MAX_CLOSED_FOR,
  MAX_ERRORS,
  MAX_SEEN,
  MIN_CHARACTERS,
} from '../src/model/known-issue.ts'
import { type InfrastructureKind, VERDICTS } from '../src/model/reasons.ts'
import { MAX_ENTRIES } from '../src/model/report/failure.ts'
import { MIN_BRANCHES, MIN_DAYS, MONTH, QUIET } from '../src/month/analyse/comes-and-goes.ts'
import { MIN_READ } from '../src/month/analyse/usage.ts'
import { LISTED_AGAIN, MAX_WEEKS } from '../src/month/analyse/weeks.ts'
import { MAX_SAMPLED, MAX_SAMPLED_JOBS } from '../src/month/read-month/read-month.ts'
import { LABELS } from '../src/render/findings/verdict-counts.ts'
import { SLOWER } from '../src/model/report/history.ts'
import { MINUTE, RECENT_DAYS, SECOND, DAY } from '../src/model/time.ts'
import { MAX_TESTS } from '../src/otlp/render/span-attributes.ts'
import { MAX_ITEMS } from '../src/render/findings/error-list.ts'
import { MAX_WAITS, MIN_LONG_QUEUE, MIN_PAUSE } from '../src/render/text/waits.ts'
import { MAX_OPEN_LOGS } from '../src/render/summary/failures.ts'
import { MAX_JOBS_WITH_LEGS, MAX_LEGS } from '../src/render/summary/jobs.ts'
import { FULL_DETAIL } from '../src/render/timeline/timeline.ts'
import { MAX_FILES, MAX_TOTAL_BYTES } from '../src/results/read-files.ts'
import { MAX_FILE_BYTES } from '../src/results/result-reader.ts'
import { PLAIN } from '../src/render/text/inline.ts'
import { failedReport } from '../testing/conversation-inputs.ts'
import { withVerdicts } from '../testing/failure-report.ts'
import { readVerdict } from '../testing/read-verdict.ts'
import { inRun } from '../testing/report-words.ts'
import { SIGNATURE_VERSION } from '../src/model/schema-version.ts'

/** What documents say of the kinds of failure that are infrastructure. */
const KIND_WORDS = Object.values({
  'runner-lost': 'The runner was lost',
  'disk-full': 'a disk was full',
  network: 'the network failed',
  'action-download': 'an action could not be downloaded',
} satisfies Record<InfrastructureKind, string>)

const MEBIBYTE = 1_048_576
const ROOT = join(import.meta.dirname, '..')
/** After which GitHub stops a job of `report.yml`. */
const [, REPORT_MINUTES = ''] =
  /timeout-minutes: (\d+)/.exec(readFileSync(join(ROOT, '.github/workflows/report.yml'), 'utf8')) ??
  []

const VERDICTS_IN_ORDER = Object.keys(VERDICTS).toSorted(
  (a, b) => verdictRank(readVerdict(a)) - verdictRank(readVerdict(b)),
)

const TIMES = ['never', 'once', 'twice']
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth']

/** What a report advises of which one of two failures is new. */
const PARTLY_NEW = withVerdicts(
  failedReport(['build', 'e2e']),
  readVerdict('new'),
  readVerdict('infrastructure'),
)
const adviceOn = (report: typeof PARTLY_NEW) =>
  findingsIn(inRun(report, { event: 'pull_request' })).advice(PLAIN).first?.text ?? ''
const ADVICE = adviceOn(PARTLY_NEW)
const FIX = adviceOn({ ...PARTLY_NEW, causes: PARTLY_NEW.causes.slice(0, 1) })

/** What a document says of a limit of the code. */
const NAMED: readonly (readonly string[])[] = [
  ['SECURITY.md', `a rate limit that ends within ${MAX_RETRY_AFTER / SECOND} seconds`],
  ['SECURITY.md', `A rate limit ends within ${MAX_RETRY_AFTER / SECOND} s`],
  ['SECURITY.md', `is written after ${seconds(ACTION_DEADLINE)}`],
  ['SECURITY.md', `ends after ${seconds(ACTION_DEADLINE + TIME_TO_FINISH)}: the outputs`],
  ['SECURITY.md', `and \`rerun\` end after ${seconds(ACTION_DEADLINE + TIME_TO_FINISH)}`],
  ['SECURITY.md', `\`otlp\` after ${seconds(LIST_DEADLINE + TIME_TO_FINISH)}`],
  ['SECURITY.md', `\`download-logs\` after ${MAX_LONG_TIME / MINUTE} minutes`],
  ['SECURITY.md', `A response has more than ${MAX_RESPONSE_BYTES / 1_000_000} MB`],
  ['SECURITY.md', `decide again, at most ${TIMES[MAX_DECISIONS - 1]}`],
  ['docs/platform.md', `- ${percent(MIN_SHARES.comparison)} or more: `],
  ['docs/platform.md', `- ${MIN_SHARES.unusual * 100} to ${percent(MIN_SHARES.comparison)}: `],
  ['docs/platform.md', `- ${MIN_SHARES.explanation * 100} to ${percent(MIN_SHARES.unusual)}: `],
  ['docs/platform.md', `- ${MIN_FOR_REASONS} requests to ${percent(MIN_SHARES.explanation)}: `],
  ['docs/platform.md', `at most ${MAX_LAST_READ} logs, ${MAX_LAST_READ} annotations and`],
  ['docs/platform.md', `and ${BUDGETS.lastBase.requests} requests for verdicts`],
  ['docs/gates.md', `${percent(MIN_SHARES.comparison)} of the token's requests`],
  ['docs/commit.md', `Logs are read for at most ${inWords(MAX_LOGS)} failed jobs`],
  ['docs/summary.md', `reads the logs of up to ${inWords(MAX_LOGS)} failed jobs`],
  ['docs/verdicts.md', `looks among the newest ${inWords(MAX_RUNS_TO_STEP)} runs`],
  ['docs/exports.md', `such as tests, at most ${inWords(MAX_OUTPUT_NAMES)}`],
  ['docs/exports.md', `what may be the code's: ${VERDICTS_IN_ORDER.map(code).join(', ')}.`],
  ['docs/inputs.md', `No output has more than ${MAX_OUTPUT}`],
  ['docs/inputs.md', `are omitted above ${MAX_OUTPUT}`],
  ['docs/fleet.md', `names of the first ${MAX_TESTS} tests`],
  ['docs/summary.md', `The list has ${inWords(MAX_ITEMS)} items`],
  ['docs/summary.md', `lists a job more than ${seconds(MAX_JOB_LAG)} after the jobs`],
  ['docs/exports.md', `with Node ${MIN_NODE} or later`],
  ['SECURITY.md', `lines of ${count(MAX_TEXT_CHARACTERS)} characters`],
  [
    'SECURITY.md',
    `${count(MAX_FURTHER_LINES)} are read, and ${FURTHER_LINES_PER_LINE} more for each line with one`,
  ],
  [
    'SECURITY.md',
    `At most ${MAX_READ_ISSUES} issues, ${inWords(MAX_BLOCKS)} blocks of each and ${MAX_ERRORS} patterns of a block are read`,
  ],
  [
    'SECURITY.md',
    `of all together ${count(MAX_ISSUE_CHARACTERS)} characters, and ${count(MAX_ERROR_CHARACTERS)} of patterns`,
  ],
  ['SECURITY.md', `of at most ${count(MAX_MESSAGE_LENGTH)} characters, without secrets`],
  ['SECURITY.md', `in parts of ${PART_LENGTH} characters or more`],
  ['docs/inputs.md', `whose logs to delete, 1 to ${MAX_LISTED_RUNS}`],
  ['docs/runs.md', `checks all of up to ${MAX_CHECKS}, and`],
  ['docs/inputs.md', `newest first, 1 to ${MAX_LISTED_RUNS}`],
  ['docs/runs.md', `at most ${count(MAX_LISTED_RUNS)} runs per search`],
  ['docs/inputs.md', `for the newest ${MAX_TIMED_RUNS}.`],
  ['docs/runs.md', `\`usage\` not below ${percent(MIN_SHARES.usage)}`],
  ['docs/inputs.md', `GitHub counts to ${count(MAX_COUNTED)}`],
  ['docs/known-failures.md', `the jobs of ${MAX_SAMPLED} runs a night`],
  ['docs/known-failures.md', `from ${inWords(MIN_READ)} read runs on`],
  ['docs/known-failures.md', `at most ${MAX_SAMPLED_JOBS} jobs a day`],
  [
    'docs/known-failures.md',
    `of the events ${enumerate([...BRANCH_EVENTS].map((event) => `\`${event}\``))}.`,
  ],
  ['docs/known-failures.md', `At most ${BUDGETS.night.requests + 20} requests a night`],
  ['docs/known-failures.md', `since ${inWords(LISTED_AGAIN / DAY)} days before the last night`],
  ['docs/known-failures.md', `the JSON has ${inWords(MAX_WEEKS)} weeks`],
  ['docs/known-failures.md', `from ${inWords(MIN_RATED)} on`],
  ['docs/known-failures.md', `counted ${inWords(COUNTED_AFTER / DAY)} days after its end`],
  ['docs/known-failures.md', `on ${inWords(MIN_BRANCHES)} branches and ${inWords(MIN_DAYS)} days`],
  ['docs/known-failures.md', `has not failed for ${QUIET / DAY} days`],
  ...WHEN.map((when) => ['docs/inputs.md', `\`${when}\``]),
  ...KIND_WORDS.map((words) => ['docs/summary.md', words]),
  ...Object.values(LABELS).map((label) => ['docs/summary.md', `**${label.replace(/ .*/, '')}.**`]),
  ['docs/known-failures.md', `_${LABELS.known}: #`],
  ['docs/inputs.md', `with the first, 0 to ${MAX_ATTEMPTS}:`],
  ['docs/known-failures.md', `each of them at most ${MAX_ATTEMPTS - 1} times`],
  ['docs/inputs.md', `Values of at least ${MIN_SECRET_LENGTH} characters are masked`],
  ['docs/commit.md', `After more than ${MAX_BRANCH_RUNS} failed runs`],
  ['docs/commit.md', `(at most ${MAX_READ_TO_CLOSE}), and up to ${MAX_READ} to open one`],
  ['docs/exports.md', `takes at most ${COMMAND_DEADLINE / MINUTE} minutes`],
  ['docs/exports.md', `every ${seconds(INTERVAL)}`],
  [
    'docs/test-results.md',
    `${MAX_LISTED_ARTIFACTS} artifacts are listed, and at most ${MAX_READ_ARTIFACTS} are read (${MAX_GATED_ARTIFACTS} for a gate)`,
  ],
  ['docs/test-results.md', `for a gate), in ${seconds(BUDGETS.artifacts.timeout)}`],
  ['docs/test-results.md', `at most ${count(MAX_FILES)} files and ${MAX_FETCHED_BYTES / 1e6} MB`],
  ['docs/test-results.md', `${MAX_FILE_BYTES / 1e6} MB of a file and ${MAX_TOTAL_BYTES / 1e6} MB`],
  [
    'docs/test-results.md',
    `has ${inWords(MIN_TESTS.fewer)} tests and a ${inWords(1 / MIN_TESTS.share)}th fewer`,
  ],
  ['docs/test-results.md', `an artifact skips ${inWords(MIN_TESTS.skipped)} that ran`],
  ['docs/summary.md', `has ${MAX_ENTRIES} of a step`],
  ['docs/test-results.md', `Below ${percent(MIN_SHARES.explanation)} of the token's`],
  ['docs/commit.md', `At most ${MAX_COMMIT_RUNS} runs are read`],
  [
    'docs/commit.md',
    `At most ${inWords(Math.floor(BUDGETS.base.requests / MIN_REQUESTS_PER_RUN))} failed runs are compared`,
  ],
  ['docs/commit.md', `has ${MAX_NAME_LENGTH} characters or more`],
  ['docs/commit.md', `The verdicts take at most ${inWords(BUDGETS.base.requests)} requests`],
  ['docs/commit.md', `for at most ${MAX_ANNOTATED} jobs in total`],
  ['docs/exports.md', `one line of at most ${MAX_LENGTH} characters`],
  ['docs/exports.md', `such as \`v${SIGNATURE_VERSION}:\``],
  ['docs/exports.md', `jobs that failed for it, at most ${inWords(MAX_OUTPUT_NAMES)}`],
  ['docs/exports.md', `that the verdict rests on, at most ${inWords(MAX_OUTPUT_NAMES)}`],
  ['docs/inputs.md', `of the failures, ${MAX_OUTPUT_CAUSES} at most`],
  ['docs/inputs.md', `up to ${inWords(MAX_ANNOTATIONS)} lines of files`],
  [
    'docs/inputs.md',
    `${capital(inWords(MAX_EARLIER_ATTEMPTS))} attempts before this one are read, ${inWords(MAX_JUDGED_ATTEMPTS)} if something failed`,
  ],
  ['docs/known-failures.md', `up to ${inWords(MAX_BLOCKS)} blocks`],
  ['docs/known-failures.md', `in another run on any branch, up to ${inWords(MAX_SEEN)}.`],
  ['docs/verdicts.md', `${ORDINALS[MAX_TRIES]} attempt or later`],
  [
    'docs/summary.md',
    `${capital(inWords(MAX_TRIES + 1))} failed attempts in a row are not unsteady`,
  ],
  ['docs/known-failures.md', `**The last ${RECENT_DAYS} days**`],
  ['docs/known-failures.md', `is of ${RECENT_DAYS} days`],
  ['docs/known-failures.md', `- \`error\`, up to ${MAX_ERRORS} that fail together`],
  ['docs/known-failures.md', `at least ${MIN_CHARACTERS} characters`],
  ['docs/known-failures.md', `- \`rerun: ${TIMES[MAX_RERUNS]}\`: the sub-action`],
  ['docs/verdicts.md', `an issue says \`rerun: ${TIMES[MAX_RERUNS]}\``],
  ['testing/approved/advice-for-a-pull-request/summary.md', `Re-run it ${TIMES[MAX_RERUNS]}`],
  ['docs/known-failures.md', `For ${MAX_CLOSED_FOR / DAY} days`],
  ['docs/summary.md', `with fewer than ${inWords(SLOWER.values)}, no job is called slower`],
  ['docs/platform.md', `stop after ${REPORT_MINUTES} minutes`],
  ['docs/summary.md', `Of more than ${inWords(MAX_OPEN_LOGS)} causes, only the first`],
  ['docs/summary.md', `at least ${inWords(MIN_LONG_QUEUE / MINUTE)} minutes`],
  ['docs/summary.md', `what at most ${inWords(MAX_WAITS)} jobs on its`],
  ['docs/summary.md', `A wait has a line if it is at least ${MIN_PAUSE / SECOND} s`],
  ['docs/summary.md', `If more than ${MAX_JOBS_WITH_LEGS} jobs ran`],
  ['docs/summary.md', `legs of each group, at most ${inWords(MAX_LEGS)}`],
  [
    'docs/summary.md',
    `at least ${inWords(MIN_SERIES)} separate series of its last ${inWords(MAX_RECENT_RUNS)} runs`,
  ],
  ['docs/verdicts.md', `the newest of the last ${inWords(MAX_RECENT_RUNS)} that passed`],
  ['docs/verdicts.md', `work first: ${code(ADVICE)}`],
  ...['run-report.d.ts', 'report.schema.json', 'commit-report.schema.json'].map((path) => [
    path,
    `The same in plain words, such as ${code(FIX)}`,
  ]),
  ['docs/verdicts.md', `no run among the newest ${MAX_BASE_RUNS}`],
  ['docs/verdicts.md', `only in a number more than ${inWords(NEAR)} lines away`],
  ['docs/verdicts.md', `failed runs of up to ${inWords(MAX_BRANCHES)} other branches`],
  ['docs/summary.md', `If more than ${FULL_DETAIL.maxRows} jobs ran, the timeline`],
  ['docs/summary.md', `these lists that has ${inWords(MIN_RUNS)} runs`],
  ['docs/summary.md', `at most ${percent(MAX_OTHER_SHARE)} of its duration`],
  ['docs/summary.md', `For at most ${inWords(MAX_SLOWER_JOBS)} slower jobs`],
  ['docs/summary.md', `up to ${inWords(MAX_ANNOTATIONS)} of these lines`],
  ['docs/summary.md', `up to ${inWords(MAX_STEPS)} failed steps of each`],
  [
    'SECURITY.md',
    `longer than ${MAX_LOG_BYTES / MEBIBYTE} MiB together**: it reads the last ${MAX_SHORT_PART / MEBIBYTE} MiB of each`,
  ],
  ['docs/summary.md', `the logs of up to ${inWords(MAX_JOBS_WITH_PARTS)} jobs for them`],
]

it.each(NAMED)('%s has the limit of the code: %s', (path = '', text = '') => {
  expect(readFileSync(join(ROOT, path), 'utf8')).toContain(text)
})

/** What a budget has to be enough for, and what one limit has to be beside another. */
it.each<[string, number, '=' | '>=', number]>([
  [
    'the list, the jobs and the logs of other branches, and their commits',
    BUDGETS.others.requests,
    '=',
    1 + MAX_BRANCHES + MAX_OTHER_LOGS + 1,
  ],
  [
    'the job and the log of each page that a block shows, and as much of green runs',
    BUDGETS.proof.requests,
    '>=',
    2 * MAX_SEEN + 2 * MAX_GREEN_LOGS,
  ],
  ['one failed run of the base branch', BUDGETS.base.requests, '>=', MIN_REQUESTS_PER_RUN],
  ['one failed run, if few requests remain', BUDGETS.lastBase.requests, '>=', MIN_REQUESTS_PER_RUN],
  [
    'the first logs and annotations, and the verdict, before nothing is read',
    MIN_FOR_REASONS,
    '>=',
    2 * MAX_LAST_READ + BUDGETS.lastBase.requests,
  ],
  [
    'all artifacts, if a gate is about them',
    BUDGETS.gatedTests.requests - BUDGETS.tests.requests,
    '=',
    MAX_GATED_ARTIFACTS - 5,
  ],
  ['the lists of a night', BUDGETS.night.requests, '>=', 2 * BUDGETS.nightLists.requests],
  ['the attempts in a row that are no longer unsteady', MAX_EARLIER_ATTEMPTS, '>=', MAX_TRIES],
  ['series of failed runs with passes in between', MAX_RECENT_RUNS, '>=', 2 * MIN_SERIES - 1],
  ['the runs in which an error comes and goes', MAX_BASE_RUNS, '>=', MAX_RECENT_RUNS],
  ['the runs up to one that ran the step', MAX_BASE_RUNS, '>=', MAX_RUNS_TO_STEP],
  ['the days after which a week is counted', COUNTED_AFTER, '>=', LISTED_AGAIN],
  ['the days that a month compares with those before', MONTH / DAY, '>=', 2 * RECENT_DAYS],
  ['what was listed, while it is new', QUIET / DAY, '>=', RECENT_DAYS],
  ['the time of a question, within that of the report', ACTION_DEADLINE, '>=', 2 * TIMEOUT],
  ['the search for runs, within a question', TIMEOUT, '>=', BUDGETS.search.timeout],
  ['a wait for a rate limit, within a question', TIMEOUT, '>=', MAX_RETRY_AFTER],
  ['the night, within a long time', MAX_LONG_TIME, '>=', BUDGETS.night.timeout],
])('a limit is enough for %s: %d %s %d', (_, limit, sign, needed) => {
  if (sign === '=') expect(limit).toBe(needed)
  else expect(limit).toBeGreaterThanOrEqual(needed)
})

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function seconds(time: number): string {
  return `${time / SECOND} s`
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`
}

function count(number: number): string {
  return number.toLocaleString('en')
}

/** Returns a number as the documents write it. */
function inWords(number: number): string {
  const words = 'no one two three four five six seven eight nine ten'.split(' ')
  return words[number] ?? (number === 20 ? 'twenty' : String(number))
}

function code(text: string): string {
  return `\`${text}\``
}
