import type { Step } from '../../../model/run.ts'

interface CandidateScope {
  /** The steps that may have written its markers. */
  readonly candidates: readonly Step[]
}

export interface AssignedScopes<Scope> {
  readonly owners: ReadonlyMap<Scope, Step>
  /** Steps that may have a scope, which may also be that of another step. */
  readonly uncertain: ReadonlySet<Step>
}

/**
 * Assigns each scope to a step, if only one candidate has no scope yet: a step has one scope. The steps
 * of all other scopes are uncertain.
 */
export function assignScopes<Scope extends CandidateScope>(
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
