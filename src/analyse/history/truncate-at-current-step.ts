import type { Job, Run, Step } from '../../model/run.ts'
import type { Instant } from '../../model/time.ts'
import { endSoFar, readyAt } from '../jobs/job-report.ts'
import { versionlessName } from '../jobs/step-name.ts'
import { between, latest } from '../jobs/timing.ts'

/** A part of the job that may be missing on one side, since it makes no difference to speak of. */
const MAX_MISSING_SHARE = 0.05

/** What the runner adds after the steps of the workflow, beside a `Post` step for some of these. */
const FINAL_STEPS: ReadonlySet<string> = new Set(['Stop containers', 'Complete job'])

/**
 * Returns an earlier run as it was when its job of the current job's name had come as far as the
 * current job now is. Otherwise the time of the report itself, and of what comes after it, would be
 * missing in this run alone. Jobs that only that time made ready are removed, unless this run has them.
 *
 * @param current the job that the report is made in, unfinished; `undefined` if there is none
 * @param names of all jobs of this run
 */
export function truncateAtCurrentStep(run: Run, current: Job | undefined, names: ReadonlySet<string>): Run {
  if (current === undefined || run.jobs === undefined) return run
  const ends = run.jobs.flatMap(({ name, state }) =>
    name === current.name && state.kind === 'finished' ? (state.completedAt ?? []) : [],
  )
  const end = Math.min(...ends)
  const before = run.jobs.filter((job) => names.has(job.name) || (readyAt(job) ?? 0) < end)
  // Before its first step has finished, the current job counts for nothing in its own run.
  const begun = endSoFar(current) !== undefined
  return {
    ...run,
    jobs: before.flatMap((job) => {
      if (job.name !== current.name) return [job]
      return begun ? [cutJob(job, current)] : []
    }),
  }
}

/** If the steps do not show how far the job had come, its end is unknown. */
function cutJob(job: Job, current: Job): Job {
  if (job.state.kind !== 'finished' || job.state.conclusion === 'skipped') return job
  const steps = job.steps.slice(0, countSteps(job, current))
  return { ...job, state: { ...job.state, completedAt: endOf(steps) }, steps }
}

/**
 * Returns how many steps of an earlier job come before the report, by the first rule that applies:
 *
 * 1. those before the step that the current job is now at;
 * 2. those up to the step that the current job finished last;
 * 3. those up to the last step that the current job has finished too, if what follows it in the
 *    earlier job hardly took time.
 */
function countSteps({ steps }: Job, current: Job): number {
  const names = numberNames(steps)
  const ours = numberNames(current.steps)
  const last = current.steps.findLastIndex(hasRun)
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

/** The names, each with its number among equal ones. */
function numberNames(steps: readonly Step[]): string[] {
  const counts = new Map<string, number>()
  return steps.map((step) => {
    const name = versionlessName(step.name)
    const number = (counts.get(name) ?? 0) + 1
    counts.set(name, number)
    return `${number} ${name}`
  })
}

function hasRun({ state }: Step): boolean {
  return state.kind === 'finished' && state.conclusion !== 'skipped'
}

/** Whether the steps of the workflow from an index on took a small part of the time before them. */
function isShort(steps: readonly Step[], from: number): boolean {
  const added = new Set([...FINAL_STEPS, ...steps.map(({ name }) => `Post ${name}`)])
  const rest = steps.slice(from).filter((step) => hasRun(step) && !added.has(step.name))
  const end = endOf(steps.slice(0, from))
  const [start] = steps.flatMap(({ state }) =>
    state.kind === 'finished' ? (state.startedAt ?? []) : [],
  )
  const before = between(start, end)
  const missing = rest.length === 0 ? 0 : between(end, endOf(rest))
  return before !== undefined && missing !== undefined && missing <= MAX_MISSING_SHARE * before
}

function endOf(steps: readonly Step[]): Instant | undefined {
  return latest(
    steps.map((step) =>
      step.state.kind === 'finished' && hasRun(step) ? step.state.completedAt : undefined,
    ),
  )
}
