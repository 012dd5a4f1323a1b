import { findingsIn } from '../../src/render/findings/findings.ts'
import type { Verdict } from '../../src/model/report/cause.ts'
import type { Job } from '../../src/model/run.ts'
import { mapSome } from '../../src/model/some.ts'
import { withMarker, withPeople } from '../../src/conversation/render/marker.ts'
import { renderTerminal } from '../../src/render/terminal/report.ts'
import { gated } from '../gate.ts'
import { makeEvidence, withVerdicts } from '../failure-report.ts'
import { ACTIONS_APP, reportOnCommit, required, withoutJobsOfFirst } from '../make-commit.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  needsOf,
  NO_RUNNER,
  reportOn,
  reportOnJobs,
  running,
  workflowJob,
} from '../make-run.ts'
import {
  type Example,
  reportExample,
  reportExamples,
  SENTENCES,
  sentences,
  summaryOf,
} from './example.ts'
import { failedRun } from './failures.ts'
import { failedJob, passedJob, ranJob, skippedJob, waitingJob } from './steps.ts'

const SUMMARY = {
  outputs: ['summary.md', 'terminal.txt', 'step-log.txt'],
  sections: ['failures', 'needs', 'runs'],
} as const

const SHUT_DOWN = 'The runner has received a shutdown signal.'

const lost = (name: string): Partial<Job> => ({
  name,
  state: finished(5, 65, 'failure'),
  steps: [makeStep({ number: 2, name: 'Run make', state: running(7) })],
})

/** Kinds of failures of several jobs, whose verbs have a plural, and cancelled legs without a known one. */
function severalJobs(): Example {
  const jobs: readonly Partial<Job>[] = [
    lost('lost'),
    lost('lost too'),
    ...['approve', 'approve too'].map((name, at) => ({
      name,
      state: finished(5, 15 + at, 'action_required'),
    })),
    { name: 'leg (1)', state: finished(5, 17, 'cancelled') },
  ]
  const leg = 'The strategy configuration was canceled because "x" failed'
  const report = failedRun(jobs, {}, { annotations: { 1: [SHUT_DOWN], 2: [SHUT_DOWN], 5: [leg] } })
  const [, approve, too] = report.causes
  if (approve === undefined || too === undefined) throw new Error('a cause is missing')
  const failures = [approve.failures[0], too.failures[0]] as const
  const both = { ...approve, failures, judged: failures }
  const causes = [...report.causes, both]
  return reportExample('several-jobs-of-a-cause', { ...report, causes }, sentences('failures'))
}

const infrastructure: Verdict = { kind: 'infrastructure', context: { evidence: [] } }
const noBase = {
  kind: 'unknown',
  branch: 'main',
  context: { evidence: [] },
  reason: 'no-base',
} as const

/** Verdicts that depend on the kind of the failure, or that no other example has alone. */
function rareVerdicts(): readonly Example[] {
  const two = failedRun([
    ranJob('two steps', { start: 5, conclusion: 'failure' }, [
      ['Run make', 20, 'failure'],
      ['Upload logs', 3, 'failure'],
    ]),
  ])
  const evidence = [makeEvidence({ job: 'two steps', outcome: 'passed' })]
  const legs = [1, 2].map((leg) => failedJob(`test (${leg})`, { start: 5 }, 'npm test'))
  const ofLegs = failedRun(legs, { 1: ['##[error]no cart'], 2: ['##[error]no cart'] })
  const known = ['a', 'b', 'c', 'd'].map((target, index) =>
    failedJob(`job ${index + 1}`, { start: 5 }, `make ${target}`, 40 - index),
  )
  const failedBefore = {
    kind: 'known',
    branch: 'main',
    context: { evidence: [makeEvidence()] },
  } as const
  const passedBefore = {
    kind: 'new',
    context: { evidence: [makeEvidence({ outcome: 'passed' })] },
  } as const
  const mixed = reportOnJobs(known.map((job, index) => ({ ...job, steps: job.steps.slice(index) })))
  return reportExamples(sentences('failures'), {
    'new-at-one-of-two-steps': withVerdicts(two, { kind: 'new', context: { evidence } }),
    'not-run-legs': withVerdicts(ofLegs, { ...noBase, reason: 'not-run' }),
    'no-base': withVerdicts(ofLegs, noBase),
    'some-known-of-many': withVerdicts(mixed, passedBefore, failedBefore),
    'one-known-of-many': withVerdicts(mixed, infrastructure, failedBefore, infrastructure),
  })
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
  const deploy = skippedJob('deploy')
  const needs = needsOf({ build: 'success', test: 'success' })
  const beforeGate = [
    ...['build', 'docs', 'test'].map((name) => passedJob(name, { start: 5 }, 30)),
    { name: 'gate', createdAt: at(40), state: running(45) },
  ]
  const current = [{ ...failing, state: running(5) }, passedJob('lint', { start: 5 }, 30)]
  const path = reportOn({ ...makeRun({ jobs: soFar, graph }), ...open })
  return [
    reportExample(
      'path-of-two-unfinished',
      path,
      summaryOf('critical-path', 'runners', 'timeline'),
    ),
    ...reportExamples(SUMMARY, {
      'neutral-run': reportOn(makeRun({ jobs: neutral, conclusion: 'neutral' })),
      'only-skipped-so-far': reportOn(makeRun({ jobs: [deploy], ...open })),
      'failing-current-job': reportOnJobs(current, { own: { jobId: 1, jobStatus: 'failure' } }),
      'without-a-workflow-name': reportOnCommit([{ workflow: undefined }, {}]),
      'gate-without-a-job': reportOnJobs(beforeGate, { own: { jobId: 4, needs } }),
    }),
  ]
}

/** States of a commit that no other example has. */
function commits(): readonly Example[] {
  const names = ['same', 'gone', 'wanted', 'twice']
  const rules = required([...names.map((name) => ({ name, app: ACTIONS_APP })), { name: 'late' }])
  const late = [
    { name: 'twice' },
    { name: 'same' },
    { name: 'late', state: finished(5, 6, 'unknown') },
  ]
  const twice = [{ name: 'twice', state: finished(5, 65, 'failure') }]
  const runs = [
    { workflow: 'CI', jobs: late },
    { workflow: 'Docs', conclusion: 'failure', jobs: twice },
  ]
  const unknown = [{ workflow: 'CI', conclusion: 'unknown' }, { workflow: 'Docs' }]
  return [
    reportExample('required-checks', reportOnCommit(runs, { rules }), summaryOf('required-checks')),
    ...reportExamples(SUMMARY, {
      'commit-with-an-unknown-run': reportOnCommit(unknown),
      'commit-with-an-unlisted-run': withoutJobsOfFirst(
        reportOnCommit([{ workflow: 'CI', conclusion: 'success' }, { workflow: 'Docs' }]),
      ),
    }),
  ]
}

/** What fails at several steps, and only in some jobs. */
function errorsOfSteps(): Example {
  const jobs = [1, 2].map((leg) => failedJob(`test (${leg})`, { start: 5 }, 'npm test'))
  const report = failedRun(jobs, { 1: ['##[error]no cart of y'], 2: ['##[error]no cart of y'] })
  const entry = (title: string, line: number | undefined) => ({
    title,
    detail: `no ${title}`,
    position: { path: 'src/cart.ts', line, column: line, file: 'src/cart.ts' },
  })
  const lists = (step: string, titles: readonly string[], failed: number) => ({
    step: makeStep({ number: 3, name: step }),
    entries: titles.map((title, index) => entry(title, index === 0 ? undefined : index)),
    total: { counts: 'findings' as const, failed, total: undefined },
  })
  const errors = [
    [lists('Run npm test', ['adds', 'sums'], 9), lists('Run make', ['links'], 1)],
    [lists('Run npm test', ['adds'], 2)],
  ] as const
  const causes = report.causes.map((cause) => {
    const failures = mapSome(cause.failures, (failure, index) => ({
      ...failure,
      errors: errors[index] ?? [],
    }))
    return { ...cause, failures, judged: failures }
  })
  return reportExample('errors-of-steps', { ...report, causes }, sentences('failures'))
}

/** Colours of a terminal, and text of right-to-left scripts. */
function appearance(): Example {
  const jobs: readonly Partial<Job>[] = [
    failedJob('build', { start: 5 }, 'make "x" & y'),
    passedJob('בדיקה', { start: 5 }, 40),
    { name: 'stopped', state: finished(5, 15, 'cancelled') },
    { name: 'stale', state: finished(5, 17, 'stale') },
    skippedJob('skipped'),
    waitingJob('later', 7),
  ]
  const notes = [
    { severity: 'warning', text: 'First & "last".' },
    { severity: 'notice', text: 'Second <b>.' },
  ] as const
  const report = failedRun(jobs, { 1: ['first', '##[error]last'] }, { notes })
  const { files } = reportExample('colours', report, { outputs: ['page.html', 'summary.md'] })
  const terminal = () =>
    renderTerminal(findingsIn(report), { width: 100, colour: true }).replaceAll('\u001B', '\\e')
  return { name: 'colours', files: { ...files, 'terminal.txt': terminal } }
}

/** Jobs that were skipped, for each reason that is certain. */
function skips(): readonly Example[] {
  const graph = [
    workflowJob('plan', { condition: "inputs.plan == 'all' && ".repeat(5) + 'true' }),
    workflowJob('test'),
    workflowJob('build', { needs: ['plan'], condition: 'always()' }),
    workflowJob('lint', { condition: "github.event_name == 'schedule'" }),
    workflowJob('e2e', { needs: ['test'] }),
    workflowJob('pack', { needs: ['build'] }),
    workflowJob('deploy', { needs: ['e2e', 'build'] }),
    workflowJob('undo', { needs: ['build'], condition: 'failure()' }),
    workflowJob('notify', { needs: ['lint'] }),
  ]
  const jobs = [
    ...[skippedJob('plan'), passedJob('build', { ready: 2, start: 5 }, 40), skippedJob('lint')],
    failedJob('test', { start: 6 }, 'npm test'),
    ...['e2e', 'pack', 'deploy', 'undo', 'notify'].map((name) => skippedJob(name, 80)),
  ]
  const green = { jobs: [passedJob('build', { start: 5 }, 40), skippedJob('pack', 70)] }
  const stopped = [workflowJob('build'), workflowJob('pack', { needs: ['build'] })]
  const cancelled = makeRun({ ...green, graph: stopped, conclusion: 'cancelled' })
  const known = [workflowJob('build'), workflowJob('pack', { condition: 'false' })]
  const gate = makeRun({ ...green, graph: known, conclusion: 'success' })
  const silent = makeRun({
    conclusion: 'success',
    graph: [
      ...[workflowJob('plan', { condition: 'inputs.plan' }), graph[2]].flatMap((job) => job ?? []),
      workflowJob('pack', { needs: ['build'] }),
      workflowJob('deploy', { needs: ['build'], condition: "github.event_name == 'push'" }),
      workflowJob('notify', { needs: ['build'], condition: 'inputs.notify' }),
    ],
    jobs: [
      ...jobs.slice(0, 2),
      ...['pack', 'deploy', 'notify'].map((name) => skippedJob(name, 80)),
    ],
    event: 'push',
  })
  const missed = makeRun({
    conclusion: 'success',
    graph: [
      workflowJob('build', { condition: 'inputs.build' }),
      workflowJob('publish', { needs: ['build'] }),
    ],
    jobs: [skippedJob('build'), skippedJob('publish', 2)],
  })
  const before = {
    jobs: [passedJob('build', { start: 5 }, 40), passedJob('publish', { start: 50 }, 9)],
  }
  return [
    reportExample('skipped-jobs', failedRun(jobs, {}, { graph, event: 'push' }), {
      outputs: [...SENTENCES, 'page.html'],
      sections: ['failures', 'jobs'],
    }),
    ...reportExamples(sentences('failures', 'jobs'), {
      'skipped-by-a-cancelled-run': reportOn(cancelled),
      'skipped-silently': reportOn(silent),
      'skipped-unlike-earlier-runs': reportOn(missed, {
        like: [1, 2, 3].map(() => makeRun(before)),
      }),
      'gate-fails-for-a-known-skip': gated(reportOn(gate), { failOn: ['skipped'] }),
    }),
  ]
}

/** What people changed in an issue. */
function edited(): string {
  const state = {
    key: '0'.repeat(16),
    state: 'red',
    position: { run: 42, attempt: 1, at: 0 },
    ...{ since: undefined, green: undefined, title: undefined, causes: [] },
  } as const
  const marked = withMarker('issue', state, 'CI failed.')
  const present = { marker: marked.marker, atTop: true, text: 'CI failed!', edited: true }
  return withPeople(marked, { ...present, before: 'Above.\n', after: 'Below.' }).body
}

export const RARE_EXAMPLES: readonly Example[] = [
  errorsOfSteps(),
  severalJobs(),
  ...rareVerdicts(),
  ...states(),
  ...commits(),
  appearance(),
  ...skips(),
  { name: 'edited-issue', files: { 'issue.md': edited } },
]
