import { withoutMatrix } from '../jobs/name-levels.ts'
import type { JobTiming } from '../schedule/job-timing.ts'

/**
 * Whether nothing of a job's group was left when it ended, seen from a job that may have waited for
 * it: its matrix, or all that its caller called. A leg that waited for another (`max-parallel`)
 * needs one end alone. A hint, since names are free text.
 */
export function isGroupDone(
  ended: JobTiming,
  { job, placed }: { readonly job: JobTiming; readonly placed: readonly JobTiming[] },
): boolean {
  const group = groupOf(ended.levels, job.levels)
  if (isIn(group, job)) return true
  return placed.every(
    (other) =>
      (other.end !== undefined && ended.end !== undefined && other.end <= ended.end) ||
      !isIn(group, other),
  )
}

/** Levels as they are, the last without its matrix values. */
type Group = readonly string[]

/** `a (1) / b (2)` seen from `a (1) / c` → `a (1) / b`; seen from `d` → `a`. */
function groupOf(ended: readonly string[], waiting: readonly string[]): Group {
  const shared = ended.findIndex((level, index) => level !== waiting[index])
  const depth = shared === -1 ? ended.length - 1 : shared
  return [...ended.slice(0, depth), withoutMatrix(ended[depth] ?? '')]
}

function isIn(group: Group, job: JobTiming): boolean {
  const levels = job.levels
  const last = group.length - 1
  return group.every((level, index) =>
    index === last ? withoutMatrix(levels[index] ?? '') === level : levels[index] === level,
  )
}
