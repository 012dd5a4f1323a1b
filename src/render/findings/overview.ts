import type { AnyReport } from '../../model/report/any-report.ts'
import type { FlakyJob } from '../../model/report/attempts.ts'
import type { Comparison, JobComparison } from '../../model/report/history.ts'
import type { Report } from '../../model/report/report.ts'
import { branchName } from '../../model/run.ts'
import { sortBy } from '../../model/some.ts'
import { type Inline, jobLabel, jobName } from '../text/inline.ts'
import { attemptList, conclusionCounts, labelOf } from '../text/labels.ts'
import {
  enumerate,
  formatDuration,
  formatInstant,
  joinTexts,
  plural,
  textsIn,
} from '../text/units.ts'
import { shownOverruns } from '../text/budgets.ts'
import { silentSkips } from '../text/skips.ts'
import { longWaits, slowerQueues } from '../text/waits.ts'
import type { ListItem } from './section.ts'
import type { SlowReason } from '../../model/shapes/comparisons.ts'
import { MAX_ERROR_LENGTH, messageText } from './cause-text.ts'
import { runRef } from './evidence.ts'

/** The lines below a headline. */
export interface Overview {
  /** Origin of the run or commit. */
  readonly origin: readonly string[]
  readonly totals: readonly string[]
  /** What a run that passed waited for, for long. */
  readonly waits: readonly string[]
  /** Advice about the failures; empty if there is nothing to say. */
  readonly advice: readonly string[]
  /** Things that exceeded their budgets, in one line; empty if nothing did. */
  readonly overBudget: readonly string[]
  /** Other things that are worth a look: slow, flaky or uncovered jobs. */
  readonly lines: readonly ListItem[]
}

/** Says nothing. */
export const NO_OVERVIEW: Overview = {
  origin: [],
  totals: [],
  waits: [],
  advice: [],
  overBudget: [],
  lines: [],
}

/** Lists the jobs of a run that are worth a look. */
export function jobLines(report: Report, inline: Inline): readonly ListItem[] {
  return [
    ...slowerJobs(report, inline),
    ...flakyJobs(report, inline).map((text) => ({ icon: 'action_required', text })),
    ...silentSkips(report, inline),
    ...unneeded(report, inline),
  ]
}

const MAX_UNNEEDED = 10

/** Names the jobs that a gate on `needs` does not cover. */
function unneeded({ unneeded: jobs }: Report, inline: Inline): string[] {
  if (jobs.length === 0) return []
  const names = jobs.map(({ listed: job }) => jobLabel(job, inline))
  return [`Not in ${inline.code('needs')}: ${enumerate(names, MAX_UNNEEDED)}`]
}

const MAX_FLAKY = 5

/** Lists where the run came from: its number, event, pull request, branch, commit and actor. */
export function originOf({ run }: Report, { text, code, link }: Inline): string[] {
  const { actor, pullRequest } = run
  const branch = branchName(run)
  const repositoryUrl = `${new URL(run.url).origin}/${run.repository}`
  const number = run.number === undefined ? `run ${run.id}` : `run ${text(`#${run.number}`)}`
  const { attempt = 1 } = run
  const isNamed = run.event === 'pull_request' && pullRequest !== undefined
  const commitUrl = (commit: string) =>
    `${repositoryUrl}/commit/${encodeURIComponent(commit.toWellFormed())}`
  return textsIn([
    link(number, run.url) + (attempt > 1 ? `, attempt ${attempt}` : ''),
    run.event !== undefined && !isNamed && text(labelOf(run.event)),
    pullRequest !== undefined &&
      link(`pull request ${text(`#${pullRequest}`)}`, `${repositoryUrl}/pull/${pullRequest}`),
    branch !== undefined && code(branch),
    run.commit !== undefined && link(code(run.commit.slice(0, 7)), commitUrl(run.commit)),
    actor !== undefined && `by ${text(actor)}`,
  ])
}

/** Lists when a run started and when the report was made. */
export function describeTimes(report: AnyReport): string[] {
  const { startedAt } = report.kind === 'run' ? report.run : {}
  return textsIn([
    startedAt !== undefined && `started ${formatInstant(startedAt)}`,
    `report of ${formatInstant(report.madeAt)}`,
  ])
}

/** Lists the totals: `13 jobs: 10 passed, 3 failed`, or `13 jobs passed`. */
export function totalsOf(report: Report, { text, strong }: Inline): string[] {
  const { jobs, totals } = report
  // The job that reports counts only if it is alone.
  const isReporting = jobs?.some(({ current, outcome }) => current && outcome === undefined)
  const isOmitted = isReporting && totals.jobsTotal > 1
  const total = totals.jobsTotal - (isOmitted ? 1 : 0)
  const all = `${strong(plural(total, 'job'))}${isOmitted ? ' and this one' : ''}`
  const counts = countsOf(report)
  const havePassed = counts === conclusionCounts([['success', total]])
  return textsIn([
    jobs === undefined
      ? 'jobs unknown'
      : havePassed
        ? `${strong(plural(total, 'job'))} passed${isOmitted ? ', this one runs' : ''}`
        : counts === ''
          ? all
          : `${all}: ${text(counts)}`,
    totals.checks.length > 0 && text(`check runs: ${conclusionCounts(totals.checks)}`),
  ])
}

function countsOf({ jobs = [], totals }: Report): string {
  const forgiven = jobs.filter((job) => job.forgiven).length
  const counts = [
    conclusionCounts(totals.byConclusion),
    totals.jobsUnfinished > 0 && `${totals.jobsUnfinished} unfinished`,
    forgiven > 0 && `${forgiven} of them forgiven`,
  ]
  return joinTexts(counts, ', ')
}

/** Names the jobs that took or queued clearly longer than in earlier runs, most changed first. */
function slowerJobs(report: Report, inline: Inline): string[] {
  const { jobs = [] } = report.history ?? {}
  // The lines on waits and on budgets say it of the others.
  const waiting = longWaits(report).flatMap(({ job, heldBy }) =>
    heldBy === 'runner' ? job.listed.id : [],
  )
  const queues = slowerQueues(report).filter(({ job }) => !waiting.includes(job.listed.id))
  const overrun = shownOverruns(report, inline).map(({ overrun: { url } }) => url)
  const slower = jobs.filter(({ job }) => !overrun.includes(job.listed.url))
  return [
    ...slowerLine('Slower than usual', slower, inline),
    ...slowerLine('Queued longer than usual', queues, inline),
    ...slowReasons(jobs, inline),
  ]
}

function slowerLine(
  label: string,
  compared: readonly (Comparison & Pick<JobComparison, 'job'>)[],
  inline: Inline,
): string[] {
  const slower = compared.filter((one) => one.slower)
  const named = sortBy(slower, ({ delta = 0 }) => -delta).map(({ job, value, baseline }) => {
    const median = formatDuration(baseline.median)
    return `${jobName(job.listed, inline)} ${formatDuration(value)} instead of ${median}`
  })
  return named.length === 0 ? [] : [`${label}: ${enumerate(named)}`]
}

/** Names the flaky jobs, with the attempts in which they failed and passed, and what failed in the first. */
export function flakyJobs({ attempts }: Report, inline: Inline): string[] {
  const [first, ...others] = attempts?.flaky ?? []
  if (first === undefined) return []
  const nameFlaky = ({ job, failedIn, passedIn }: FlakyJob) => {
    const failed = failedIn.length === 0 ? 'an earlier attempt' : attemptList(failedIn)
    return `${jobName(job.listed, inline)} (failed in ${failed}, passed in attempt ${passedIn})`
  }
  const why = messageText(
    { message: first.message, isMessageCertain: first.messageCertain },
    inline.isWhole ? Infinity : MAX_ERROR_LENGTH,
  )
  const names = others.map(nameFlaky)
  if (why === '') return [`Flaky: ${enumerate([nameFlaky(first), ...names], MAX_FLAKY)}`]
  const what = `${nameFlaky(first)}: ${inline.text(why)}`
  return [`Flaky: ${joinTexts([what, names.length > 0 && enumerate(names, MAX_FLAKY - 1)], '; ')}`]
}

const MAX_REASONS = 5
const MEBIBYTE = 1_048_576

/**
 * Says for each slower job what differs from an earlier run of it:
 * `Unlike in #126, test: cache cargo-… missed (before: hit, 118 MiB); image 20260901 → 20260908`.
 */
export function slowReasons(jobs: readonly JobComparison[], inline: Inline): string[] {
  return jobs.flatMap(({ job, slow }) => {
    if (slow === undefined || slow.reasons.length === 0) return []
    const { number: runNumber, id: runId, url } = slow.run
    const run = runRef({ runNumber, runId, url }, inline)
    const reasons = slow.reasons.map((reason) => reasonText(reason, inline))
    const rest = reasons.length - MAX_REASONS
    const shown = [...reasons.slice(0, MAX_REASONS), rest > 0 && `${rest} more`]
    return `Unlike in ${run}, ${jobName(job.listed, inline)}: ${joinTexts(shown, '; ')}`
  })
}

const RESULTS: ReadonlyMap<string, string> = new Map([
  ['miss', 'missed'],
  ['partial', 'restored only by a restore key'],
  ['blocked', 'not read, since cache-mode does not permit it'],
])

function reasonText(
  { kind, subject = '', now = '', earlier = '', bytes }: SlowReason,
  inline: Inline,
): string {
  const { text, code } = inline
  const change = `${text(earlier)} → ${text(now)}`
  switch (kind) {
    case 'cache': {
      const size = bytes !== undefined && `${Math.ceil(bytes / MEBIBYTE)} MiB`
      const before = joinTexts([text(earlier), size], ', ')
      return `cache ${code(subject)} ${RESULTS.get(now) ?? text(now)} (before: ${before})`
    }
    case 'image':
      return `image ${change}`
    case 'version':
      return `${text(subject)} ${change}`
    case 'labels':
      return `runner labels ${change}`
    case 'step-added':
      return `step ${code(subject)} added`
    case 'step-removed':
      return `step ${code(subject)} removed`
  }
}
