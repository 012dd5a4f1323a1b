import type { Cause, Verdict } from '../../src/model/report/cause.ts'
import type { Job, Run } from '../../src/model/run.ts'
import { MINUTE } from '../../src/model/time.ts'
import { overBudgetMessage } from '../../src/render/sections/over-budget.ts'
import { withMarker, withPeople } from '../../src/render/conversation/marker.ts'
import { pageData } from '../../src/render/html/page-data.ts'
import { renderPage } from '../../src/render/html/page.ts'
import { renderSummary } from '../../src/render/summary/summary.ts'
import { renderTerminal } from '../../src/render/terminal/report.ts'
import { makeAnnotation, makeEvidence, withVerdicts } from '../failure-report.ts'
import { reportOnCommit } from '../make-commit.ts'
import {
  at,
  finished,
  makeJob,
  makeRun,
  makeStep,
  NO_RUNNER,
  reportOn,
  reportOnJobs,
  running,
  skipped,
  waiting,
  workflowJob,
} from '../make-run.ts'
import { commentOn, type Example, reportExample, SENTENCES, writeJson } from './example.ts'
import { explain } from './failures.ts'
import { failedJob, passedJob, ranJob } from './steps.ts'

const SUMMARY = { outputs: ['summary.md', 'terminal.txt', 'step-log.txt'] } as const
const OF_MATRIX = [workflowJob('test', { matrix: true })]

/** Kinds of failures of several jobs, whose verbs have a plural, and cancelled legs without a known one. */
function severalJobs(): Example {
  const lost = (name: string): Partial<Job> => ({
    name,
    state: finished(5, 65, 'failure'),
    steps: [makeStep({ number: 2, name: 'Run make', state: running(7) })],
  })
  const jobs: readonly Partial<Job>[] = [
    lost('lost'),
    lost('lost too'),
    ...['approve', 'approve too'].map((name) => ({
      name,
      state: finished(5, 15, 'action_required'),
    })),
    { name: 'leg (1)', state: finished(5, 15, 'cancelled') },
  ]
  const shutDown = makeAnnotation('The runner has received a shutdown signal.')
  const leg = makeAnnotation('The strategy configuration was canceled because "x" failed')
  const explanations = explain(jobs, {}, {}, { 1: [shutDown], 2: [shutDown], 5: [leg] })
  const report = reportOn(makeRun({ jobs, conclusion: 'failure' }), { explanations })
  const [first, ...others] = report.causes
  if (first === undefined) throw new Error('there is no cause')
  const [one, two] = report.failures.filter(({ failure }) => failure.kind === first.kind)
  const pair: readonly Cause[] =
    one && two && first.failures.length === 1 ? [withFailures(first, [one, two])] : [first]
  const [approve, ...rest] = others.filter(({ kind }) => kind === 'other')
  const both =
    approve && rest[0] ? [withFailures(approve, [approve.failures[0], rest[0].failures[0]])] : []
  return reportExample(
    'several-jobs-of-a-cause',
    { ...report, causes: [...pair, ...others, ...both] },
    {
      outputs: SENTENCES,
      sections: ['failures'],
    },
  )
}

function withFailures(cause: Cause, failures: Cause['failures']): Cause {
  return { ...cause, failures, verdicts: [{ verdict: cause.verdict, failures }] }
}

const infrastructure: Verdict = { kind: 'infrastructure', evidence: [] }
const noBase: Verdict = { kind: 'unknown', branch: 'main', evidence: [], reason: 'no-base' }

/** Verdicts that depend on the kind of the failure, or that no other example has alone. */
function rareVerdicts(): readonly Example[] {
  const network = [failedJob('network', { start: 5 }, 'npm ci')]
  const logs = { 1: ['npm error network request to https://registry.npmjs.org/x failed'] }
  const unreachable = reportOn(makeRun({ jobs: network, conclusion: 'failure' }), {
    explanations: explain(network, logs),
  })
  const lost = [
    {
      name: 'lost',
      state: finished(5, 65, 'failure'),
      steps: [makeStep({ number: 2, name: 'Run make', state: running(7) })],
    },
  ]
  const shutDown = makeAnnotation('The runner has received a shutdown signal.')
  const gone = reportOn(makeRun({ jobs: lost, conclusion: 'failure' }), {
    explanations: explain(lost, {}, {}, { 1: [shutDown] }),
  })
  const two = [
    ranJob('two steps', { start: 5, conclusion: 'failure' }, [
      ['Run make', 20, 'failure'],
      ['Upload logs', 3, 'failure'],
    ]),
  ]
  const evidence = [makeEvidence({ jobName: 'two steps', outcome: 'passed' })]
  const legs = [1, 2].map((leg) => failedJob(`test (${leg})`, { start: 5 }, 'npm test'))
  const ofLegs = reportOn(makeRun({ jobs: legs, conclusion: 'failure' }), {
    explanations: explain(legs, { 1: ['##[error]no cart'], 2: ['##[error]no cart'] }),
  })
  const known = [1, 2, 3, 4].map((index) => failedJob(`job ${index}`, { start: 5 }, 'make'))
  const failedBefore = { kind: 'known', branch: 'main', evidence: [makeEvidence()] } as const
  const mixed = reportOnJobs(known.map((job, index) => ({ ...job, steps: job.steps.slice(index) })))
  const kinds: readonly Cause['kind'][] = ['network', 'runner-lost']
  const sections = { outputs: SENTENCES, sections: ['failures'] }
  return [
    reportExample(
      'network-failed',
      asKind(withVerdicts(unreachable, infrastructure), kinds[0]),
      sections,
    ),
    reportExample('runner-lost', asKind(withVerdicts(gone, infrastructure), kinds[1]), sections),
    reportExample(
      'new-at-one-of-two-steps',
      withVerdicts(reportOn(makeRun({ jobs: two, conclusion: 'failure' })), {
        kind: 'new',
        evidence,
      }),
      sections,
    ),
    reportExample('not-run-legs', withVerdicts(ofLegs, { ...noBase, reason: 'not-run' }), sections),
    reportExample('no-base', withVerdicts(ofLegs, noBase), sections),
    reportExample(
      'some-known-of-many',
      withVerdicts(
        mixed,
        { kind: 'new', evidence: [makeEvidence({ outcome: 'passed' })] },
        failedBefore,
      ),
      sections,
    ),
    reportExample(
      'one-known-of-many',
      withVerdicts(mixed, infrastructure, failedBefore, infrastructure),
      sections,
    ),
  ]
}

function asKind(report: ReturnType<typeof reportOn>, kind: Cause['kind'] | undefined) {
  const causes = report.causes.map((cause) => ({ ...cause, kind: kind ?? cause.kind }))
  return { ...report, causes }
}

/** Results and states of runs that no other example has. */
function states(): readonly Example[] {
  const neutral = [{ name: 'lint', state: finished(5, 15, 'neutral') }]
  const open = { conclusion: undefined, status: 'in_progress' }
  const failing = ranJob('report', { start: 5, conclusion: 'failure' }, [
    ['Run make', 20, 'failure'],
  ])
  const soFar = [
    passedJob('build', { start: 5 }, 60),
    ...['one', 'two'].map((name) => ({ name, createdAt: at(68), state: running(70) })),
    {
      name: 'never',
      createdAt: at(0),
      state: finished(undefined, 90, 'failure'),
      runner: NO_RUNNER,
    },
  ]
  const graph = ['build', 'one', 'two', 'never'].map((key) => workflowJob(key))
  const skippedJob = { name: 'deploy', state: skipped(), runner: NO_RUNNER }
  return [
    reportExample(
      'neutral-run',
      reportOn(makeRun({ jobs: neutral, conclusion: 'neutral' })),
      SUMMARY,
    ),
    reportExample(
      'only-skipped-so-far',
      reportOn(makeRun({ jobs: [skippedJob], conclusion: undefined, status: 'in_progress' })),
      SUMMARY,
    ),
    reportExample(
      'failing-current-job',
      reportOn(
        makeRun({ jobs: [{ ...failing, state: running(5) }, passedJob('lint', { start: 5 }, 30)] }),
        { own: { jobId: 1, jobStatus: 'failure' } },
      ),
      SUMMARY,
    ),
    reportExample(
      'path-of-two-unfinished',
      reportOn({ ...makeRun({ jobs: soFar, graph }), ...open }),
      {
        outputs: ['summary.md'],
        sections: ['critical-path', 'waiting', 'minutes', 'timeline'],
      },
    ),
    reportExample(
      'without-a-workflow-name',
      reportOnCommit([{ workflow: undefined }, {}]),
      SUMMARY,
    ),
    reportExample(
      'gate-without-a-job',
      reportOn(
        makeRun({
          jobs: [
            ...['build', 'docs', 'test'].map((name) => passedJob(name, { start: 5 }, 30)),
            { name: 'gate', createdAt: at(40), state: running(45) },
          ],
        }),
        {
          own: {
            jobId: 4,
            needs: [
              { key: 'build', result: 'success' },
              { key: 'test', result: 'success' },
            ],
          },
        },
      ),
      SUMMARY,
    ),
  ]
}

/** States of a commit that no other example has. */
function commits(): readonly Example[] {
  const open = { conclusion: undefined, jobs: [{ name: 'build', state: running(5) }] }
  const passed = { jobs: [passedJob('build', { start: 5 }, 40)] }
  const names = ['same', 'gone', 'wanted', 'twice']
  const rules = {
    branch: 'main',
    complete: true,
    checks: [...names.map((name) => ({ name, app: 15_368 })), { name: 'late', app: undefined }],
  }
  return [
    reportExample(
      'commit-with-success-so-far',
      reportOnCommit([
        { workflow: 'CI', ...open },
        { workflow: 'Docs', ...passed },
      ]),
      SUMMARY,
    ),
    reportExample(
      'commit-in-progress-without-times',
      reportOnCommit([
        { workflow: 'CI', ...open, jobs: [{ state: waiting(), createdAt: undefined }] },
      ]),
      SUMMARY,
    ),
    reportExample(
      'commit-with-an-unknown-run',
      reportOnCommit([{ workflow: 'CI', conclusion: 'unknown' }, { workflow: 'Docs' }]),
      SUMMARY,
    ),
    reportExample(
      'commit-with-an-unlisted-run',
      unlisted(reportOnCommit([{ workflow: 'CI', conclusion: 'success' }, { workflow: 'Docs' }])),
      SUMMARY,
    ),
    reportExample(
      'required-checks',
      reportOnCommit(
        [
          {
            workflow: 'CI',
            jobs: [
              { name: 'twice' },
              { name: 'same' },
              { name: 'late', state: finished(5, 6, 'unknown') },
            ],
          },
          {
            workflow: 'Docs',
            conclusion: 'failure',
            jobs: [{ name: 'twice', state: finished(5, 65, 'failure') }],
          },
        ],
        { rules },
      ),
      { outputs: ['summary.md'], sections: ['required-checks'] },
    ),
  ]
}

/** A commit of which the jobs of a run could not be listed. */
function unlisted(report: ReturnType<typeof reportOnCommit>) {
  const runs = report.runs.map((run, index) =>
    index === 0 ? { ...run, report: { ...run.report, jobs: undefined } } : run,
  )
  return { ...report, runs }
}

const many = (count: number, make: (index: number) => Partial<Job>) =>
  Array.from({ length: count }, (_, index) => make(index))

/** What an output says of what it has no room for. */
function limits(): readonly Example[] {
  const jobs = many(60, (index) => failedJob(`job ${index}`, { start: 5 }, `make ${index}`))
  const logs = Object.fromEntries(jobs.map((_, index) => [index + 1, ['##[error]no cart of y']]))
  const large = reportOn(makeRun({ jobs, conclusion: 'failure' }), {
    explanations: explain(jobs, logs),
  })
  const passed = reportOnJobs(many(130, (index) => passedJob(`job ${index}`, { start: 5 }, 30)))
  const legs = reportOnJobs(
    many(60, (index) =>
      index % 2 === 0
        ? failedJob(`test (${index})`, { start: 5 }, 'make')
        : passedJob(`test (${index})`, { start: 5 }, 30),
    ),
  )
  const budget = { budget: { line: 'te*: 1m', limit: MINUTE }, overruns: OVERRUNS }
  const labelled = reportOnJobs(
    many(25, (index) => ({
      ...passedJob(`job ${index}`, { start: 5 }, 30),
      runner: { name: 'r', group: 'own', labels: [`label ${index}`] },
    })),
  )
  const unstarted = reportOnJobs(
    many(14, (index) => ({
      name: `job ${index}`,
      createdAt: at(0),
      state: waiting(),
      runner: NO_RUNNER,
    })),
  )
  const attempts = reportOn(
    makeRun({
      attempt: 2,
      startedAt: at(4_990),
      jobs: many(25, (index) => passedJob(`job ${index}`, { ready: 5_000, start: 5_005 }, 30)),
    }),
    {
      earlierAttempts: [
        {
          number: 1,
          jobs: many(25, (index) => failedJob(`job ${index}`, { start: 5 }, 'make')).map(
            (job, index) => makeJob({ ...job, id: index + 1 }),
          ),
        },
      ],
    },
  )
  const sameLegs = many(12, (index) => failedJob(`test (${index})`, { start: 5 }, 'make'))
  const manyLegs = reportOn(makeRun({ jobs: sameLegs, conclusion: 'failure' }), {
    explanations: explain(
      sameLegs,
      Object.fromEntries(sameLegs.map((_, at) => [at + 1, ['no cart']])),
    ),
  })
  const part = { name: 'Run make', depth: 0, startedAt: at(10), completedAt: undefined }
  const parts = { ...part, duration: 1_000, outcome: undefined, conclusion: undefined }
  const shown = reportOn(
    makeRun({ jobs: [passedJob('build', { start: 5 }, 90), { name: 'open', state: running(5) }] }),
    {
      parts: new Map([[1, new Map([[2, { basis: 'groups', parts: [parts], omitted: 2 }]])]]),
      own: { jobId: 2 },
      earlierRuns: {
        branch: 'main',
        runs: Array.from({ length: 6 }, () =>
          makeRun({ jobs: [passedJob('build', { start: 5 }, 30)] }),
        ),
      },
    },
  )
  const small = (report: typeof large, section: string, maxBytes: number) =>
    renderSummary(report, { sections: [section], maxBytes })
  const short = (text: string) => `${text.slice(-1_200)}\n`
  const only = (report: typeof large, section: string) =>
    renderSummary(report, { sections: [section] })
  return [
    {
      name: 'limits',
      files: {
        'failures.md': () => short(small(large, 'failures', 6_000)),
        'comment.md': () => short(commentOn(large, { maxBytes: 9_000 })),
        'comment-rows.md': () => short(commentOn(passed, { brief: false, maxBytes: 4_000 })),
        'jobs.md': () => short(small(passed, 'jobs', 4_000)),
        'legs.md': () => short(only(legs, 'jobs')),
        'details.md': () => short(small(passed, 'details', 2_500)),
        'labels.md': () => short(`${only(labelled, 'waiting')}${only(labelled, 'minutes')}`),
        'unstarted.md': () => short(only(unstarted, 'waiting')),
        'attempts.md': () => short(only(attempts, 'attempts')),
        'page.html': () => short(renderPage(large, '{{above}}')),
        'page-of-legs.html': () => short(renderPage(manyLegs, '{{above}}')),
        'page-of-jobs.html': () => short(renderPage(passed, '{{jobs}}')),
        'page-rows.json': () => writeJson(pageData(shown, new Map([[1, 1]]))),
        'budget.txt': () => `${overBudgetMessage(budget)}\n`,
        'budgets.md': () => commentOn(overBudget(), { brief: false }),
      },
    },
  ]
}

const [FIRST, ...MORE] = Array.from({ length: 7 }, (_, index) => ({
  name: `test (${index})`,
  url: 'https://github.com/octo-org/octo-shop/actions/runs/42/job/1',
  duration: (index + 2) * MINUTE,
}))
if (FIRST === undefined) throw new Error('there is no overrun')
const OVERRUNS = [FIRST, ...MORE] as const

function overBudget() {
  const budgets = [{ line: 'te*: 30s', glob: 'te*', limit: 30_000 }]
  const jobs = many(25, (index) => passedJob(`test (${index})`, { start: 5 }, 60))
  return reportOn(makeRun({ jobs, graph: OF_MATRIX, conclusion: 'success' }), { budgets })
}

/** Attempts in which a job failed more than once. */
function repeated(): Example {
  const failedAt = (start: number, id: number) =>
    makeJob({ ...failedJob('broken', { start }, 'make'), id })
  const jobs = [failedJob('broken', { start: 5_005 }, 'make')]
  const run = makeRun({ attempt: 3, startedAt: at(4_990), jobs, conclusion: 'failure' })
  const earlierAttempts = [
    { number: 1, jobs: [failedAt(5, 11)] },
    { number: 2, jobs: [failedAt(2_005, 12)] },
  ]
  return reportExample('failed-in-each-attempt', reportOn(run, { earlierAttempts }), {
    outputs: ['summary.md'],
    sections: ['attempts'],
  })
}

/** Colours of a terminal, and text of right-to-left scripts. */
function appearance(): Example {
  const jobs: readonly Partial<Job>[] = [
    failedJob('build', { start: 5 }, 'make "x" & y'),
    passedJob('בדיקה', { start: 5 }, 40),
    { name: 'stopped', state: finished(5, 15, 'cancelled') },
    { name: 'stale', state: finished(5, 15, 'stale') },
    { name: 'skipped', state: skipped(), runner: NO_RUNNER },
    { name: 'later', createdAt: at(7), state: waiting(), runner: NO_RUNNER },
  ]
  const notes = [
    { severity: 'warning', text: 'First & "last".' },
    { severity: 'notice', text: 'Second <b>.' },
  ] as const
  const run: Run = { ...makeRun({ jobs, conclusion: 'failure' }), notes }
  const report = reportOn(run, { explanations: explain(jobs, { 1: ['first', '##[error]last'] }) })
  const { files } = reportExample('colours', report, { outputs: ['page.html', 'summary.md'] })
  return {
    name: 'colours',
    files: {
      ...files,
      'terminal.txt': () =>
        renderTerminal(report, { width: 100, colour: true }).replaceAll('\u001B', '\\e'),
    },
  }
}

/** What people changed in a text of the project. */
function edited(): Example {
  const state = {
    key: '0'.repeat(16),
    state: 'red',
    position: { run: 42, attempt: 1, at: 0 },
    causes: [],
  } as const
  const marked = withMarker('comment', state, 'CI failed.')
  const present = { marker: marked.marker, atTop: true, text: 'CI failed!', edited: true }
  return {
    name: 'edited-comment',
    files: {
      'comment.md': () =>
        withPeople(marked, { ...present, before: 'Above.\n', after: 'Below.' }).body,
    },
  }
}

export const RARE_EXAMPLES: readonly Example[] = [
  severalJobs(),
  ...rareVerdicts(),
  ...states(),
  ...commits(),
  ...limits(),
  repeated(),
  appearance(),
  edited(),
]
