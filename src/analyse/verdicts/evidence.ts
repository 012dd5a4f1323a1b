import type { RunsVerdict } from '../../model/report/cause.ts'
import type { Evidence } from '../../model/shapes/failure.ts'
import { branchName, type Job, type Run } from '../../model/run.ts'
import { lacksSteps } from '../jobs/job-report.ts'
import type { Beside, Reading, StepResult } from './read-runs.ts'

/** @throws if the job did not run there */
export function evidenceOf({ run, attempt, result }: Reading): Evidence {
  const job = 'job' in result ? result.job : 'failed' in result ? result.failed : undefined
  if (job === undefined) throw new Error(`run ${run.id} is no evidence: ${result.kind}`)
  return jobEvidence({ ...run, attempt }, job, result.kind === 'passed' ? 'passed' : 'failed')
}

export function jobEvidence(run: Run, job: Job, outcome: Evidence['outcome']): Evidence {
  const { id, number, attempt, commit } = run
  return {
    runId: id,
    runNumber: number,
    attempt,
    branch: branchName(run),
    commit,
    job: job.name,
    url: job.url,
    outcome,
    stepsListed: !lacksSteps(job),
  }
}

/** Returns the result of the job of the base branch that passed what is new here. */
export function passedResult(
  { kind, evidence }: RunsVerdict,
  { readings }: Pick<Beside, 'readings'>,
): Extract<StepResult, { readonly kind: 'passed' }> | undefined {
  const [newest] = kind === 'new' ? evidence : []
  return readings
    .flatMap(({ result }) => (result.kind === 'passed' ? result : []))
    .find(({ job }) => job.url === newest?.url)
}
