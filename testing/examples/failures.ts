import type { Explanations } from '../../src/analyse/failures/report-failures.ts'
import type { StepExcerpt } from '../../src/model/report/failure.ts'
import type { Annotation } from '../../src/model/shapes/failure.ts'
import type { Report } from '../../src/model/report/report.ts'
import type { Job } from '../../src/model/run.ts'
import { MINUTE } from '../../src/model/time.ts'
import {
  filesNamedIn,
  makeAnnotation,
  makeEvidence,
  makeExcerpt,
  withVerdicts,
} from '../failure-report.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  needsOf,
  NO_RUNNER,
  reportOn,
  reportOnJobs,
  runWithoutJobs,
  workflowJob,
} from '../make-run.ts'
import {
  ALL_OUTPUTS,
  type Example,
  reportExample,
  reportExamples,
  SENTENCES,
  sentences,
  summaryAndText,
} from './example.ts'
import { failedJob, passedJob, ranJob, skippedJob } from './steps.ts'

const FAILED_TESTS = [
  '> jest --ci',
  'PASS src/basket.test.ts',
  'FAIL src/order.test.ts',
  '  ● order › keeps its order',
  '    expect(received).toBe(expected)',
  '    Expected: 3',
  '    Received: 2',
  '      at Object.<anonymous> (src/order.test.ts:12:20)',
  'Tests: 1 failed, 41 passed, 42 total',
]

const CANCELED = 'The run was canceled by @octocat.'

/** What was read of the failed step of a job, by job id; its errors are the lines after `##[error]`. */
export function explain(
  jobs: readonly Partial<Job>[],
  logs: Logs,
  fields: Partial<StepExcerpt> = {},
  annotations: Annotations = {},
): Explanations {
  const excerpts = Object.entries(logs).map(([id, lines]) => {
    const step = jobs[Number(id) - 1]?.steps?.find(
      ({ state }) => state.kind === 'finished' && /^(?:failure|cancelled)$/.test(state.conclusion),
    )
    return [Number(id), [makeExcerpt(lines, { step, ...fields })]] as const
  })
  const byJob = Object.entries(annotations).map(
    ([id, list]) =>
      [
        Number(id),
        list.map((one) => (typeof one === 'string' ? makeAnnotation(one) : one)),
      ] as const,
  )
  const files = filesNamedIn(excerpts.flatMap(([, ofJob]) => ofJob))
  return { excerpts: new Map(excerpts), annotations: new Map(byJob), files }
}

type Logs = Readonly<Record<number, readonly string[]>>
type Annotations = Readonly<Record<number, readonly (string | Annotation)[]>>

interface Read extends Omit<NonNullable<Parameters<typeof makeRun>[0]>, 'jobs'> {
  /** What else is known of the logs. */
  readonly excerpt?: Partial<StepExcerpt>
  readonly annotations?: Annotations
}

/** A failed run, and what was read of its jobs by id. */
export function failedRun(
  jobs: readonly Partial<Job>[],
  logs: Logs = {},
  { excerpt, annotations, ...fields }: Read = {},
): Report {
  const explanations = explain(jobs, logs, excerpt, annotations)
  return reportOn(makeRun({ jobs, conclusion: 'failure', ...fields }), { explanations })
}

/** The same log of each of these jobs. */
export const logOfEach = (jobs: readonly unknown[], lines: readonly string[]): Logs =>
  Object.fromEntries(jobs.map((_, index) => [index + 1, lines]))

const LINT = passedJob('lint', { start: 5 }, 40)
const TEST = failedJob('test', { start: 6 }, 'npm test')
const OF_PULL = { excerpt: { omitted: 128, exitCode: 1 }, pullRequest: 12, event: 'pull_request' }

function twoCauses(): Example {
  const jobs = [
    failedJob('build', { start: 5 }, 'make'),
    failedJob('test (20)', { start: 6 }, 'npm test'),
    failedJob('test (22)', { start: 6 }, 'npm test'),
    passedJob('lint', { start: 4 }, 30),
  ]
  const missing = ['cart.c:7:3: error: unknown type name', '##[error]no cart of y']
  const report = failedRun(jobs, { 1: missing, 2: FAILED_TESTS, 3: FAILED_TESTS })
  const known = [812, 811].map((runNumber) => makeEvidence({ runNumber, commit: 'abc1234def' }))
  const passed = [makeEvidence({ outcome: 'passed', job: 'test (20)', commit: 'abc1234def0' })]
  const judged = withVerdicts(
    report,
    { kind: 'known', branch: 'main', context: { evidence: known, inLastRuns: true } },
    { kind: 'new', branch: 'main', context: { evidence: passed } },
  )
  return reportExample('two-causes-one-known', judged, {
    outputs: ALL_OUTPUTS,
    sections: ['failures'],
  })
}

/** Jobs that were cancelled before they had a runner, each for another reason. */
function cancelledBeforeStart(annotations: Annotations): Report {
  const unstarted = (job: string, label: string, end = 905): Partial<Job> => ({
    name: job,
    state: finished(end, end, 'cancelled'),
    runner: { ...NO_RUNNER, labels: [label] },
  })
  const jobs = [
    LINT,
    unstarted('build', 'ubuntu-latest'),
    unstarted('test (gpu)', 'gpu', 425),
    unstarted('test (arm)', 'gpu'),
  ]
  return failedRun(jobs, {}, { annotations, conclusion: 'cancelled' })
}

const TWO_FINDINGS = [
  "src/price.ts(12,3): error TS2304: Cannot find name 'total'.",
  "src/basket/index.ts(4,9): error TS2551: Property 'itmes' does not exist on type 'Basket'.",
]

const UNFORMATTED = [
  'Checking formatting...',
  '[warn] src/a.js',
  '[warn] Code style issues found in the above file. Run Prettier with --write to fix.',
]

const THREE_TESTS = [
  ' FAIL  src/basket.test.ts > basket > keeps its order',
  'AssertionError: expected [ 2, 1 ] to deeply equal [ 1, 2 ]',
  ' ❯ src/basket.test.ts:9:21',
  ' FAIL  src/basket.test.ts > basket > adds up prices',
  'AssertionError: expected 3 to be 4',
  ' ❯ src/basket.test.ts:15:23',
  ' FAIL  src/price.test.ts > price > rounds to cents',
  'AssertionError: expected 1.005 to be 1.01',
  ' ❯ src/price.test.ts:4:9',
  ' Test Files  2 failed | 3 passed (5)',
  '      Tests  3 failed | 39 passed (42)',
]

/** Each kind of failure, and each way to be cancelled. */
function failureKinds(): Example {
  const stopped = (name: string, end: number, conclusion = 'cancelled') =>
    ranJob(name, { start: 5, conclusion }, [
      ['Set up job', 2],
      ['Run make', end, conclusion],
    ])
  const jobs: Partial<Job>[] = [
    { name: 'unstarted', state: finished(0, 3, 'failure'), steps: [], runner: NO_RUNNER },
    stopped('abandoned', 60, 'failure'),
    stopped('endless', 3_600, 'cancelled'),
    ranJob('slow step', { start: 5, conclusion: 'failure' }, [
      ['Set up job', 2],
      ['Run sleep', 600, 'failure'],
    ]),
    stopped('stopped by hand', 70),
    stopped('replaced', 71),
    stopped('stopped', 72),
    ranJob('two steps', { start: 5, conclusion: 'failure' }, [
      ['Run make', 20, 'failure'],
      ['Upload logs', 3, 'failure'],
      ['Notify', 2, 'failure'],
    ]),
    ranJob('failed and stopped', { start: 5, conclusion: 'cancelled' }, [
      ['Run make', 20, 'failure'],
      ['Upload logs', 30, 'cancelled'],
    ]),
    { name: 'silent', state: finished(5, 65, 'failure') },
    { kind: 'check', name: 'Test report', state: finished(65, 65, 'failure'), steps: [] },
    { name: 'required', state: finished(5, 15, 'action_required') },
    { name: 'stale', state: finished(5, 16, 'stale') },
    { name: 'odd', state: finished(5, 17, 'unheard_of') },
    { name: 'never begun', state: finished(5, 18, 'startup_failure') },
    { name: 'no conclusion', state: finished(5, 19, 'unknown') },
    { name: 'neutral', state: finished(5, 15, 'neutral') },
  ]
  const byGitHub = [
    'The job was not started because recent account payments have failed or your spending limit needs to be increased.',
    'The self-hosted runner: box-1 lost communication with the server. Verify the machine is running and has a healthy network connection.',
    'The job running on runner box-2 has exceeded the maximum execution time of 60 minutes.',
    "The action 'Run sleep' has timed out after 10 minutes.",
    CANCELED,
    "Canceling since a higher priority waiting request for 'CI-main' exists",
  ]
  const byJob = Object.fromEntries(byGitHub.map((message, index) => [index + 1, [message]]))
  const found = makeAnnotation('no cart of y', { path: 'src/cart.c', line: 7 })
  const another = makeAnnotation('no horse', { path: 'a.c' })
  const report = failedRun(jobs, {}, { annotations: { ...byJob, 10: [found, another] } })
  return reportExample('failure-kinds', report, {
    outputs: [...SENTENCES, 'issue.md', 'report.json'],
    sections: ['failures', 'timeline', 'jobs'],
  })
}

/** Failures whose kind only the log shows. */
function loggedKinds(): Example {
  const jobs = [
    ...['memory', 'disk', 'network', 'killed'].map((name, index) =>
      failedJob(name, { start: 5 + index }, `make ${name}`, 40 - index),
    ),
    ranJob('download', { start: 5, conclusion: 'failure' }, [['Set up job', 9, 'failure']]),
  ]
  const logs = explain(jobs, {
    1: ['FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'],
    2: ['cp: error writing x: No space left on device'],
    3: [
      'npm error network request to https://registry.npmjs.org/x failed, reason: getaddrinfo ENOTFOUND registry.npmjs.org',
    ],
    5: [
      "##[error]Failed to download action 'https://api.github.com/repos/actions/checkout/tarball/v6'. Error: Response status code does not indicate success: 503 (Service Unavailable).",
    ],
  })
  const killed = explain(jobs, { 4: ['Error: the tests were killed'] }, { exitCode: 137 })
  const excerpts = new Map([...logs.excerpts, ...killed.excerpts])
  const run = makeRun({ jobs, conclusion: 'failure' })
  const report = reportOn(run, { explanations: { excerpts, annotations: new Map() } })
  return reportExample('failure-kinds-in-logs', report, sentences('failures'))
}

/** Each origin of log lines, gaps, further steps, and annotations beside them. */
function excerptKinds(): Example {
  const names = ['parallel', 'above', 'end', 'cut', 'silent', 'no step']
  const jobs = names.map((name, index) =>
    failedJob(name, { start: 5 + index }, `make ${index}`, 40 - index),
  )
  const [, , , , silent] = jobs
  const lines = ['first', '##[error]last']
  const of = (id: number, fields: Partial<StepExcerpt>) =>
    explain(jobs, { [id]: [`making ${id}`, `##[error]no rule for ${id}`, ...lines] }, fields)
  const gaps = of(4, { omitted: undefined })
    .excerpts.get(4)
    ?.map((excerpt) => ({
      ...excerpt,
      lines: excerpt.lines.map((line, at) => ({ ...line, omittedBefore: 3 * at, cut: at === 2 })),
    }))
  const further = makeStep({
    number: 9,
    name: 'Run make clean',
    state: finished(50, 51, 'failure'),
  })
  const excerpts = new Map([
    ...of(1, { origin: 'parallel-steps', omitted: 1 }).excerpts,
    ...of(2, { omitted: 7 }).excerpts,
    ...of(3, { origin: 'end' }).excerpts,
    [4, gaps ?? []] as const,
    [
      5,
      [
        makeExcerpt([], { step: silent?.steps[2], exitCode: 1 }),
        makeExcerpt(['##[error]not clean'], { step: further, exitCode: 3 }),
        makeExcerpt(['##[error]no cart'], { step: silent?.steps[1], continued: 'Check carts' }),
      ],
    ] as const,
    [6, [makeExcerpt(['##[error]gone'], { step: undefined, origin: 'end' })]] as const,
  ])
  const annotations = new Map([[4, [makeAnnotation('no rule', { path: 'Makefile', line: 3 })]]])
  const run = makeRun({ jobs, conclusion: 'failure' })
  return reportExample('log-excerpts', reportOn(run, { explanations: { excerpts, annotations } }), {
    outputs: ['summary.md', 'comment.md', 'terminal.txt'],
    sections: ['failures'],
  })
}

/** Legs with a name of their own, of which a report reads ten logs; without the file, they are jobs. */
function namedLegs(): readonly Example[] {
  const systems = ['ubuntu-24.04', 'macos-15', 'windows-2025']
  const legs = Array.from({ length: 102 }, (_, leg) =>
    failedJob(`Ruby 3.${Math.floor(leg / 3)} on ${systems[leg % 3]}`, { start: 5 }, 'rake test'),
  )
  const jobs = [...legs, LINT]
  const logs = logOfEach(legs.slice(0, 10), FAILED_TESTS)
  const name = 'Ruby ${{ matrix.ruby }} on ${{ matrix.os }}'
  const graph = [workflowJob('test', { name, matrix: true }), workflowJob('lint')]
  return reportExamples(
    { outputs: ['summary.md', 'terminal.txt', 'outputs.txt'], sections: ['failures', 'timeline'] },
    {
      'legs-named': failedRun(jobs, logs, { graph }),
      'legs-named-without-file': failedRun(jobs, logs),
    },
  )
}

/** A gate that needs all jobs, of which one failed because of another. */
function gate(): Example {
  const jobs: Partial<Job>[] = [
    failedJob('build', { start: 5 }, 'make'),
    skippedJob('test', 51),
    passedJob('docs', { start: 6 }, 30),
    ranJob('gate', { ready: 52, start: 55, conclusion: 'failure' }, [
      ['Check needs', 2, 'failure'],
    ]),
    { name: 'report', createdAt: at(60), state: { kind: 'running', startedAt: at(62) } },
  ]
  const graph = [
    workflowJob('build'),
    workflowJob('test', { needs: ['build'] }),
    workflowJob('docs'),
    workflowJob('gate', { needs: ['build', 'test'] }),
    workflowJob('report', { needs: ['build', 'test', 'late', 'gate'] }),
    workflowJob('late'),
  ]
  const explanations = explain(jobs, { 1: ['##[error]no cart of y'], 4: ['build: failure'] })
  const results = { build: 'failure', test: 'skipped', late: 'failure', later: 'cancelled' }
  const own = { jobId: 5, needs: needsOf({ ...results, gate: 'failure' }) }
  return reportExample('gate', reportOn(makeRun({ jobs, graph }), { explanations, own }), {
    sections: ['failures', 'needs', 'runners'],
  })
}

const FORGIVEN = [
  passedJob('build', { start: 5 }, 60),
  failedJob('nightly', { start: 5 }, 'npm test'),
  failedJob('canary', { start: 6 }, 'npm test'),
]

const NO_PERMISSION = [
  {
    severity: 'warning',
    text: 'Could not read the jobs of octo-org/octo-shop.\n\nGrant the job this permission:\n\npermissions:\n  actions: read',
  },
  { severity: 'notice', text: 'Earlier runs were not read.' },
] as const

const CANCELLED = { conclusion: 'cancelled' }
const SLIM = { name: 'GitHub Actions 7', group: 'GitHub Actions', labels: ['ubuntu-slim'] }

/** A job that was cancelled after so many seconds. */
function timedOut(
  name: string,
  seconds: number,
  run: Read,
  job: Partial<Job> = {},
  logs: Logs = {},
): Report {
  const ran = ranJob(name, { start: 5, conclusion: 'cancelled' }, [
    ['Set up job', 5],
    [`Run npm ${name}`, seconds - 5, 'cancelled'],
  ])
  return failedRun([{ ...ran, ...job }], logs, run)
}

/** A job that its own limit stopped, when these tests had not ended. */
function stoppedIn(name: string, notEnded: StepExcerpt['notEnded']): Report {
  const lines = ['waiting for the queue', '##[error]The operation was canceled.']
  return timedOut(
    name,
    600,
    {
      excerpt: { exitCode: undefined, omitted: 214, notEnded },
      annotations: { 1: ['The job has exceeded the maximum execution time of 10m0s'] },
    },
    {},
    { 1: lines },
  )
}

export const FAILURE_EXAMPLES: readonly Example[] = [
  reportExample(
    'one-failed-step',
    failedRun([LINT, TEST, skippedJob('publish')], { 2: FAILED_TESTS }, OF_PULL),
  ),
  twoCauses(),
  ...reportExamples(
    { sections: ['failures'] },
    {
      'three-tests-of-one-step': failedRun(
        [failedJob('test', { start: 5 }, 'npx vitest run')],
        { 1: THREE_TESTS },
        { excerpt: { exitCode: 1 } },
      ),
      'two-findings-of-one-step': failedRun(
        [failedJob('types', { start: 5 }, 'npx tsc --noEmit')],
        { 1: TWO_FINDINGS },
        { excerpt: { exitCode: 2 } },
      ),
      'file-of-a-formatter': failedRun(
        [failedJob('format', { start: 5 }, 'npx prettier --check .')],
        { 1: UNFORMATTED },
        { excerpt: { exitCode: 1 } },
      ),
      'cancelled-without-a-runner': cancelledBeforeStart({ 2: [], 3: [], 4: [] }),
      'cancelled-by-a-person-before-start': cancelledBeforeStart({ 3: [CANCELED] }),
      'cancelled-by-a-newer-run-before-start': cancelledBeforeStart({
        3: ["Canceling since a higher priority waiting request for 'ci' exists"],
      }),
    },
  ),
  failureKinds(),
  loggedKinds(),
  excerptKinds(),
  ...namedLegs(),
  gate(),
  reportExample(
    'forgiven-failures',
    reportOnJobs(FORGIVEN, {
      allowedFailures: ['nightly', 'canary', 'unlisted'],
      own: { needs: needsOf({ unlisted: 'failure' }) },
    }),
    summaryAndText('failures', 'jobs'),
  ),
  reportExample(
    'failed-without-a-failed-job',
    reportOn(makeRun({ jobs: [passedJob('build', { start: 5 }, 40)], conclusion: 'failure' })),
    summaryAndText('notes'),
  ),
  reportExample('failed-to-start', failedRun([], {}, { conclusion: 'startup_failure' })),
  reportExample(
    'no-permissions',
    reportOn(runWithoutJobs({ notes: NO_PERMISSION }), {
      own: { needs: needsOf({ build: 'failure', test: 'success' }) },
    }),
  ),
  ...reportExamples(sentences('failures'), {
    // As the workflow file has it.
    'time-limit-of-a-job': timedOut('test', 600, {
      graph: [workflowJob('test', { timeout: 10 * MINUTE })],
      annotations: { 1: ['The job has exceeded the maximum execution time of 10m0s'] },
    }),
    'time-limit-in-a-test': stoppedIn('test', [{ name: 'cart › pays', duration: 9 * MINUTE }]),
    'time-limit-in-several-tests': stoppedIn('test', [
      { name: 'TestPays', duration: 8 * MINUTE + 41_000 },
      { name: 'TestDrops', duration: 8 * MINUTE },
      { name: 'TestAdds', duration: 62_000 },
      { name: 'TestRounds', duration: 3_000 },
    ]),
    'time-limit-in-tests-without-times': stoppedIn('test', [
      { name: 'test_cart.py::test_pays[cash]', duration: undefined },
      { name: 'test_cart.py::test_drops', duration: undefined },
    ]),
    // That of the smallest runner, which only the times show.
    'time-limit-of-a-runner': timedOut('run triage', 901, CANCELLED, {
      ...{ name: 'triage', runner: SLIM },
    }),
  }),
]
