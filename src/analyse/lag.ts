import { isPass } from '../model/conclusion.ts'
import type { Job, Run, Step } from '../model/run.ts'
import type { OwnRun } from '../model/target.ts'
import { accountForNeeds } from './account-for-needs.ts'
import { findOwnJob } from './own-job.ts'

/**
 * Whether the list contradicts what must be true while the current job runs, because the API lags
 * behind the runner: (1) a finished job accounts for each key of `needs`, (2) the current job is in the
 * list and running, (3) one of its steps is running and those before it have ended, (4) where it is
 * failing, one of its steps has failed.
 */
export function lagsBehind(run: Run, own: OwnRun | undefined): boolean {
  if (own === undefined || run.jobs === undefined) return false
  const jobs = run.jobs
  // If jobs are missing from the list, these checks prove nothing.
  if (jobs.length < (run.jobsCounted ?? 0)) return false
  if (accountForNeeds(run, own).outdated) return true // (1)

  const ownJob = findOwnJob(jobs, own)
  if (ownJob === undefined) return own.jobId !== undefined // (2)
  if (ownJob.state.kind === 'finished') return false
  if (ownJob.state.kind === 'waiting' || stepsLag(ownJob)) return true // (2), (3)
  return own.jobStatus === 'failure' && !ownJob.steps.some(hasFailed) // (4)
}

function stepsLag({ steps }: Job): boolean {
  const current = steps.findLastIndex((step) => step.state.kind === 'running')
  const before = steps.slice(0, Math.max(0, current)).map((step) => step.state.kind)
  // A step that runs further before may do so in the background.
  return current === -1 || before.includes('waiting') || before.at(-1) === 'running'
}

function hasFailed({ state }: Step): boolean {
  return state.kind === 'finished' && !isPass(state.conclusion)
}
