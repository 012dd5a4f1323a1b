import type { Job, Run, Step } from '../../model/run.ts'
import { endSoFar, readyAt } from '../jobs/job-report.ts'
import { isSkipped, lastCompletion, durationBetween } from '../jobs/timing.ts'
import { versionlessName } from './earlier-run.ts'

/** The share of a job that may be missing without a visible effect on its duration. */
const MAX_MISSING_SHARE = 0.05

/** Steps that the runner adds at the end, in addition to `Post` steps. */
const FINAL_STEPS: ReadonlySet<string> = new Set(['Stop containers', 'Complete job'])

/**
 * Truncates the job of an earlier run that has the current job's name, at the step that the current job
 * is now at. Otherwise only this run would lack the time of the report and of later steps. Jobs that
 * became ready in the removed time are removed too, unless this run has them.
 *
 * @param current the unfinished current job, if there is one
 * @param names the names of all jobs of this run
 */
export function truncateAtCurrentStep(
  run: Run,
  current: Job | undefined,
  names: ReadonlySet<string>,
): Run {
  if (current === undefined || run.jobs === undefined) return run
  const ends = run.jobs.flatMap(({ name, state }) =>
    name === current.name && state.kind === 'finished' ? (state.completedAt ?? []) : [],
  )
  const end = Math.min(...ends)
  const before = run.jobs.filter((job) => names.has(job.name) || (readyAt(job) ?? 0) < end)
  // Before its first step has finished, the current job has no duration.
  const begun = endSoFar(current) !== undefined
  return {
    ...run,
    jobs: before.flatMap((job) => {
      if (job.name !== current.name) return [job]
      return begun ? [cutJob(job, current)] : []
    }),
  }
}

/** Ends a job after the steps that correspond to those of the current job; its end can become unknown. */
function cutJob(job: Job, current: Job): Job {
  if (job.state.kind !== 'finished' || isSkipped(job)) return job
  const steps = job.steps.slice(0, countSteps(job, current))
  return { ...job, state: { ...job.state, completedAt: lastCompletion(steps) }, steps }
}

/**
 * Returns how many steps of an earlier job come before the report, by the first rule that applies:
 *
 * 1. The steps before the one that the current job is now at.
 * 2. The steps up to the last one that the current job has finished.
 * 3. The steps up to the last one that both have finished, if the later ones hardly took time.
 */
function countSteps({ steps }: Job, current: Job): number {
  const names = numberNames(steps)
  const ours = numberNames(current.steps)
  const last = current.steps.findLastIndex(stepHasRun)
  const at = current.steps.findIndex(
    ({ state }, index) => index > last && state.kind !== 'finished',
  )
  const next = names.indexOf(ours[at] ?? '')
  if (next > 0) return next // 1
  const same = names.indexOf(ours[last] ?? '')
  if (same >= 0) return same + 1 // 2
  const finished = new Set(ours.slice(0, last))
  const common = names.findLastIndex((name) => finished.has(name)) + 1
  return isShort(steps, common) ? common : 0 // 3
}

/** Returns the names, each with its number among equal ones. */
function numberNames(steps: readonly Step[]): string[] {
  const counts = new Map<string, number>()
  return steps.map((step) => {
    const name = versionlessName(step.name)
    const number = (counts.get(name) ?? 0) + 1
    counts.set(name, number)
    return `${number} ${name}`
  })
}

function stepHasRun(step: Step): boolean {
  return step.state.kind === 'finished' && !isSkipped(step)
}

/** Whether the steps of the workflow from an index on took a small share of the time before them. */
function isShort(steps: readonly Step[], from: number): boolean {
  const added = new Set([...FINAL_STEPS, ...steps.map(({ name }) => `Post ${name}`)])
  const rest = steps.slice(from).filter((step) => stepHasRun(step) && !added.has(step.name))
  const end = lastCompletion(steps.slice(0, from))
  const [start] = steps.flatMap(({ state }) =>
    state.kind === 'finished' ? (state.startedAt ?? []) : [],
  )
  const before = durationBetween(start, end)
  const missing = rest.length === 0 ? 0 : durationBetween(end, lastCompletion(rest))
  return before !== undefined && missing !== undefined && missing <= MAX_MISSING_SHARE * before
}
