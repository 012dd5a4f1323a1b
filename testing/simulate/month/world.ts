import {
  DAY,
  HOUR,
  type Instant,
  type Milliseconds,
  MINUTE,
  SECOND,
} from '../../../src/model/time.ts'
import { type Random, seededRandom } from '../random.ts'

/** A Monday. */
export const FROM: Instant = Date.UTC(2026, 2, 2)
/** Parts of the runs that start in each hour of the day, and on each day of the week from Monday on. */
export const HOURS = [1, 1, 1, 1, 1, 1, 2, 4, 8, 10, 10, 9, 7, 9, 10, 9, 8, 6, 4, 2, 2, 1, 1, 1]
export const WEEK = [1.2, 1.3, 1.3, 1.3, 1.1, 0.4, 0.4]

export const QUEUES: Readonly<Record<string, Milliseconds>> = {
  'ubuntu-latest': 5 * SECOND,
  'windows-latest': 15 * SECOND,
  'macos-14': 60 * SECOND,
  'self-hosted,linux,x64': 40 * SECOND,
}
/** An afternoon of long waits. */
export const LATE = {
  labels: 'self-hosted,linux,x64',
  from: FROM + 10 * DAY + 13 * HOUR,
  to: FROM + 10 * DAY + 17 * HOUR,
  median: 15 * MINUTE,
}
/** The share of the pushes to main after which a test is fixed. */
export const FIXED = 0.52

/** Returns draws that depend only on these numbers. */
export function randomOf(...numbers: readonly number[]): Random {
  let hash = 0x81_1c_9d_c5
  for (const number of numbers) {
    hash = Math.imul(hash ^ (number & 0xff_ff_ff_ff), 0x85_eb_ca_6b)
    hash = Math.imul(hash ^ Math.floor(number / 2 ** 32) ^ (hash >>> 13), 0xc2_b2_ae_35)
    hash ^= hash >>> 16
  }
  return seededRandom(hash)
}

const WORDS = 'cart order price tax user mail stock coupon search index'.split(' ')

/** Writes a number as words: numbers can differ from run to run in equal errors. */
export function wordsOf(number: number): string[] {
  return Array.from(String(number), (digit) => WORDS[Number(digit)] ?? '')
}

export function shaOf(number: number): string {
  return number.toString(16).padStart(40, '0')
}
