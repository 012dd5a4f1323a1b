import { findingsIn } from '../../src/render/findings/findings.ts'
import type { AnyReport } from '../../src/model/report/any-report.ts'
import type { CommitReport } from '../../src/model/report/commit-report.ts'
import type { Report } from '../../src/model/report/report.ts'
import type { Job } from '../../src/model/run.ts'
import { makeAnnotation, makeEvidence, withVerdicts } from '../failure-report.ts'
import { failedRun, logOfEach } from './failures.ts'
import { gated } from '../gate.ts'
import { type CommitRunFields, reportOnCommit } from '../make-commit.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  NO_RUNNER,
  reportOn,
  reportOnJobs,
  running,
  waiting,
} from '../make-run.ts'
import type { Example } from './example.ts'
import { failedJob, skippedJob } from './steps.ts'

const ended = (name: string, conclusion: string, ...steps: string[]): Partial<Job> => ({
  name,
  state: finished(5, 724, conclusion),
  steps: steps.map((step, index) =>
    makeStep({ number: index + 1, name: `step ${step}`, state: finished(5, 15, step) }),
  ),
})
const PASSED = ended('a', 'success')
const FAILED = ended('a', 'failure')
const failedOf = (jobStatus: string) => ({ own: { jobId: 1, jobStatus } })

const WAITING: Partial<Job> = { state: waiting() }
const RUNNING: Partial<Job> = { state: running(5) }

const TESTED = [makeStep({ number: 2, name: 'Run npm test', state: finished(5, 60) })]

/** What is special of each run, and of the report on it. */
const RUNS: Readonly<
  Record<
    string,
    readonly [run: Parameters<typeof makeRun>[0], ...Parameters<typeof reportOnJobs>[1][]]
  >
> = {
  passed: [{ conclusion: 'success', jobs: [PASSED] }],
  'passed so far': [{ status: 'in_progress', jobs: [PASSED] }],
  'failed step': [{ jobs: [ended('test (a, 22)', 'failure', 'success', 'failure', 'skipped')] }],
  'failed job beside a cancelled one': [
    { jobs: [ended('a', 'cancelled', 'cancelled'), ended('b', 'failure', 'timed_out')] },
  ],
  'cancelled step': [{ jobs: [ended('a', 'cancelled', 'success', 'cancelled', 'failure')] }],
  'time limit': [{ jobs: [ended('a', 'timed_out')] }],
  'unheard-of conclusion': [{ jobs: [ended('a', 'odd_word')] }],
  'all skipped': [{ conclusion: 'success', jobs: [skippedJob('e2e'), skippedJob('docs')] }],
  'all skipped but the current job': [
    { status: 'in_progress', jobs: [RUNNING, skippedJob('e2e')] },
    failedOf('success'),
  ],
  'all skipped but the current job, which tested': [
    { status: 'in_progress', jobs: [{ ...RUNNING, steps: TESTED }, skippedJob('e2e')] },
    failedOf('success'),
  ],
  'skipped and unfinished': [{ jobs: [skippedJob('e2e'), WAITING] }],
  'current job failed': [{ jobs: [{ ...RUNNING, name: 'only' }] }, failedOf('failure')],
  'no jobs': [{ jobs: [] }],
  'some jobs unlisted': [{ jobs: [PASSED], jobsCounted: 3 }],
  'unknown number of jobs': [{ jobs: [FAILED], jobsCounted: undefined }],
  'unreadable, passed': [{ conclusion: 'success' }],
  'unreadable, without a name': [{ workflow: undefined }, { own: { jobStatus: 'failure' } }],
  'failed in an earlier attempt': [
    {
      ...{ attempt: 2, startedAt: at(1_000), conclusion: 'failure' },
      jobs: [ended('a', 'failure', 'failure'), { name: 'b', state: finished(1_005, 1_039) }],
    },
  ],
  'forgiven in a failed run': [
    { jobs: [FAILED, ended('b', 'success')], conclusion: 'failure' },
    { allowedFailures: ['a'] },
  ],
  'requires action': [{ conclusion: 'action_required', jobs: [PASSED] }],
  'hostile workflow': [{ workflow: 'CI\n::error::x', conclusion: 'success', jobs: [PASSED] }],
  'hostile conclusion': [{ jobs: [ended('a\nb', 'failure')], conclusion: 'odd\n::error::x' }],
  queued: [{ status: 'queued', jobs: [WAITING] }],
  pending: [{ status: 'pending', jobs: [{ state: waiting('pending') }] }],
  'running and queued': [{ status: 'queued', jobs: [RUNNING, WAITING] }],
  'unheard-of status': [{ status: 'new_word', jobs: [WAITING] }],
  'passed and waiting': [{ status: 'waiting', jobs: [PASSED, { state: waiting('waiting') }] }],
}

const gpu = { ...NO_RUNNER, labels: ['gpu', 'linux'] }
const open = (status: string, runner: Job['runner'] = gpu): Partial<Job> => ({
  ...{ name: status, state: waiting(status), runner },
})
/** With `fail-on: any, skipped, unfinished`. */
const strictly = (report: AnyReport) => gated(report, { failOn: ['any', 'skipped', 'unfinished'] })

const GATES: Readonly<Record<string, AnyReport>> = {
  queued: reportOnJobs([PASSED, open('queued')]),
  'queued, without labels': reportOnJobs([open('queued', { ...gpu, labels: [] })]),
  'two queued': reportOnJobs([open('queued'), open('queued', NO_RUNNER)]),
  waiting: reportOnJobs([PASSED, open('waiting')]),
  pending: reportOnJobs([PASSED, open('pending')]),
  'unheard-of status': reportOnJobs([PASSED, open('odd_word')]),
  'each of them': reportOnJobs([open('waiting'), open('waiting'), open('queued'), RUNNING]),
  'two running': reportOnJobs([RUNNING, RUNNING]),
  'skipped and waiting': reportOnJobs([skippedJob('e2e'), open('waiting')]),
  'run without jobs': reportOn(makeRun({ status: 'queued', jobs: [] })),
  commit: reportOnCommit([{ workflow: 'Deploy', conclusion: undefined, jobs: [open('waiting')] }]),
}

const GREEN: CommitRunFields = { workflow: 'Lint' }
const OPEN: CommitRunFields = { ...{ workflow: 'Deploy', conclusion: undefined }, jobs: [WAITING] }
const failedAt = (name: string): Partial<Job> => ({
  ...{ name, state: finished(5, 65, 'failure') },
  steps: [makeStep({ number: 2, name, state: finished(15, 60, 'failure') })],
})
const RED: CommitRunFields = { workflow: 'CI', conclusion: 'failure', jobs: [failedAt('test')] }
const BROKEN: CommitRunFields = { workflow: 'Docs', conclusion: 'startup_failure', jobs: [] }

const COMMITS: Readonly<Record<string, CommitReport>> = {
  failed: reportOnCommit([GREEN, RED]),
  'passed so far': reportOnCommit([GREEN, OPEN]),
  unfinished: reportOnCommit([OPEN]),
  'failed and unfinished': reportOnCommit([RED, OPEN]),
  'did not start': reportOnCommit([GREEN, BROKEN]),
  'all skipped': reportOnCommit([{ workflow: 'CI', jobs: [skippedJob('e2e'), skippedJob('a')] }]),
  cancelled: reportOnCommit(['A', 'B'].map((workflow) => ({ workflow, conclusion: 'cancelled' }))),
}

const SINCE = { run: makeEvidence({ runNumber: 809 }), commits: [], commitsTotal: 0 }
const LOST = [makeAnnotation('The hosted runner lost communication with the server.')]
const CAUSES: Readonly<Record<string, Report>> = {
  'runner that was lost': reportOn(makeRun({ jobs: [failedAt('lint')] }), {
    explanations: { excerpts: new Map(), annotations: new Map([[1, LOST]]) },
  }),
  'known since': withVerdicts(reportOnJobs([failedAt('lint')]), {
    ...{ kind: 'known', context: { evidence: [makeEvidence()], redSince: SINCE } },
  }),
}

/** Returns lines of a log, one for each of some numbers from 1. */
const numbered = (count: number, lineOf: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => lineOf(at + 1))

const TSC = 'npx tsc --noEmit'
const tsc = (path: string, line: number, says = "Cannot find name 'total'.") =>
  `${path}(${line},3): error TS2304: ${says}`
const pytest = (...names: readonly string[]) => [
  '=========================== short test summary info ============================',
  ...names.map((name) => `FAILED ${name} - assert 3 == 0`),
  `========================= ${names.length} failed, 39 passed in 1.20s ==========================`,
]
const jest = (names: readonly string[], passed: number) => [
  ...names.flatMap((name) => [`  ● ${name}`, '', '    expected 3', '']),
  `Tests:       ${names.length} failed, ${passed} passed, ${names.length + passed} total`,
]
const prettier = (...paths: readonly string[]) => [
  'Checking formatting...',
  ...paths.map((path) => `[warn] ${path}`),
  `[warn] Code style issues found in ${paths.length} files. Run Prettier with --write to fix.`,
]
const LONG_PATH = 'packages/storefront/src/components/checkout/CheckoutPriceTotal.tsx'

/** A step and what it prints, in the jobs with these names or in `types`. */
type Printing = readonly [step: string, lines: readonly string[], ...jobs: readonly string[]]

/** What tools list, for the headings above it. */
const FINDINGS: Readonly<Record<string, Printing>> = {
  'two of tsc': [TSC, [tsc('src/price.ts', 12), tsc('src/basket/index.ts', 4)]],
  'two of tsc, with long paths': [TSC, [tsc(LONG_PATH, 12), tsc('src/basket/index.ts', 4)]],
  'two of tsc, in one file': [TSC, [tsc('src/price.ts', 12), tsc('src/price.ts', 40)]],
  'two of tsc, in one file with a long path': [TSC, [tsc(LONG_PATH, 12), tsc(LONG_PATH, 40)]],
  'four of tsc, each in another file': [
    TSC,
    numbered(4, (at) => tsc(`src/cart/part${at}/price.ts`, at)),
  ],
  'four of tsc, in three files': [TSC, numbered(4, (at) => tsc(`src/cart/${at % 3}.ts`, at))],
  'three of tsc, each in another file': [TSC, numbered(3, (at) => tsc(`src/cart/${at}.ts`, at))],
  'one of tsc, with a long path': [TSC, [tsc(LONG_PATH, 12)]],
  '300 of tsc': [TSC, numbered(300, (at) => tsc(`src/part${at}.ts`, at))],
  'two of ruff': [
    'ruff check .',
    [
      'src/shop/cart.py:1:8: F401 [*] `os` imported but unused',
      'src/shop/price.py:3:1: E402 Module level import not at top of file',
      'Found 2 errors.',
    ],
  ],
  'two of go': [
    'go build ./...',
    ['# shop/cart', 'cart/cart.go:12:2: undefined: Total', 'cart/price.go:4:9: undefined: Vat'],
  ],
  'a file of prettier': ['npx prettier --check .', prettier('src/a.js')],
  'two files of prettier': ['npx prettier --check .', prettier('src/a.js', 'docs/b.md')],
  'five files of prettier': [
    'npx prettier --check .',
    prettier(...numbered(5, (at) => `src/cart/of-many-words/${at}.js`)),
  ],
  'two of pytest': [
    'pytest',
    pytest(
      'tests/test_cart.py::TestCart::test_adds_an_article[small::1]',
      'tests/test_price.py::test_rounds',
    ),
  ],
  'two of go test': [
    'go test ./...',
    [
      ...['adds_one_article_to_all_that_the_basket_has', 'counts_twice'].map(
        (name) => `    --- FAIL: TestCart/${name} (0.00s)`,
      ),
      'FAIL',
      'FAIL\tshop/cart\t0.012s',
    ],
  ],
  '201 of jest': [
    'npm test',
    jest(
      numbered(201, (at) => `cart › ${at}`),
      417,
    ),
  ],
  '201 of jest, in two jobs': [
    'npm test',
    jest(
      numbered(201, (at) => `cart › ${at}`),
      417,
    ),
    ...['test (20)', 'test (22)'],
  ],
  'two of jest, with long names, in a job with a long name': [
    'npm test',
    jest(
      ['adds', 'removes'].map((name) => `${name}${' an article'.repeat(12)}`),
      40,
    ),
    `end to end${' on each browser'.repeat(5)}`,
  ],
}

function headingOf([step, lines, ...names]: Printing): string {
  const jobs = (names.length === 0 ? ['types'] : names).map((name) =>
    failedJob(name, { start: 5 }, step),
  )
  const report = failedRun(jobs, logOfEach(jobs, lines), { excerpt: { exitCode: 1 } })
  return `${findingsIn(report).heading().line}\n  ${findingsIn(report).headline()}`
}

const listOf = <One>(reports: Readonly<Record<string, One>>, write: (report: One) => string) =>
  Object.entries(reports)
    .map(([name, report]) => `${name}: ${write(report)}\n`)
    .join('')

/** One line for each state that a headline distinguishes. */
export const HEADLINE_EXAMPLES: readonly Example[] = [
  {
    name: 'headlines',
    files: {
      'runs.txt': () =>
        listOf(RUNS, ([run, options]) => findingsIn(reportOn(makeRun(run), options)).headline()),
      'causes.txt': () => listOf(CAUSES, (report) => findingsIn(report).headline()),
      'gates.txt': () => listOf(GATES, (report) => findingsIn(strictly(report)).headline()),
      'findings.txt': () => listOf(FINDINGS, headingOf),
      'commits.txt': () => listOf(COMMITS, (report) => findingsIn(report).headline()),
    },
  },
]
