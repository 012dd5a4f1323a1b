import { classifyLine } from '../../src/logs/forms/classify-line.ts'
import { readSections, simulateLogs } from './failed-logs.ts'
import { pick, type Random } from './random.ts'

/** An error as it stands in a log. */
export interface PlantedError {
  readonly name: string
  readonly lines: readonly string[]
}

export const EXIT = '##[error]Process completed with exit code 1.'

/** Each two in a row are different errors that one word or number distinguishes. */
const variants: readonly PlantedError[] = readSections('variants')
const errors = [...simulateLogs('known'), ...simulateLogs('held-out')]

/** Lines of real logs that name no failure, so that the planted one stays the first. */
const harmless = errors
  .flatMap(({ lines, reason }) => lines.filter((line) => !reason.includes(line)))
  .filter((line) => ['text', 'noise'].includes(classifyLine(line).kind) && !/^\s|^$/.test(line))

/** Two different errors, now and then so alike that a word sets them apart. */
export function plantErrors(random: Random): readonly [PlantedError, PlantedError] {
  const at = 2 * random.whole(0, variants.length / 2 - 1)
  const pair = random.chance(0.5) ? variants.slice(at, at + 2) : errors
  const [one, other] = random.shuffle(pair)
  if (one === undefined || other === undefined) throw new Error('there are no logs')
  return [one, other]
}

/** What a step prints each time before it fails; nothing of it shows which error it is. */
const FIRST_LINES = 20
const before = harmless.filter((line) => !/\d/.test(line)).slice(0, FIRST_LINES)

/** Writes an error as one leg would: with its own numbers, times and paths, below what the step prints each time. */
export function writeLog(random: Random, { lines }: PlantedError): string[] {
  return [...[...before, ...lines].map((line) => vary(random, line)), EXIT]
}

/** A limit is the same in each run, and a part of the error. */
const DURATION = /(?<!\b(?:[Tt]imed out|timeout of) (?:[a-z]+ )*)\b\d+(?:\.\d+)?( ?m?s)\b/g

/** Changes what differs between runs: times, durations, process ids, addresses, temporary paths. */
function vary(random: Random, line: string): string {
  const number = (least: number, most: number) => String(random.whole(least, most))
  // With the digits of a 64-bit address: fewer can be a code that names the error.
  const address = () => `0x7f${random.whole(0x10_0000_0000, 0xff_ffff_ffff).toString(16)}`
  const time = (separator: string) =>
    new Date(random.whole(Date.UTC(2026, 0), Date.UTC(2026, 8)))
      .toISOString()
      .slice(0, 19)
      .replace('T', separator)
  return line
    .replace(/\b\d{4}-\d\d-\d\d([T ])\d\d:\d\d:\d\d/g, (_, separator: string) => time(separator))
    .replace(DURATION, (_, unit: string) => `${number(0, 99)}.${number(10, 99)}${unit}`)
    .replace(/\((?:\d{3,6})\)/g, () => `(${number(1, 99_999)})`)
    .replace(/==\d+==/g, () => `==${number(100, 99_999)}==`)
    .replace(/\b0x[0-9a-f]+\b/g, address)
    .replace(/\/home\/runner\/work\//g, () => `/${pick(random, ['home', 'Users'])}/runner/work/`)
    .replace(/\/tmp\/\S+/g, () => `/tmp/tmp${number(1, 99_999)}x/file`)
}
