import type { Verdict } from '../../src/model/report/cause.ts'
import { makeEvidence, withVerdicts } from '../failure-report.ts'
import { budget, gated } from '../gate.ts'
import { reportOnCommit } from '../make-commit.ts'
import { at, makeRun, NO_RUNNER, reportOn, running, skipped, waiting } from '../make-run.ts'
import { type Example, reportExample, SENTENCES, sentences } from './example.ts'
import { failedRun } from './failures.ts'
import { failedJob, passedJob } from './steps.ts'

const FAILURES = sentences('failures', 'over-budget')
const TEST = passedJob('test', { start: 5 }, 720)
const E2E = { name: 'e2e', createdAt: at(40), state: skipped(), runner: NO_RUNNER }
const DEPLOY = { name: 'deploy', createdAt: at(740), state: running(745) }
const STRICT = { failOn: ['any', 'skipped', 'unfinished'] }

/** A green run that the gate fails, because a job was skipped. */
function failedBySkip(): Example {
  const run = makeRun({ conclusion: 'success', jobs: [TEST, E2E] })
  return reportExample('gate-fails-for-a-skip', gated(reportOn(run), STRICT), {
    sections: ['failures'],
  })
}

function failedByBudget(): Example {
  const budgets = [budget('test: 10m fail', 'test', 600), budget('*: 1h fail', '*', 3_600)]
  const report = reportOn(makeRun({ conclusion: 'success', jobs: [TEST] }), { budgets })
  return reportExample('gate-fails-for-a-budget', gated(report, { budgets }), FAILURES)
}

function failedByUnfinished(): Example {
  const report = reportOn(makeRun({ status: 'in_progress', jobs: [TEST, E2E, DEPLOY] }))
  const inputs = { ...STRICT, allowedSkips: ['e2e'] }
  return reportExample('gate-fails-for-an-unfinished-job', gated(report, inputs), FAILURES)
}

/** A job that waits for an approval has not failed, and waits for no runner. */
function closedByApproval(): Example {
  const deploy = {
    ...{ name: 'deploy / production', createdAt: at(60) },
    ...{ state: waiting('waiting'), runner: NO_RUNNER },
  }
  const run = makeRun({ status: 'waiting', jobs: [passedJob('test', { start: 5 }, 50), deploy] })
  const report = gated(reportOn(run), { failOn: ['any', 'unfinished'] })
  return reportExample('gate-closed-for-an-approval', report, {
    outputs: [...SENTENCES, 'outputs.txt'],
    sections: ['failures', 'waiting'],
  })
}

function failedInCommit(): Example {
  const report = reportOnCommit([
    { workflow: 'CI', jobs: [TEST, E2E] },
    { workflow: 'Docs', jobs: [E2E] },
  ])
  const needs = [{ key: 'build', result: 'cancelled' }]
  return reportExample('gate-fails-for-a-commit', gated(report, { ...STRICT, needs }), FAILURES)
}

const KNOWN: Verdict = {
  kind: 'known',
  branch: 'main',
  evidence: [makeEvidence({ job: 'test' })],
  inLastRuns: true,
}
const UNSTEADY: Verdict = {
  kind: 'unsteady',
  evidence: [makeEvidence({ runNumber: 7, runId: 42, attempt: 2, job: 'test', outcome: 'passed' })],
}

/** A red run that the gate lets pass, with a cause for each verdict. */
function passed(name: string, verdicts: readonly Verdict[]): Example {
  const jobs = [
    ...verdicts.map((_, index) => failedJob(`test (${index + 1})`, { start: 5 }, `make ${index}`)),
    passedJob('lint', { start: 5 }, 20),
  ]
  const logs = Object.fromEntries(
    verdicts.map((_, index) => [index + 1, [`##[error]no rule for ${'xyz'[index]}`]]),
  )
  const report = gated(withVerdicts(failedRun(jobs, logs), ...verdicts), { failOn: ['new'] })
  return reportExample(name, report, FAILURES)
}

export const GATE_EXAMPLES: readonly Example[] = [
  failedBySkip(),
  failedByBudget(),
  failedByUnfinished(),
  closedByApproval(),
  failedInCommit(),
  passed('gate-passes-a-known-cause', [KNOWN]),
  passed('gate-passes-known-causes', [KNOWN, KNOWN]),
  passed('gate-passes-explained-causes', [
    KNOWN,
    UNSTEADY,
    { kind: 'infrastructure', evidence: [] },
  ]),
]
