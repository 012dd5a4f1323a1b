import type { StepPart, StepParts } from '../../../model/report/step-parts.ts'
import type { Step } from '../../../model/run.ts'
import type { Instant } from '../../../model/time.ts'
import type { Marker } from '../lines/marker.ts'
import { assignScopes } from './assign-scopes.ts'

/** Maximum inner steps that are kept of one step and of one job. */
export const MAX_PARTS_PER_STEP = 200
const MAX_PARTS_PER_JOB = 1_000

/** The parts with the same scope, and the steps that may have run them. */
interface Scope {
  /** Start of the ids: the context name of the step, which its clean-up has as well. */
  readonly name: string
  candidates: readonly Step[]
  readonly parts: MarkedPart[]
  omitted: number
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
export function markedParts() {
  const scopes: Scope[] = []
  let count = 0

  /** Returns the scope of a marker, whose candidates are the steps that may have written all its markers. */
  function scopeOf(id: string, steps: readonly Step[]): Scope {
    const [name = ''] = id.split('.')
    const last = scopes.findLast((scope) => scope.name === name)
    const common = last?.candidates.filter((step) => steps.includes(step)) ?? []
    if (last !== undefined && !(common.length === 0 && steps.some(isOtherStageOf(last)))) {
      // Around the start of a step, a line may be assigned to another step than the marker before.
      if (common.length > 0) last.candidates = common
      return last
    }
    const scope = { name, candidates: steps, parts: [], omitted: 0 }
    scopes.push(scope)
    return scope
  }

  function start(scope: Scope, { id, name }: Marker & { kind: 'start-action' }, time: Instant) {
    const open = scope.parts.filter(({ part }) => part.completedAt === undefined)
    // The runner finishes a step before it starts the same one again.
    if (open.some((other) => other.id === id)) return
    if (scope.parts.length >= MAX_PARTS_PER_STEP || count >= MAX_PARTS_PER_JOB) {
      scope.omitted += 1
      return
    }
    const outer = open.findLast((other) => id.startsWith(`${other.id}.`))
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
  function finish(scope: Scope, marker: Marker & { kind: 'end-action' }, time: Instant) {
    const found = scope.parts.findLast(({ id }) => id === marker.id)
    if (found === undefined) return
    const { startedAt } = found.part
    const { outcome, conclusion, durationMs = Math.max(0, time - startedAt) } = marker
    found.part = {
      ...found.part,
      completedAt: Math.max(time, startedAt),
      duration: conclusion === 'skipped' ? undefined : durationMs,
      outcome,
      conclusion,
    }
  }

  return {
    /** @param steps the steps that may have written the marker */
    add(marker: Marker, time: Instant, steps: readonly Step[]): void {
      const scope = scopeOf(
        marker.id,
        steps.filter(({ kind }) => kind !== 'group'),
      )
      if (marker.kind === 'start-action') start(scope, marker, time)
      else finish(scope, marker, time)
    },
    isEmpty: () => scopes.length === 0,
    /**
     * Returns the inner steps of a step; `undefined` if it is unknown which of several parallel steps
     * ran them.
     *
     * @param isScript whether a step runs a script, which has no inner steps
     */
    partsOf(
      step: Step,
      isScript: (step: Step) => boolean,
    ): Pick<StepParts, 'parts' | 'omitted'> | undefined {
      const { owners, uncertain } = assignScopes(scopes, isScript)
      if (uncertain.has(step)) return undefined
      const owned = scopes.filter((scope) => owners.get(scope) === step)
      return {
        parts: owned.flatMap(({ parts }) => parts.map(({ part }) => part)),
        omitted: owned.reduce((sum, { omitted }) => sum + omitted, 0),
      }
    },
  }
}

/** Returns whether a step prepares or cleans up for another one, with the same ids. */
function isOtherStageOf({ candidates }: Scope): (step: Step) => boolean {
  return ({ name }) =>
    candidates.some((step) => step.name !== name && plainName(step.name) === plainName(name))
}

function plainName(name: string): string {
  return name.replace(/^(?:Pre|Post) /, '')
}
