import type { Attempts, FlakyJob } from '../../model/report/attempts.ts'
import { link, escapeMarkdown } from '../text/markdown.ts'

const MAX_FLAKY = 5

/** Says in which attempts a job failed and passed, to follow its name. */
export function flakyPhrase({ failedIn, passedIn }: FlakyJob): string {
  const failed = failedIn.length === 0 ? 'an earlier attempt' : attemptList(failedIn)
  return `failed in ${failed}, passed in attempt ${passedIn}`
}

/** `attempt 1`, `attempts 1, 2 and 3`. */
export function attemptList(numbers: readonly number[]): string {
  if (numbers.length === 1) return `attempt ${numbers[0]}`
  return `attempts ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`
}

/** The line of the summary that names the flaky jobs; '' where there are none. */
export function renderFlaky({ attempts }: { readonly attempts: Attempts | undefined }): string {
  const flaky = attempts?.flaky ?? []
  if (flaky.length === 0) return ''
  const named = flaky
    .slice(0, MAX_FLAKY)
    .map((job) => `**${link(escapeMarkdown(job.job.job.name), job.job.job.url)}** ${flakyPhrase(job)}`)
  const rest = flaky.length - named.length
  const more = rest === 0 ? '' : `, and ${rest} more`
  return `⚠️ Flaky (same commit): ${named.join('; ')}${more}.`
}
