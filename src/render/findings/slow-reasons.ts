import type { JobComparison } from '../../model/report/history.ts'
import type { SlowReason } from '../../model/shapes/comparisons.ts'
import { type Inline, jobName } from '../text/inline.ts'
import { joinTexts } from '../text/units.ts'
import { runRef } from './evidence.ts'

const MAX_REASONS = 5
const MEBIBYTE = 1_048_576

/**
 * Says for each slower job what differs from an earlier run of it:
 * `Unlike in #126, test: cache cargo-… missed (before: hit, 118 MiB); image 20260901 → 20260908`.
 */
export function slowReasons(jobs: readonly JobComparison[], inline: Inline): string[] {
  return jobs.flatMap(({ job, slow }) => {
    if (slow === undefined || slow.reasons.length === 0) return []
    const { number: runNumber, id: runId, url } = slow.run
    const run = runRef({ runNumber, runId, url }, inline)
    const reasons = slow.reasons.map((reason) => reasonText(reason, inline))
    const rest = reasons.length - MAX_REASONS
    const shown = [...reasons.slice(0, MAX_REASONS), rest > 0 && `${rest} more`]
    return `Unlike in ${run}, ${jobName(job.job, inline)}: ${joinTexts(shown, '; ')}`
  })
}

const RESULTS: ReadonlyMap<string, string> = new Map([
  ['miss', 'missed'],
  ['partial', 'restored only by a restore key'],
  ['blocked', 'not read, since cache-mode does not permit it'],
])

function reasonText(
  { kind, subject = '', now = '', earlier = '', bytes }: SlowReason,
  inline: Inline,
): string {
  const { text, code } = inline
  const change = `${text(earlier)} → ${text(now)}`
  switch (kind) {
    case 'cache': {
      const size = bytes !== undefined && `${Math.ceil(bytes / MEBIBYTE)} MiB`
      const before = joinTexts([text(earlier), size], ', ')
      return `cache ${code(subject)} ${RESULTS.get(now) ?? text(now)} (before: ${before})`
    }
    case 'image':
    case 'image-version':
    case 'runner-version':
      return `${kind.replace('-', ' ')} ${change}`
    case 'labels':
      return `runner labels ${change}`
    case 'step-added':
      return `step ${code(subject)} added`
    case 'step-removed':
      return `step ${code(subject)} removed`
  }
}
