import type { PathJob } from '../../model/report/critical-path.ts'
import type { JobGroup } from '../../model/report/group.ts'
import type { Minutes } from '../../model/report/minutes.ts'
import { PRICES } from '../../model/report/prices.ts'
import type { ExceededBudget } from '../../model/report/time-budget.ts'
import type { Waiting, WaitingTotals } from '../../model/report/waiting.ts'
import { toSeconds, toTime } from '../../render/text/units.ts'
import type {
  ExceededBudgetJson,
  GroupJson,
  MinutesJson,
  PathJobJson,
  WaitingJson,
} from '../shapes/times.ts'
import { jobRef } from './encode-job.ts'

export function encodePathJob(pathJob: PathJob): PathJobJson {
  const { job, heldBy, delay, blocked, potentialSaving } = pathJob
  return {
    ...jobRef(job),
    heldBy: heldBy ?? null,
    delaySeconds: toSeconds(delay),
    blockedSeconds: toSeconds(blocked),
    queueSeconds: toSeconds(job.queue),
    durationSeconds: toSeconds(job.duration),
    potentialSavingSeconds: toSeconds(potentialSaving),
  }
}

export function encodeWaiting({ total, byLabels, unstarted, peak }: Waiting): WaitingJson {
  return {
    ...encodeTotals(total),
    peakJobs: peak,
    unstarted: unstarted.map(({ job, waited, finished, heldBy }) => ({
      jobId: job.job.id,
      waitedSeconds: toSeconds(waited),
      finished,
      heldBy,
    })),
    byLabels: byLabels.map((label) => ({ labels: label.labels, ...encodeTotals(label) })),
  }
}

function encodeTotals(totals: WaitingTotals) {
  return {
    jobs: totals.jobs,
    blockedSeconds: toSeconds(totals.blocked),
    queueSeconds: toSeconds(totals.queue),
    longestQueueSeconds: toSeconds(totals.longestQueue),
    runningSeconds: toSeconds(totals.running),
  }
}

export function encodeGroup(group: JobGroup): GroupJson {
  return {
    kind: group.kind,
    name: group.name,
    jobIds: group.jobs.map(({ job }) => job.id),
    counts: Object.fromEntries(group.byConclusion),
    readyAt: toTime(group.readyAt),
    completedAt: toTime(group.endedAt),
    minSeconds: toSeconds(group.durations?.min),
    medianSeconds: toSeconds(group.durations?.median),
    maxSeconds: toSeconds(group.durations?.max),
    worstJobId: group.worst.job.id,
  }
}

export function encodeBudget({ budget, overruns }: ExceededBudget): ExceededBudgetJson {
  return {
    budget: budget.line,
    limitSeconds: toSeconds(budget.limit),
    overruns: overruns.map(({ name, url, duration }) => ({
      name,
      url,
      durationSeconds: toSeconds(duration),
    })),
  }
}

export function encodeMinutes(minutes: Minutes): MinutesJson {
  return {
    minutes: minutes.minutes,
    estimatedPriceUsd: minutes.price ?? null,
    priceIncomplete: minutes.partial,
    prices: { since: PRICES.since, source: PRICES.source },
    visibility: minutes.visibility ?? null,
    billableSeconds: toSeconds(minutes.billable),
    billedJobs: minutes.billedJobs,
    jobsUnfinished: minutes.unfinished,
    byLabels: minutes.byLabels.map((row) => ({
      labels: row.labels,
      jobs: row.jobs,
      durationSeconds: toSeconds(row.running),
      minutes: row.minutes,
      selfHosted: row.selfHosted,
      sku: row.sku ?? null,
      estimatedPriceUsd: row.price ?? null,
    })),
  }
}
