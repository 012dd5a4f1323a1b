import { DAY, type Instant } from '../../model/time.ts'

/** A run in which a known failure occurred. */
export interface Hit {
  /** Id of the run. */
  readonly run: number
  /** When the run was created, which no re-run changes. */
  readonly at: Instant
}

/** Hits that are kept, beside the first one. */
export const MAX_HITS = 1_000

/** How many days a hit counts. */
export const MAX_HIT_DAYS = 30

/**
 * Adds a hit, unless it is too old to count.
 *
 * @returns the newest first; the last one is the first ever, however old it is
 */
export function addHit(known: readonly Hit[], hit: Hit, now: Instant): readonly Hit[] {
  // People can edit the comment, so a time can be in the future.
  const past = known.filter(({ at }) => at < now + DAY)
  const counted = [...past, ...hitsWithin([hit], MAX_HIT_DAYS, now)]
  const byRun = new Map(counted.map((one) => [one.run, one]))
  const hits = [...byRun.values()].sort((a, b) => b.at - a.at || b.run - a.run)
  const recent = hitsWithin(hits, MAX_HIT_DAYS, now).slice(0, MAX_HITS)
  return [...recent, ...hits.slice(-1).filter((first) => !recent.includes(first))]
}

/** Lists the hits of the last days. */
export function hitsWithin(hits: readonly Hit[], days: number, now: Instant): readonly Hit[] {
  return hits.filter(({ at }) => at > now - days * DAY)
}

export function hasHit(hits: readonly Hit[], { run }: Hit): boolean {
  return hits.some((hit) => hit.run === run)
}

/** Writes hits as short as they can be read again: `fxkcs.t9ot20,fxkcr.t9oc00`. */
export function encodeHits(hits: readonly Hit[]): string {
  return hits.map(({ run, at }) => [run, Math.floor(at / 1_000)].map(toDigits).join('.')).join(',')
}

/** Reads hits, and skips what `encodeHits` does not write: people can edit the comment. */
export function decodeHits(text: string): readonly Hit[] {
  return text
    .split(',')
    .filter((each) => /^[0-9a-z]{1,11}\.[0-9a-z]{1,7}$/.test(each))
    .map((each) => each.split('.').map((digits) => parseInt(digits, BASE)))
    .map(([run = 0, seconds = 0]) => ({ run, at: seconds * 1_000 }))
    .filter(({ run }) => Number.isSafeInteger(run) && run > 0)
}

const BASE = 36

function toDigits(value: number): string {
  return value.toString(BASE)
}
