import type { Runner } from '../../model/shapes/job.ts'
import type { System } from '../../model/usage.ts'

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
