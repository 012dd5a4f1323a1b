import type { Cause, Verdict } from '../../src/model/report/cause.ts'
import type { Job, Run } from '../../src/model/run.ts'
import { mapSome } from '../../src/model/some.ts'
import { withMarker, withPeople } from '../../src/render/conversation/marker.ts'
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
import { type Example, reportExample, SENTENCES, sentences, summaryOf } from './example.ts'
import { explain } from './failures.ts'
import { failedJob, passedJob, ranJob } from './steps.ts'

const SUMMARY = {
  outputs: ['summary.md', 'terminal.txt', 'step-log.txt'],
  sections: ['failures', 'needs', 'runs'],
} as const

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
    sentences('failures'),
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
  const evidence = [makeEvidence({ job: 'two steps', outcome: 'passed' })]
  const legs = [1, 2].map((leg) => failedJob(`test (${leg})`, { start: 5 }, 'npm test'))
  const ofLegs = reportOn(makeRun({ jobs: legs, conclusion: 'failure' }), {
    explanations: explain(legs, { 1: ['##[error]no cart'], 2: ['##[error]no cart'] }),
  })
  const known = [1, 2, 3, 4].map((index) => failedJob(`job ${index}`, { start: 5 }, 'make'))
  const failedBefore = { kind: 'known', branch: 'main', evidence: [makeEvidence()] } as const
  const mixed = reportOnJobs(known.map((job, index) => ({ ...job, steps: job.steps.slice(index) })))
  const kinds: readonly Cause['kind'][] = ['network', 'runner-lost']
  const sections = sentences('failures')
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
    reportExample(
      'no-log',
      withVerdicts(reportOn(makeRun({ jobs: two, conclusion: 'failure' })), {
        ...noBase,
        reason: 'no-log',
      }),
      sections,
    ),
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
      summaryOf('critical-path', 'waiting', 'minutes', 'timeline'),
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
      summaryOf('required-checks'),
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

/** What fails at several steps, and only in some jobs. */
function errorsOfSteps(): Example {
  const jobs = [1, 2].map((leg) => failedJob(`test (${leg})`, { start: 5 }, 'npm test'))
  const report = reportOn(makeRun({ jobs, conclusion: 'failure' }), {
    explanations: explain(jobs, { 1: ['##[error]no cart of y'], 2: ['##[error]no cart of y'] }),
  })
  const entry = (title: string, line: number | undefined) => ({
    title,
    detail: `no ${title}`,
    position: { path: 'src/cart.ts', line, column: line },
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
  const causes = report.causes.map((cause) => ({
    ...cause,
    failures: mapSome(cause.failures, (failure, index) => ({
      ...failure,
      errors: errors[index] ?? [],
    })),
  }))
  return reportExample(
    'errors-of-steps',
    { ...report, causes },
    { outputs: [...SENTENCES, 'page.html'], sections: ['failures'] },
  )
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
  return reportExample(
    'failed-in-each-attempt',
    reportOn(run, { earlierAttempts }),
    summaryOf('attempts'),
  )
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

/** What people changed in an issue. */
function edited(): Example {
  const state = {
    key: '0'.repeat(16),
    state: 'red',
    position: { run: 42, attempt: 1, at: 0 },
    causes: [],
  } as const
  const marked = withMarker('issue', state, 'CI failed.')
  const present = { marker: marked.marker, atTop: true, text: 'CI failed!', edited: true }
  return {
    name: 'edited-issue',
    files: {
      'issue.md': () =>
        withPeople(marked, { ...present, before: 'Above.\n', after: 'Below.' }).body,
    },
  }
}

export const RARE_EXAMPLES: readonly Example[] = [
  errorsOfSteps(),
  severalJobs(),
  ...rareVerdicts(),
  ...states(),
  ...commits(),
  repeated(),
  appearance(),
  edited(),
]
