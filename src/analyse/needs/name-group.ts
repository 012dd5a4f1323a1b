import { withoutMatrix } from '../jobs/name-levels.ts'
import type { JobTiming } from '../jobs/job-timing.ts'

/**
 * Whether a job was the last of its group to end, from the viewpoint of a job that may have waited for
 * it. The group is its matrix, or all jobs of its caller. A leg that waited for another leg
 * (`max-parallel`) needs only that end. This is a hint, since names are free text.
 */
export function isGroupDone(
  ended: JobTiming,
  { job, timings }: { readonly job: JobTiming; readonly timings: readonly JobTiming[] },
): boolean {
  const group = groupOf(ended.levels, job.levels)
  if (isIn(group, job)) return true
  return timings.every(
    (other) =>
      (other.end !== undefined && ended.end !== undefined && other.end <= ended.end) ||
      !isIn(group, other),
  )
}

/** The levels of a name, the last without its matrix values. */
type NameGroup = readonly string[]

/** `a (1) / b (2)` seen from `a (1) / c` → `a (1) / b`; seen from `d` → `a`. */
function groupOf(ended: readonly string[], waiting: readonly string[]): NameGroup {
  const shared = ended.findIndex((level, index) => level !== waiting[index])
  const depth = shared === -1 ? ended.length - 1 : shared
  return [...ended.slice(0, depth), withoutMatrix(ended[depth] ?? '')]
}

function isIn(group: NameGroup, job: JobTiming): boolean {
  const levels = job.levels
  const last = group.length - 1
  return group.every((level, index) =>
    index === last ? withoutMatrix(levels[index] ?? '') === level : levels[index] === level,
  )
}
