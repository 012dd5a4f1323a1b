import { makeEvidence, withVerdicts } from '../failure-report.ts'
import { ACTIONS_APP, type CommitRunFields, reportOnCommit, required } from '../make-commit.ts'
import { at, finished, makeRun, reportOn, running, waiting } from '../make-run.ts'
import {
  ALL_OUTPUTS,
  type Example,
  reportExample,
  SENTENCES,
  sentences,
  summaryAndText,
  summaryOf,
} from './example.ts'
import { explain } from './failures.ts'
import { failedJob, passedJob, skippedJob } from './steps.ts'

const PULL_REQUEST = {
  number: 12,
  url: 'https://github.com/octo-org/octo-shop/pull/12',
  base: 'main',
} as const

const BUILD = passedJob('build', { start: 5 }, 40)
const CI = { workflow: 'CI', jobs: [BUILD] }
const DOCS = { workflow: 'Docs', jobs: [passedJob('docs', { start: 5 }, 20)] }
const OTHER_CHECKS = [{ name: 'coverage', app: 99 }, { name: 'lint' }]

function failing(workflow: string): CommitRunFields {
  const jobs = [failedJob('test', { start: 6 }, 'npm test'), passedJob('lint', { start: 5 }, 30)]
  const read = explain(jobs, { 1: ['##[error]no cart of y'] })
  const step = read.excerpts.get(1) ?? []
  const excerpts = new Map([1, 2, 3].map((id) => [1_000 * id + 1, step]))
  return { workflow, jobs, conclusion: 'failure', explanations: { ...read, excerpts } }
}

/** Three workflows, each kind of required check, and one cause in two runs. */
function threeWorkflows(): Example {
  const checks = [...['test', 'docs', 'deploy'].map((name) => ({ name })), ...OTHER_CHECKS]
  const report = reportOnCommit(
    [
      failing('CI'),
      failing('Nightly'),
      DOCS,
      {
        ...{ workflow: 'Deploy', conclusion: undefined, status: 'in_progress' },
        jobs: [{ name: 'deploy', state: running(50) }],
      },
    ],
    { pullRequest: PULL_REQUEST, rules: required(checks, false) },
  )
  return reportExample('commit-with-three-workflows', report, { outputs: ALL_OUTPUTS })
}

/** A run that is making the report, one of another attempt, and one without jobs. */
function unfinishedCommit(): Example {
  const report = reportOnCommit(
    [
      {
        ...{ workflow: 'CI', conclusion: undefined, current: true },
        jobs: [{ name: 'report', state: running(60) }, BUILD],
      },
      { ...DOCS, attempt: 2 },
      {
        workflow: 'Deploy',
        conclusion: undefined,
        jobs: [
          failedJob('test', { start: 5 }, 'make'),
          { name: 'deploy', createdAt: at(5), state: waiting() },
        ],
      },
      { workflow: 'Empty', jobs: [] },
      { workflow: 'Broken', jobs: [], conclusion: 'startup_failure' },
    ],
    { complete: false },
  )
  return reportExample('unfinished-commit', report)
}

/** Runs that passed although required checks block the merge: of a forgiven job, a skipped matrix and a skipped call. */
function blockedCommit(): Example {
  const jobs = [
    BUILD,
    { name: 'flaky', state: finished(5, 65, 'failure') },
    skippedJob('test'),
    skippedJob('deploy'),
  ]
  const names = ['build', 'flaky', 'test (ubuntu)', 'test (windows)', 'deploy / preview']
  const report = reportOnCommit([{ workflow: 'CI', jobs }], {
    pullRequest: PULL_REQUEST,
    allowedFailures: ['flaky'],
    rules: required(names.map((name) => ({ name, app: ACTIONS_APP }))),
  })
  return reportExample('commit-with-a-blocked-merge', report, {
    outputs: [...SENTENCES, 'outputs.txt'],
    sections: ['required-checks'],
  })
}

/** Budgets, notes and verdicts of several runs. */
function manyNotes(): Example {
  const notes = Array.from({ length: 20 }, (_, index) => ({
    severity: index === 0 ? ('warning' as const) : ('notice' as const),
    text: `Note ${index}.`,
  }))
  const report = reportOnCommit([
    { ...failing('CI'), notes },
    { ...failing('Nightly'), notes, conclusion: 'timed_out' },
  ])
  const evidence = [makeEvidence({ job: 'test' })]
  const context = { evidence, inLastRuns: true }
  const verdict = { kind: 'known', branch: 'main', context } as const
  return reportExample('commit-with-many-notes', withVerdicts(report, verdict), {
    outputs: ['summary.md', 'comment.md', 'terminal.txt'],
    sections: ['failures', 'notes'],
  })
}

/** CodeQL's own set-up. */
const CODEQL = { workflow: 'CodeQL', event: 'dynamic', jobs: [BUILD] }
const ON_PULL = { ...CI, event: 'pull_request' }
const UNAPPROVED = { ...ON_PULL, conclusion: 'action_required', jobs: [] }

/** Pull requests of which nothing was tested, or not what would be merged. */
const UNTESTED = {
  'that-conflicts': reportOnCommit([CODEQL], { pullRequest: PULL_REQUEST, conflicts: true }),
  'that-conflicts-by-now': reportOnCommit([ON_PULL], {
    pullRequest: PULL_REQUEST,
    conflicts: true,
  }),
  'without-a-test': reportOnCommit([CODEQL, { ...DOCS, event: 'pull_request_target' }], {
    pullRequest: PULL_REQUEST,
  }),
  'that-waits-for-a-maintainer': reportOnCommit([UNAPPROVED, CODEQL], {
    pullRequest: PULL_REQUEST,
  }),
}

export const COMMIT_EXAMPLES: readonly Example[] = [
  ...Object.entries(UNTESTED).map(([name, report]) =>
    reportExample(`pull-request-${name}`, report, summaryAndText('notes')),
  ),
  threeWorkflows(),
  reportExample(
    'commit-with-a-missing-check',
    reportOnCommit([failing('CI'), DOCS], {
      pullRequest: PULL_REQUEST,
      rules: required(['test', 'docs', 'missing'].map((name) => ({ name }))),
    }),
    summaryAndText('required-checks'),
  ),
  unfinishedCommit(),
  // For several events and branches.
  reportExample(
    'commit-with-runs-of-one-workflow',
    reportOnCommit([CI, { ...CI, event: 'schedule' }, { ...CI, branch: 'release' }, CI]),
    sentences('runs'),
  ),
  blockedCommit(),
  // All runs passed, but none reported it.
  reportExample(
    'commit-with-an-unreported-check',
    reportOnCommit([CI], { rules: required([{ name: 'gone', app: ACTIONS_APP }]) }),
    summaryOf('required-checks'),
  ),
  manyNotes(),
  reportExample('green-run', reportOn(makeRun({ jobs: [BUILD], conclusion: 'success' }))),
]
