import type { JobReport } from '../../model/report/job-report.ts'
import type { JobGraph, WorkflowJob } from '../../model/workflow-file.ts'
import { type NameMatch, readJobName } from '../jobs/job-name.ts'
import { contradict } from '../jobs/timing.ts'
import { resolveMatches, type Matched, withinLeg } from '../needs/resolve-matches.ts'
import type { JobTiming } from '../schedule/job-timing.ts'
import type { Predecessors } from '../schedule/schedule.ts'

/** The workflow file's view of the run. */
export interface GraphMatch {
  readonly needs: Predecessors
  /** By job id, without the jobs that could be several jobs of the file. */
  readonly readings: ReadonlyMap<number, NameMatch>
}

/**
 * Why the file is no basis: its jobs are not those of the run, or a job started before what it needs
 * had ended.
 */
export type Mismatch = 'unmatched' | 'contradicted'

/**
 * Matches the run's jobs with the jobs of the workflow file.
 *
 * @returns a mismatch unless every job is found in the file, every need among the jobs, and no job
 * started before what it needs had ended; and if names repeat, unless that leaves one result
 */
export function matchGraph(
  graph: JobGraph,
  jobs: readonly JobReport[],
  placed: readonly JobTiming[],
): GraphMatch | Mismatch {
  const read = jobs
    .filter(({ job }) => job.kind === 'job')
    .map((report) => ({ id: report.job.id, readings: possibleReadings(report, graph) }))
  const ways = resolveMatches(read).flatMap((matched) => {
    const needs = needsOf(matched, graph)
    return needs === undefined ? [] : [{ matched, needs }]
  })
  if (ways.length === 0) return 'unmatched'
  const [first, ...others] = ways.filter(({ needs }) => isPossible(needs, placed))
  if (first === undefined) return 'contradicted'
  if (!others.every(({ needs }) => isSame(first.needs, needs))) return 'unmatched'
  return {
    needs: first.needs,
    readings: commonReadings([first, ...others].map(({ matched }) => matched)),
  }
}

/** Returns which job of the run needs which, or `undefined` if the file is no basis. */
export function matchNeeds(
  graph: JobGraph,
  jobs: readonly JobReport[],
  placed: readonly JobTiming[],
): Predecessors | undefined {
  const match = matchGraph(graph, jobs, placed)
  return typeof match === 'string' ? undefined : match.needs
}

function commonReadings(ways: readonly (readonly Matched[])[]): ReadonlyMap<number, NameMatch> {
  const [first = [], ...others] = ways.map(
    (way) => new Map(way.map(({ id, reading }) => [id, reading])),
  )
  const jobAt = (way: ReadonlyMap<number, NameMatch>, id: number) => way.get(id)?.at(-1)?.job
  return new Map(
    [...first].filter(([id, reading]) =>
      others.every((other) => jobAt(other, id) === reading.at(-1)?.job),
    ),
  )
}

/** The name of a caller alone stands for all that it would have called, had it not been skipped. */
function possibleReadings({ job }: JobReport, graph: JobGraph): readonly NameMatch[] {
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

function siblingsAt(reading: NameMatch, level: number, graph: JobGraph): JobGraph {
  const called = level === 0 ? graph : reading[level - 1]?.job.called
  return called === undefined || called === 'unread' ? [] : called
}

/** Whether nothing began before what it needs had ended. Nothing is asked of jobs of an earlier attempt. */
function isPossible(needs: Predecessors, placed: readonly JobTiming[]): boolean {
  const order = new Map(placed.map((job, index) => [job.id, { ...job, index }]))
  return placed.every(({ id, ready }, index) =>
    (needs.get(id) ?? [])
      .flatMap((needed) => order.get(needed) ?? [])
      .every(
        (needed) => needed.index < index && !contradict(needed.end, ready) && hasEnded(needed),
      ),
  )
}

function hasEnded({ report }: JobTiming): boolean {
  return report.job.state.kind === 'finished'
}

function isSame(one: Predecessors, other: Predecessors): boolean {
  return [...one].every(([id, needed]) => {
    const others = new Set(other.get(id))
    return others.size === needed.length && needed.every((before) => others.has(before))
  })
}
