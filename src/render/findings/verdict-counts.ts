import type { Inline } from '../text/inline.ts'
import { plural } from '../text/units.ts'
import {
  type Cause,
  reasonOf,
  type Verdict,
  verdictsOf,
  wordOf,
  commonVerdict,
} from '../../model/report/cause.ts'
import { baseOf, wasCompared, issueRefs } from './evidence.ts'

/**
 * Returns `2 causes: 1 new, 1 known from main`, unless the advice above says so, or that there was no run to compare
 * with; empty for one cause, or if nothing was compared.
 */
export function verdictCounts(
  causes: readonly Cause[],
  isCounted: boolean,
  inline: Inline,
): string[] {
  if (!causes.some(wasCompared)) {
    const alone = causes.find(({ verdict }) => reasonOf(verdict) === 'no-base')
    return alone === undefined
      ? []
      : [`No completed run on ${baseOf(alone.verdict, inline)} was found to compare with.`]
  }
  if (causes.length < 2 || isCounted) return []
  return [`${inline.strong(plural(causes.length, 'cause'))}: ${countAdjectives(causes, inline)}`]
}

/**
 * Returns to how many of several causes an advice applies, and what they are: ` (1 of 2 causes: 1 new, 1 known from
 * main)`, ` (2 causes: 2 new)`; '' for one cause, or if nothing was compared and it applies to all.
 */
export function scopeOf(advised: number, causes: readonly Cause[], inline: Inline): string {
  const { length } = causes
  const isAll = advised === length
  const isSilent = !causes.some(wasCompared)
  if (length < 2 || (isAll && isSilent)) return ''
  const which = isAll ? `${length} causes` : `${advised} of ${length} causes`
  return isSilent ? ` (${which})` : ` (${which}: ${countAdjectives(causes, inline)})`
}

function countAdjectives(causes: readonly Cause[], inline: Inline): string {
  return [...Map.groupBy(causes, (cause) => adjectiveOf(cause, inline))]
    .map(([adjective, { length }]) => `${length} ${adjective}`)
    .join(', ')
}

/** Returns what a number of causes are, to follow it: `new`, `known from main`. */
export function adjectiveOf(cause: Cause, inline: Inline): string {
  const common = commonVerdict(cause)
  const verdicts = common === cause.verdict ? verdictsOf(cause) : [common]
  const adjectives = verdicts.map((verdict) => adjectiveFor(verdict, inline))
  return [...new Set(adjectives)].join(' and ')
}

/** What a sentence about a verdict begins with. Counts have the first word. */
export const LABELS: Readonly<Record<ReturnType<typeof wordOf>, string>> = {
  known: 'Known',
  unsteady: 'Unsteady',
  new: 'New',
  infrastructure: 'Infrastructure',
  unknown: 'Unknown whether it is new',
}

function adjectiveFor(verdict: Verdict, inline: Inline): string {
  if (verdict.kind === 'listed') return `known from ${issueRefs(verdict.issues.issues, inline)}`
  if (verdict.kind === 'known') return `known from ${baseOf(verdict, inline)}`
  // Another workflow of the commit can have such a run.
  if (reasonOf(verdict) === 'no-base')
    return `without a completed run on ${baseOf(verdict, inline)}`
  const isCompared = verdict.kind !== 'unknown' || wasCompared({ verdict })
  if (!isCompared) return 'not compared'
  const [word = ''] = LABELS[wordOf(verdict)].split(' ', 1)
  return word.toLowerCase()
}
