import type { Step } from '../../model/run.ts'

type NamedStep = Pick<Step, 'name' | 'number'>

/** The only step in which the runner downloads actions. If it fails, no step of the workflow has run. */
export const SET_UP = 'Set up job'
/** The step in which the runner pulls and starts the containers of a job and of its services. */
export const CONTAINERS = 'Initialize containers'
const LAST = 'Complete job'

const OTHERS: ReadonlySet<string> = new Set([
  'Set up runner',
  CONTAINERS,
  'Wait for all background steps',
  'Stop containers',
  'Complete runner',
])

/**
 * Returns whether the runner added the step to those of the workflow. A user can give a step the same name, but
 * not at the same place:
 *
 * - `Set up job` is the first step, and `Complete job` the last one;
 * - `Post ...` follows the step that it names.
 */
export function isRunnerStep({ name, number }: NamedStep, steps: readonly NamedStep[]): boolean {
  if (name === SET_UP) return steps.every((other) => other.number >= number)
  if (name === LAST) return steps.every((other) => other.number <= number)
  if (OTHERS.has(name)) return true
  return (
    name.startsWith('Post ') &&
    steps.some((step) => step.number < number && name === `Post ${step.name}`)
  )
}
