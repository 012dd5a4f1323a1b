import type { CacheResult, LogFacts, StepFacts } from '../../model/log-facts.ts'
import type { EarlierRuns, History, JobComparison, SlowReason } from '../../model/report/history.ts'
import type { Job, Run } from '../../model/run.ts'
import type { Milliseconds } from '../../model/time.ts'
import { diffSteps } from './diff-steps.ts'
import { isSkipped } from '../jobs/state.ts'
import { reportJob } from '../jobs/job-report.ts'
import { nameSteps } from '../history/earlier-run.ts'

/** Maximum slower jobs whose logs are compared. */
const MAX_JOBS = 3

/** A slower job, and the same job in the earlier run nearest to the level it is compared with. */
interface SlowerJob {
  readonly comparison: JobComparison
  readonly run: Run
  readonly earlier: Job
}

/** Chooses the jobs that are slower by most, apart from the current one, which has no log yet. */
export function chooseSlowerJobs(history: History, { runs }: EarlierRuns): SlowerJob[] {
  return history.jobs
    .filter(({ slower, job }) => slower && job.job.state.kind === 'finished')
    .toSorted((a, b) => (b.delta ?? 0) - (a.delta ?? 0))
    .slice(0, MAX_JOBS)
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
        ({ name, kind }) => kind === 'job' && name === job.job.name,
      )
      if (nearest === undefined || same === undefined || another !== undefined) return []
      return [{ comparison, run: nearest.run, earlier: same }]
    })
}

/**
 * Returns what differs, the likeliest reason first. What one of the logs does not show is unknown and
 * therefore no difference.
 *
 * @param facts of the logs of both jobs; `undefined` for a log that was not read
 */
export function explainSlower(
  { comparison: { job, delta = 0 }, run, earlier }: SlowerJob,
  facts: { readonly now: LogFacts | undefined; readonly earlier: LogFacts | undefined },
): SlowReason[] {
  const before = reportJob(earlier, { run })
  const steps = diffSteps(before.steps, job.steps)
  const labels = ({ runner }: Job) => runner.labels.toSorted().join(', ') || undefined
  const { now, earlier: old } = facts
  return [
    ...(now === undefined || old === undefined ? [] : stepReasons(job, before, [now, old])),
    ...changed('labels', labels(job.job), labels(earlier)),
    ...changed('image', now?.image, old?.image),
    ...(now?.image === old?.image
      ? changed('image-version', now?.imageVersion, old?.imageVersion)
      : []),
    ...steps.added
      .filter(({ duration }) => duration !== undefined)
      .map(({ step }) => named('step-added', step.name)),
    ...steps.removed.map(({ step }) => named('step-removed', step.name)),
    ...skipReasons(job, before, delta),
    ...retryReasons(now?.retries, old?.retries),
    ...changed('runner-version', now?.runnerVersion, old?.runnerVersion),
    ...changed('region', now?.region, old?.region),
  ]
}

const NOTHING = { subject: undefined, now: undefined, earlier: undefined, bytes: undefined }

function changed(
  kind: SlowReason['kind'],
  now: string | undefined,
  earlier: string | undefined,
): SlowReason[] {
  if (now === undefined || earlier === undefined || now === earlier) return []
  return [{ ...NOTHING, kind, now, earlier }]
}

function named(kind: SlowReason['kind'], subject: string): SlowReason {
  return { ...NOTHING, kind, subject }
}

/** A step that runs now explains a slower job if it took this share of the difference. */
const MIN_STEP_SHARE = 0.1

/** Names the steps that both jobs have and one of them skipped, the longest that runs now first. */
function skipReasons(
  job: { readonly steps: Steps },
  before: { readonly steps: Steps },
  delta: Milliseconds,
): SlowReason[] {
  const earlier = nameSteps(before.steps)
  const pairs = [...nameSteps(job.steps)].flatMap(([key, now]) => {
    const old = earlier.get(key)
    const isPart = /^(?:Pre|Post) /.test(now.step.name)
    return old === undefined || isPart ? [] : [{ now, old }]
  })
  const ran = pairs.filter(
    ({ now, old }) =>
      isSkipped(old.step) &&
      !isSkipped(now.step) &&
      (now.duration ?? 0) >= Math.max(1, MIN_STEP_SHARE * delta),
  )
  const skipped = pairs.filter(
    ({ now, old }) => isSkipped(now.step) && old.duration !== undefined && !isSkipped(old.step),
  )
  return [
    ...ran
      .toSorted((a, b) => (b.now.duration ?? 0) - (a.now.duration ?? 0))
      .map(({ now }) => named('step-ran', now.step.name)),
    ...skipped.map(({ now }) => named('step-skipped', now.step.name)),
  ]
}

function retryReasons(now: number | undefined, earlier: number | undefined): SlowReason[] {
  if (now === undefined || earlier === undefined || now <= earlier) return []
  return [{ ...NOTHING, kind: 'retries', now: String(now), earlier: String(earlier) }]
}

type Steps = Parameters<typeof nameSteps>[0]

/** Compares the caches and tools of the steps that both jobs have. */
function stepReasons(
  job: { readonly steps: Steps },
  before: { readonly steps: Steps },
  [now, old]: readonly [LogFacts, LogFacts],
): SlowReason[] {
  const earlier = nameSteps(before.steps)
  return [...nameSteps(job.steps)].flatMap(([key, { step }]) => {
    const other = earlier.get(key)
    const own = now.steps.get(step.number)
    const theirs = other && old.steps.get(other.step.number)
    if (own === undefined || theirs === undefined) return []
    return [...cacheReasons(own, theirs, step.name), ...toolReasons(own, theirs)]
  })
}

function cacheReasons(now: StepFacts, earlier: StepFacts, stepName: string): SlowReason[] {
  // Otherwise it is unknown which of them are the same.
  if (now.caches.length !== earlier.caches.length) return []
  return now.caches.flatMap((cache, index): SlowReason[] => {
    const other = earlier.caches[index]
    if (other === undefined || !isWorse(cache, other)) return []
    const subject = keyOf(cache.key, other.key) ?? stepName
    return [
      { kind: 'cache', subject, now: cache.result, earlier: other.result, bytes: other.bytes },
    ]
  })
}

function isWorse({ result }: CacheResult, { result: earlier }: CacheResult): boolean {
  if (earlier === 'miss' || earlier === 'blocked') return false
  if (result === 'miss' || result === 'blocked') return true
  return result === 'partial' && earlier === 'hit'
}

/** Minimum characters of a common start that identify a cache. */
const MIN_COMMON = 3
const MAX_KEY = 60

/** Returns what two keys have in common, since they end with a hash of files. */
function keyOf(now: string | undefined, earlier: string | undefined): string | undefined {
  const key = now ?? earlier
  if (key === undefined || now === earlier || now === undefined || earlier === undefined)
    return key === undefined || key.length <= MAX_KEY ? key : `${key.slice(0, MAX_KEY)}…`
  let length = 0
  while (length < Math.min(now.length, MAX_KEY) && now[length] === earlier[length]) length += 1
  const common = now.slice(0, length)
  // A hash may begin like another one.
  const start = common.replace(/[0-9a-f]+$/i, '')
  return start.length < MIN_COMMON ? keyOf(now, undefined) : `${start}…`
}

function toolReasons(now: StepFacts, earlier: StepFacts): SlowReason[] {
  const wereInstalled =
    earlier.tools.length > 0 && earlier.tools.every(({ result }) => result === 'installed')
  const downloaded = now.tools.filter(({ result }) => result === 'downloaded')
  if (!wereInstalled || now.tools.length !== earlier.tools.length) return []
  return downloaded.map(({ name = 'a tool' }) => named('download', name))
}
