import type { Report } from '../../model/report/report.ts'
import type { ChangedRun, Change } from '../../model/report/what-if.ts'
import type { Range } from '../../model/shapes/what-if.ts'
import type { Milliseconds } from '../../model/time.ts'
import type { Inline } from '../text/inline.ts'
import { formatDuration, plural } from '../text/units.ts'
import type { Section } from '../findings/section.ts'

/** Returns the run with each requested change. */
export function whatIfSection({ whatIf }: Report, inline: Inline): Section {
  return {
    title: 'What if',
    blocks: [{ list: whatIf.map((changed) => changeSentence(changed, inline)) }],
  }
}

/**
 * Returns what a change would do.
 *
 * @example 8 shards of test in place of 4 would shorten the run by about 4m (2m 30s to 5m), for 6m more
 * runner time. Assumes that ...
 */
export function changeSentence(
  { change, saves, costs, assumption }: ChangedRun,
  inline: Inline,
): string {
  const { expected } = saves
  const effect =
    expected === 0
      ? `would not change how long the run takes${rangeText(saves, 'shorter')}`
      : expected < 0
        ? `would lengthen the run by about ${amount(expected)}${rangeText(negated(saves), 'longer')}`
        : `would shorten the run by about ${amount(expected)}${rangeText(saves, 'shorter')}`
  return `${changeText(change, inline)} ${effect}, ${costOf(costs)}. ${inline.text(assumption)}`
}

function changeText(change: Change, { code }: Inline): string {
  switch (change.kind) {
    case 'shards':
      return `${plural(change.to, 'shard')} of ${code(change.job)} in place of ${change.from}`
    case 'needs':
      return `${code(change.job)} without ${code(change.without)} in its ${code('needs')}`
  }
}

function costOf({ expected }: Range): string {
  if (expected === 0) return 'for the same runner time'
  return `for ${amount(expected)} ${expected < 0 ? 'less' : 'more'} runner time`
}

/**
 * Returns ` (2m 30s to 5m)`; '' for a single value.
 *
 * @param effect of a value above 0, which a range on both sides of 0 names
 */
function rangeText({ low, high }: Range, effect: 'shorter' | 'longer'): string {
  const [from, to] = [amount(low), amount(high)]
  if (low < 0) {
    return ` (from ${from} ${effect === 'longer' ? 'shorter' : 'longer'} to ${to} ${effect})`
  }
  return from === to ? '' : ` (${from} to ${to})`
}

function negated({ expected, low, high }: Range): Range {
  return { expected: -expected, low: -high, high: -low }
}

function amount(value: Milliseconds): string {
  return formatDuration(Math.abs(value))
}
