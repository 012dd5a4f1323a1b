import type { Verdict } from '../../src/model/report/cause.ts'
import { makeEvidence, withVerdicts } from '../failure-report.ts'
import { budget, gated } from '../gate.ts'
import { reportOnCommit } from '../make-commit.ts'
import { at, finished, makeRun, needsOf, reportOn, running } from '../make-run.ts'
import { type Example, reportExample, reportExamples, SENTENCES, sentences } from './example.ts'
import { failedRun } from './failures.ts'
import { failedJob, passedJob, skippedJob, waitingJob } from './steps.ts'

const TEST = passedJob('test', { start: 5 }, 720)
const E2E = skippedJob('e2e', 40)
const DEPLOY = { name: 'deploy', createdAt: at(740), state: running(745) }
const STRICT = { failOn: ['any', 'skipped', 'unfinished'] }

const BUDGETS = [budget('test: 10m fail', 'test', 600), budget('*: 1h fail', '*', 3_600)]
/** A job that waits for an approval has not failed, and waits for no runner. */
const APPROVAL = makeRun({
  status: 'waiting',
  jobs: [passedJob('test', { start: 5 }, 50), waitingJob('deploy / production', 60, 'waiting')],
})
const COMMIT = reportOnCommit([
  { workflow: 'CI', jobs: [TEST, E2E] },
  { workflow: 'Docs', jobs: [E2E] },
])
/** A monorepo: the package `cart` failed, `shop` passed, and `docs` still runs. */
const PACKAGES = [
  failedJob('cart', { start: 5 }, 'npm test'),
  passedJob('shop', { start: 5 }, 50),
  { name: 'docs', createdAt: at(2), state: running(5) },
]
const ofPackage = (...failOnJobs: readonly string[]) =>
  gated(failedRun(PACKAGES), { failOn: ['any', 'skipped', 'unfinished'], failOnJobs })

const GREEN = makeRun({ conclusion: 'success', jobs: [TEST, E2E] })

const KNOWN: Verdict = {
  kind: 'known',
  branch: 'main',
  context: { evidence: [makeEvidence({ job: 'test' })], inLastRuns: true },
}
const UNSTEADY: Verdict = {
  kind: 'unsteady',
  context: {
    evidence: [
      makeEvidence({ runNumber: 7, runId: 42, attempt: 2, job: 'test', outcome: 'passed' }),
    ],
  },
}

/** A red run that the gate lets pass, with a cause for each verdict, of which no issue lists one. */
function passed(...verdicts: readonly Verdict[]) {
  const jobs = [
    ...verdicts.map((_, index) =>
      failedJob(`test (${index + 1})`, { start: 5 }, `make ${index}`, 40 - index),
    ),
    passedJob('lint', { start: 5 }, 20),
  ]
  const logs = Object.fromEntries(
    verdicts.map((_, index) => [index + 1, [`##[error]no rule for ${'xyz'[index]}`]]),
  )
  const report = withVerdicts(failedRun(jobs, logs), ...verdicts)
  const newIssueUrl = 'https://github.com/octo-org/octo-shop/issues/new'
  const causes = report.causes.map((cause) => ({ ...cause, newIssueUrl }))
  return gated({ ...report, causes }, { failOn: ['new'] })
}

/** A leg that may fail, and the two that fail-fast cancelled because of it. */
const LEGS = ['preview', 'stable', 'lts'].map((name, index) => ({
  name: `test (${name})`,
  state: finished(5, 60 + index, index === 0 ? 'failure' : 'cancelled'),
}))
export const GATE_EXAMPLES: readonly Example[] = [
  reportExample(
    'gate-fails-for-what-was-not-tested',
    gated(
      reportOn(makeRun({ conclusion: 'failure', jobs: LEGS }), {
        allowedFailures: ['test (preview)'],
      }),
      { failOn: ['any'] },
    ),
    { outputs: [...SENTENCES, 'outputs.txt'], sections: ['failures'] },
  ),
  reportExample('gate-fails-for-a-skip', gated(reportOn(GREEN), STRICT), {
    sections: ['failures'],
  }),
  reportExample(
    'gate-closed-for-an-approval',
    gated(reportOn(APPROVAL), { failOn: ['any', 'unfinished'] }),
    { outputs: [...SENTENCES, 'outputs.txt'], sections: ['failures', 'runners'] },
  ),
  ...reportExamples(sentences('failures'), {
    'gate-of-a-package': ofPackage('shop'),
    'gate-of-a-package-that-failed': ofPackage('cart'),
    'gate-of-a-package-that-was-not-built': gated(
      failedRun([failedJob('build', { start: 5 }, 'make'), skippedJob('shop', 50)], {}),
      { ...STRICT, failOn: ['any'], failOnJobs: ['shop'] },
    ),
    'gate-of-a-package-that-is-gone': ofPackage('shop', 'basket'),
    'gate-of-a-package-beside-one-that-runs': gated(
      reportOn(makeRun({ status: 'in_progress', jobs: PACKAGES.slice(1) }), { own: {} }),
      { ...STRICT, failOnJobs: ['shop'] },
    ),
    'gate-of-a-package-that-was-skipped': gated(reportOn(GREEN), {
      ...STRICT,
      failOnJobs: ['e2e'],
    }),
    'gate-fails-for-a-budget': gated(
      reportOn(makeRun({ conclusion: 'success', jobs: [TEST] }), { budgets: BUDGETS }),
      { budgets: BUDGETS },
    ),
    'gate-fails-for-an-unfinished-job': gated(
      reportOn(makeRun({ status: 'in_progress', jobs: [TEST, E2E, DEPLOY] })),
      { ...STRICT, allowedSkips: ['e2e'] },
    ),
    'gate-fails-for-a-commit': gated(COMMIT, { ...STRICT, needs: needsOf({ build: 'cancelled' }) }),
    'gate-passes-a-known-cause': passed(KNOWN),
    'gate-passes-known-causes': passed(KNOWN, KNOWN),
    'gate-passes-explained-causes': passed(KNOWN, UNSTEADY, {
      ...{ kind: 'infrastructure', context: { evidence: [] } },
    }),
  }),
]
