import type { JobReport } from '../../model/report/job-report.ts'
import { type Billing, PRICES, type Rate } from '../../model/report/minutes.ts'
import type { Runner } from '../../model/shapes/job.ts'
import type { LabelMinutes, Minutes } from '../../model/shapes/times.ts'
import { groupsOf, type Some } from '../../model/some.ts'
import { type Milliseconds, MINUTE } from '../../model/time.ts'
import { neverRan } from '../jobs/job-report.ts'
import { joinLabels, labelsKey } from '../jobs/runner-labels.ts'
import { sumKnown } from '../jobs/timing.ts'

/** The runner group of GitHub's standard runners. */
const STANDARD_GROUP = 'GitHub Actions'

/** GitHub adds this label to every self-hosted runner, except those of runner scale sets. */
const SELF_HOSTED = 'self-hosted'

/** Counts the runner minutes of the jobs that ran in this attempt; `undefined` if none is known to have run. */
export function countMinutes(jobs: readonly JobReport[], billing: Billing): Minutes | undefined {
  const ran = jobs.filter(({ job, carriedOver }) => !carriedOver && !neverRan(job))
  const timed = ran.flatMap((report) => billJob(report, billing))
  if (timed.length === 0) return undefined
  const byLabels = groupsOf(timed, ({ key, rate }) => `${key}\n${rate?.sku ?? ''}`)
    .map((kind) => labelMinutes(kind, billing))
    .toSorted((a, b) => b.minutes - a.minutes || (a.labels < b.labels ? -1 : 1))
  const prices = byLabels.map(({ estimatedPriceUsd }) => estimatedPriceUsd)
  return {
    byLabels,
    minutes: byLabels.reduce((sum, { minutes }) => sum + minutes, 0),
    estimatedPriceUsd: wholeTenths(sumKnown(prices)),
    priceIncomplete: prices.includes(undefined),
    prices: { since: PRICES.since, source: PRICES.source },
    visibility: billing.visibility,
    billable: billing.billable?.total,
    billedJobs: timed.filter(({ billed }) => billed).length,
    jobsUnfinished: ran.filter(({ job }) => job.state.kind !== 'finished').length,
  }
}

interface BilledJob {
  readonly key: string
  readonly labels: string
  readonly rate: Rate | undefined
  readonly selfHosted: boolean
  readonly running: Milliseconds
  readonly billed: boolean
}

function billJob({ job, duration }: JobReport, billing: Billing): BilledJob[] {
  // GitHub's value for a running job is no newer than ours.
  const finished = job.state.kind === 'finished'
  const billed = finished ? billing.billable?.jobs.get(job.id) : undefined
  const running = billed ?? duration
  if (running === undefined) return []
  return [
    {
      key: labelsKey(job.runner.labels),
      labels: joinLabels(job.runner.labels),
      rate: rateOf(job.runner, billing),
      selfHosted:
        !billing.hosted || job.runner.labels.some((label) => label.toLowerCase() === SELF_HOSTED),
      running,
      billed: billed !== undefined,
    },
  ]
}

/** Returns the rate of a standard runner: a job selects it by a single label, and it is in GitHub's group. */
function rateOf({ labels, group }: Runner, { hosted }: Billing): Rate | undefined {
  const [label, ...others] = labels
  const standard = hosted && others.length === 0 && (group ?? STANDARD_GROUP) === STANDARD_GROUP
  if (label === undefined || !standard) return undefined
  return PRICES.rates.find((rate) => rate.label.test(label.toLowerCase()))
}

function labelMinutes(kind: Some<BilledJob>, { visibility }: Billing): LabelMinutes {
  const minutes = kind.reduce((sum, { running }) => sum + billedMinutes(running), 0)
  const [{ labels, rate, selfHosted }] = kind
  const isPriced = rate !== undefined && visibility !== undefined
  const usd = visibility === 'public' ? 0 : minutes * (rate?.usdPerMinute ?? 0)
  return {
    labels,
    jobs: kind.length,
    duration: kind.reduce((sum, { running }) => sum + running, 0),
    minutes,
    selfHosted,
    sku: rate?.sku,
    estimatedPriceUsd: wholeTenths(isPriced ? usd : undefined),
  }
}

/** A job of 0 s by the API's clock is billed too. */
function billedMinutes(running: Milliseconds): number {
  return Math.max(1, Math.ceil(running / MINUTE))
}

/** Prices are in tenths of a cent, which their binary products and sums may miss by a little. */
function wholeTenths(usd: number | undefined): number | undefined {
  return usd === undefined ? undefined : Math.round(usd * 1_000) / 1_000
}
