import type { StepPart, StepParts } from '../../../model/report/step-parts.ts'
import type { Step } from '../../../model/run.ts'
import type { Instant } from '../../../model/time.ts'
import type { StepMarker } from '../lines/marker.ts'

/** Maximum inner steps that are kept of one step and of one job. */
export const MAX_PARTS_PER_STEP = 200
const MAX_PARTS_PER_JOB = 1_000

/** A job has fewer composite actions. If its log has more, all are unknown, since programs printed some. */
export const MAX_SCOPES = 2_000

interface MarkedParts {
  /** @param steps the steps that may have written the marker */
  readonly add: (marker: StepMarker, time: Instant, steps: readonly Step[]) => void
  readonly isEmpty: () => boolean
  /**
   * Returns the inner steps of a step; `undefined` if it is unknown which of several parallel steps
   * ran them.
   *
   * @param isScript whether a step runs a script, which has no inner steps
   */
  readonly partsOf: (
    step: Step,
    isScript: (step: Step) => boolean,
  ) => Pick<StepParts, 'parts' | 'omitted'> | undefined
}

/** The parts with the same scope, and the steps that may have run them. */
interface PartScope {
  /** Start of the ids: the context name of the step, or a random one if it prepares or cleans up. */
  readonly name: string
  candidates: readonly Step[]
  readonly parts: MarkedPart[]
  /** Starts of parts that are not kept. */
  unkept: number
  /** Ends of parts that are not kept, or whose start a masked secret hides. */
  unmatched: number
}

interface MarkedPart {
  readonly id: string
  part: StepPart
}

/**
 * Collects the inner steps of a job by their ids, which the runner joins from the context names of the
 * steps around them: `__setup.__octo_tool.__run`. Steps that run in parallel mix their markers:
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/CompositeActionHandler.cs
 */
export function markedParts(): MarkedParts {
  const scopes: PartScope[] = []
  /** The last scope of each name. */
  const latest = new Map<string, PartScope>()
  let assigned: AssignedScopes<PartScope> | undefined
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
    const scope = { name, candidates: steps, parts: [], unkept: 0, unmatched: 0 }
    scopes.push(scope)
    latest.set(name, scope)
    return scope
  }

  function start(
    scope: PartScope,
    { id, name }: StepMarker & { kind: 'start-action' },
    time: Instant,
  ) {
    // A step runs each inner step once.
    if (scope.parts.some((other) => other.id === id)) return
    if (scope.parts.length >= MAX_PARTS_PER_STEP || count >= MAX_PARTS_PER_JOB) {
      scope.unkept += 1
      return
    }
    const outer = scope.parts.findLast((other) => id.startsWith(`${other.id}.`))
    count += 1
    const part = {
      name: name ?? '',
      depth: outer === undefined ? 0 : outer.part.depth + 1,
      startedAt: time,
      completedAt: undefined,
      duration: undefined,
      outcome: undefined,
      conclusion: undefined,
    }
    scope.parts.push({ id, part })
  }

  /** The last marker counts, since a program may print one before the runner does. */
  function finish(scope: PartScope, marker: StepMarker & { kind: 'end-action' }, time: Instant) {
    const found = scope.parts.findLast(({ id }) => id === marker.id)
    if (found === undefined) {
      scope.unmatched += 1
      return
    }
    const { startedAt } = found.part
    // The clock of the runner may have been set back.
    const completedAt = time < startedAt ? undefined : time
    const { outcome, conclusion, durationMs = completedAt && completedAt - startedAt } = marker
    found.part = {
      ...found.part,
      completedAt,
      duration: conclusion === 'skipped' ? undefined : durationMs,
      outcome,
      conclusion,
    }
  }

  return {
    add(marker, time, steps) {
      // A message of several lines can contain the markers of another log, with their times.
      if (steps.length === 0 || scopes.length > MAX_SCOPES) return
      assigned = undefined
      const scope = scopeOf(
        marker.id,
        steps.filter(({ kind }) => kind !== 'group'),
      )
      if (marker.kind === 'start-action') start(scope, marker, time)
      else finish(scope, marker, time)
    },
    isEmpty: () => scopes.length === 0,
    partsOf(step, isScript) {
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

/** Returns whether a step prepares or cleans up for another one, with the same ids. */
function isOtherStageOf({ candidates }: PartScope): (step: Step) => boolean {
  return ({ name }) =>
    candidates.some((step) => step.name !== name && withoutPhase(step.name) === withoutPhase(name))
}

function withoutPhase(name: string): string {
  return name.replace(/^(?:Pre|Post) /, '')
}

interface CandidateScope {
  /** The steps that may have written its markers. */
  readonly candidates: readonly Step[]
}

interface AssignedScopes<Scope> {
  readonly owners: ReadonlyMap<Scope, Step>
  /** Steps that may have a scope, which may also be that of another step. */
  readonly uncertain: ReadonlySet<Step>
}

/**
 * Assigns each scope to a step, if only one candidate has no scope yet: a step has one scope. The steps
 * of all other scopes are uncertain.
 */
function assignScopes<Scope extends CandidateScope>(
  scopes: readonly Scope[],
  isScript: (step: Step) => boolean,
): AssignedScopes<Scope> {
  const owners = new Map<Scope, Step>()
  const taken = new Set<Step>()
  const candidates = (scope: Scope) => scope.candidates.filter((step) => !isScript(step))
  const free = (scope: Scope) => candidates(scope).filter((step) => !taken.has(step))
  const assign = (scope: Scope): boolean => {
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
