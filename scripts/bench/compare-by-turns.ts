import { median } from '../../src/model/some.ts'

/** What one run of a program took. */
interface Cost {
  readonly cpuMs: number
  readonly elapsedMs: number
}

/** How much a program takes of what another one does, as medians of the ratios of the rounds. */
export interface Ratios {
  readonly cpu: number
  readonly elapsed: number
  /** The standard error of the ratio of processor time, as a part of it. */
  readonly error: number
  readonly rounds: number
}

const MIN_ROUNDS = 5
const MAX_ROUNDS = 25
/** Below it, no further round changes the second digit. */
const SMALL_ERROR = 0.02
/** Above it, the ratios say more of the other programs on the machine than of these. */
export const MAX_ERROR = 0.06

/** Of a normal distribution: the quartiles are so many standard deviations apart. */
const QUARTILES_APART = 1.35
/** The standard error of a median, as a multiple of that of a mean. */
const OF_MEDIAN = 1.25

/**
 * Runs two programs by turns until the ratio is known well enough, or `MAX_ROUNDS` times.
 *
 * @param smallError the standard error of a ratio that is known well enough
 */
export async function compareByTurns(
  run: () => Promise<Cost>,
  runOther: () => Promise<Cost>,
  smallError = SMALL_ERROR,
): Promise<Ratios> {
  const rounds: Cost[] = []
  for (;;) {
    const own = await run()
    const other = await runOther()
    rounds.push({ cpuMs: own.cpuMs / other.cpuMs, elapsedMs: own.elapsedMs / other.elapsedMs })
    const ratios = ratiosOf(rounds)
    if (rounds.length >= MAX_ROUNDS) return ratios
    if (rounds.length >= MIN_ROUNDS && ratios.error <= smallError) return ratios
  }
}

/** Whether the ratios are known well enough to judge them. */
export function isSteady({ error }: Ratios): boolean {
  return error <= MAX_ERROR
}

function ratiosOf(rounds: readonly Cost[]): Ratios {
  const cpus = rounds.map(({ cpuMs }) => cpuMs).toSorted((a, b) => a - b)
  const [cpu = NaN, elapsed = NaN] = [median(cpus), median(rounds.map((one) => one.elapsedMs))]
  const quartile = (part: number) => cpus[Math.floor(part * (cpus.length - 1))] ?? NaN
  const deviation = (quartile(0.75) - quartile(0.25)) / QUARTILES_APART
  const error = (OF_MEDIAN * deviation) / Math.sqrt(cpus.length) / cpu
  return { cpu, elapsed, error, rounds: rounds.length }
}
