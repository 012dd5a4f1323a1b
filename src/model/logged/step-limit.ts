/**
 * Sentence of the runner of a step that reached its own time limit, which it rounds to minutes.
 *
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/StepsRunner.cs
 */
export const STEP_LIMIT = /^The action '.{1,500}' has timed out after (?<limit>\d{1,6} minutes?)\.$/
