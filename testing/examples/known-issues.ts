import { findFailures } from '../../src/analyse/find-failures.ts'
import { compareRun } from '../../src/analyse/verdicts/compare-run.ts'
import type { KnownIssue } from '../../src/model/known-issue.ts'
import type { Cause, FailureReport, Verdict } from '../../src/model/report/cause.ts'
import type { Report } from '../../src/model/report/report.ts'
import { DAY } from '../../src/model/time.ts'
import { failureReport, inOtherRun, makeEvidence, makeExcerpt } from '../failure-report.ts'
import { gated } from '../gate.ts'
import { knownFailure, knownIssue } from '../known-issue.ts'
import { at, finished, makeRun, reportOn, reportOnJob } from '../make-run.ts'
import { type Example, reportExample, SENTENCES } from './example.ts'
import { explain } from './failures.ts'
import { failedJob, passedJob } from './steps.ts'

/** Logs of steps that failed, by their job. */
const LOGS = {
  'e2e (chromium)': [
    '  1) [chromium] › tests/checkout.spec.ts:31:5 › checkout › pays with a card ─────',
    '',
    '    Error: read ECONNRESET',
    '',
    '        at tests/checkout.spec.ts:38:16',
    '',
    '  1 failed',
    '    [chromium] › tests/checkout.spec.ts:31:5 › checkout › pays with a card ─────',
    '  41 passed (1.3m)',
  ],
  unit: [
    '  ● basket › keeps its order',
    '',
    '    Expected: 3',
    '    Received: 2',
    '',
    '  ● basket › expires after 30 minutes',
    '',
    '    Expected: true',
    '    Received: false',
    '',
    'Tests:       2 failed, 39 passed, 41 total',
  ],
  build: ['src/order.ts(12,20): error TS2551: Property "total" does not exist on type "Order".'],
  docs: ['Error: 3 dead links in docs/api.md'],
} as const

const E2E = 'e2e (chromium)'
const SEEN = 501

/** The job that an issue shows, in which nothing else failed. */
const SEEN_FAILURE: FailureReport = inOtherRun({
  ...failureReport({ kind: 'other' }, { excerpts: [makeExcerpt(LOGS[E2E])] }),
  job: reportOnJob({ name: E2E, state: finished(5, 50, 'failure') }),
})

const CONNECTION = knownIssue({
  failures: [
    knownFailure('read ECONNRESET', {
      ...{ job: 'e2e *', gate: true, until: '2027-01-31', seen: [SEEN] },
    }),
  ],
})

const NO_GATE = knownIssue({ failures: [knownFailure('read ECONNRESET')] })

const ISSUES: readonly KnownIssue[] = [
  CONNECTION,
  knownIssue({
    number: 131,
    title: 'The basket sometimes keeps its entries for a minute longer',
    failures: [knownFailure('basket › expires after * minutes')],
  }),
  knownIssue({
    number: 97,
    title: 'Dead links in the API reference',
    closedAt: at(600) - 2 * DAY,
    failures: [knownFailure('dead links in docs/api.md')],
  }),
]

/** A run in which these jobs failed, with what issues list. On the base branch, the same steps passed. */
function reportWith(names: readonly (keyof typeof LOGS)[], issues = ISSUES): Report {
  const jobs = [
    ...names.map((name, index) =>
      failedJob(name, { start: 5 }, `npm run ${name.replace(/ .*/, '')}`, 40 - index),
    ),
    passedJob('lint', { start: 5 }, 20),
  ]
  const logs = Object.fromEntries(names.map((name, index) => [index + 1, LOGS[name]]))
  const run = makeRun({ jobs, conclusion: 'failure', event: 'pull_request', branch: 'topic' })
  const reading = { explanations: explain(jobs, logs), currentRun: undefined, allowedFailures: [] }
  const found = findFailures(run, reading)
  const report = reportOn(run, {
    found,
    issues: { label: 'known-failure', issues },
    compared: compareRun({
      ...{ run, ...found, issues: { issues, now: at(600) } },
      seen: new Map([[SEEN, SEEN_FAILURE]]),
    }),
  })
  return gated({ ...report, causes: report.causes.map(newOnBranch) }, { failOn: ['new'] })
}

/** The cause as one that is new on the branch of the pull request. */
function newOnBranch(cause: Cause): Cause {
  const {
    verdict,
    judged: [{ job }],
  } = cause
  const evidence = [makeEvidence({ job: job.listed.name, outcome: 'passed' })]
  const fresh = { kind: 'new', branch: 'main', context: { evidence } } as const
  const fromBranch: Verdict =
    verdict.kind !== 'listed'
      ? { ...fresh, issues: verdict.issues }
      : { ...verdict, branch: 'main', compared: fresh }
  return { ...cause, verdict: fromBranch }
}

export const KNOWN_ISSUE_EXAMPLES: readonly Example[] = [
  reportExample('gate-passes-a-listed-cause', reportWith(['e2e (chromium)']), {
    outputs: SENTENCES,
    sections: ['failures'],
  }),
  reportExample('gate-closed-by-an-issue', reportWith(['e2e (chromium)'], [NO_GATE]), {
    outputs: ['summary.md', 'step-log.txt'],
    sections: [],
  }),
  reportExample('listed-in-issues', reportWith(['e2e (chromium)', 'unit', 'build', 'docs']), {
    outputs: [...SENTENCES, 'issue.md', 'outputs.txt'],
    sections: ['failures'],
  }),
]
