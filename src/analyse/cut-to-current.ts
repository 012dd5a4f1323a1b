import type { Job, Run } from '../model/run.ts'

/**
 * An earlier run as it would have been seen from where the current job stands: its job of that name
 * ends with the step that the current one has ended last. Otherwise the time of the report itself,
 * and of what comes after it, would be missing in this run alone.
 *
 * @param current the job that the report is made in, unfinished; `undefined` when there is none
 */
export function cutToCurrent(run: Run, current: Job | undefined): Run {
  if (current === undefined || run.jobs === undefined) return run
  const last = current.steps.findLast(
    ({ state }) => state.kind === 'finished' && state.conclusion !== 'skipped',
  )
  return {
    ...run,
    jobs: run.jobs.flatMap((job) => {
      if (job.name !== current.name) return [job]
      // Before its first step has ended, the current job counts for nothing in its own run.
      return last === undefined ? [] : [cutAfter(job, last.name)]
    }),
  }
}

/** Without such a step, when the job would have ended is not known. */
function cutAfter(job: Job, stepName: string): Job {
  const { state, steps } = job
  if (state.kind !== 'finished') return job
  const last = steps.findLastIndex(({ name }) => name === stepName)
  const lastState = steps[last]?.state
  const completedAt = lastState?.kind === 'finished' ? lastState.completedAt : undefined
  return { ...job, state: { ...state, completedAt }, steps: steps.slice(0, last + 1) }
}
