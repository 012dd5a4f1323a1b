import { classifyFailures } from '../../../src/runs/actions/classify-failures.ts'
import * as rerun from '../../../src/runs/actions/rerun.ts'
import { rerunIfEligible } from '../../../src/runs/actions/rerun.ts'
import type { Verdict } from '../../../src/model/report/cause.ts'
import { fakeRun } from '../../fake-github/fake-run.ts'
import { makeEvidence, withVerdicts } from '../../failure-report.ts'
import { listedFailure } from '../../known-issue.ts'
import { makeRun, reportOn } from '../../make-run.ts'
import { httpError } from '../../fake-client.ts'
import type { Example } from '../example.ts'
import { failedJob } from '../steps.ts'
import { casesOf, inputsOf, sourceWith } from './cases.ts'

const RED = fakeRun({ run: { id: 42, conclusion: 'failure' }, jobs: [{ conclusion: 'failure' }] })

const OUTCOMES = casesOf({
  'without the permission': () =>
    rerunIfEligible(
      rerun.chosenRun(inputsOf(rerun.action, { 'run-id': '42' })),
      sourceWith(
        { runs: [RED] },
        { 'rerun-failed-jobs': httpError(403, 'Must have admin rights') },
      ),
    ),
})

const KNOWN: Verdict = { kind: 'known', branch: 'main', context: { evidence: [makeEvidence()] } }
const NEW: Verdict = { kind: 'new', context: { evidence: [makeEvidence({ outcome: 'passed' })] } }
const LOST: Verdict = { kind: 'infrastructure', context: { evidence: [] } }
const UNSTEADY: Verdict = {
  kind: 'unsteady',
  branch: 'main',
  context: { evidence: [makeEvidence()] },
}
const LISTED: Verdict = {
  kind: 'listed',
  context: { evidence: [] },
  issues: listedFailure({ reruns: true }),
  compared: NEW,
}

/** The report of a run with a failed job for each verdict. */
function judged(verdicts: readonly Verdict[], attempt = 1) {
  const jobs = verdicts.map((_, at) => failedJob(`job ${at + 1}`, { start: 5 }, `${at + 1}`))
  const report = withVerdicts(reportOn(makeRun({ attempt, jobs })), ...verdicts)
  const attempts = {
    number: attempt,
    earlier: [1],
    flaky: [],
    differing: [],
    notRerun: [],
    repeated: [],
    notCompared: 0,
  }
  return { ...report, attempts: attempt === 1 ? undefined : attempts }
}

const classified = (...report: Parameters<typeof judged>) => {
  const { verdict, reason } = classifyFailures(judged(...report), undefined)
  return `${verdict}: ${reason}`
}

const CLASSIFIED = casesOf({
  'no failed job': () => classified([]),
  'known from an unknown branch': () => classified([{ ...KNOWN, branch: undefined }]),
  'a lost runner': () => classified([LOST]),
  unsteady: () => classified([LOST, UNSTEADY]),
  'listed by an issue with rerun: once': () => classified([LISTED]),
  'listed by an issue with rerun: once, in a second attempt': () => classified([LISTED], 2),
})

/** The outcomes of `rerun`. */
export const RERUN_SENTENCES: Example = {
  name: 'rerun',
  files: { 'outcomes.txt': OUTCOMES, 'failures.txt': CLASSIFIED },
}
