import { readBudgets } from '../../src/actions/report/inputs.ts'
import type { Verdict } from '../../src/model/report/cause.ts'
import type { Report } from '../../src/model/report/report.ts'
import type { Job } from '../../src/model/run.ts'
import { makeEvidence, withVerdicts } from '../failure-report.ts'
import { gated, skippedJob } from '../gate.ts'
import { makeRun, reportOn, running } from '../make-run.ts'
import { type Example, reportExample, SENTENCES } from './example.ts'
import { explain } from './failures.ts'
import { failedJob, passedJob } from './steps.ts'

const PASSED = passedJob('lint', { start: 5 }, 20)
const SKIPPED = { ...skippedJob, name: 'e2e' }
const HALF_A_MINUTE = readBudgets(['lint: 10s'])

const KNOWN: Verdict = {
  kind: 'known',
  branch: 'main',
  evidence: [makeEvidence()],
  inLastRuns: true,
}
const UNSTEADY: Verdict = {
  kind: 'unsteady',
  branch: 'main',
  evidence: [makeEvidence(), makeEvidence({ runNumber: 810, runId: 1810, outcome: 'passed' })],
}

/** A run in which one job failed for each verdict. */
function redRun(verdicts: readonly Verdict[]): Report {
  const jobs: readonly Partial<Job>[] = verdicts.map((_, index) => {
    const job = failedJob(`test ${index + 1}`, { start: 5 }, `npm run test:${index + 1}`)
    return { ...job, steps: job.steps.slice(2) }
  })
  const logs = Object.fromEntries(
    verdicts.map((_, index) => [index + 1, [`##[error]no total of cart ${index + 1}`]]),
  )
  const run = makeRun({ jobs: [...jobs, PASSED], conclusion: 'failure' })
  return withVerdicts(reportOn(run, { explanations: explain(jobs, logs) }), ...verdicts)
}

const OUTPUTS = { outputs: [...SENTENCES, 'outputs.txt', 'page.html'] } as const

/** Runs whose first line does not follow from their conclusion. */
export const GATE_EXAMPLES: readonly Example[] = [
  reportExample(
    'gate-fails-for-a-skipped-job',
    gated(
      reportOn(makeRun({ workflow: 'All checks', conclusion: 'success', jobs: [PASSED, SKIPPED] })),
      { failOn: ['any', 'skipped', 'unfinished'] },
    ),
    OUTPUTS,
  ),
  reportExample(
    'gate-fails-for-a-budget',
    gated(
      reportOn(makeRun({ conclusion: 'success', jobs: [PASSED] }), { budgets: HALF_A_MINUTE }),
      { budgets: HALF_A_MINUTE, budgetAction: 'fail' },
    ),
    { outputs: ['summary.md', 'comment.md'] },
  ),
  reportExample(
    'gate-fails-for-an-unfinished-job',
    gated(
      reportOn(
        makeRun({ status: 'in_progress', jobs: [PASSED, { name: 'deploy', state: running(70) }] }),
      ),
      { failOn: ['any', 'unfinished'] },
    ),
    { outputs: ['summary.md', 'comment.md'] },
  ),
  reportExample('gate-passes-a-known-cause', gated(redRun([KNOWN]), { failOn: ['new'] }), {
    outputs: SENTENCES,
  }),
  reportExample(
    'gate-passes-two-known-causes',
    gated(redRun([KNOWN, KNOWN]), { failOn: ['new'] }),
    OUTPUTS,
  ),
  reportExample(
    'gate-passes-other-causes',
    gated(redRun([KNOWN, UNSTEADY, { kind: 'infrastructure', evidence: [] }]), {
      failOn: ['new'],
    }),
    { outputs: ['summary.md', 'comment.md'] },
  ),
]
