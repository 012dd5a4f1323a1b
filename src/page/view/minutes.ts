import { max, sum } from 'd3-array'
import type { ReportJson } from '../../report-json/shapes/report.ts'
import { countLabel } from './labels.ts'

/** How long the jobs with the same runner labels waited and ran, and what they cost. */
export interface LabelTotals {
  /** '' if they are not known. */
  readonly labels: string
  readonly jobs: number
  readonly queueSeconds: number | null
  readonly longestQueueSeconds: number | null
  readonly runningSeconds: number | null
  readonly minutes: number | null
  /** `null` also if only a part is known. */
  readonly price: number | null
}

type Waiting = ReportJson['waiting']['byLabels'][number]
type Cost = NonNullable<ReportJson['minutes']>['byLabels'][number]

/** Adds up all runs by labels, which GitHub compares without regard to case. */
export function totalsByLabels(reports: readonly ReportJson[]): LabelTotals[] {
  const rows = reports.flatMap(({ waiting, minutes }): (Waiting | Cost)[] => [
    ...waiting.byLabels,
    ...(minutes?.byLabels ?? []),
  ])
  return [...Map.groupBy(rows, ({ labels }) => labels.toLowerCase()).values()].map((all) => {
    const waited = all.filter((row) => 'queueSeconds' in row)
    // One row for each price.
    const paid = all.filter((row) => 'minutes' in row)
    const prices = paid.map(({ estimatedPriceUsd }) => estimatedPriceUsd)
    return {
      labels: all[0]?.labels ?? '',
      // Jobs whose labels are not known have minutes only.
      jobs: sum<Waiting | Cost>(waited.length > 0 ? waited : paid, ({ jobs }) => jobs),
      queueSeconds: sumKnown(waited.map(({ queueSeconds }) => queueSeconds)),
      longestQueueSeconds: max(waited, ({ longestQueueSeconds }) => longestQueueSeconds) ?? null,
      runningSeconds:
        sumKnown(waited.map(({ runningSeconds }) => runningSeconds)) ??
        sumKnown(paid.map(({ durationSeconds }) => durationSeconds)),
      minutes: sumKnown(paid.map(({ minutes }) => minutes)),
      price: prices.includes(null) ? null : sumKnown(prices),
    }
  })
}

/** Returns the runner minutes of all runs as a tile of the header; none if no job ran. */
export function minutesTiles(reports: readonly ReportJson[]) {
  const all = reports.flatMap(({ minutes }) => minutes ?? [])
  if (all.length === 0) return []
  const price = sumKnown(all.map(({ estimatedPriceUsd }) => estimatedPriceUsd))
  const isPartial = all.some(({ priceIncomplete }) => priceIncomplete)
  const minutes = countLabel(sum(all, ({ minutes }) => minutes))
  return [['Runner minutes', minutes, priceNote(price, isPartial)] as const]
}

function priceNote(price: number | null, isPartial: boolean): string {
  if (price === null) return 'price unknown'
  if (price === 0 && !isPartial) return 'free'
  return `about $${price.toFixed(2)}${isPartial ? ' or more' : ''} if billed`
}

/** Returns the sum of the known values; `null` if no value is known. */
function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : sum(known)
}
