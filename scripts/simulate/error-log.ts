import { classifyLine } from '../../src/github/logs/excerpts/classify-line.ts'
import { errorVariants, type PlantedError } from './error-variants.ts'
import { type FailedLog, simulateLogs } from './failed-logs.ts'
import type { Random } from './random.ts'

export const EXIT = '##[error]Process completed with exit code 1.'

const errors: readonly FailedLog[] = [...simulateLogs('known'), ...simulateLogs('held-out')]
const noise = errors.flatMap(({ lines, reason }) => lines.filter((line) => !reason.includes(line)))

/** Two different errors, now and then so alike that a word sets them apart. */
export function plantErrors(random: Random): readonly [PlantedError, PlantedError] {
  if (random.chance(0.5)) {
    const [one, other] = pick(random, errorVariants)
    return random.chance(0.5) ? [one, other] : [other, one]
  }
  const [one, other] = random.shuffle(errors)
  if (one === undefined || other === undefined) throw new Error('there are no logs')
  return [one, other]
}

/** Writes an error as one leg would: with its own numbers, times and paths, between lines of its own. */
export function writeLog(random: Random, { lines }: PlantedError): string[] {
  const around = () => Array.from({ length: random.whole(0, 30) }, () => pick(random, harmless))
  return [...around(), ...lines.map((line) => vary(random, line)), EXIT]
}

/** Lines of real logs that name no failure, so that the planted one stays the first. */
const harmless = noise.filter((line) => {
  const { kind } = classifyLine(line)
  return (kind === 'text' || kind === 'noise') && !/^\s|^$/.test(line)
})

/** Changes what differs between runs: times, durations, process ids, hashes, temporary paths. */
function vary(random: Random, line: string): string {
  const number = () => String(random.whole(1, 99_999))
  return line
    .replace(
      /\b\d{4}-\d\d-\d\d([T ])\d\d:\d\d:\d\d/g,
      (_, separator: string) =>
        `2026-0${random.whole(1, 9)}-1${random.whole(0, 9)}${separator}1${random.whole(0, 9)}:2${random.whole(0, 9)}:3${random.whole(0, 9)}`,
    )
    .replace(
      /\b\d+(?:\.\d+)? ?(ms|s)\b/g,
      (_, unit: string) => `${random.whole(0, 99)}.${random.whole(10, 99)}${unit}`,
    )
    .replace(/\((?:\d{3,6})\)/g, () => `(${number()})`)
    .replace(/==\d+==/g, () => `==${random.whole(100, 99_999)}==`)
    .replace(/0x[0-9a-f]+/g, () => `0x${random.whole(0x10_0000, 0xffff_ffff).toString(16)}`)
    .replace(/\/home\/runner\/work\//g, () =>
      pick(random, ['/home/runner/work/', '/Users/runner/work/']),
    )
    .replace(/\/tmp\/\S+/g, () => `/tmp/tmp${number()}x/file`)
}

export function pick<T>(random: Random, items: readonly T[]): T {
  return items[random.whole(0, items.length - 1)] as T
}
