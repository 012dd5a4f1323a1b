import { jobStart } from '../model/report/job-times.ts'
import { collapseBlanks } from '../model/note.ts'
import type { Job, Run } from '../model/run.ts'
import type { CurrentRun } from '../model/target.ts'
import { findCurrentJob, findCurrentStep, hasDefaultName } from './jobs/current-job.ts'
import type { Milliseconds } from '../model/time.ts'
import { MAX_STEP_LAG } from './jobs/lateness.ts'
import { hasNotPassed } from './jobs/timing.ts'
import { accountForNeeds } from './needs/account-for-needs.ts'

/**
 * Whether the list contradicts what must be true, because the API lags behind the runner. If GitHub has concluded
 * the run, each job has finished. While the current job runs:
 *
 * 1. A finished job accounts for each key of `needs`.
 * 2. The current job is in the list and running.
 * 3. The step that runs this action is running, and the steps before it have finished.
 * 4. If the current job is failing, one of its steps has failed.
 *
 * @param waited how long the report has already waited
 */
export function isOutdated(
  run: Run,
  currentRun: CurrentRun | undefined,
  waited: Milliseconds = 0,
): boolean {
  const { jobs, jobsCounted, conclusion } = run
  // If jobs are missing from the list, these checks prove nothing.
  if (jobs === undefined || jobs.length < (jobsCounted ?? 0)) return false
  if (currentRun === undefined)
    return conclusion !== undefined && jobs.some(({ state }) => state.kind !== 'finished')
  if (accountForNeeds(run, currentRun).outdated) return true // (1)

  const currentJob = findCurrentJob(jobs, currentRun)
  if (currentJob === undefined) return currentRun.jobId !== undefined // (2)
  if (currentJob.state.kind === 'finished') return false
  if (currentJob.state.kind === 'waiting' || isStepOutdated(currentJob, currentRun, waited))
    return true // (2), (3)
  return currentRun.jobStatus === 'failure' && !currentJob.steps.some(hasNotPassed) // (4)
}

function isStepOutdated(job: Job, currentRun: CurrentRun, waited: Milliseconds): boolean {
  const step = findCurrentStep(job, currentRun)
  if (step?.state.kind !== 'running') {
    const isKnown = step !== undefined && hasDefaultName(step.name, currentRun.step?.action)
    // A step with a name of its own that started slowly looks like the step before it.
    const isRunning = job.steps.some(({ state }) => state.kind === 'running')
    return isKnown || !isRunning || waited < MAX_STEP_LAG
  }
  const before = job.steps.slice(0, job.steps.indexOf(step)).map(({ state }) => state.kind)
  // An earlier step that still runs may be a background step.
  return before.includes('waiting') || before.at(-1) === 'running'
}

/**
 * Returns a run in which the jobs that `needs` reports as successful have finished, although GitHub still lists
 * them as unfinished. A note names them, since their end is unknown.
 */
export function trustNeeds(run: Run, currentRun: CurrentRun | undefined): Run {
  const { late } = accountForNeeds(run, currentRun)
  const trusted = (run.jobs ?? []).filter(({ id }) => late.has(id))
  const [first] = trusted
  if (first === undefined) return run
  const more = trusted.length === 1 ? '' : ` and ${trusted.length - 1} more`
  const text = `\`needs\` reports success for ${collapseBlanks(first.name)}${more}, which GitHub still lists as unfinished. The report counts what \`needs\` says.`
  return {
    ...run,
    jobs: run.jobs?.map((job) => {
      const times = { startedAt: jobStart(job), completedAt: undefined }
      return late.has(job.id)
        ? { ...job, state: { kind: 'finished', conclusion: 'success', ...times } }
        : job
    }),
    notes: [...run.notes, { severity: 'notice', text, jobId: first.id }],
  }
}
