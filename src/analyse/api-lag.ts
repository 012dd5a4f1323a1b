import { type Note, oneLine } from '../model/note.ts'
import type { Job, Run } from '../model/run.ts'
import type { CurrentRun } from '../model/target.ts'
import { findCurrentJob } from './jobs/current-job.ts'
import { findCurrentStep, hasDefaultName } from './jobs/current-step.ts'
import { HOUR, type Milliseconds } from '../model/time.ts'
import { jobStart } from './jobs/job-report.ts'
import { MAX_STEP_LAG } from './jobs/lateness.ts'
import { hasNotPassed } from './jobs/state.ts'
import { accountForNeeds } from './needs/account-for-needs.ts'

/**
 * Whether the list contradicts what must be true, because the API lags behind the runner. For a run that
 * GitHub has concluded: a job has not finished. While the current job runs: (1) a finished job accounts for each key of `needs`, (2) the current job is in the
 * list and running, (3) the step that runs this action is running and the steps before it have
 * finished, (4) if the current job is failing, one of its steps has failed.
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
 * Returns a run without jobs that GitHub still lists as unfinished, although `needs` reports them as successful, or
 * although the run has ended long ago, as GitHub lists jobs that were lost. Notes name them.
 *
 * @param age since the run changed
 */
export function trustResults(
  run: Run,
  currentRun: CurrentRun | undefined,
  age: Milliseconds = 0,
): Run {
  const { late } = accountForNeeds(run, currentRun)
  const isLost = (job: Job) =>
    age > HOUR && run.conclusion !== undefined && !late.has(job.id) && job.state.kind !== 'finished'
  const ended = (job: Job, conclusion: string): Job => ({
    ...job,
    state: { kind: 'finished', conclusion, startedAt: jobStart(job), completedAt: undefined },
  })
  const noteOn = ([first, ...others]: readonly Job[], known: string, then: string): Note[] => {
    if (first === undefined) return []
    const more = others.length === 0 ? '' : ` and ${others.length} more`
    const text = `${known} ${oneLine(first.name)}${more}, which GitHub still lists as unfinished. ${then}`
    return [{ severity: 'notice', text, jobId: first.id }]
  }
  const { jobs = [], notes } = run
  const [trusted, lost] = [jobs.filter(({ id }) => late.has(id)), jobs.filter(isLost)]
  const needed = noteOn(
    trusted,
    '`needs` reports success for',
    'The report counts what `needs` says.',
  )
  const over = noteOn(lost, 'The run has ended with', 'The result is unknown.')
  return {
    ...run,
    jobs: run.jobs?.map((job) =>
      late.has(job.id) ? ended(job, 'success') : isLost(job) ? ended(job, 'unknown') : job,
    ),
    notes: [...notes, ...needed, ...over],
  }
}
