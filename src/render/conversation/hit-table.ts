import { type Hit, hitsWithin, MAX_HIT_DAYS, MAX_HITS } from './hits.ts'
import type { Instant } from '../../model/time.ts'
import { link, table } from '../text/markdown.ts'
import { formatInstant, UNKNOWN } from '../text/units.ts'

interface HitTable {
  readonly repositoryUrl: string
  readonly now: Instant
}

/** The name of each row, and its days. */
export const PERIODS = [
  ['24 hours', 1],
  ['7 days', 7],
  [`${MAX_HIT_DAYS} days`, MAX_HIT_DAYS],
] as const

const COLUMNS = [
  { title: 'In the last' },
  { title: 'Runs', align: 'right' },
  { title: 'First' },
  { title: 'Last' },
] as const

/**
 * Renders how often a known failure occurred. Nothing in it is text of other people.
 *
 * @param hits as `addHit` returns them
 */
export function renderHits(hits: readonly Hit[], { repositoryUrl, now }: HitTable): string {
  const runLink = ({ run, at }: Hit) =>
    link(formatInstant(at), `${repositoryUrl}/actions/runs/${run}`)
  const firstEver = hits.at(-1)
  const rows = PERIODS.map(([period, days]) => {
    const within = hitsWithin(hits, days, now)
    const [last, first] = [within[0], within.at(-1)]
    if (last === undefined || first === undefined) return [period, '0', UNKNOWN, UNKNOWN]
    const isCut = within.length >= MAX_HITS
    const count = Math.min(within.length, MAX_HITS).toLocaleString('en')
    const orEarlier = isCut && first !== firstEver ? ' or earlier' : ''
    return [period, isCut ? `${count} or more` : count, runLink(first) + orEarlier, runLink(last)]
  })
  const since = firstEver === undefined ? [] : [`Counted since ${runLink(firstEver)}.`]
  return [
    `**Runs with this failure**, as of ${formatInstant(now)}`,
    table(COLUMNS, rows),
    [...since, 'Each run counts once, at the time when it was created.'].join(' '),
  ].join('\n\n')
}
