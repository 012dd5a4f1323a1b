import { findingsIn } from '../../src/render/findings/findings.ts'
import type { Job } from '../../src/model/run.ts'
import { MINUTE } from '../../src/model/time.ts'
import { overBudgetMessage } from '../../src/render/text/budgets.ts'
import { errorItems } from '../../src/render/findings/error-list.ts'
import { renderStepLog } from '../../src/render/step-log.ts'
import { renderSummary } from '../../src/render/summary/summary.ts'
import {
  at,
  finished,
  makeJob,
  makeRun,
  NO_RUNNER,
  reportOn,
  reportOnJobs,
  running,
  waiting,
  workflowJob,
} from '../make-run.ts'
import { budget } from '../gate.ts'
import { commentOn, type Example } from './example.ts'
import { failedRun } from './failures.ts'
import { failedJob, passedJob } from './steps.ts'
import type { Report } from '../../src/model/report/report.ts'

const many = (count: number, make: (index: number) => Partial<Job>) =>
  Array.from({ length: count }, (_, index) => make(index))

/** A word of its own for each number: numbers differ from run to run. */
const wordOf = (index: number) =>
  `${'x'.repeat(Math.floor(index / 20))}${'abcdefghijklmnopqrst'.charAt(index % 20)}y`

const MANY_ERRORS = { heading: '', at: '', items: ['first', 'second'], count: 9, mayBeMore: true }

const [FIRST, ...MORE] = Array.from({ length: 7 }, (_, index) => ({
  name: `test (${index})`,
  url: 'https://github.com/octo-org/octo-shop/actions/runs/42/job/1',
  duration: (index + 2) * MINUTE,
}))
if (FIRST === undefined) throw new Error('there is no overrun')
const OVERRUNS = [FIRST, ...MORE] as const

function overBudget() {
  const jobs = many(25, (index) => passedJob(`test (${index})`, { start: 5 }, 60))
  const run = makeRun({
    ...{ jobs, graph: [workflowJob('test', { matrix: true })], conclusion: 'success' },
  })
  return reportOn(run, { budgets: [budget('te*: 30s', 'te*', 30)] })
}

const LARGE_JOBS = many(60, (index) =>
  failedJob(`job ${index}`, { start: 5 }, `make ${wordOf(index)}`),
)
const LARGE_LOGS = Object.fromEntries(
  LARGE_JOBS.map((_, index) => [index + 1, [`##[error]no rule for ${wordOf(index)}`]]),
)
const LARGE = failedRun(LARGE_JOBS, LARGE_LOGS)
const PASSED = reportOnJobs(many(130, (index) => passedJob(`job ${index}`, { start: 5 }, 30)))
const LEGS = reportOnJobs(
  many(60, (index) =>
    index % 2 === 0
      ? failedJob(`test (${index})`, { start: 5 }, 'make')
      : passedJob(`test (${index})`, { start: 5 }, 30),
  ),
)
const BUDGET = { budget: 'te*: 1m', limit: MINUTE, overruns: OVERRUNS }
const LABELLED = reportOnJobs(
  many(25, (index) => ({
    ...passedJob(`job ${index}`, { start: 5 }, 30),
    runner: { name: 'r', group: 'own', labels: [`label ${index}`] },
  })),
)
const UNSTARTED = reportOnJobs(
  many(14, (index) => ({
    name: `job ${index}`,
    createdAt: at(0),
    state: waiting(),
    runner: NO_RUNNER,
  })),
)
/** A second attempt of jobs that failed in the first. */
const attempts = (jobs: readonly Partial<Job>[]) =>
  reportOn(makeRun({ attempt: 2, startedAt: at(4_990), jobs }), {
    earlierAttempts: [
      {
        number: 1,
        jobs: many(25, (index) => failedJob(`job ${index}`, { start: 5 }, 'make')).map(
          (job, index) => makeJob({ ...job, id: index + 1 }),
        ),
      },
    ],
  })
const LATER = { ready: 5_000, start: 5_005 }
const ATTEMPTS = attempts(many(25, (index) => passedJob(`job ${index}`, LATER, 30)))
const REPEATED = attempts(many(25, (index) => failedJob(`job ${index}`, LATER, 'make')))
const PASSED_LEGS = reportOnJobs(
  many(60, (index) => passedJob(`test (${index})`, { start: 5 }, 30 + index)),
)
const UNFINISHED = reportOnJobs(many(104, (index) => ({ name: `job ${index}`, state: running(5) })))
const IN_SEQUENCE = reportOn(
  makeRun({
    jobs: [
      ...many(6, (index) =>
        passedJob(`job ${index}`, { ready: 62 * index, start: 62 * index + 1 }, 60),
      ),
      failedJob('last', { ready: 373, start: 375 }, 'make'),
    ],
    graph: ['job 0', 'job 1', 'job 2', 'job 3', 'job 4', 'job 5', 'last'].map((key, at, keys) =>
      workflowJob(key, { needs: keys.slice(Math.max(0, at - 1), at) }),
    ),
    conclusion: 'failure',
  }),
  { budgets: [budget('job*: 10s', 'job*', 10)] },
)
const APPROVAL = reportOn(
  makeRun({
    jobs: [
      passedJob('build', { start: 5 }, 60),
      passedJob('deploy', { ready: 66, start: 900 }, 50),
    ],
    graph: [
      workflowJob('build'),
      workflowJob('deploy', { needs: ['build'], environment: 'production' }),
    ],
    approved: ['production'],
  }),
)
const lasting = (days: number) =>
  reportOnJobs([{ name: 'long', createdAt: at(0), state: finished(5, days * 86_400) }])
const small = (report: Report, section: string, maxBytes: number) =>
  renderSummary(findingsIn(report), { sections: [section], maxBytes })
const short = (text: string) =>
  `${
    text
      .match(/.*\b(?:more|omitted|longest|<details>)\b.*/g)
      ?.slice(-8)
      .join('\n') ?? ''
  }\n`
const only = (report: Report, section: string) =>
  renderSummary(findingsIn(report), { sections: [section] })

/** What an output says of what it has no room for. */
export const LIMIT_EXAMPLES: readonly Example[] = [
  {
    name: 'limits',
    files: {
      'failures.md': () => short(small(LARGE, 'failures', 6_000)),
      'comment.md': () => short(commentOn(LARGE, { maxBytes: 9_000 })),
      'jobs.md': () => short(small(PASSED, 'jobs', 6_500)),
      'legs.md': () => short(only(LEGS, 'jobs')),
      'labels.md': () => short(only(LABELLED, 'runners')),
      'unstarted.md': () => short(only(UNSTARTED, 'runners')),
      'attempts.md': () => short(only(ATTEMPTS, 'attempts')),
      'repeated.md': () => only(REPEATED, 'attempts'),
      'step-log.txt': () => short(renderStepLog(findingsIn(UNFINISHED)).join('\n')),
      'path.md': () => commentOn(IN_SEQUENCE, { brief: false }),
      'path-line.md': () => `${renderSummary(findingsIn(IN_SEQUENCE)).slice(0, 2_400)}\n`,
      'error-items.txt': () =>
        `${[MANY_ERRORS, { ...MANY_ERRORS, count: 2 }].flatMap((list) => errorItems(list)).join('\n')}\n`,
      'approval.md': () => only(APPROVAL, 'timeline'),
      'days.md': () => [2, 5, 60, 900].map((days) => only(lasting(days), 'timeline')).join('\n'),
      'overruns.md': () => short(renderSummary(findingsIn(overBudget()), { sections: [] })),
      'longest.md': () => short(only(PASSED_LEGS, 'jobs')),
      'budget.txt': () => `${overBudgetMessage(BUDGET)}\n`,
      'budgets.md': () => commentOn(overBudget(), { brief: false }),
    },
  },
]
