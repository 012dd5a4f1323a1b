import type { Evidence } from '../../model/report/cause.ts'
import type { Job, Run } from '../../model/run.ts'
import type { Reading } from './read-runs.ts'

/** @throws if the job did not run there */
export function evidenceOf({ run, attempt, result }: Reading): Evidence {
  if (result.kind !== 'passed' && result.kind !== 'failed') {
    throw new Error(`run ${run.id} is no evidence: ${result.kind}`)
  }
  return jobEvidence({ ...run, attempt }, result.job, result.kind)
}

export function jobEvidence(
  { id, number, attempt, branch, commit }: Run,
  { name, url }: Job,
  outcome: Evidence['outcome'],
): Evidence {
  return { runId: id, runNumber: number, attempt, branch, commit, jobName: name, url, outcome }
}
