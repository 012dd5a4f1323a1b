import { median } from '../../model/some.ts'
import { type Baseline, type Comparison, SLOWER } from '../../model/report/history.ts'
import { DAY, type Milliseconds, SECOND } from '../../model/time.ts'
import { sum } from '../jobs/timing.ts'
import { splitModes } from './modes.ts'

/** Earlier values of one job, step, run or queue; `undefined` in a run that has none. */
export type Sample = readonly (Milliseconds | undefined)[]

/** The baseline of each sample that has values. */
export type Baselines = ReadonlyMap<Sample, Baseline>

/** Ratio of the standard deviation of normal values to their median absolute deviation. */
const NORMAL = 1.4826

/** Values further from the median, in scaled median absolute deviations, are moved to this distance. */
const MAX_DEVIATIONS = 3

/** A value is not unusual if so many earlier ones are as long. */
const MIN_ALIKE = 2

/** As long are values that are shorter by at most so many spreads. */
const ALIKE = 0.75

/** The variance of a duration whose ends are truncated to whole seconds. */
const ROUNDING_VARIANCE = SECOND ** 2 / 6

/** Shorter values vary by seconds, longer ones by a share of their length. */
const MIN_POOLED: Milliseconds = SLOWER.time

/** GitHub ends a run after 35 days. */
const LONGEST: Milliseconds = 35 * DAY

/** The number of samples with equal relative spread that are assumed in addition to the real ones. */
const ASSUMED_ALIKE = 5

/**
 * At 99 %, a t distribution is wider than the normal one by 1 and these times the powers of
 * 1 / degrees of freedom: the expansion of Cornish and Fisher.
 */
const T_WIDENING = [1.6, 2.46, 2.89] as const

/** Chosen such that four to six values give no more false alarms than ten. */
const FEW_VALUES = 8

/** A sample is unlike the rest if its variance is so unlikely with theirs: about one in 1,000 by chance. */
const UNLIKE_DEVIATIONS = 3

/**
 * Durations are skewed to the right. A limit that is a share x above the level is raised by so many x³,
 * or by x² if that is less. At 5 % of noise, this is 4 %. At 12 %, it is the 99th percentile of log-normal values.
 */
const SKEW = 2.5

/**
 * Returns the baselines of related samples, such as the jobs of one workflow. Ten values are too few
 * for a spread, so the samples inform each other: empirical Bayes after Smyth (2004,
 * https://doi.org/10.2202/1544-6115.1027) on variances relative to the median.
 *
 * 1. The variance of a sample is that of its values about their median, with outliers moved closer. If
 *    the values have two modes, such as with and without a cache hit, it is that within the modes.
 * 2. The result is the weighted mean of this variance and that of all samples together. The more alike
 *    the samples are, the more weight the latter has. A sample that varies far more keeps its own.
 * 3. The spread includes the error of the median and that of the variance, and the skew of durations.
 *    The median of a mode has a larger error, but only the values of that mode can be above it by chance.
 *
 * Measured: with up to 12 % of noise and four or more values, at most 1 to 2 % of the unchanged jobs of one length are
 * slower; a job with 12 % among jobs with 2 %, up to 3 % with four values and 1 % with ten. A regression of 30 % at 5 %
 * of noise is found in about 90 % with four values and 97 % with six; in a workflow of one job in 50 %, 85 % and, with
 * ten, 97 %. A job that grows slowly over all values is slower more often.
 */
export function baselinesOf(samples: readonly Sample[]): Baselines {
  const described = samples.flatMap((sample) => {
    const description = describeSample(sample)
    return description === undefined ? [] : [[sample, description] as const]
  })
  const prior = poolVariances(described.map(([, description]) => description))
  return new Map(described.map(([sample, description]) => [sample, toBaseline(description, prior)]))
}

/**
 * Returns the baseline of a queue. Most jobs start within seconds, a few after minutes, so the variance is of logarithms,
 * and `SLOWER.deviations` of the spread reach as far above the median as in logarithms.
 */
export function queueBaselineOf(sample: Sample): Baseline | undefined {
  const known = sample.filter((value) => value !== undefined)
  const middle = median(known)
  if (middle === undefined) return undefined
  const logarithms = known.map((value) => Math.log(value + SECOND))
  const center = Math.log(middle + SECOND)
  const distances = logarithms.map((value) => Math.abs(value - center))
  const variance = varianceOf(distances, known.length - 1, 0)
  const distance = SLOWER.deviations * widen(Math.sqrt(variance), known.length, known.length - 1)
  const reach = Math.min((middle + SECOND) * Math.expm1(distance), LONGEST)
  const spread = reach / SLOWER.deviations
  return { median: middle, low: middle, high: middle, spread, values: known.length }
}

/**
 * Compares a value with the level of the earlier ones that is next to it; `undefined` if there is no
 * baseline.
 */
export function compareDuration(
  value: Milliseconds | undefined,
  earlier: Sample,
  baseline: Baseline | undefined,
): Comparison | undefined {
  if (baseline === undefined) return undefined
  const { spread, values } = baseline
  const level = value === undefined ? baseline.median : levelNextTo(value, baseline)
  const delta = value === undefined ? undefined : value - level
  const isAbove = value !== undefined && value > baseline.high
  const isOutside = isAbove || (value ?? Infinity) < baseline.low
  const beyond = isOutside ? Math.abs(delta ?? 0) : 0
  const alike = earlier.filter((other = NaN) =>
    isAbove ? other >= value - ALIKE * spread : other <= (value ?? NaN) + ALIKE * spread,
  )
  const changed = alike.length < MIN_ALIKE && isBeyondSpread(beyond, baseline)
  const slower = changed && isAbove && beyond > SLOWER.share * level
  return { value, baseline: { median: level, spread, values }, delta, slower, changed, earlier }
}

/** Returns the level with the smaller ratio to a value: longer durations vary by more seconds. */
function levelNextTo(value: Milliseconds, { low, high }: Baseline): Milliseconds {
  return (value + SECOND) ** 2 < (low + SECOND) * (high + SECOND) ? low : high
}

function isBeyondSpread(change: Milliseconds, { spread, values }: Baseline): boolean {
  return values >= SLOWER.values && change > SLOWER.deviations * spread && change > SLOWER.time
}

interface Described extends Pick<Baseline, 'median' | 'low' | 'high'> {
  /** Within the modes, as a share of their squared medians. */
  readonly variance: number
  readonly values: number
  /** Degrees of freedom of the variance. */
  readonly freedom: number
}

function describeSample(sample: Sample): Described | undefined {
  const known = sample.filter((value) => value !== undefined)
  const middle = median(known)
  if (middle === undefined) return undefined
  const modes = splitModes(known).map((values) => ({ values, center: median(values) ?? middle }))
  const centers = modes.map(({ center }) => center)
  const distances = modes.flatMap(({ values, center }) =>
    values.map((value) => Math.abs(value - center) / unitOf(center)),
  )
  const rounding = ROUNDING_VARIANCE / unitOf(middle) ** 2
  const freedom = known.length - modes.length
  return {
    median: middle,
    low: Math.min(...centers),
    high: Math.max(...centers),
    variance: varianceOf(distances, freedom, Math.sqrt(rounding)) + rounding,
    values: known.length,
    freedom,
  }
}

/** Avoids a division by 0. */
function unitOf(median: Milliseconds): Milliseconds {
  return Math.max(median, SECOND)
}

/**
 * @param distances of values from their median
 * @param least the minimum deviation, for samples in which half of the values are equal
 */
function varianceOf(distances: readonly number[], freedom: number, least: number): number {
  if (freedom === 0) return 0
  // Few values are closer to their own median than to the true one.
  const deviation = NORMAL * (median(distances) ?? 0) * (distances.length / freedom)
  const limit = MAX_DEVIATIONS * Math.max(deviation, least)
  return distances.reduce((sum, distance) => sum + Math.min(distance, limit) ** 2, 0) / freedom
}

/** The variance of related samples. */
type Prior = Pick<Described, 'variance' | 'freedom'>

/**
 * Returns the variance that the samples have in common, and its degrees of freedom.
 * The logarithm of an estimated variance has a known mean and variance if the true variance is the
 * same for all samples. As far as the logarithms vary by more, the samples are not alike.
 */
function poolVariances(samples: readonly Described[]): Prior | undefined {
  const pooled = samples.filter(isPooled)
  if (pooled.length < 2) return undefined
  const logarithms = pooled.map(({ variance, freedom }) => ({
    value: Math.log(variance) + 1 / freedom + 1 / (3 * freedom ** 2),
    error: trigamma(freedom / 2),
  }))
  const weight = sum(logarithms.map(({ error }) => 1 / error))
  const mean = sum(logarithms.map(({ value, error }) => value / error)) / weight
  const excess =
    sum(logarithms.map(({ value, error }) => (value - mean) ** 2 / error)) - (pooled.length - 1)
  const unlike = ((excess / (pooled.length - 1 + ASSUMED_ALIKE)) * pooled.length) / weight
  const freedoms = sum(pooled.map(({ freedom }) => freedom))
  const others = freedoms - freedoms / pooled.length
  return {
    variance: Math.exp(mean),
    freedom: unlike <= 0 ? others : Math.min(others, 2 * inverseTrigamma(unlike)),
  }
}

function isPooled({ median, freedom }: Described): boolean {
  return median >= MIN_POOLED && freedom > 0
}

function toBaseline(sample: Described, prior: Prior | undefined): Baseline {
  const isAlone = prior === undefined || !isPooled(sample) || isUnlike(sample, prior)
  const { variance, freedom } = isAlone ? sample : combine(sample, prior)
  const { median, low, high, values } = sample
  const limit = SLOWER.deviations * widen(Math.sqrt(variance), values, freedom)
  const raised = limit * (1 + Math.min(SKEW * limit ** 2, limit))
  const reach = Math.min(raised * unitOf(high), LONGEST)
  const spread = reach / SLOWER.deviations
  return { median, low, high, spread, values }
}

/**
 * Whether a sample varies more than the rest can explain, such as a job that uses the network among
 * steady ones, by the approximation of χ² after Wilson and Hilferty.
 */
function isUnlike({ variance, freedom }: Prior, prior: Prior): boolean {
  const error = 2 / (9 * freedom)
  return variance > prior.variance * (1 - error + UNLIKE_DEVIATIONS * Math.sqrt(error)) ** 3
}

function combine(a: Prior, b: Prior): Prior {
  const freedom = a.freedom + b.freedom
  return { variance: (a.variance * a.freedom + b.variance * b.freedom) / freedom, freedom }
}

/**
 * Turns the standard deviation of values into the deviation of a new value from their median. (1) The deviation
 * is estimated. (2) So is the median. (3) Few values hide outliers and modes.
 */
function widen(deviation: number, values: number, freedom: number): number {
  const estimated = T_WIDENING.reduce(
    (sum, factor, index) => sum + factor / Math.max(1, freedom) ** (index + 1),
    1,
  ) // (1)
  const centered = Math.sqrt(1 + Math.PI / (2 * values)) // (2)
  return deviation * estimated * centered * (1 + FEW_VALUES / values ** 3) // (3)
}

function trigamma(x: number): number {
  return 1 / x + 1 / (2 * x ** 2) + 1 / (6 * x ** 3)
}

/** Solves `y = 1 / x + 1 / (2 * x ** 2)`, the first two terms of `trigamma`. */
function inverseTrigamma(y: number): number {
  return (1 + Math.sqrt(1 + 2 * y)) / (2 * y)
}
