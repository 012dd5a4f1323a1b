// The system of a runner.
import type { Step } from '../../model/run.ts'
import type { Runner } from '../../model/shapes/job.ts'
import type { System } from '../../model/usage.ts'

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

/** Returns the labels of a job as one text, in ascending order. */
export function joinLabels(labels: readonly string[]): string {
  return labels.toSorted().join(', ')
}

/** Returns a key of the labels, without regard to order and case, as GitHub compares them. */
export function labelsKey(labels: readonly string[]): string {
  return joinLabels(labels.map((label) => label.toLowerCase()))
}

/** A server with runners that GitHub bills; on other servers, a label may name any runner. */
const HOSTED_SERVER = /^https:\/\/(?:github\.com|[^/]+\.ghe\.com)\//

/** GitHub adds this label to every self-hosted runner, except those of runner scale sets. */
const SELF_HOSTED = 'self-hosted'

/**
 * The group that every self-hosted runner is in at first; the group of larger runners is `Default Larger Runners`.
 * https://docs.github.com/en/actions/how-tos/manage-runners/self-hosted-runners/manage-access
 */
const SELF_HOSTED_GROUP = /^default$/i

/** Recognises GitHub's runners by their group, or by the names that they had before groups. */
function isHosted({ name, group }: Runner): boolean {
  return (
    group === 'GitHub Actions' ||
    /^(?:GitHub[ -]Actions(?:[ -]\d+)?|Hosted Agent)$/.test(name ?? '')
  )
}

/**
 * Returns whether a runner is known to be self-hosted.
 *
 * @param url of the run
 */
export function isSelfHosted({ labels }: Runner, url: string): boolean {
  return !HOSTED_SERVER.test(url) || labels.some((label) => label.toLowerCase() === SELF_HOSTED)
}

/**
 * Returns the system of a runner. The labels are those in `runs-on`: a larger runner of GitHub can have any name, and a
 * self-hosted one can be called `ubuntu-latest`.
 *
 * @param url of the run
 */
export function runnerSystem(runner: Runner, url: string): System {
  const { group = '', labels } = runner
  if (isSelfHosted(runner, url)) return 'SELF_HOSTED'
  if (!isHosted(runner) && SELF_HOSTED_GROUP.test(group)) return 'SELF_HOSTED'
  return systemOfLabels(labels) ?? 'UNKNOWN'
}

function systemOfLabels(labels: readonly string[]): System | undefined {
  const [system] = labels.flatMap(
    (label) => /^(?:ubuntu|windows|macos)(?![a-z])/i.exec(label) ?? [],
  )
  return system?.toUpperCase() as System | undefined
}
