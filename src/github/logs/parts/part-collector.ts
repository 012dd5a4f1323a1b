import type { StepParts } from '../../../model/report/job-report.ts'
import type { Step } from '../../../model/run.ts'
import type { StepPart } from '../../../model/shapes/job.ts'
import type { Instant } from '../../../model/time.ts'
import type { JobLine } from '../lines/job-line.ts'
import type { StepMarker } from '../lines/log-clues.ts'

/** A job has fewer composite actions and inner steps. If its log has more, all are unknown, since programs printed some. */
const MAX_PARTS_PER_JOB = 2_000

/** Maximum inner steps that are kept of one step. */
export const MAX_PARTS_PER_STEP = 200

/** The parts with the same start of their ids, and the steps that may have run them. */
interface PartScope {
  candidates: readonly Step[]
  readonly parts: { readonly id: string; part: StepPart }[]
  /** Starts of parts that are not kept. */
  omitted: number
}

/**
 * Collects the inner steps of all steps of a job, in bounded memory: by their ids, which the runner joins from the
 * context names of the steps around them: `__setup.__octo_tool.__run`. Steps that run in parallel mix their markers:
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/CompositeActionHandler.cs
 */
export class PartCollector {
  readonly #scopes: PartScope[] = []
  /** The last scope of each name. */
  readonly #latest = new Map<string, PartScope>()
  #count = 0

  /** @param writers the steps that may have written the line */
  add(line: JobLine, writers: readonly Step[]): void {
    const clue = line.isTagged ? line.clue : undefined
    if (line.time !== undefined && (clue?.kind === 'start-action' || clue?.kind === 'end-action'))
      this.#addMarker(clue, line.time, writers)
  }

  /** Returns the inner steps of a step; `undefined` if it is unknown which of several parallel steps ran them. */
  partsOf(step: Step): StepParts | undefined {
    // A runner that writes markers writes them around every inner step.
    if (this.#scopes.length === 0 || this.#count > MAX_PARTS_PER_JOB) return undefined
    // A step has one scope, so the only candidate of one has no other.
    const taken = new Set(this.#scopes.flatMap((one) => (isSure(one) ? one.candidates : [])))
    const writersOf = (one: PartScope) =>
      isSure(one) ? one.candidates : one.candidates.filter((other) => !taken.has(other))
    const [scope, ...others] = this.#scopes.filter((one) => writersOf(one).includes(step))
    if (scope === undefined) return { parts: [], omitted: 0 }
    if (others.length > 0 || writersOf(scope).length > 1) return undefined
    return { parts: scope.parts.map(({ part }) => part), omitted: scope.omitted }
  }

  #addMarker(marker: StepMarker, time: Instant, writers: readonly Step[]): void {
    // A message of several lines can contain the markers of another log, with their times.
    if (writers.length === 0 || this.#count > MAX_PARTS_PER_JOB) return
    const steps = writers.filter(({ kind }) => kind !== 'group')
    const scope = this.#scopeOf(marker.id, steps)
    if (marker.kind === 'end-action') finishPart(scope, marker, time)
    else if (startPart(scope, marker, time)) this.#count += 1
  }

  /** Returns the scope of a marker, whose candidates are the steps that may have written all its markers. */
  #scopeOf(id: string, steps: readonly Step[]): PartScope {
    const [name = ''] = id.split('.')
    const last = this.#latest.get(name)
    const common = last?.candidates.filter((step) => steps.includes(step)) ?? []
    if (last !== undefined && !(common.length === 0 && steps.some(isOtherStageOf(last)))) {
      // Around the start of a step, a line may be assigned to another step than the marker before.
      if (common.length > 0) last.candidates = common
      return last
    }
    const scope = { candidates: steps, parts: [], omitted: 0 }
    this.#scopes.push(scope)
    this.#latest.set(name, scope)
    this.#count += 1
    return scope
  }
}

function isSure({ candidates }: PartScope): boolean {
  return candidates.length === 1
}

/** Returns whether a step prepares or cleans up for another one, with the same ids. */
function isOtherStageOf({ candidates }: PartScope): (step: Step) => boolean {
  const mainOf = (name: string) => name.replace(/^(?:Pre|Post) /, '')
  return ({ name }) =>
    candidates.some((step) => step.name !== name && mainOf(step.name) === mainOf(name))
}

/** Adds a part if its scope has room; a step runs each inner step once. Returns whether it was added. */
function startPart(
  scope: PartScope,
  { id, name = '' }: StepMarker & { kind: 'start-action' },
  time: Instant,
): boolean {
  if (scope.parts.some((other) => other.id === id)) return false
  if (scope.parts.length >= MAX_PARTS_PER_STEP) {
    scope.omitted += 1
    return false
  }
  const outer = scope.parts.findLast((other) => id.startsWith(`${other.id}.`))
  const part = {
    name,
    depth: outer === undefined ? 0 : outer.part.depth + 1,
    startedAt: time,
    completedAt: undefined,
    duration: undefined,
    outcome: undefined,
    conclusion: undefined,
  }
  scope.parts.push({ id, part })
  return true
}

/** Ends a part. The last marker counts, since a program may print one before the runner does. */
function finishPart(
  scope: PartScope,
  { id, outcome, conclusion }: StepMarker & { kind: 'end-action' },
  time: Instant,
): void {
  const found = scope.parts.findLast((other) => other.id === id)
  if (found === undefined) return
  const { startedAt } = found.part
  // The clock of the runner may have been set back.
  const completedAt = time < startedAt ? undefined : time
  const hasRun = completedAt !== undefined && conclusion !== 'skipped'
  const duration = hasRun ? completedAt - startedAt : undefined
  found.part = { ...found.part, completedAt, duration, outcome, conclusion }
}
