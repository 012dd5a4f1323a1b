import type { StepParts } from '../../../model/report/job-report.ts'
import type { Step } from '../../../model/run.ts'
import type { Instant } from '../../../model/time.ts'
import type { JobLine } from '../lines/job-line.ts'
import type { StepMarker } from '../lines/marker.ts'
import { finishPart, isOtherStageOf, type PartScope, startPart } from './part-scope.ts'

/** Maximum inner steps that are kept of one job. */
const MAX_PARTS_PER_JOB = 1_000

/** A job has fewer composite actions. If its log has more, all are unknown, since programs printed some. */
export const MAX_SCOPES = 2_000

/**
 * An older runner than 2.332, which writes no markers and leaves them in what a program prints:
 * https://github.com/actions/runner/pull/4243
 */
const OLD_RUNNER = /^Current runner version: '2\.(?:\d{1,2}|[12]\d\d|3[0-2]\d|33[01])\./

/**
 * Collects the inner steps of all steps of a job, in bounded memory: by their ids, which the runner joins from the
 * context names of the steps around them: `__setup.__octo_tool.__run`. Steps that run in parallel mix their markers:
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/CompositeActionHandler.cs
 */
export function partCollector() {
  const scopes: PartScope[] = []
  /** The last scope of each name. */
  const latest = new Map<string, PartScope>()
  /** Steps with a header, and whether it names a shell and so lists a script. An inner step has a further one. */
  const scripts = new Map<Step, boolean>()
  let assigned: AssignedScopes | undefined
  let count = 0
  let hasShell = false
  let marks = true

  /** Returns the scope of a marker, whose candidates are the steps that may have written all its markers. */
  function scopeOf(id: string, steps: readonly Step[]): PartScope {
    const [name = ''] = id.split('.')
    const last = latest.get(name)
    const common = last?.candidates.filter((step) => steps.includes(step)) ?? []
    if (last !== undefined && !(common.length === 0 && steps.some(isOtherStageOf(last)))) {
      // Around the start of a step, a line may be assigned to another step than the marker before.
      if (common.length > 0) last.candidates = common
      return last
    }
    const scope = { candidates: steps, parts: [], unkept: 0, unmatched: 0 }
    scopes.push(scope)
    latest.set(name, scope)
    return scope
  }

  function addMarker(marker: StepMarker, time: Instant, writers: readonly Step[]): void {
    // A message of several lines can contain the markers of another log, with their times.
    if (writers.length === 0 || scopes.length > MAX_SCOPES) return
    assigned = undefined
    const steps = writers.filter(({ kind }) => kind !== 'group')
    const scope = scopeOf(marker.id, steps)
    if (marker.kind === 'end-action') finishPart(scope, marker, time)
    else if (startPart(scope, marker, time, count < MAX_PARTS_PER_JOB)) count += 1
  }

  return {
    /** @param writers the steps that may have written the line */
    add(line: JobLine, writers: readonly Step[]): void {
      if (writers[0]?.name === 'Set up job' && OLD_RUNNER.test(line.text)) marks = false
      if (line.header === 'title') hasShell = false
      if (line.header === 'list' && line.clue?.kind === 'shell') hasShell = true
      if (line.header === 'end') {
        for (const step of writers) scripts.set(step, scripts.get(step) ?? hasShell)
      }
      const clue = marks && line.isTagged ? line.clue : undefined
      if (line.time !== undefined && (clue?.kind === 'start-action' || clue?.kind === 'end-action'))
        addMarker(clue, line.time, writers)
    },
    /** Returns the inner steps of a step; `undefined` if it is unknown which of several parallel steps ran them. */
    partsOf(step: Step): StepParts | undefined {
      // A runner that writes markers writes them around every inner step.
      if (scopes.length === 0 || scopes.length > MAX_SCOPES) return undefined
      // A script has no inner steps.
      assigned ??= assignScopes(scopes, (other) => scripts.get(other) === true)
      const { owners, uncertain } = assigned
      if (uncertain.has(step)) return undefined
      const owned = scopes.filter((scope) => owners.get(scope) === step)
      return {
        parts: owned.flatMap(({ parts }) => parts.map(({ part }) => part)),
        omitted: owned.reduce((sum, { unkept, unmatched }) => sum + Math.max(unkept, unmatched), 0),
      }
    },
  }
}

interface AssignedScopes {
  readonly owners: ReadonlyMap<PartScope, Step>
  /** Steps that may have a scope, which may also be that of another step. */
  readonly uncertain: ReadonlySet<Step>
}

/**
 * Assigns each scope to a step, if only one candidate has no scope yet: a step has one scope. The steps
 * of all other scopes are uncertain.
 */
function assignScopes(
  scopes: readonly PartScope[],
  isScript: (step: Step) => boolean,
): AssignedScopes {
  const owners = new Map<PartScope, Step>()
  const taken = new Set<Step>()
  const candidates = (scope: PartScope) => scope.candidates.filter((step) => !isScript(step))
  const free = (scope: PartScope) => candidates(scope).filter((step) => !taken.has(step))
  const assign = (scope: PartScope): boolean => {
    const [step, ...others] = free(scope)
    if (owners.has(scope) || step === undefined || others.length > 0) return false
    owners.set(scope, step)
    taken.add(step)
    return true
  }
  while (scopes.filter(assign).length > 0) continue
  const unassigned = scopes.filter((scope) => !owners.has(scope))
  const uncertain = new Set(
    unassigned.flatMap((scope) => {
      const left = free(scope)
      return left.length > 0 ? left : scope.candidates
    }),
  )
  return { owners, uncertain }
}
