import type { JobReport } from '../model/report.ts'
import type { JobGraph, WorkflowJob } from '../model/workflow-file.ts'
import { assignReadings, withinLeg, type Matched } from './assign-readings.ts'
import { readJobName, type Reading } from './job-name.ts'
import type { PlacedJob } from './placed-job.ts'
import type { Predecessors } from './schedule.ts'
import { contradict } from './timing.ts'

/**
 * Which job of the run needs which, by the workflow file.
 *
 * @returns `undefined` unless every job is found in the file, every need among the jobs, and no job
 * began before what it needs had ended; and where names repeat, unless that leaves one answer
 */
export function matchNeeds(
  graph: JobGraph,
  jobs: readonly JobReport[],
  placed: readonly PlacedJob[],
): Predecessors | undefined {
  const read = jobs
    .filter(({ job }) => job.kind === 'job')
    .map((report) => ({ id: report.job.id, readings: possibleReadings(report, graph) }))
  const [first, ...others] = assignReadings(read)
    .flatMap((matched) => needsOf(matched, graph) ?? [])
    .filter((needs) => isPossible(needs, placed))
  return first !== undefined && others.every((other) => isSame(first, other)) ? first : undefined
}

/** The name of a caller alone stands for all that it would have called, had it not been skipped. */
function possibleReadings({ job }: JobReport, graph: JobGraph): readonly Reading[] {
  const skipped = job.state.kind === 'finished' && job.state.conclusion === 'skipped'
  return readJobName(job.name, graph).filter(
    (reading) => skipped || !Array.isArray(reading.at(-1)?.job.called),
  )
}

/** A job waits for the needs of its callers too. `undefined` when a needed job is not there. */
function needsOf(matched: readonly Matched[], graph: JobGraph): Predecessors | undefined {
  const ids = idsByPlace(matched)
  const needs = new Map<number, readonly number[]>()
  for (const { id, reading } of matched) {
    const needed = reading.flatMap(({ job }, level) => {
      const siblings = siblingsAt(reading, level, graph)
      return job.needs.map((key) => {
        const sibling = siblings.find((candidate) => candidate.key === key)
        return sibling && ids.get(sibling)?.get(withinLeg(reading, level))
      })
    })
    if (needed.includes(undefined)) return undefined
    needs.set(id, [...new Set(needed.flatMap((found) => found ?? []))])
  }
  return needs
}

/** The run's jobs by the workflow file's job, or by what called them, and by the leg that it is in. */
function idsByPlace(
  matched: readonly Matched[],
): ReadonlyMap<WorkflowJob, ReadonlyMap<string, readonly number[]>> {
  const places = new Map<WorkflowJob, Map<string, number[]>>()
  for (const { id, reading } of matched) {
    for (const [level, { job }] of reading.entries()) {
      const leg = withinLeg(reading, level)
      const legs = places.get(job) ?? new Map<string, number[]>()
      places.set(job, legs.set(leg, [...(legs.get(leg) ?? []), id]))
    }
  }
  return places
}

function siblingsAt(reading: Reading, level: number, graph: JobGraph): JobGraph {
  const called = level === 0 ? graph : reading[level - 1]?.job.called
  return called === undefined || called === 'unread' ? [] : called
}

/** Whether nothing began before what it needs had ended. Nothing is asked of jobs of an earlier attempt. */
function isPossible(needs: Predecessors, placed: readonly PlacedJob[]): boolean {
  const order = new Map(placed.map((job, index) => [job.id, { ...job, index }]))
  return placed.every(({ id, ready }, index) =>
    (needs.get(id) ?? [])
      .flatMap((needed) => order.get(needed) ?? [])
      .every(
        (needed) => needed.index < index && !contradict(needed.end, ready) && hasEnded(needed),
      ),
  )
}

function hasEnded({ report }: PlacedJob): boolean {
  return report.job.state.kind === 'finished'
}

function isSame(one: Predecessors, other: Predecessors): boolean {
  return [...one].every(([id, needed]) => {
    const others = new Set(other.get(id))
    return others.size === needed.length && needed.every((before) => others.has(before))
  })
}
