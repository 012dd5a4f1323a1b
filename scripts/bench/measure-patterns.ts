// Measures how the time of each regular expression grows with its text; runs in its own process.
import { spawnSync } from 'node:child_process'
import { type AttackLine, attackLines } from './attack-lines.ts'
import { collectPatterns } from './collect-patterns.ts'

/** From one to the other, a pattern whose time grows with its text takes eight times as long, and a square 64 times. */
const [SHORT, LONG] = [2_500, 20_000]
const MAX_RATIO = 16
/** No square takes less for the short text. */
const MIN_SHORT_MS = 0.2
/** What a pattern may take for the longest text that reaches it, if a comment names that. */
const MAX_MS = 100
/** Texts before the short one, with what each may take: an exponential time ends at one of them. */
const STEPS: readonly (readonly [characters: number, maxMs: number])[] = [
  ...[20, 22, 24, 26, 28, 30, 34, 40, 50, 64, 80, 110, 160].map((length) => [length, 2] as const),
  ...[220, 320, 440, 640, 900].map((length) => [length, 8] as const),
  ...[1_250, 1_800, SHORT].map((length) => [length, 60] as const),
]
const SLOWEST = 10
/** Other processes only make it slower. */
const TRIES = 3
/** The clock of the processor has steps of some milliseconds. */
const MIN_CPU_MS = 60

interface Measured {
  readonly ms: number
  /** `undefined` if it took too long to measure it. */
  readonly ratio: number | undefined
  readonly line: AttackLine
}

/** Returns lines about the slowest patterns, and about those that are slower than they may be, which fail the command. */
export function measurePatterns(): string[] {
  const options = ['--disable-warning=ExperimentalWarning', import.meta.filename]
  const { stdout, stderr, status } = spawnSync(process.execPath, options, { encoding: 'utf8' })
  if (status !== 0 && stdout === '') throw new Error(stderr)
  if (status !== 0) process.exitCode = 1
  return stdout.trimEnd().split('\n')
}

/** Returns how the pattern does on the line on which it takes longest, or on the first on which it takes too long. */
function measure(pattern: RegExp): Measured | undefined {
  const lines = new Map(attackLines(pattern).map((line) => [line(SHORT), line]))
  for (const text of lines.keys()) timeOf(pattern, text.slice(0, STEPS[0]?.[0]))
  let worst: Measured | undefined
  for (const line of lines.values()) {
    const measured = measureLine(pattern, line)
    if (worst === undefined || isWorse(measured, worst)) worst = measured
    if (isTooSlow(measured)) return measured
  }
  return worst
}

function measureLine(pattern: RegExp, line: AttackLine): Measured {
  for (const [length, maxMs] of STEPS) {
    const text = line(length)
    if (timeOf(pattern, text) > maxMs && cpuTimeOf(pattern, text) > maxMs)
      return { ms: cpuTimeOf(pattern, text), ratio: undefined, line }
  }
  const [short, long] = [line(SHORT), line(LONG)]
  const before = timeOf(pattern, short)
  if (before < MIN_SHORT_MS) return { ms: (before * LONG) / SHORT, ratio: LONG / SHORT, line }
  const ms = timeOf(pattern, long)
  const ratio = ms / before
  if (ratio <= MAX_RATIO) return { ms, ratio, line }
  const longMs = cpuTimeOf(pattern, long)
  return { ms: longMs, ratio: longMs / cpuTimeOf(pattern, short), line }
}

function isTooSlow({ ratio }: Measured): boolean {
  return ratio === undefined || ratio > MAX_RATIO
}

function isWorse(one: Measured, other: Measured): boolean {
  return isTooSlow(one) || one.ms > other.ms
}

/** Returns the processor time that a pattern takes for a text, in milliseconds. */
function cpuTimeOf(pattern: RegExp, text: string): number {
  const start = process.threadCpuUsage()
  for (let times = 1; ; times++) {
    timeOf(pattern, text, 1)
    const { user, system } = process.threadCpuUsage(start)
    const ms = (user + system) / 1_000
    if (ms >= MIN_CPU_MS) return ms / times
  }
}

/** Returns the least time that a pattern takes for a text. */
function timeOf(pattern: RegExp, text: string, tries = TRIES): number {
  let least = Infinity
  for (let at = 0; at < tries && (at === 0 || least < MAX_MS); at++) {
    pattern.lastIndex = 0
    const start = performance.now()
    // All that it finds takes longer than the first.
    if (pattern.global) text.replaceAll(pattern, '')
    else pattern.test(text)
    least = Math.min(least, performance.now() - start)
  }
  return least
}

if (process.argv[1] === import.meta.filename) {
  const patterns = await collectPatterns()
  const measured = patterns.flatMap(({ pattern, place, max }) => {
    const found = measure(pattern)
    return found === undefined ? [] : { pattern, place, max, ...found }
  })
  const slow = measured.filter(isTooSlow)
  const slowest = measured
    .filter((one) => !isTooSlow(one))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, 4 * SLOWEST)
    .map((one) => ({ ...one, ms: cpuTimeOf(one.pattern, one.line(LONG)) }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, SLOWEST)
  console.log(
    `${patterns.length} patterns of src on lines of ${SHORT} and ${LONG} characters; the slowest that grow with them:`,
  )
  for (const { pattern, place, ms } of slowest)
    console.log(`  ${ms.toFixed(1)} ms, ${place}: ${pattern.source.slice(0, 60)}`)
  for (const { pattern, place, max, ratio, line } of slow) {
    const text = line(max ?? STEPS[0]?.[0] ?? 0)
    const ms = max === undefined ? undefined : cpuTimeOf(pattern, text)
    const growth = ratio === undefined ? 'more than can be measured' : `${ratio.toFixed(0)} times`
    const bound =
      ms === undefined ? 'no bound is named' : `${max} characters take ${ms.toFixed(1)} ms`
    console.log(`  grows ${growth}, ${place}: ${bound}: ${pattern.source.slice(0, 60)}`)
    if (ms === undefined || ms > MAX_MS) {
      console.log(`    on ${JSON.stringify(line(40))}`)
      process.exitCode = 1
    }
  }
}
