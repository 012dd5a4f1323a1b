import type { AnyReport } from '../../src/model/report/any-report.ts'
import type { CommitReport } from '../../src/model/report/commit-report.ts'
import type { Report } from '../../src/model/report/report.ts'
import type { Job } from '../../src/model/run.ts'
import { headlineOf } from '../../src/render/findings/heading.ts'
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
  runWithoutJobs,
  skipped,
  waiting,
} from '../make-run.ts'
import type { Example } from './example.ts'

const ended = (name: string, conclusion: string, ...steps: string[]): Partial<Job> => ({
  name,
  state: finished(5, 724, conclusion),
  steps: steps.map((step, index) =>
    makeStep({ number: index + 1, name: `step ${step}`, state: finished(5, 15, step) }),
  ),
})
const PASSED = ended('a', 'success')
const FAILED = ended('a', 'failure')
const OWN = { own: { jobId: 1 } }
const failedOf = (jobStatus: string) => ({ own: { jobId: 1, jobStatus } })

const RUNS: Readonly<Record<string, Report>> = {
  passed: reportOn(makeRun({ conclusion: 'success', jobs: [PASSED] })),
  'passed so far': reportOn(makeRun({ status: 'in_progress', jobs: [PASSED] })),
  'failed step': reportOnJobs([ended('test (a, 22)', 'failure', 'success', 'failure', 'skipped')]),
  'failed job beside a cancelled one': reportOnJobs([
    ended('a', 'cancelled', 'cancelled'),
    ended('b', 'failure', 'timed_out'),
  ]),
  'cancelled step': reportOnJobs([ended('a', 'cancelled', 'success', 'cancelled', 'failure')]),
  'time limit': reportOnJobs([ended('a', 'timed_out')]),
  'unheard-of conclusion': reportOnJobs([ended('a', 'odd_word')]),
  'passed and unfinished': reportOnJobs([PASSED, { state: waiting() }]),
  'skipped and unfinished': reportOnJobs([
    { state: skipped(), runner: NO_RUNNER },
    { state: waiting() },
  ]),
  'passed before the current job': reportOnJobs([{ state: running(5) }, PASSED], OWN),
  'current job failed': reportOnJobs([{ name: 'only', state: running(5) }], failedOf('failure')),
  forgiven: reportOnJobs([{ state: running(5) }, FAILED], { ...OWN, allowedFailures: ['a'] }),
  'no jobs': reportOnJobs([]),
  'some jobs unlisted': reportOn(makeRun({ jobs: [PASSED], jobsCounted: 3 })),
  'unknown number of jobs': reportOn(makeRun({ jobs: [FAILED], jobsCounted: undefined })),
  unreadable: reportOn(runWithoutJobs()),
  'unreadable, passed': reportOn(runWithoutJobs({ conclusion: 'success' })),
  'unreadable, without a name': reportOn(runWithoutJobs({ workflow: undefined }), {
    own: { jobStatus: 'failure' },
  }),
  'did not start': reportOn(makeRun({ conclusion: 'startup_failure', jobs: [] })),
  'failed in an earlier attempt': reportOn(
    makeRun({
      ...{ attempt: 2, startedAt: at(1_000), conclusion: 'failure' },
      jobs: [ended('a', 'failure', 'failure'), { name: 'b', state: finished(1_005, 1_039) }],
    }),
  ),
  'forgiven in a failed run': reportOn(
    makeRun({ jobs: [FAILED, ended('b', 'success')], conclusion: 'failure' }),
    { allowedFailures: ['a'] },
  ),
  'failed by an unlisted job': reportOn(
    makeRun({ conclusion: 'failure', jobs: [PASSED], jobsCounted: 3 }),
  ),
  'requires action': reportOn(makeRun({ conclusion: 'action_required', jobs: [PASSED] })),
  'hostile workflow': reportOn(
    makeRun({ workflow: 'CI\n::error::x', conclusion: 'success', jobs: [PASSED] }),
  ),
  'hostile conclusion': reportOn(
    makeRun({ jobs: [ended('a\nb', 'failure')], conclusion: 'odd\n::error::x' }),
  ),
  queued: reportOn(makeRun({ status: 'queued', jobs: [{ state: waiting() }] })),
  requested: reportOn(makeRun({ status: 'requested', jobs: [] })),
  waiting: reportOn(makeRun({ status: 'waiting', jobs: [{ state: waiting('waiting') }] })),
  pending: reportOn(makeRun({ status: 'pending', jobs: [{ state: waiting('pending') }] })),
  running: reportOn(makeRun({ status: 'in_progress', jobs: [{ state: running() }] })),
  'running and queued': reportOn(
    makeRun({ status: 'queued', jobs: [{ state: running(5) }, { state: waiting() }] }),
  ),
  'unheard-of status': reportOn(makeRun({ status: 'new_word', jobs: [{ state: waiting() }] })),
  'passed and waiting': reportOn(
    makeRun({ status: 'waiting', jobs: [PASSED, { state: waiting('waiting') }] }),
  ),
  'passed and queued': reportOn(
    makeRun({ status: 'queued', jobs: [PASSED, { state: waiting() }] }),
  ),
}

const gpu = { ...NO_RUNNER, labels: ['gpu', 'linux'] }
const open = (status: string, runner: Job['runner'] = gpu): Partial<Job> => ({
  ...{ name: status, state: waiting(status), runner },
})
/** With `fail-on: any, skipped, unfinished`. */
const strictly = (report: AnyReport) => gated(report, { failOn: ['any', 'skipped', 'unfinished'] })
const SKIPPED = { name: 'e2e', state: skipped(), runner: NO_RUNNER }

const GATES: Readonly<Record<string, AnyReport>> = {
  queued: strictly(reportOnJobs([PASSED, open('queued')])),
  'queued, without labels': strictly(reportOnJobs([open('queued', { ...gpu, labels: [] })])),
  'two queued': strictly(reportOnJobs([open('queued'), open('queued', NO_RUNNER)])),
  waiting: strictly(reportOnJobs([PASSED, open('waiting')])),
  pending: strictly(reportOnJobs([PASSED, open('pending')])),
  'unheard-of status': strictly(reportOnJobs([PASSED, open('odd_word')])),
  'each of them': strictly(
    reportOnJobs([open('waiting'), open('waiting'), open('queued'), { state: running(5) }]),
  ),
  'two running': strictly(reportOnJobs([{ state: running(5) }, { state: running(5) }])),
  'skipped and waiting': strictly(reportOnJobs([SKIPPED, open('waiting')])),
  'run without jobs': strictly(reportOn(makeRun({ status: 'queued', jobs: [] }))),
  commit: strictly(
    reportOnCommit([{ workflow: 'Deploy', conclusion: undefined, jobs: [open('waiting')] }]),
  ),
}

const GREEN: CommitRunFields = { workflow: 'Lint' }
const OPEN: CommitRunFields = {
  ...{ workflow: 'Deploy', conclusion: undefined },
  jobs: [{ state: waiting() }],
}
const RED_STEP = makeStep({ number: 2, name: 'test', state: finished(15, 60, 'failure') })
const RED: CommitRunFields = {
  ...{ workflow: 'CI', conclusion: 'failure' },
  jobs: [{ name: 'test', state: finished(5, 65, 'failure'), steps: [RED_STEP] }],
}
const BROKEN: CommitRunFields = { workflow: 'Docs', conclusion: 'startup_failure', jobs: [] }

const COMMITS: Readonly<Record<string, CommitReport>> = {
  passed: reportOnCommit([GREEN]),
  failed: reportOnCommit([GREEN, RED]),
  'passed so far': reportOnCommit([GREEN, OPEN]),
  unfinished: reportOnCommit([OPEN]),
  'failed and unfinished': reportOnCommit([RED, OPEN]),
  'did not start': reportOnCommit([GREEN, BROKEN]),
  cancelled: reportOnCommit(['A', 'B'].map((workflow) => ({ workflow, conclusion: 'cancelled' }))),
  unknown: reportOnCommit([{ event: 'pull_request_target' }]),
  'no runs': reportOnCommit([]),
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
      'runs.txt': () => listOf(RUNS, headlineOf),
      'gates.txt': () => listOf(GATES, headlineOf),
      'commits.txt': () => listOf(COMMITS, headlineOf),
    },
  },
]
