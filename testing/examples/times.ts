import type { StepParts } from '../../src/model/report/job-report.ts'
import type { Job, Run } from '../../src/model/run.ts'
import { SECOND } from '../../src/model/time.ts'
import {
  at,
  finished,
  makeJob,
  makeRun,
  makeStep,
  NO_RUNNER,
  reportOn,
  running,
  runWithoutJobs,
  waiting,
  workflowJob,
} from '../make-run.ts'
import { budget } from '../gate.ts'
import {
  type Example,
  reportExample,
  SENTENCES,
  sentences,
  summaryAndText,
  summaryOf,
} from './example.ts'
import { failedJob, passedJob, ranJob, skippedJob, waitingJob } from './steps.ts'

/** Lint and build are ready at the start, test and docs after build. */
const PIPELINE = [
  passedJob('lint', { start: 5 }, 20),
  passedJob('build', { start: 6 }, 60, 7),
  passedJob('test', { ready: 68, start: 80 }, 100, 9),
  passedJob('docs', { ready: 68, start: 70 }, 20, 6),
]
const GRAPH = [
  workflowJob('lint'),
  workflowJob('build'),
  workflowJob('test', { needs: ['build'] }),
  workflowJob('docs', { needs: ['build'] }),
]
const WITH_PAGE = { outputs: [...SENTENCES, 'outputs.txt', 'page.html'] } as const
const GREEN = { conclusion: 'success' } as const
const AGAIN = { ready: 5_000, start: 5_005 }
const onMain = (...runs: readonly Run[]) => ({ earlierRuns: { branch: 'main', runs } })

function earlier(jobs: readonly Partial<Job>[], count = 6): readonly Run[] {
  return Array.from({ length: count }, (_, index) =>
    makeRun({ id: 30 + index, number: index + 1, event: 'push', jobs, ...GREEN }),
  )
}

/** Slower than before, with reasons and requested changes. */
function slowGreenRun(): Example {
  const jobs = [
    passedJob('lint', { start: 5 }, 20),
    passedJob('build', { start: 6 }, 160),
    passedJob('test', { ready: 168, start: 240 }, 100),
    passedJob('docs', { ready: 168, start: 170 }, 40),
  ]
  const report = reportOn(makeRun({ jobs, graph: GRAPH, ...GREEN }), onMain(...earlier(PIPELINE)))
  const run = { id: 33, attempt: 1, number: 4, event: 'push', url: report.run.url }
  const none = { subject: undefined, now: undefined, earlier: undefined, bytes: undefined }
  const reasons = [
    { kind: 'cache', subject: 'npm-1', now: 'miss', earlier: 'hit', bytes: 123_456_789 },
    { kind: 'cache', subject: 'npm-2', now: 'partial', earlier: 'hit', bytes: undefined },
    { kind: 'cache', subject: 'npm-3', now: 'blocked', earlier: 'hit', bytes: undefined },
    { ...none, kind: 'image', now: 'ubuntu-26.04', earlier: 'ubuntu-24.04' },
    {
      ...none,
      kind: 'version',
      subject: 'image version',
      now: '20260908.1',
      earlier: '20260901.1',
    },
  ] as const
  const more = [
    { ...none, kind: 'version', subject: 'runner', now: '2.340.0', earlier: '2.339.0' },
    { ...none, kind: 'labels', now: 'ubuntu-slim', earlier: 'ubuntu-latest' },
  ] as const
  const steps = ['step-added', 'step-removed'] as const
  const slow = [
    undefined,
    { run, reasons },
    { run: { ...run, number: undefined }, reasons: more },
    { run, reasons: steps.map((kind) => ({ ...none, kind, subject: 'Run npm audit' })) },
  ]
  const history = report.history && {
    ...report.history,
    jobs: report.history.jobs.map((job, index) => ({ ...job, slow: slow[index] })),
  }
  const rendering = { ...WITH_PAGE, sections: ['history'] }
  return reportExample('slow-green-run', { ...report, history }, rendering)
}

/** Jobs over their budgets, of which one is slower than usual. */
function slowBudgets(): Example {
  const [lint, , test, docs] = PIPELINE
  if (!lint || !test || !docs) throw new Error('the pipeline has four jobs')
  const jobs = [lint, passedJob('build', { start: 6 }, 160), test, docs]
  const budgets = [budget('build: 2m', 'build', 120), budget('test: 1m', 'test', 60)]
  const compared = onMain(...earlier(PIPELINE))
  const report = reportOn(makeRun({ jobs, ...GREEN }), { ...compared, budgets })
  return reportExample('budgets-and-slower', report, { sections: ['jobs'] })
}

/** Jobs that changed little, jobs that are new, gone or faster, and other events. */
function comparedRun(): Example {
  const names = Array.from({ length: 13 }, (_, index) => `job ${index}`)
  const now = [
    ...names.map((name, index) => passedJob(name, { start: 5 }, index < 11 ? 150 + index : 100)),
    ...Array.from({ length: 12 }, (_, index) => passedJob(`new ${index}`, { start: 5 }, 30)),
  ]
  const before = [...names, 'gone'].map((name, index) => passedJob(name, { start: 5 }, 100 + index))
  const runs = earlier(before).map((run) => ({ ...run, event: 'schedule' }))
  const report = reportOn(makeRun({ jobs: now, ...GREEN }), onMain(...runs))
  return reportExample('compared-with-other-jobs', report, summaryAndText('history'))
}

/** Runs that are not compared as a whole, or whose change has no reason. */
function partlyCompared(): readonly Example[] {
  const compare = (name: string, jobs: readonly Partial<Job>[], fields: Partial<Run> = {}) => {
    const run = { ...makeRun({ jobs, ...GREEN }), ...fields }
    const report = reportOn(run, onMain(...earlier(PIPELINE)))
    return reportExample(`not-compared-${name}`, report, summaryAndText('history'))
  }
  const [lint, build, test, docs] = PIPELINE
  if (!lint || !build || !test || !docs) throw new Error('the pipeline has four jobs')
  return [
    compare('failed', [lint, build, failedJob('test', { ready: 68, start: 80 }, 'npm test')]),
    compare('incomplete', PIPELINE, { jobsCounted: 6 }),
    compare('partial', PIPELINE, { attempt: 2, startedAt: at(67) }),
    compare('shorter', [lint, passedJob('build', { start: 6 }, 20), test, docs]),
  ]
}

/** Attempt 3, in which some jobs did not run in that attempt. */
function rerun(): Example {
  const failed = (id: number, name: string) =>
    makeJob({ ...failedJob(name, { start: 5 }, 'make'), id })
  const jobs = [
    passedJob('flaky', AGAIN, 60),
    failedJob('broken', AGAIN, 'make'),
    passedJob('steady', { start: 6 }, 70),
    failedJob('old', { start: 6 }, 'make'),
  ]
  const run = makeRun({ attempt: 4, startedAt: at(4_990), jobs, conclusion: 'failure' })
  const earlierAttempts = [2, 3].map((number) => ({
    number,
    jobs: [
      ...['flaky', 'broken', 'old'].map((name, index) => failed(10 * number + index, name)),
      makeJob({ ...passedJob('steady', { start: 6 }, 70), id: 10 * number + 5 }),
      ...(number === 2 ? [failed(99, 'removed')] : []),
    ],
  }))
  return reportExample('re-run', reportOn(run, { earlierAttempts }), {
    sections: ['failures', 'attempts', 'jobs'],
  })
}

function flakyInUnlisted(): Example {
  const jobs = [passedJob('flaky', AGAIN, 60)]
  const run = makeRun({ attempt: 2, startedAt: at(4_990), jobs, ...GREEN })
  const failed = makeJob({ ...failedJob('flaky', { start: 5 }, 'make'), id: 9 })
  const report = reportOn(run, { earlierAttempts: [{ number: 1, jobs: [failed] }] })
  const read = { message: 'cart › adds: expected 3, got 4', messageCertain: true }
  const flaky = report.attempts?.flaky.map((job) => ({ ...job, ...read, failedIn: [] })) ?? []
  const attempts = report.attempts && { ...report.attempts, flaky }
  return reportExample(
    'flaky-in-an-unknown-attempt',
    { ...report, attempts },
    sentences('attempts'),
  )
}

/** A run of which jobs wait for each thing that a job can wait for. */
function unfinishedRun(): Example {
  const jobs: readonly Partial<Job>[] = [
    passedJob('build', { start: 5 }, 60),
    { name: 'test (1)', createdAt: at(66), state: running(70), steps: RUNNING_STEPS },
    waitingJob('test (2)', 66),
    waitingJob('deploy', 67, 'waiting'),
    waitingJob('docs', 66, 'pending'),
    { name: 'gpu', createdAt: at(0), state: finished(0, 300, 'cancelled'), runner: NO_RUNNER },
  ]
  const graph = [
    workflowJob('build'),
    workflowJob('test', { needs: ['build'], matrix: true }),
    workflowJob('deploy', { needs: ['build'], environment: 'production' }),
    workflowJob('docs', { needs: ['build'], concurrency: 'docs' }),
    workflowJob('gpu'),
  ]
  return reportExample(
    'unfinished-run',
    reportOn(makeRun({ jobs, graph, status: 'in_progress' })),
    WITH_PAGE,
  )
}

const RUNNING_STEPS = [
  makeStep({ number: 1, name: 'Set up job', state: finished(70, 72) }),
  makeStep({ number: 2, name: 'Run npm test', state: running(72) }),
  makeStep({ number: 3, name: 'Upload', state: waiting('pending') }),
]

/** Jobs by what held them back on the critical path. */
function heldBack(): readonly Example[] {
  const chain = [passedJob('build', { ready: 0, start: 5 }, 60)]
  const path = (name: string, jobs: readonly Partial<Job>[], run: Partial<Run> = {}) =>
    reportExample(`critical-path-${name}`, reportOn({ ...makeRun({ jobs, ...GREEN }), ...run }), {
      outputs: ['summary.md', 'comment.md', 'terminal.txt'],
      sections: ['critical-path'],
    })
  const deploy = passedJob('deploy', { ready: 200, start: 260 }, 50)
  const declared = (fields: Parameters<typeof workflowJob>[1] = {}) => [
    workflowJob('build'),
    workflowJob('deploy', { needs: ['build'], ...fields }),
  ]
  return [
    path('approval', [...chain, deploy], {
      graph: declared({ environment: 'production' }),
      approved: ['production'],
    }),
    path('unknown', [...chain, deploy], { graph: declared() }),
    path(
      'as-late',
      [
        passedJob('build', { ready: 0, start: 5 }, 60),
        passedJob('test', { ready: 0, start: 6 }, 59),
        passedJob('lint', { ready: 0, start: 5 }, 20),
      ],
      { graph: ['build', 'test', 'lint'].map((key) => workflowJob(key)) },
    ),
    path('no-file', PIPELINE, { graphMissing: 'no-file' }),
    path('not-understood', PIPELINE, { graphMissing: 'not-understood' }),
    path('unmatched', PIPELINE, { graph: [workflowJob('other')] }),
    path('contradicted', PIPELINE, {
      graph: ['lint', 'build', 'docs']
        .map((key) => workflowJob(key))
        .concat(workflowJob('test', { needs: ['docs'] })),
    }),
    path('incomplete', PIPELINE, { conclusion: undefined, jobsCounted: 6, graph: GRAPH }),
  ]
}

const RUNNER = { name: 'box-1', group: undefined, labels: [] }
/** A GitHub Enterprise Server that does not say when jobs were created, nor on which runner. */
const OLD_SERVER = makeRun({
  jobs: PIPELINE.map((job) => ({ ...job, createdAt: undefined, runner: RUNNER })),
  ...{ attempt: undefined, number: undefined, workflow: undefined, event: undefined },
  actor: undefined,
})

function calledWorkflow(): Example {
  const jobs = [
    passedJob('build', { start: 5 }, 60),
    passedJob('deploy / preview', { ready: 66, start: 70 }, 50),
    failedJob('deploy / smoke (eu)', { ready: 121, start: 125 }, 'npm run smoke'),
    passedJob('deploy / smoke (us)', { ready: 121, start: 126 }, 30),
    waitingJob('deploy / notify', 160),
  ]
  const graph = [
    workflowJob('build'),
    workflowJob('deploy', {
      needs: ['build'],
      called: [
        workflowJob('preview'),
        workflowJob('smoke', { needs: ['preview'], matrix: true }),
        workflowJob('notify', { needs: ['smoke'] }),
      ],
    }),
  ]
  return reportExample('called-workflow', reportOn(makeRun({ jobs, graph })), {
    sections: ['failures', 'critical-path', 'timeline', 'jobs'],
  })
}

const BUDGETS = [
  budget('*: 1m', '*', 60),
  budget('te*: 30s', 'te*', 30),
  budget('* > Run npm ci: 5s', '* > Run npm ci', 5),
  budget('unmatched: 1m', 'unmatched', 60),
  budget('minutes: 2', undefined, 120),
]

/** Inner steps of composite actions, parallel steps, and runners of the user. */
function stepDetails(): Example {
  const part = (name: string, depth: number, seconds: number, conclusion?: string) => ({
    name,
    depth,
    startedAt: at(10),
    completedAt: undefined,
    duration: seconds * SECOND,
    outcome: conclusion,
    conclusion,
  })
  const jobs = [
    {
      ...ranJob('build', { start: 5 }, [
        ['Set up job', 2],
        ['Run ./actions/build', 30],
        ['Run ./actions/test', 20],
        ['Upload', 0, 'skipped'],
      ]),
      runner: { name: 'box-1', group: 'own', labels: ['self-hosted', 'linux'] },
    },
    passedJob('lint (a)', { start: 5 }, 20),
    failedJob('lint (b)', { start: 5 }, 'npm run lint'),
    { name: 'none (a)', state: finished(5, 15) },
    { name: 'none (b)', state: finished(5, 15) },
  ]
  const many = Array.from({ length: 22 }, (_, index) => part(`Run ${index}`, 0, 12))
  const inner = new Map<number, StepParts>([
    [
      2,
      {
        parts: [part('Run make', 0, 1.4, 'success'), part('Run cc', 1, 0.42, 'failure')],
        omitted: 3,
      },
    ],
    [3, { parts: many, omitted: 0 }],
  ])
  const report = reportOn(makeRun({ jobs }), { parts: new Map([[1, inner]]) })
  return reportExample('inner-steps', report, summaryAndText('jobs'))
}

/** Runner minutes of each kind, on GitHub and on a server of one's own. */
function runnerMinutes(): readonly Example[] {
  const on = (name: string, labels: readonly string[], group?: string): Partial<Job> => ({
    ...passedJob(name, { start: 5 }, 90),
    runner: { name: group === undefined ? 'GitHub Actions 1' : 'box-1', group, labels },
  })
  const jobs = [
    on('linux', ['ubuntu-latest'], 'GitHub Actions'),
    on('arm', ['ubuntu-24.04-arm'], 'GitHub Actions'),
    on('mac', ['macos-latest'], 'GitHub Actions'),
    on('large', ['big-runner'], 'Larger'),
    on('own', ['self-hosted', 'gpu'], 'own'),
    on('unlabelled', []),
    { name: 'open', state: running(5) },
  ]
  const minutes = (name: string, listed = jobs, run: Partial<Run> = {}) =>
    reportExample(
      `minutes-${name}`,
      reportOn(makeRun({ jobs: listed, ...run })),
      summaryOf('runners'),
    )
  return [
    minutes('hosted'),
    minutes('own-server', jobs, {
      url: 'https://ghe.example.com/octo-org/octo-shop/actions/runs/42',
    }),
  ]
}

/** What a comparison says that depends on the jobs of earlier runs. */
function rareComparisons(): readonly Example[] {
  const [lint, build, test, docs] = PIPELINE
  if (!lint || !build || !test || !docs) throw new Error('the pipeline has four jobs')
  const report = reportOn(
    makeRun({ jobs: PIPELINE, graph: GRAPH, ...GREEN }),
    onMain(...earlier(PIPELINE), ...earlier([lint, build], 2)),
  )
  const { history } = report
  const [first] = history?.jobs ?? []
  if (history?.duration === undefined || first === undefined) throw new Error('nothing is compared')
  const wall = { ...history.duration, changed: true, delta: -20_000 }
  const comparison = { ...first, delta: -15_000, changed: true }
  const causes = [{ job: first.job, part: 'duration', comparison }] as const
  const jobs = [comparison, ...history.jobs.slice(1)]
  const section = (name: string, fields: Partial<typeof history>) =>
    reportExample(
      `compared-${name}`,
      { ...report, history: { ...history, ...fields } },
      summaryOf('history'),
    )
  const late = (name: string, jobs: readonly Partial<Job>[]) => {
    const run = makeRun({ jobs, startedAt: at(-1_197), ...GREEN })
    const report = reportOn(run, onMain(...earlier(PIPELINE)))
    return reportExample(`compared-${name}`, report, summaryOf('history'))
  }
  const waited = (
    name: string,
    times: { ready: number; start: number },
    run: Partial<Run> = {},
  ) => {
    const jobs = [lint, build, passedJob('test', times, 100), docs]
    const report = reportOn(
      { ...makeRun({ jobs, graph: GRAPH, ...GREEN }), ...run },
      onMain(...earlier(PIPELINE)),
    )
    return reportExample(`compared-with-a-wait-for-${name}`, report, {
      outputs: SENTENCES,
      sections: ['critical-path', 'history', 'runners'],
    })
  }
  return [
    waited(
      'an-approval',
      { ready: 68, start: 1_880 },
      {
        graph: GRAPH.map((job) =>
          job.key === 'test' ? { ...job, environment: 'production' } : job,
        ),
        approved: ['production'],
      },
    ),
    waited('a-runner', { ready: 68, start: 1_280 }),
    late('with-a-late-start', PIPELINE),
    late('with-a-late-start-and-slower', [
      lint,
      build,
      { ...test, state: finished(80, 260) },
      docs,
    ]),
    section('shorter', { duration: wall, causes, jobs }),
    section('for-no-reason', { duration: wall, causes: [], jobs }),
    section('with-other-steps', { duration: undefined, durationNotCompared: 'different-steps' }),
    section('failed', { duration: undefined, durationNotCompared: 'failed' }),
  ]
}

/** Jobs that the timeline does not show. */
function hiddenJobs(): Example {
  const jobs: readonly Partial<Job>[] = [
    ...Array.from({ length: 50 }, (_, index) =>
      passedJob(`job-${index}`, { start: 5 + index }, 60),
    ),
    skippedJob('skipped'),
    { name: 'untimed', state: finished(undefined, undefined) },
    { ...passedJob('early', { start: -900 }, 20), createdAt: at(-905) },
    failedJob('late', { start: 900 }, 'make'),
  ]
  const run = makeRun({ jobs, attempt: 2, conclusion: 'failure' })
  return reportExample('hidden-jobs', reportOn(run), summaryAndText('timeline'))
}

const ODD_TIMES: Readonly<Record<string, Partial<Job>>> = {
  'started early': { state: finished(-29, 65) },
  'runs since early': { state: running(-29) },
  'finished before its start': { state: finished(65, 5) },
  'without an end': { state: finished(5) },
  'without a start': { state: finished(undefined, 65, 'failure') },
  'step that finished before its start': { steps: [makeStep({ state: finished(15, 5) })] },
  'step without an end': { steps: [makeStep({ state: finished(5) })] },
}

const DEPLOYMENT = { needs: ['build'], environment: 'production' }
const APPROVED = makeRun({
  jobs: [{ name: 'build' }, { name: 'ship', createdAt: at(67), state: finished(7_267, 7_327) }],
  graph: [workflowJob('build'), workflowJob('ship', DEPLOYMENT)],
  approved: ['production'],
})

/** One line for each note on the times of a job. */
function notes(): string {
  const runs = Object.entries(ODD_TIMES).map(
    ([what, job]) => [what, makeRun({ jobs: [job] })] as const,
  )
  const lines = [...runs, ['approval', APPROVED] as const].map(
    ([what, run]) =>
      `${what}: ${reportOn(run)
        .notes.map(({ text }) => text)
        .join(' ')}\n`,
  )
  return lines.join('')
}

export const TIME_EXAMPLES: readonly Example[] = [
  slowGreenRun(),
  slowBudgets(),
  comparedRun(),
  ...partlyCompared(),
  rerun(),
  flakyInUnlisted(),
  unfinishedRun(),
  reportExample(
    'status-in-progress',
    reportOn(makeRun({ jobs: [{ name: 'build', state: running(5) }], status: 'in_progress' })),
    { outputs: ['step-log.txt', 'comment.md', 'terminal.txt'] },
  ),
  ...heldBack(),
  reportExample(
    ...(['old-server', reportOn(OLD_SERVER)] as const),
    summaryAndText('critical-path', 'jobs', 'runners'),
  ),
  calledWorkflow(),
  reportExample(
    'budgets',
    reportOn(makeRun({ jobs: PIPELINE, graph: GRAPH, ...GREEN }), { budgets: BUDGETS }),
    { ...WITH_PAGE, sections: ['jobs'] },
  ),
  stepDetails(),
  ...runnerMinutes(),
  ...rareComparisons(),
  hiddenJobs(),
  { name: 'notes', files: { 'jobs.txt': notes } },
  reportExample('unreadable', reportOn(runWithoutJobs()), sentences()),
]
