import type { Minutes } from '../../model/report/minutes.ts'
import { PRICES } from '../../model/report/prices.ts'
import { toSeconds } from '../text/units.ts'
import type { Count, Dollars, Seconds, Url } from './values.ts'

/** Runner minutes: the duration of each job rounded up, as GitHub bills it. */
export interface MinutesJson {
  readonly minutes: Count
  /** Sum of the known prices; `null` if none is known. */
  readonly estimatedPriceUsd: Dollars | null
  /** Some minutes have no known price. */
  readonly partial: boolean
  readonly prices: PricesJson
  /** What GitHub has counted for all attempts of the run; `null` if it does not say. */
  readonly billableSeconds: Seconds | null
  /** The most minutes first. */
  readonly byLabels: readonly LabelMinutesJson[]
}

/** The source of the prices. */
interface PricesJson {
  /**
   * The day since which the prices are valid.
   *
   * @format date
   */
  readonly since: string
  readonly source: Url
}

/** The minutes of the jobs with the same runner labels. */
interface LabelMinutesJson {
  /** Sorted and joined with commas; empty if they are not known. */
  readonly labels: string
  readonly jobs: Count
  readonly durationSeconds: Seconds
  readonly minutes: Count
  /** Present if the runners are known to be self-hosted: GitHub does not bill their minutes. */
  readonly selfHosted?: true
  /** The runner in GitHub's price list; `null` if it is not known. */
  readonly sku: string | null
  /** 0 if the minutes are free; `null` if the price is not known. */
  readonly estimatedPriceUsd: Dollars | null
}

export function minutesJson({ minutes, price, partial, billable, byLabels }: Minutes): MinutesJson {
  return {
    minutes,
    estimatedPriceUsd: toUsd(price),
    partial,
    prices: { since: PRICES.since, source: PRICES.source },
    billableSeconds: toSeconds(billable?.total),
    byLabels: byLabels.map((row) => ({
      labels: row.labels,
      jobs: row.jobs,
      durationSeconds: toSeconds(row.running),
      minutes: row.minutes,
      ...(row.selfHosted && { selfHosted: true as const }),
      sku: row.rate?.sku ?? null,
      estimatedPriceUsd: toUsd(row.price),
    })),
  }
}

/** Prices are in tenths of a cent, which their binary sum may miss by a little. */
function toUsd(price: number | undefined): number | null {
  return price === undefined ? null : Math.round(price * 1_000) / 1_000
}
