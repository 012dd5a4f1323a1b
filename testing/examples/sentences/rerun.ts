import { classifyFailures, reportFailedRun } from '../../../src/runs/actions/classify-failures.ts'
import * as rerun from '../../../src/runs/actions/rerun.ts'
import { rerunIfEligible } from '../../../src/runs/actions/rerun.ts'
import type { Verdict } from '../../../src/model/report/cause.ts'
import type { JobFields } from '../../fake-github/api-job.ts'
import type { RunFields } from '../../fake-github/api-run.ts'
import { fakeRun } from '../../fake-github/fake-run.ts'
import type { FakeState } from '../../fake-github/state.ts'
import { makeEvidence, withVerdicts } from '../../failure-report.ts'
import { listedFailure } from '../../known-issue.ts'
import { makeRun, makeTarget, reportOn } from '../../make-run.ts'
import { httpError } from '../../fake-client.ts'
import type { Example } from '../example.ts'
import { failedJob } from '../steps.ts'
import { casesOf, changing, inputsOf, sourceWith } from './cases.ts'

const chosen = (inputs: Readonly<Record<string, string>>) =>
  rerun.chosenRun(inputsOf(rerun.action, { 'run-id': '42', ...inputs }))

const FAILED: readonly JobFields[] = [{ id: 71, name: 'test', conclusion: 'failure' }]
const runWith = (run: RunFields, jobs: readonly JobFields[] = FAILED) =>
  fakeRun({ run: { id: 42, conclusion: 'failure', ...run }, jobs })
const RED = runWith({})

const act = (
  inputs: Readonly<Record<string, string>> = {},
  runs: FakeState['runs'] = [RED],
  refusals: Parameters<typeof sourceWith>[1] = {},
) => rerunIfEligible(chosen(inputs), sourceWith({ runs }, refusals))

const ofJob = (id: number) => ({ only: 'job', 'job-id': String(id) })
const CANCELLED = runWith({ conclusion: 'cancelled' }, [{ conclusion: 'cancelled' }])
const JOB = { id: 72, name: 'test', conclusion: 'failure' }

const OUTCOMES = casesOf({
  'failed jobs': () => act(),
  'all jobs': () => act({ only: 'all' }),
  'one job': () => act(ofJob(71)),
  'a job that the latest attempt does not have': () =>
    act({ ...ofJob(71), 'max-attempts': '9' }, [
      RED,
      runWith({ run_attempt: 2 }, [{ id: 72, name: 'other' }]),
    ]),
  'a job of another run': () =>
    act(ofJob(81), [RED, fakeRun({ run: { id: 43 }, jobs: [{ id: 81 }] })]),
  'an unfinished run': () => act({}, [runWith({ conclusion: null }, [])]),
  'a run that passed': () => act({}, [runWith({ conclusion: 'success' }, [])]),
  'a job that passed': () => act(ofJob(71), [runWith({}, [{ id: 71, conclusion: 'success' }])]),
  'a run that was cancelled': () => act({}, [CANCELLED]),
  'as many attempts as are allowed': () => act({}, [runWith({ run_attempt: 2 })]),
  'only allowed failures': () => act({ 'allowed-failures': 'test' }),
  'an older run': () => act({}, [RED, runWith({ id: 43 })]),
  'a run that is re-run already': () =>
    act({}, [RED], { rerun: new Error(), '-jobs': httpError(403, 'is already running') }),
  'without the permission': () =>
    act({}, [RED], { 'rerun-failed-jobs': httpError(403, 'Must have admin rights') }),
  'a run that cannot be read': () => act({}, []),
  'jobs of the attempt that cannot be read': () =>
    act({ ...ofJob(71), 'max-attempts': '9' }, [RED, runWith({ run_attempt: 2 }, [JOB])], {
      'attempts/{attempt_number}/jobs': httpError(502),
    }),
  'a run that cannot be read again': () => act({}, [RED], { '{run_id}#2': httpError(502) }),
  'newer runs that cannot be listed': () =>
    act({}, [RED], { '{workflow_id}/runs': httpError(502) }),
  'a run that changes each time': () => {
    let attempt = 1
    const source = changing(sourceWith({ runs: [RED] }), (response, _, state) => {
      attempt += 1
      state.runs.push(runWith({ run_attempt: attempt }))
      return response
    })
    return rerunIfEligible(chosen({ 'max-attempts': '51' }), source)
  },
  'flaky, and new': () => act({ when: 'flaky' }),
  'flaky, and jobs that are missing': async () => {
    const source = changing(sourceWith({ runs: [RED] }), (response, route) =>
      route.endsWith('/jobs') ? { ...response, total_count: 3 } : response,
    )
    const failed = { target: makeTarget(), allowedFailures: [], knownIssues: undefined }
    await reportFailedRun(source, failed)
  },
})

const KNOWN: Verdict = { kind: 'known', branch: 'main', context: { evidence: [makeEvidence()] } }
const NEW: Verdict = { kind: 'new', context: { evidence: [makeEvidence({ outcome: 'passed' })] } }
const LOST: Verdict = { kind: 'infrastructure', context: { evidence: [] } }
const UNSTEADY: Verdict = {
  kind: 'unsteady',
  branch: 'main',
  context: { evidence: [makeEvidence()] },
}
const AGAIN: Verdict = {
  kind: 'unsteady',
  context: { evidence: [makeEvidence({ runId: 42, attempt: 1, outcome: 'passed' })] },
}
const listed = (reruns: boolean): Verdict => ({
  ...{
    kind: 'listed',
    context: { evidence: [] },
    issues: listedFailure({ reruns }),
    compared: NEW,
  },
})

/** The report of a run with a failed job for each verdict. */
function judged(verdicts: readonly Verdict[], attempt = 1, notCompared = 0) {
  const jobs = verdicts.map((_, at) => failedJob(`job ${at + 1}`, { start: 5 }, `${at + 1}`))
  const report = withVerdicts(reportOn(makeRun({ attempt, jobs })), ...verdicts)
  const attempts = {
    number: attempt,
    earlier: [1],
    flaky: [],
    differing: [],
    notRerun: [],
    repeated: [],
  }
  return { ...report, attempts: attempt === 1 ? undefined : { ...attempts, notCompared } }
}

const classified = (...report: Parameters<typeof judged>) => {
  const { verdict, reason } = classifyFailures(judged(...report), undefined)
  return `${verdict}: ${reason}`
}

const CLASSIFIED = casesOf({
  'no failed job': () => classified([]),
  new: () => classified([NEW]),
  known: () => classified([KNOWN]),
  'known from an unknown branch': () => classified([{ ...KNOWN, branch: undefined }]),
  'a lost runner': () => classified([LOST]),
  unsteady: () => classified([LOST, UNSTEADY]),
  'passed in an earlier attempt': () => classified([AGAIN], 2),
  'not all attempts read': () => classified([UNSTEADY], 3, 1),
  'listed by an issue': () => classified([listed(false)]),
  'listed by an issue with rerun: once': () => classified([listed(true)]),
  'listed by an issue with rerun: once, in a second attempt': () => classified([listed(true)], 2),
})

/** The outcomes of `rerun`. */
export const RERUN_SENTENCES: Example = {
  name: 'rerun',
  files: { 'outcomes.txt': OUTCOMES, 'failures.txt': CLASSIFIED },
}
