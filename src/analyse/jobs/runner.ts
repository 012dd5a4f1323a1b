// The steps and the system of a runner.
import type { JobReport } from '../../model/report/job-report.ts'
import type { Step } from '../../model/run.ts'
import type { Runner } from '../../model/shapes/job.ts'
import type { System } from '../../model/usage.ts'
import {
  CONTAINERS,
  isRunnerName,
  type JobGraph,
  RUNNER_STEPS,
  type RunnerStep,
  SET_UP,
} from '../../model/workflow-file.ts'

type NamedStep = Pick<Step, 'name' | 'number'>

const LAST: RunnerStep = 'Complete job'

/**
 * Returns whether the runner added the step to those of the workflow. A user can give a step the same name, but hardly at the
 * same place:
 *
 * - `Set up job` is the first step, `Complete job` the last one;
 * - the others stand before all steps of the workflow, or behind them and their `Post ...`;
 * - `Post ...` follows the step that it names.
 */
export function isRunnerStep({ name, number }: NamedStep, steps: readonly NamedStep[]): boolean {
  if (!isRunnerName(name)) {
    const named = steps.some((step) => step.number < number && name === `Post ${step.name}`)
    return name.startsWith('Post ') && named
  }
  const place = RUNNER_STEPS[name]
  if (place === 'between') return true
  const beyond = steps.filter((other) =>
    place === 'before' ? other.number < number : other.number > number,
  )
  if (name === SET_UP || name === LAST) return beyond.length === 0
  return beyond.every(
    (other) =>
      other.name !== name && isRunnerName(other.name) && RUNNER_STEPS[other.name] === place,
  )
}

/** Whether the runner downloads actions in a step of a job, or starts containers, unless a file has a step of that name. */
export function isAtStart(
  step: Step | undefined,
  { listed: { steps }, runnerNames }: Pick<JobReport, 'listed' | 'runnerNames'>,
): boolean {
  if (step?.name !== SET_UP && step?.name !== CONTAINERS) return false
  return isRunnerStep(step, steps) && runnerNames?.includes(step.name) !== true
}

/**
 * Returns the name of a step of a job that only the runner can have added: none of the workflow files has a step of that name.
 * If one was not read, the place alone shows it, of the first and the last step.
 */
export function runnersStep(
  step: Step | undefined,
  { listed: { steps }, runnerNames }: Pick<JobReport, 'listed' | 'runnerNames'>,
): RunnerStep | undefined {
  if (!isRunnerName(step?.name) || !isRunnerStep(step, steps)) return undefined
  const isOwn =
    runnerNames?.includes(step.name) === false ||
    (runnerNames === undefined && (step.name === SET_UP || step.name === LAST))
  return isOwn ? step.name : undefined
}

/** Lists the names of the runner's steps that the files of a run give to steps; `undefined` if one was not read. */
export function runnerNamesIn(graph: JobGraph | undefined): readonly RunnerStep[] | undefined {
  const names = graph?.flatMap(({ runnerNames = [], called = [] }) => {
    const inner = called === 'unread' ? undefined : runnerNamesIn(called)
    return inner === undefined ? undefined : [...runnerNames, ...inner]
  })
  return names?.every((name) => name !== undefined) === true ? names : undefined
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
