import { nothingToDo, type Outcome } from './sub-action.ts'

/** The first decision, and two more if something changed in the meantime. */
export const MAX_DECISIONS = 3

/**
 * Decides and acts on what is true when it acts: the report before can take as long as the deadline allows.
 * GitHub cannot make a change on a condition, so only the time of one request remains.
 *
 * @param act reads everything that can have changed and decides, reads it again and makes the change; returns `undefined` if
 *   what was read again would lead to another decision, or if another run has overtaken the change
 * @param changed why nothing was done if something changes each time
 */
export async function actIfUnchanged<Output extends string>(
  act: () => Promise<Outcome<Output> | undefined>,
  changed: string,
): Promise<Outcome<Output>> {
  for (let made = 0; made < MAX_DECISIONS; made++) {
    const outcome = await act()
    if (outcome !== undefined) return outcome
  }
  return nothingToDo(changed)
}
