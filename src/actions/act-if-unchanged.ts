/** What an action decided: to leave everything as it is, or a change. */
export type Plan<Outcome> = Left<Outcome> | Change<Outcome>

export interface Left<Outcome> {
  readonly kind: 'left'
  readonly outcome: Outcome
}

interface Change<Outcome> {
  readonly kind: 'change'
  /**
   * Reads again what the decision depends on, and makes the change.
   *
   * @returns `undefined` if what was read would lead to another decision, or if another run has overtaken the change
   */
  readonly act: () => Promise<Outcome | undefined>
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
    const outcome = plan.kind === 'left' ? plan.outcome : await plan.act()
    if (outcome !== undefined) return outcome
  }
  return changed
}
