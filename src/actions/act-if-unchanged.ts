import { nothingToDo, type Outcome } from './sub-action.ts'

/** Decision of an action: to leave everything as it is, for a reason, or a change. */
export type Plan<Output extends string> = Outcome<Output> | Change<Output>

/**
 * Reads again what the decision depends on, and makes the change.
 *
 * @returns `undefined` if what was read would lead to another decision, or if another run has overtaken the change
 */
type Change<Output extends string> = () => Promise<Outcome<Output> | undefined>

/** The first decision, and two more if something changed in the meantime. */
export const MAX_DECISIONS = 3

/**
 * Decides and acts on what is true when it acts: the report before can take as long as the deadline allows.
 * GitHub cannot make a change on a condition, so only the time of one request remains.
 *
 * @param decide reads everything that can have changed
 * @param changed why nothing was done if something changes each time
 */
export async function actIfUnchanged<Output extends string>(
  decide: () => Promise<Plan<Output>>,
  changed: string,
): Promise<Outcome<Output>> {
  for (let made = 0; made < MAX_DECISIONS; made++) {
    const plan = await decide()
    const outcome = typeof plan === 'function' ? await plan() : plan
    if (outcome !== undefined) return outcome
  }
  return nothingToDo(changed)
}
