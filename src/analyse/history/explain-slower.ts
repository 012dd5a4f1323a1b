import {
  type CacheResult,
  IMAGE,
  IMAGE_VERSION,
  type LogFacts,
  type LogFactsOf,
  RUNNER,
} from '../../model/logged/log-facts.ts'
import type { Comparison, EarlierRuns, History, JobComparison } from '../../model/report/history.ts'
import type { SlowReason } from '../../model/shapes/comparisons.ts'
import type { JobReport, StepReport } from '../../model/report/job-report.ts'
import type { Job, Run } from '../../model/run.ts'
import { reportJob } from '../jobs/job-report.ts'
import { compareVersions } from './changed-versions.ts'
import { nameSteps, versionlessName } from './earlier-runs.ts'

/** Maximum slower jobs whose logs are compared. */
export const MAX_SLOWER_JOBS = 3

/** A slower job, and the same job in the earlier run nearest to the level it is compared with. */
interface SlowerJob {
  readonly comparison: JobComparison
  readonly run: Run
  readonly earlier: Job
}

/** Chooses the jobs that are slower by most, apart from the current one, which has no log yet. */
export function chooseSlowerJobs(history: History, { runs }: EarlierRuns): SlowerJob[] {
  return history.jobs
    .filter(({ slower, job }) => slower && job.listed.state.kind === 'finished')
    .toSorted((a, b) => (b.delta ?? 0) - (a.delta ?? 0))
    .slice(0, MAX_SLOWER_JOBS)
    .flatMap((comparison) => {
      const { baseline, earlier, job } = comparison
      const distance = (index: number) => Math.abs((earlier[index] ?? Infinity) - baseline.median)
      const [nearest] = runs
        .map((run, index) => ({ run, distance: distance(index) }))
        .filter((one) => Number.isFinite(one.distance))
        // Of equal ones the newest.
        .toReversed()
        .toSorted((a, b) => a.distance - b.distance)
      // Of two jobs of one name, it is unknown which is the same.
      const [same, another] = (nearest?.run.jobs ?? []).filter(
        ({ name, kind }) => kind === 'job' && name === job.listed.name,
      )
      if (nearest === undefined || same === undefined || another !== undefined) return []
      return [{ comparison, run: nearest.run, earlier: same }]
    })
}

/**
 * Adds to a comparison what differs between the slower jobs and an earlier run of each.
 *
 * @param logFacts what the logs of jobs say, by job id
 */
export function explainSlowerJobs(
  history: History | undefined,
  earlierRuns: EarlierRuns | undefined,
  logFacts: LogFactsOf = new Map(),
): History | undefined {
  if (history === undefined || earlierRuns === undefined) return history
  const found = new Map<Comparison, JobComparison>(
    chooseSlowerJobs(history, earlierRuns).flatMap((slower) => {
      const { comparison, run: of, earlier } = slower
      const facts = {
        now: logFacts.get(comparison.job.listed.id),
        earlier: logFacts.get(earlier.id),
      }
      const reasons = explainSlower(slower, facts)
      const run = history.runs.find(({ id }) => id === of.id)
      if (run === undefined || reasons.length === 0) return []
      return [[comparison, { ...comparison, slow: { run, reasons } }]]
    }),
  )
  const jobs = history.jobs.map((comparison) => found.get(comparison) ?? comparison)
  const causes = history.causes.map((cause) => ({
    ...cause,
    comparison: found.get(cause.comparison) ?? cause.comparison,
  }))
  return { ...history, jobs, causes }
}

/** Facts of the logs of a slower job and of the earlier one; `undefined` for a log that was not read. */
type LogFactsPair = Readonly<Record<'now' | 'earlier', LogFacts | undefined>>

interface FactDifference extends LogFactsPair {
  readonly job: JobReport
  readonly before: JobReport
}

/** Returns what differs, the likeliest reason first. What a log does not show is unknown, and so no difference. */
export function explainSlower(
  { comparison: { job }, run, earlier }: SlowerJob,
  facts: LogFactsPair,
): SlowReason[] {
  const difference = { job, before: reportJob(earlier, { run }), ...facts }
  return Object.values(REASONS).flatMap((reasonsIn) => reasonsIn(difference))
}

/** Things that can differ, the likeliest reason first. */
const REASONS: Readonly<Record<SlowReason['kind'], (difference: FactDifference) => SlowReason[]>> =
  {
    cache: cacheReasons,
    labels: labelReasons,
    image: (difference) => machineReasons(difference, [IMAGE]),
    version: (difference) => machineReasons(difference, [IMAGE_VERSION, RUNNER]),
    'step-added': ({ job, before }) =>
      stepsOnlyIn(job.steps, before.steps)
        .filter(({ duration }) => duration !== undefined)
        .map(({ step }) => named('step-added', step.name)),
    'step-removed': ({ job, before }) =>
      stepsOnlyIn(before.steps, job.steps).map(({ step }) => named('step-removed', step.name)),
  }

function labelReasons({ job, before }: FactDifference): SlowReason[] {
  const [now, earlier] = [job, before].map(({ listed: job }) =>
    job.runner.labels.toSorted().join(', '),
  )
  return !now || !earlier || now === earlier
    ? []
    : [{ ...NO_DETAILS, kind: 'labels', now, earlier }]
}

/** Returns what differs of the machine, by these names. */
function machineReasons(
  { now, earlier }: FactDifference,
  machine: readonly string[],
): SlowReason[] {
  return compareVersions(now, earlier).changes.flatMap(({ named, now: is, earlier: was }) =>
    named
      .filter(({ name }) => machine.includes(name))
      .map(({ name }) => ({
        ...NO_DETAILS,
        ...(name === IMAGE ? { kind: 'image' } : { kind: 'version', subject: name }),
        now: is,
        earlier: was,
      })),
  )
}

const NO_DETAILS = { subject: undefined, now: undefined, earlier: undefined, bytes: undefined }

function named(kind: SlowReason['kind'], subject: string): SlowReason {
  return { ...NO_DETAILS, kind, subject }
}

/** A step of an action that the runner adds to a step of the workflow file, unless this step was skipped. */
const OF_ACTION = /^(?:Pre|Post) (.+)$/

/**
 * Lists the steps that the other job lacks by name, whatever the version of their action. If GitHub lists no
 * steps of one of the jobs, it is unknown which those are.
 */
function stepsOnlyIn(
  steps: readonly StepReport[],
  others: readonly StepReport[],
): readonly StepReport[] {
  if (steps.length === 0 || others.length === 0) return []
  const nameOf = ({ step }: StepReport) => versionlessName(step.name)
  const named = Map.groupBy(steps, nameOf)
  const known = Map.groupBy(others, nameOf)
  return [...named].flatMap(([name, all]) => {
    const [, main = ''] = OF_ACTION.exec(name) ?? []
    return named.has(main) ? [] : all.slice(known.get(name)?.length ?? 0)
  })
}

/** Names the caches of the steps that both jobs have, if both logs say what they restored. */
function cacheReasons({ job, before, ...logs }: FactDifference): SlowReason[] {
  const known = nameSteps(before.steps)
  return [...nameSteps(job.steps)].flatMap(([key, { step }]) => {
    const caches = logs.now?.caches.get(step.number) ?? []
    const others = logs.earlier?.caches.get(known.get(key)?.step.number ?? NaN) ?? []
    // Otherwise it is unknown which of them are the same.
    if (caches.length !== others.length) return []
    return caches.flatMap((cache, index): SlowReason[] => {
      const { key, result, bytes } = others[index] ?? cache
      if (!isWorse(cache, result)) return []
      const subject = sharedKey(cache.key, key) ?? step.name
      return [{ kind: 'cache', subject, now: cache.result, earlier: result, bytes }]
    })
  })
}

function isWorse({ result }: CacheResult, earlier: CacheResult['result']): boolean {
  if (earlier === 'miss' || earlier === 'blocked') return false
  if (result === 'miss' || result === 'blocked') return true
  return result === 'partial' && earlier === 'hit'
}

/** Minimum characters of a common start that identify a cache. */
const MIN_COMMON = 3
const MAX_KEY = 60

/** Returns what two keys have in common, since they end with a hash of files. */
function sharedKey(now: string | undefined, earlier: string | undefined): string | undefined {
  const key = now ?? earlier
  if (key === undefined || now === earlier || now === undefined || earlier === undefined)
    return key === undefined || key.length <= MAX_KEY ? key : `${key.slice(0, MAX_KEY)}…`
  let length = 0
  while (length < Math.min(now.length, MAX_KEY) && now[length] === earlier[length]) length += 1
  const common = now.slice(0, length)
  // A hash may begin like another one.
  const start = common.replace(/(?<![0-9a-f])[0-9a-f]+$/i, '')
  return start.length < MIN_COMMON ? sharedKey(now, undefined) : `${start}…`
}
