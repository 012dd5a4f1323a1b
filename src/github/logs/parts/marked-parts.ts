import type { StepParts } from '../../../model/report/step-parts.ts'
import type { Step } from '../../../model/run.ts'
import type { Instant } from '../../../model/time.ts'
import type { StepMarker } from '../lines/marker.ts'
import { finishPart, isOtherStageOf, type PartScope, startPart } from './part-scope.ts'

/** Maximum inner steps that are kept of one job. */
const MAX_PARTS_PER_JOB = 1_000

/** A job has fewer composite actions. If its log has more, all are unknown, since programs printed some. */
export const MAX_SCOPES = 2_000

/**
 * Collects the inner steps of a job by their ids, which the runner joins from the context names of the
 * steps around them: `__setup.__octo_tool.__run`. Steps that run in parallel mix their markers:
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/CompositeActionHandler.cs
 */
export function markedParts() {
  const scopes: PartScope[] = []
  /** The last scope of each name. */
  const latest = new Map<string, PartScope>()
  let assigned: AssignedScopes | undefined
  let count = 0

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

  return {
    /** @param steps the steps that may have written the marker */
    add(marker: StepMarker, time: Instant, steps: readonly Step[]): void {
      // A message of several lines can contain the markers of another log, with their times.
      if (steps.length === 0 || scopes.length > MAX_SCOPES) return
      assigned = undefined
      const writers = steps.filter(({ kind }) => kind !== 'group')
      const scope = scopeOf(marker.id, writers)
      if (marker.kind === 'end-action') finishPart(scope, marker, time)
      else if (startPart(scope, marker, time, count < MAX_PARTS_PER_JOB)) count += 1
    },
    isEmpty: () => scopes.length === 0,
    /**
     * Returns the inner steps of a step; `undefined` if it is unknown which of several parallel steps ran them.
     *
     * @param isScript whether a step runs a script, which has no inner steps
     */
    partsOf(step: Step, isScript: (step: Step) => boolean): StepParts | undefined {
      if (scopes.length > MAX_SCOPES) return undefined
      assigned ??= assignScopes(scopes, isScript)
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
