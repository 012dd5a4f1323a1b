/** `Run actions/checkout@v4`, and the step that follows up on it at the end of its job. */
const ACTION = /^((?:Pre |Post )?Run [^\s@]+\/[^\s@]+)@\S+$/

/**
 * Returns the name by which a step is found in other runs: a new version of an action is still the
 * same step.
 *
 * @example 'Run actions/checkout@v5' → 'Run actions/checkout'
 */
export function versionlessName(name: string): string {
  return ACTION.exec(name)?.[1] ?? name
}
