/** What an action decided: to leave everything as it is, or a change. */
export type Plan<Outcome> = Left<Outcome> | Change<Outcome>

interface Left<Outcome> {
  readonly kind: 'left'
  readonly outcome: Outcome
}

interface Change<Outcome> {
  readonly kind: 'change'
  /**
   * Reads again what the decision depends on, just before the change.
   *
   * @returns how to make the change; `undefined` if what was read would lead to another decision, as the
   * change does if another run has overtaken it
   */
  readonly confirm: () => Promise<(() => Promise<Outcome | undefined>) | undefined>
}

/** The first decision, and two more if something changed in the meantime. */
export const MAX_DECISIONS = 3

/**
 * Decides and acts on what is true when it acts: the report before can take as long as the deadline allows.
 * GitHub cannot make a change on a condition, so only the time of one request remains.
 *
 * @param decide reads everything that can have changed
 * @param changed the outcome if something changes each time
 */
export async function actIfUnchanged<Outcome>(
  decide: () => Promise<Plan<Outcome>>,
  changed: Outcome,
): Promise<Outcome> {
  for (let made = 0; made < MAX_DECISIONS; made++) {
    const plan = await decide()
    if (plan.kind === 'left') return plan.outcome
    const act = await plan.confirm()
    const outcome = await act?.()
    if (outcome !== undefined) return outcome
  }
  return changed
}
