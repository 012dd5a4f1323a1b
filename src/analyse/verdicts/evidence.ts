import type { Evidence } from '../../model/shapes/failure.ts'
import type { Job, Run } from '../../model/run.ts'
import { lacksSteps } from '../jobs/job-report.ts'
import type { Reading } from './read-runs.ts'

/** @throws if the job did not run there */
export function evidenceOf({ run, attempt, result }: Reading): Evidence {
  const at = { ...run, attempt }
  if (result.kind === 'passed' || result.kind === 'failed') {
    return jobEvidence(at, result.job, result.kind)
  }
  const isOther = result.kind === 'not-run' || result.kind === 'not-listed'
  if (isOther && result.failed !== undefined) {
    return jobEvidence(at, result.failed, 'failed')
  }
  throw new Error(`run ${run.id} is no evidence: ${result.kind}`)
}

export function jobEvidence(
  { id, number, attempt, branch, commit }: Run,
  job: Job,
  outcome: Evidence['outcome'],
): Evidence {
  const { name, url } = job
  const stepsListed = !lacksSteps(job)
  const at = { runId: id, runNumber: number, attempt, branch, commit }
  return { ...at, job: name, url, outcome, stepsListed }
}
