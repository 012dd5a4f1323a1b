import type { Minutes } from '../../model/report/minutes.ts'
import { PRICES } from '../../model/report/prices.ts'
import { toSeconds } from '../text/units.ts'

/** The part `minutes` of the JSON report. Prices are estimates in US dollars. */
export interface MinutesJson {
  readonly minutes: number
  readonly estimatedPriceUsd: number | null
  /** Some minutes have an unknown price. */
  readonly partial: boolean
  readonly prices: { readonly since: string; readonly source: string }
  /** Billable time that GitHub has counted for all attempts of the run; `null` if unknown. */
  readonly billableSeconds: number | null
  readonly byLabels: readonly {
    readonly labels: string
    readonly jobs: number
    readonly durationSeconds: number
    readonly minutes: number
    /** Absent unless the runners are known to be self-hosted. */
    readonly selfHosted?: true
    readonly sku: string | null
    readonly estimatedPriceUsd: number | null
  }[]
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

/** Rounds to tenths of a cent, because a sum of binary fractions is not exact. */
function toUsd(price: number | undefined): number | null {
  return price === undefined ? null : Math.round(price * 1_000) / 1_000
}
